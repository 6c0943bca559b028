/* Dates of which only a part may be known, of the Gregorian or the Vietnamese
 * lunar calendar: how they are stored, read aloud and when they come round.
 * What people type is read in hoso-partial-date-parse.c.
 *
 * The stored text is ISO 8601 where everything is known, and follows vCard 4
 * (RFC 6350, 4.3.1) where it is not: "1990-03-05", "1990-03", "1990",
 * "--03-05", "--03".  An "L" behind it says lunar, "L+" in the leap month of
 * that number.  Text that begins with a year sorts by time, and behind text
 * without one, which sorts by month and day.  Values, thread-safe.
 */

#include "hoso-partial-date.h"

#include "hoso-format.h"
#include "hoso-lunar.h"
#include "hoso-time.h"

#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2200
#define LEAP_YEAR 2000 /* a day and a month may be February 29 */

/* Whether @date is one that the functions here make: its parts are in range and
 * belong together. */
gboolean
hoso_partial_date_is_valid (const HosoPartialDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  if ((date->year != 0 && (date->year < FIRST_YEAR || date->year > LAST_YEAR)) ||
      date->month < 0 || date->month > 12 || date->day < 0 || (date->leap && !date->lunar) ||
      (date->leap && date->month == 0))
    return FALSE;

  if (date->month == 0)
    return date->day == 0 && date->year != 0;
  if (date->day == 0)
    return TRUE;
  if (date->lunar)
    return date->day <= 30;

  return hoso_date_is_valid (date->year != 0 ? date->year : LEAP_YEAR, date->month, date->day);
}

/* The text that is stored for a valid @date.  Free with g_free(). */
char *
hoso_partial_date_to_text (const HosoPartialDate *date)
{
  GString *text;

  g_return_val_if_fail (date != NULL && hoso_partial_date_is_valid (date), NULL);

  text = g_string_sized_new (16);

  if (date->year != 0)
    g_string_append_printf (text, "%04d", date->year);
  else
    g_string_append_c (text, '-');
  if (date->month != 0)
    g_string_append_printf (text, "-%02d", date->month);
  if (date->day != 0)
    g_string_append_printf (text, "-%02d", date->day);
  if (date->lunar)
    g_string_append (text, date->leap ? "L+" : "L");

  return g_string_free (text, FALSE);
}

/* Exactly @n digits at *@p, stepped over; 0 if they are not there. */
static int
take_digits (const char **p, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return 0;
      value = value * 10 + ((*p)[i] - '0');
    }

  *p += n;

  return value;
}

static gboolean
take (const char **p, char ch)
{
  if (**p != ch)
    return FALSE;

  (*p)++;

  return TRUE;
}

/* Reads exactly what hoso_partial_date_to_text() writes.  FALSE leaves @date
 * alone. */
gboolean
hoso_partial_date_from_text (const char *text, HosoPartialDate *date)
{
  HosoPartialDate read = { 0 };
  const char *p = text;

  g_return_val_if_fail (date != NULL, FALSE);

  if (p == NULL)
    return FALSE;

  if (!take (&p, '-') && (read.year = take_digits (&p, 4)) == 0)
    return FALSE;
  if (take (&p, '-') && (read.month = take_digits (&p, 2)) == 0)
    return FALSE;
  if (read.month != 0 && take (&p, '-') && (read.day = take_digits (&p, 2)) == 0)
    return FALSE;

  read.lunar = take (&p, 'L');
  read.leap = read.lunar && take (&p, '+');
  if (*p != '\0' || !hoso_partial_date_is_valid (&read))
    return FALSE;

  *date = read;

  return TRUE;
}

static char *
format_vietnamese (const HosoPartialDate *date)
{
  GString *text = g_string_sized_new (48);

  if (date->day != 0)
    g_string_append_printf (text, "%02d/", date->day);
  if (date->month != 0)
    g_string_append_printf (text, "%s%02d", date->day != 0 ? "" : "tháng ", date->month);
  if (date->year != 0)
    g_string_append_printf (text, "%s%d", date->month != 0 ? "/" : "năm ", date->year);
  if (date->lunar)
    g_string_append (text, date->leap ? " (âm lịch, tháng nhuận)" : " (âm lịch)");

  return g_string_free (text, FALSE);
}

static char *
format_english_lunar (const HosoPartialDate *date)
{
  GString *text = g_string_sized_new (48);

  if (date->month == 0)
    g_string_append (text, "lunar year");
  if (date->day != 0)
    g_string_append_printf (text, "day %d of ", date->day);
  if (date->month != 0)
    g_string_append_printf (text, "%slunar month %d", date->leap ? "leap " : "", date->month);
  if (date->year != 0)
    g_string_append_printf (text, "%s%d", date->month != 0 ? ", " : " ", date->year);

  return g_string_free (text, FALSE);
}

static char *
format_english (const HosoPartialDate *date)
{
  static const char *const names[] = { "January", "February", "March", "April",
                                       "May", "June", "July", "August",
                                       "September", "October", "November", "December" };

  if (date->lunar)
    return format_english_lunar (date);
  if (date->month == 0)
    return g_strdup_printf ("%d", date->year);
  if (date->year == 0 && date->day == 0)
    return g_strdup (names[date->month - 1]);
  if (date->year == 0)
    return g_strdup_printf ("%s %d", names[date->month - 1], date->day);
  if (date->day == 0)
    return g_strdup_printf ("%s %d", names[date->month - 1], date->year);

  return g_strdup_printf ("%.3s %d, %d", names[date->month - 1], date->day, date->year);
}

/* A valid @date as people write it in @language, "vi" or "en"; NULL is the
 * interface's.  hoso_partial_date_parse() understands it.  Free with g_free(). */
char *
hoso_partial_date_format (const HosoPartialDate *date, const char *language)
{
  g_return_val_if_fail (date != NULL && hoso_partial_date_is_valid (date), NULL);

  if (language == NULL)
    language = hoso_format_get_language ();

  return g_str_has_prefix (language, "vi") ? format_vietnamese (date) : format_english (date);
}

static HosoLunarDate
get_lunar (const HosoPartialDate *date)
{
  HosoLunarDate lunar = {
    .year = date->year,
    .month = date->month,
    .day = date->day,
    .leap = date->leap,
  };

  return lunar;
}

/* The day of a date of which all is known.  A lunar day that its year did not
 * have is taken as hoso_lunar_anniversary() takes it.  FALSE leaves @days
 * alone: a part is not known, or the lunar year is not computed. */
gboolean
hoso_partial_date_to_days (const HosoPartialDate *date, gint64 *days)
{
  HosoLunarDate lunar;

  g_return_val_if_fail (date != NULL && days != NULL, FALSE);

  if (date->year == 0 || date->day == 0)
    return FALSE;

  if (!date->lunar)
    {
      *days = hoso_days_from_civil (date->year, date->month, date->day);
      return TRUE;
    }

  lunar = get_lunar (date);

  return hoso_lunar_anniversary (&lunar, date->year, days);
}

/* The first day on or after @from on which the month and day of @date come
 * round: February 29 on the 28th where there is none, lunar days as
 * hoso_lunar_anniversary() says.  FALSE leaves @days alone: the month or the
 * day is not known, or @from is outside the lunar years that are computed. */
gboolean
hoso_partial_date_next (const HosoPartialDate *date, gint64 from, gint64 *days)
{
  HosoLunarDate lunar;
  int year, month, day;

  g_return_val_if_fail (date != NULL && days != NULL, FALSE);

  if (date->day == 0)
    return FALSE;

  lunar = get_lunar (date);
  if (date->lunar)
    return hoso_lunar_next_anniversary (&lunar, from, days);

  hoso_civil_from_days (from, &year, &month, &day);
  for (;; year++)
    {
      gboolean exists = hoso_date_is_valid (year, date->month, date->day);
      gint64 kept = hoso_days_from_civil (year, date->month, exists ? date->day : 28);

      if (kept >= from)
        {
          *days = kept;
          return TRUE;
        }
    }
}

/* How old someone born on @date is on a day: whole years where the month and
 * day are known, else the difference of the years.  -1 if the year is not
 * known or still to come. */
int
hoso_partial_date_get_age (const HosoPartialDate *date, gint64 on)
{
  HosoLunarDate lunar;
  int year, month, day;
  gboolean early;

  g_return_val_if_fail (date != NULL, -1);

  if (date->year == 0)
    return -1;

  hoso_civil_from_days (on, &year, &month, &day);
  if (date->lunar && hoso_lunar_from_days (on, &lunar))
    {
      year = lunar.year;
      month = lunar.month;
      day = lunar.day;
    }

  early = date->day != 0 && (month < date->month || (month == date->month && day < date->day));

  return MAX (year - date->year - early, -1);
}

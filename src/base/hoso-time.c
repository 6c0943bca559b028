/* Calendar and wall-clock arithmetic without time zones of the system.
 *
 * Days are counted in the proleptic Gregorian calendar from 1970-01-01.
 * Values, thread-safe; strings belong to the caller.
 */

#include "hoso-time.h"

#include <string.h>

#define SECONDS_PER_DAY 86400
#define DAYS_PER_ERA 146097  /* 400 years */
#define DAYS_TO_EPOCH 719468 /* from 0000-03-01 to 1970-01-01 */
#define MAX_OFFSET (14 * 60)

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value / by - (value % by < 0);
}

/* Whether there is such a day in the years 1 to 9999. */
gboolean
hoso_date_is_valid (int year, int month, int day)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return FALSE;

  return day <= lengths[month - 1] + (month == 2 && leap);
}

/* Days from 1970-01-01 to a day, which must be one.  Years are counted from
 * March, so that the leap day is the last of its year, within eras of 400 years
 * (H. Hinnant, “chrono-Compatible Low-Level Date Algorithms”). */
gint64
hoso_days_from_civil (int year, int month, int day)
{
  gint64 y = (gint64)year - (month <= 2);
  gint64 era = floor_divide (y, 400);
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - DAYS_TO_EPOCH;
}

/* The inverse of hoso_days_from_civil(). */
void
hoso_civil_from_days (gint64 days, int *year, int *month, int *day)
{
  gint64 shifted = days + DAYS_TO_EPOCH;
  gint64 era = floor_divide (shifted, DAYS_PER_ERA);
  gint64 doe = shifted - era * DAYS_PER_ERA; /* day of the era */
  gint64 yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  gint64 doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  gint64 march = (5 * doy + 2) / 153; /* month from March, from 0 */

  g_return_if_fail (year != NULL && month != NULL && day != NULL);

  *day = (int)(doy - (153 * march + 2) / 5 + 1);
  *month = (int)(march < 10 ? march + 3 : march - 9);
  *year = (int)(yoe + era * 400 + (*month <= 2));
}

/* Sets a wall-clock time without a zone.  A @second of -1 makes it precise to
 * the minute, an @hour of -1 to the day.  FALSE leaves @time alone: there is no
 * such time. */
gboolean
hoso_time_set (HosoTime *time, int year, int month, int day, int hour, int minute, int second)
{
  HosoPrecision precision = HOSO_PRECISION_SECOND;

  g_return_val_if_fail (time != NULL, FALSE);

  if (hour == -1)
    {
      precision = HOSO_PRECISION_DAY;
      hour = minute = second = 0;
    }
  else if (second == -1)
    {
      precision = HOSO_PRECISION_MINUTE;
      second = 0;
    }

  if (!hoso_date_is_valid (year, month, day) || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  time->local = hoso_days_from_civil (year, month, day) * SECONDS_PER_DAY +
                hour * 3600 + minute * 60 + second;
  time->offset = HOSO_TIME_NO_ZONE;
  time->precision = precision;

  return TRUE;
}

/* Less than, equal to or greater than 0 as @a is before, with or after @b:
 * by the instant if both have a zone, else by the clock on the wall. */
int
hoso_time_compare (const HosoTime *a, const HosoTime *b)
{
  gint64 left;
  gint64 right;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  left = a->local;
  right = b->local;

  if (a->offset != HOSO_TIME_NO_ZONE && b->offset != HOSO_TIME_NO_ZONE)
    {
      left -= (gint64)a->offset * 60;
      right -= (gint64)b->offset * 60;
    }

  return (left > right) - (left < right);
}

/* Days since 1970-01-01, by the clock and the zone of this computer. */
gint
hoso_time_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return (gint)hoso_days_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                     g_date_time_get_day_of_month (now));
}

/* "2019-03-22" of the day counted from 1970-01-01.  Free with g_free(). */
char *
hoso_time_dup_day (gint day)
{
  HosoTime time = { (gint64)day * SECONDS_PER_DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_time_dup_iso8601 (&time);
}

/* "2019-03-22", "2019-03-22T20:23" or "2019-03-22T20:23:17" by its precision,
 * a time with "+01:00" behind it if the zone is known.  Free with g_free(). */
char *
hoso_time_dup_iso8601 (const HosoTime *time)
{
  GString *text;
  gint64 days;
  int seconds;
  int year;
  int month;
  int day;

  g_return_val_if_fail (time != NULL, NULL);

  days = floor_divide (time->local, SECONDS_PER_DAY);
  seconds = (int)(time->local - days * SECONDS_PER_DAY);
  hoso_civil_from_days (days, &year, &month, &day);

  text = g_string_sized_new (32);
  g_string_append_printf (text, "%04d-%02d-%02d", year, month, day);

  if (time->precision == HOSO_PRECISION_DAY)
    return g_string_free (text, FALSE);

  g_string_append_printf (text, "T%02d:%02d", seconds / 3600, seconds / 60 % 60);
  if (time->precision == HOSO_PRECISION_SECOND)
    g_string_append_printf (text, ":%02d", seconds % 60);

  if (time->offset != HOSO_TIME_NO_ZONE)
    {
      int minutes = ABS (time->offset);

      g_string_append_printf (text, "%c%02d:%02d", time->offset < 0 ? '-' : '+',
                              minutes / 60, minutes % 60);
    }

  return g_string_free (text, FALSE);
}

/* Reads exactly @n digits at *@p and steps over them. */
static gboolean
read_number (const char **p, guint n, int *number)
{
  int value = 0;

  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      value = value * 10 + (**p - '0');
    }

  *number = value;

  return TRUE;
}

static gboolean
read_char (const char **p, const char *set)
{
  if (**p == '\0' || strchr (set, **p) == NULL)
    return FALSE;

  (*p)++;

  return TRUE;
}

/* "Z", "+06:00", "+0600" or "+06" up to the end of the text. */
static gboolean
read_offset (const char *p, int *offset)
{
  gboolean west = *p == '-';
  int hours;
  int minutes = 0;

  if (read_char (&p, "Zz"))
    {
      *offset = 0;
      return *p == '\0';
    }

  if (!read_char (&p, "+-") || !read_number (&p, 2, &hours))
    return FALSE;

  if (*p != '\0')
    {
      read_char (&p, ":");
      if (!read_number (&p, 2, &minutes) || minutes > 59 || *p != '\0')
        return FALSE;
    }

  *offset = (hours * 60 + minutes) * (west ? -1 : 1);

  return hours * 60 + minutes <= MAX_OFFSET;
}

/* Reads what hoso_time_dup_iso8601() writes, and a blank for the "T", fractions
 * of a second (cut off) and "Z".  FALSE leaves @time alone. */
gboolean
hoso_time_from_iso8601 (const char *text, HosoTime *time)
{
  const char *p = text;
  int year, month, day;
  int hour = -1;
  int minute = -1;
  int second = -1;
  int offset = HOSO_TIME_NO_ZONE;
  HosoTime read;

  g_return_val_if_fail (time != NULL, FALSE);

  if (p == NULL || !read_number (&p, 4, &year) || !read_char (&p, "-") ||
      !read_number (&p, 2, &month) || !read_char (&p, "-") || !read_number (&p, 2, &day))
    return FALSE;

  if (*p != '\0')
    {
      if (!read_char (&p, "Tt ") || !read_number (&p, 2, &hour) || !read_char (&p, ":") ||
          !read_number (&p, 2, &minute))
        return FALSE;

      if (read_char (&p, ":"))
        {
          if (!read_number (&p, 2, &second))
            return FALSE;
          if (read_char (&p, ".,"))
            p += strspn (p, "0123456789");
        }

      if (*p != '\0' && !read_offset (p, &offset))
        return FALSE;
    }

  if (!hoso_time_set (&read, year, month, day, hour, minute, second))
    return FALSE;

  read.offset = offset;
  *time = read;

  return TRUE;
}

/* "dmy", "mdy" or "ymd", in any case; FALSE leaves @order alone. */
gboolean
hoso_date_order_from_name (const char *name, HosoDateOrder *order)
{
  static const struct
  {
    const char *name;
    HosoDateOrder order;
  } orders[] = {
    { "dmy", HOSO_DATE_ORDER_DMY },
    { "mdy", HOSO_DATE_ORDER_MDY },
    { "ymd", HOSO_DATE_ORDER_YMD },
  };

  g_return_val_if_fail (order != NULL, FALSE);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (orders); i++)
    {
      if (g_ascii_strcasecmp (name, orders[i].name) == 0)
        {
          *order = orders[i].order;
          return TRUE;
        }
    }

  return FALSE;
}

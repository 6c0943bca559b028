/* Numbers, money and dates through ICU, which brings its own data: the
 * system's locales do not matter.  Opening a formatter takes 2 to 12 µs, and a
 * heat map asks for a thousand numbers, so each thread keeps those for numbers
 * and shares.  Thread-safe; every result belongs to the caller.
 */

#include "hoso-format.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* The largest double has 309 digits and 102 points between them. */
#define MAX_TEXT 512
#define DAY (24 * 60 * 60)
#define MAX_DECIMALS 15

typedef UNumberFormat *Number;
typedef UDateFormat *Date;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Number, unum_close, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Date, udat_close, NULL)

/* Of the languages that Hoso speaks, the first that the user asked for with
 * LANGUAGE, LC_ALL, LC_MESSAGES or LANG; English if none.  Static. */
const char *
hoso_format_get_language (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], "vi") == 0)
        return "vi";
      if (strcmp (names[i], "en") == 0 || strcmp (names[i], "C") == 0)
        return "en";
    }

  return "en";
}

static gboolean
is_vietnamese (const char *language)
{
  if (language == NULL)
    language = hoso_format_get_language ();

  return g_str_has_prefix (language, "vi");
}

static const char *
get_locale (const char *language)
{
  return is_vietnamese (language) ? "vi" : "en";
}

static char *
dup_utf8 (const UChar *wide, int32_t length, UErrorCode status)
{
  char text[MAX_TEXT * 3 + 1] = "";

  if (U_SUCCESS (status))
    u_strToUTF8 (text, sizeof text, NULL, wide, length, &status);

  return g_strdup (U_SUCCESS (status) ? text : "");
}

typedef struct
{
  UNumberFormat *formats[2][2]; /* of numbers and of shares, in English and Vietnamese */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < 2; k++)
      if (kept->formats[i][k] != NULL)
        unum_close (kept->formats[i][k]);
  g_free (kept);
}

/* Of this thread; borrowed.  NULL where ICU has none. */
static UNumberFormat *
get_format (UNumberFormatStyle style, const char *language)
{
  static GPrivate threads = G_PRIVATE_INIT (kept_free);
  Kept *kept = g_private_get (&threads);
  UNumberFormat **format;
  UErrorCode status = U_ZERO_ERROR;

  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      g_private_set (&threads, kept);
    }
  format = &kept->formats[style == UNUM_PERCENT][is_vietnamese (language)];
  if (*format == NULL)
    *format = unum_open (style, NULL, 0, get_locale (language), NULL, &status);
  return U_SUCCESS (status) ? *format : NULL;
}

/* "1.250.000" or "1,250,000".  @language is "vi" or "en", here and below; NULL
 * is the interface's. */
char *
hoso_format_integer (gint64 value, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_TEXT];
  int32_t length;
  UNumberFormat *format = get_format (UNUM_DECIMAL, language);

  if (format == NULL)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, 0);
  length = unum_formatInt64 (format, value, wide, MAX_TEXT, NULL, &status);

  return dup_utf8 (wide, length, status);
}

static char *
format_double (UNumberFormatStyle style, double value, int decimals, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_TEXT];
  int32_t length;
  UNumberFormat *format = get_format (style, language);

  if (format == NULL)
    return g_strdup ("");

  decimals = CLAMP (decimals, 0, MAX_DECIMALS);
  unum_setAttribute (format, UNUM_MIN_FRACTION_DIGITS, decimals);
  unum_setAttribute (format, UNUM_MAX_FRACTION_DIGITS, decimals);
  unum_setAttribute (format, UNUM_ROUNDING_MODE, UNUM_ROUND_HALFUP);
  length = unum_formatDouble (format, value, wide, MAX_TEXT, NULL, &status);

  return dup_utf8 (wide, length, status);
}

/* "18,65" or "18.65", always with @decimals digits behind the point, halves
 * rounded away from zero. */
char *
hoso_format_number (double value, int decimals, const char *language)
{
  return format_double (UNUM_DECIMAL, value, decimals, language);
}

/* A share of 1 as "18,6%" or "18.6%". */
char *
hoso_format_percent (double fraction, int decimals, const char *language)
{
  return format_double (UNUM_PERCENT, fraction, decimals, language);
}

/* @minor in units of @currency as a plain decimal number: "-12.50". */
static char *
dup_amount (gint64 minor, int32_t digits)
{
  guint64 size = minor < 0 ? -(guint64)minor : (guint64)minor;
  const char *sign = minor < 0 ? "-" : "";
  guint64 unit = 1;

  for (int32_t i = 0; i < digits; i++)
    unit *= 10;

  if (digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, size);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                          sign, size / unit, (int)digits, size % unit);
}

/* An amount in minor units of the ISO 4217 @currency, as "1.250.000 ₫" (with a
 * no-break space) or "₫1,250,000"; without a sign if @currency is no code. */
char *
hoso_format_money (gint64 minor, const char *currency, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_TEXT];
  UChar code[4] = { 0 };
  g_autofree char *amount = NULL;
  int32_t length;
  g_auto (Number) format = NULL;

  if (currency == NULL || strspn (currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3 ||
      currency[3] != '\0')
    return hoso_format_integer (minor, language);

  u_charsToUChars (currency, code, 3);
  format = unum_open (UNUM_CURRENCY, NULL, 0, get_locale (language), NULL, &status);
  if (U_FAILURE (status))
    return g_strdup ("");

  unum_setTextAttribute (format, UNUM_CURRENCY_CODE, code, 3, &status);
  amount = dup_amount (minor, ucurr_getDefaultFractionDigits (code, &status));
  length = unum_formatDecimal (format, amount, -1, wide, MAX_TEXT, NULL, &status);

  return dup_utf8 (wide, length, status);
}

/* The wall-clock time as @pattern says, read as if it were UTC. */
static char *
format_time (const HosoTime *time, const char *pattern, const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[MAX_TEXT];
  UChar wide_pattern[32];
  UChar utc[] = { 'U', 'T', 'C', 0 };
  int32_t length;
  g_auto (Date) format = NULL;

  u_uastrncpy (wide_pattern, pattern, G_N_ELEMENTS (wide_pattern));
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, get_locale (language),
                      utc, -1, wide_pattern, -1, &status);
  if (U_FAILURE (status))
    return g_strdup ("");

  length = udat_format (format, (UDate)time->local * 1000, wide, MAX_TEXT, NULL, &status);

  return dup_utf8 (wide, length, status);
}

/* "22/03/2019" or "Mar 22, 2019", as the clock on the wall said. */
char *
hoso_format_date (const HosoTime *time, const char *language)
{
  g_return_val_if_fail (time != NULL, NULL);

  return format_time (time, is_vietnamese (language) ? "dd/MM/yyyy" : "MMM d, y", language);
}

/* "22 tháng 3 năm 2019" or "March 22, 2019". */
char *
hoso_format_long_date (const HosoTime *time, const char *language)
{
  g_return_val_if_fail (time != NULL, NULL);

  if (is_vietnamese (language))
    {
      int year;
      int month;
      int day;

      hoso_civil_from_days (time->local / DAY - (time->local % DAY < 0), &year, &month, &day);
      return g_strdup_printf ("%d tháng %d năm %d", day, month, year);
    }
  return format_time (time, "MMMM d, y", language);
}

/* "Tháng 3, 2019" or "March 2019". */
char *
hoso_format_month (const HosoTime *time, const char *language)
{
  int year;
  int month;
  int day;

  g_return_val_if_fail (time != NULL, NULL);

  if (!is_vietnamese (language))
    return format_time (time, "MMMM y", language);
  hoso_civil_from_days (time->local / DAY - (time->local % DAY < 0), &year, &month, &day);
  return g_strdup_printf ("Tháng %d, %d", month, year);
}

/* "22/03/2019 20:23" or "Mar 22, 2019, 8:23 PM"; the date alone where nothing
 * finer is known. */
char *
hoso_format_date_time (const HosoTime *time, const char *language)
{
  g_return_val_if_fail (time != NULL, NULL);

  if (time->precision == HOSO_PRECISION_DAY)
    return hoso_format_date (time, language);

  return format_time (time,
                      is_vietnamese (language) ? "dd/MM/yyyy HH:mm" : "MMM d, y, h:mm a",
                      language);
}

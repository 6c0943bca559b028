/* Numbers and dates of both languages, whatever the locale of the system. */

#include <locale.h>
#include <math.h>

#include "hoso-format.h"

#define NBSP "\u00A0"

/* Takes @text. */
static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_integer (void)
{
  assert_text (hoso_format_integer (0, "vi"), "0");
  assert_text (hoso_format_integer (52836, "vi"), "52.836");
  assert_text (hoso_format_integer (52836, "en"), "52,836");
  assert_text (hoso_format_integer (-1000, "vi"), "-1.000");
  assert_text (hoso_format_integer (G_MININT64, "en"), "-9,223,372,036,854,775,808");
}

static void
test_number (void)
{
  assert_text (hoso_format_number (1234.5, 2, "vi"), "1.234,50");
  assert_text (hoso_format_number (1234.5, 2, "en"), "1,234.50");
  assert_text (hoso_format_number (2.5, 0, "en"), "3");
  assert_text (hoso_format_number (0.125, -5, "en"), "0");
  assert_text (hoso_format_number (0.125, 1000, "vi"), "0,125000000000000");
  assert_text (hoso_format_number (NAN, 1, "vi"), "NaN");
  assert_text (hoso_format_number (INFINITY, 1, "en"), "∞");
}

static void
test_huge (void)
{
  g_autofree char *text = hoso_format_number (1e308, 15, "vi");

  g_assert_true (g_str_has_prefix (text, "100.000.000."));
  g_assert_true (g_str_has_suffix (text, ".000,000000000000000"));
}

static void
test_percent (void)
{
  assert_text (hoso_format_percent (0.186, 1, "vi"), "18,6%");
  assert_text (hoso_format_percent (0.186, 1, "en"), "18.6%");
  assert_text (hoso_format_percent (1, 0, "vi"), "100%");
}

static void
test_money (void)
{
  assert_text (hoso_format_money (1250000, "VND", "vi"), "1.250.000" NBSP "₫");
  assert_text (hoso_format_money (1250000, "VND", "en"), "₫1,250,000");
  assert_text (hoso_format_money (125050, "USD", "en"), "$1,250.50");
  assert_text (hoso_format_money (-5, "USD", "en"), "-$0.05");
  assert_text (hoso_format_money (G_MININT64, "VND", "en"), "-₫9,223,372,036,854,775,808");
  assert_text (hoso_format_money (1250000, NULL, "vi"), "1.250.000");
  assert_text (hoso_format_money (1250000, "đồng", "vi"), "1.250.000");
  assert_text (hoso_format_money (1250000, "", "en"), "1,250,000");
}

static void
test_dates (void)
{
  HosoTime time;

  g_assert_true (hoso_time_from_iso8601 ("2019-03-22T20:23:17+01:00", &time));
  assert_text (hoso_format_date (&time, "vi"), "22/03/2019");
  assert_text (hoso_format_date (&time, "en"), "Mar 22, 2019");
  assert_text (hoso_format_date_time (&time, "vi"), "22/03/2019 20:23");
  assert_text (hoso_format_date_time (&time, "en"), "Mar 22, 2019, 8:23 PM");

  assert_text (hoso_format_long_date (&time, "vi"), "22 tháng 3 năm 2019");
  assert_text (hoso_format_long_date (&time, "en"), "March 22, 2019");

  g_assert_true (hoso_time_from_iso8601 ("2019-03-02", &time));
  assert_text (hoso_format_date_time (&time, "vi"), "02/03/2019");
  assert_text (hoso_format_date_time (&time, "en"), "Mar 2, 2019");

  g_assert_true (hoso_time_from_iso8601 ("1969-12-31T23:59", &time));
  assert_text (hoso_format_date_time (&time, "vi"), "31/12/1969 23:59");
  assert_text (hoso_format_long_date (&time, "vi"), "31 tháng 12 năm 1969");
  assert_text (hoso_format_month (&time, "vi"), "Tháng 12, 1969");
  assert_text (hoso_format_month (&time, "en"), "December 1969");
}

/* Runs under the locale "C" of a process that has set none. */
static void
test_without_locale (void)
{
  g_assert_cmpstr (setlocale (LC_ALL, "C"), ==, "C");
  test_integer ();
  test_number ();
  test_money ();
  test_dates ();
}

static void
test_language (void)
{
  g_setenv ("LANGUAGE", "vi", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "vi");
  assert_text (hoso_format_integer (1000, NULL), "1.000");

  g_setenv ("LANGUAGE", "vi_VN:en", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "vi");

  g_setenv ("LANGUAGE", "en_GB:vi", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "en");
  assert_text (hoso_format_integer (1000, NULL), "1,000");

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "en");

  g_unsetenv ("LANGUAGE");
  g_setenv ("LC_ALL", "C", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "en");

  g_setenv ("LC_ALL", "vi_VN.UTF-8", TRUE);
  g_assert_cmpstr (hoso_format_get_language (), ==, "vi");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/format/integer", test_integer);
  g_test_add_func ("/format/number", test_number);
  g_test_add_func ("/format/huge", test_huge);
  g_test_add_func ("/format/percent", test_percent);
  g_test_add_func ("/format/money", test_money);
  g_test_add_func ("/format/dates", test_dates);
  g_test_add_func ("/format/without-locale", test_without_locale);
  g_test_add_func ("/format/language", test_language);

  return g_test_run ();
}

/* The calendar against GLib's, and ISO 8601 there and back. */

#include "hoso-time.h"

static void
test_calendar (void)
{
  gint64 days = hoso_days_from_civil (1, 1, 1);

  g_assert_cmpint (hoso_days_from_civil (1970, 1, 1), ==, 0);
  g_assert_cmpint (hoso_days_from_civil (2000, 3, 1), ==, 11017);

  /* Every fifth day of some 7,000 years against GLib's calendar. */
  for (guint32 julian = 1; julian < 2600000; julian += 5)
    {
      GDate date;
      int year, month, day;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, julian);
      hoso_civil_from_days (days + julian - 1, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int)g_date_get_month (&date));
      g_assert_cmpint (day, ==, g_date_get_day (&date));
      g_assert_cmpint (hoso_days_from_civil (year, month, day), ==, days + julian - 1);
    }
}

static void
test_validity (void)
{
  g_assert_true (hoso_date_is_valid (2024, 2, 29));
  g_assert_true (hoso_date_is_valid (2000, 2, 29));
  g_assert_true (hoso_date_is_valid (9999, 12, 31));
  g_assert_false (hoso_date_is_valid (2023, 2, 29));
  g_assert_false (hoso_date_is_valid (1900, 2, 29));
  g_assert_false (hoso_date_is_valid (2024, 4, 31));
  g_assert_false (hoso_date_is_valid (2024, 13, 1));
  g_assert_false (hoso_date_is_valid (2024, 0, 1));
  g_assert_false (hoso_date_is_valid (2024, 1, 0));
  g_assert_false (hoso_date_is_valid (0, 1, 1));
  g_assert_false (hoso_date_is_valid (10000, 1, 1));
  g_assert_false (hoso_date_is_valid (G_MININT, G_MAXINT, G_MININT));
}

static void
test_set (void)
{
  HosoTime time = { 5, 6, HOSO_PRECISION_DAY };

  g_assert_false (hoso_time_set (&time, 2024, 1, 1, 24, 0, 0));
  g_assert_false (hoso_time_set (&time, 2024, 1, 1, 0, 60, 0));
  g_assert_false (hoso_time_set (&time, 2024, 1, 1, 0, 0, 60));
  g_assert_false (hoso_time_set (&time, 2024, 1, 1, 0, -1, 0));
  g_assert_cmpint (time.local, ==, 5);

  g_assert_true (hoso_time_set (&time, 1969, 12, 31, 23, 59, 58));
  g_assert_cmpint (time.local, ==, -2);
  g_assert_cmpint (time.offset, ==, HOSO_TIME_NO_ZONE);
  g_assert_cmpint (time.precision, ==, HOSO_PRECISION_SECOND);

  g_assert_true (hoso_time_set (&time, 1970, 1, 2, 1, 0, -1));
  g_assert_cmpint (time.local, ==, 90000);
  g_assert_cmpint (time.precision, ==, HOSO_PRECISION_MINUTE);

  g_assert_true (hoso_time_set (&time, 1970, 1, 2, -1, -1, -1));
  g_assert_cmpint (time.local, ==, 86400);
  g_assert_cmpint (time.precision, ==, HOSO_PRECISION_DAY);
}

static void
test_iso8601 (void)
{
  const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "2025-07-31T11:59:45+06:00", "2025-07-31T11:59:45+06:00" },
    { "2019-03-22T03:07:45+01:00", "2019-03-22T03:07:45+01:00" },
    { "2019-03-22T03:07:45-03:30", "2019-03-22T03:07:45-03:30" },
    { "2019-03-22T03:07:45Z", "2019-03-22T03:07:45+00:00" },
    { "2019-03-22 03:07:45.999+0530", "2019-03-22T03:07:45+05:30" },
    { "2019-03-22T03:07:45-08", "2019-03-22T03:07:45-08:00" },
    { "2019-03-22T03:07:45", "2019-03-22T03:07:45" },
    { "2019-03-22T03:07", "2019-03-22T03:07" },
    { "2019-03-22T03:07+07:00", "2019-03-22T03:07+07:00" },
    { "2019-03-22", "2019-03-22" },
    { "0001-01-01T00:00:00", "0001-01-01T00:00:00" },
    { "9999-12-31T23:59:59", "9999-12-31T23:59:59" },
    { "1969-12-31T23:59:59", "1969-12-31T23:59:59" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HosoTime time;
      g_autofree char *written = NULL;

      g_assert_true (hoso_time_from_iso8601 (cases[i].text, &time));
      written = hoso_time_dup_iso8601 (&time);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_no_iso8601 (void)
{
  const char *const texts[] = {
    NULL,
    "",
    "2019",
    "2019-03",
    "2019-3-22",
    "22/03/2019",
    "2019-02-29",
    "2019-03-22T",
    "2019-03-22T03",
    "2019-03-22T24:00",
    "2019-03-22T03:07:",
    "2019-03-22T03:07:45+",
    "2019-03-22T03:07:45+15:00",
    "2019-03-22T03:07:45+06:60",
    "2019-03-22T03:07:45+06:00x",
    "2019-03-22T03:07:45 CET",
    "2019-03-22Z",
    "２０１９-03-22",
    "\xFF\xFF",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      HosoTime time = { 5, 6, HOSO_PRECISION_DAY };

      g_assert_false (hoso_time_from_iso8601 (texts[i], &time));
      g_assert_cmpint (time.local, ==, 5);
    }
}

static int
compare (const char *a, const char *b)
{
  HosoTime left;
  HosoTime right;

  g_assert_true (hoso_time_from_iso8601 (a, &left));
  g_assert_true (hoso_time_from_iso8601 (b, &right));
  g_assert_cmpint (hoso_time_compare (&left, &right), ==, -hoso_time_compare (&right, &left));

  return hoso_time_compare (&left, &right);
}

static void
test_compare (void)
{
  g_assert_cmpint (compare ("2019-03-22T03:00", "2019-03-22T04:00"), <, 0);
  g_assert_cmpint (compare ("2019-03-22T03:00+01:00", "2019-03-22T04:00+02:00"), ==, 0);
  g_assert_cmpint (compare ("2019-03-22T03:00+01:00", "2019-03-22T03:30+02:00"), >, 0);
  g_assert_cmpint (compare ("2019-03-22T03:00+01:00", "2019-03-22T03:30"), <, 0);
  g_assert_cmpint (compare ("2019-03-22", "2019-03-22T00:00:00"), ==, 0);
}

static void
test_date_order (void)
{
  HosoDateOrder order = HOSO_DATE_ORDER_UNKNOWN;

  g_assert_false (hoso_date_order_from_name (NULL, &order));
  g_assert_false (hoso_date_order_from_name ("", &order));
  g_assert_false (hoso_date_order_from_name ("dm", &order));
  g_assert_cmpint (order, ==, HOSO_DATE_ORDER_UNKNOWN);
  g_assert_true (hoso_date_order_from_name ("dmy", &order));
  g_assert_cmpint (order, ==, HOSO_DATE_ORDER_DMY);
  g_assert_true (hoso_date_order_from_name ("MDY", &order));
  g_assert_cmpint (order, ==, HOSO_DATE_ORDER_MDY);
  g_assert_true (hoso_date_order_from_name ("ymd", &order));
  g_assert_cmpint (order, ==, HOSO_DATE_ORDER_YMD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/calendar", test_calendar);
  g_test_add_func ("/time/validity", test_validity);
  g_test_add_func ("/time/set", test_set);
  g_test_add_func ("/time/iso8601", test_iso8601);
  g_test_add_func ("/time/no-iso8601", test_no_iso8601);
  g_test_add_func ("/time/compare", test_compare);
  g_test_add_func ("/time/date-order", test_date_order);

  return g_test_run ();
}

/* Periods of the calendar: by hand from a calendar. */

#include "hoso-config.h"

#include "hoso-period.h"

#include "hoso-time.h"

static gint
day (const char *text)
{
  HosoTime time;

  g_assert_true (hoso_time_from_iso8601 (text, &time));
  return (gint)(time.local / 86400);
}

static void
assert_span (HosoDayRange span, const char *expected)
{
  g_autofree char *from = hoso_time_dup_day (span.from);
  g_autofree char *to = hoso_time_dup_day (span.to);
  g_autofree char *text = g_strdup_printf ("%s %s", from, to);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_periods (void)
{
  static const struct
  {
    const char *key;
    const char *as_of;
    const char *now;
    const char *before;
    const char *year;
  } cases[] = {
    { "month", "2026-05-20", "2026-05-01 2026-05-20", "2026-04-01 2026-04-20",
      "2025-05-01 2025-05-20" },
    /* The end of a month is compared with the end of the other. */
    { "month", "2026-04-30", "2026-04-01 2026-04-30", "2026-03-01 2026-03-31",
      "2025-04-01 2025-04-30" },
    { "month", "2026-03-30", "2026-03-01 2026-03-30", "2026-02-01 2026-02-28",
      "2025-03-01 2025-03-30" },
    { "month", "2024-02-29", "2024-02-01 2024-02-29", "2024-01-01 2024-01-31",
      "2023-02-01 2023-02-28" },
    { "month", "2025-02-28", "2025-02-01 2025-02-28", "2025-01-01 2025-01-31",
      "2024-02-01 2024-02-29" },
    { "month", "2026-01-05", "2026-01-01 2026-01-05", "2025-12-01 2025-12-05",
      "2025-01-01 2025-01-05" },
    { "quarter", "2026-02-28", "2026-01-01 2026-02-28", "2025-10-01 2025-11-30",
      "2025-01-01 2025-02-28" },
    { "year", "2026-08-07", "2026-01-01 2026-08-07", "2025-01-01 2025-08-07",
      "2025-01-01 2025-08-07" },
    { "30-days", "2026-03-10", "2026-02-09 2026-03-10", "2026-01-10 2026-02-08",
      "2025-02-09 2025-03-10" },
    { "last-month", "2026-03-10", "2026-02-01 2026-02-28", "2026-01-01 2026-01-31",
      "2025-02-01 2025-02-28" },
    { "last-quarter", "2026-03-10", "2025-10-01 2025-12-31", "2025-07-01 2025-09-30",
      "2024-10-01 2024-12-31" },
    { "last-year", "2025-03-10", "2024-01-01 2024-12-31", "2023-01-01 2023-12-31",
      "2023-01-01 2023-12-31" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HosoPeriod period;
      HosoDayRange now;

      g_assert_true (hoso_period_from_key (cases[i].key, &period));
      g_assert_cmpstr (hoso_period_get_key (period), ==, cases[i].key);
      now = hoso_period_find (period, day (cases[i].as_of));
      assert_span (now, cases[i].now);
      assert_span (hoso_period_before (period, now), cases[i].before);
      assert_span (hoso_period_year_before (period, now), cases[i].year);
    }
}

static void
test_none (void)
{
  HosoPeriod period = HOSO_PERIOD_YEAR;

  g_assert_false (hoso_period_from_key ("week", &period));
  g_assert_false (hoso_period_from_key (NULL, &period));
  g_assert_cmpint (period, ==, HOSO_PERIOD_YEAR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/periods", test_periods);
  g_test_add_func ("/period/none", test_none);
  return g_test_run ();
}

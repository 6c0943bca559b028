/* The Vietnamese lunar calendar against published calendars, and every day of
 * two centuries there and back. */

#include "hoso-lunar.h"
#include "hoso-time.h"

static gint64
civil (int year, int month, int day)
{
  return hoso_days_from_civil (year, month, day);
}

static void
assert_day (gint64 days, int year, int month, int day)
{
  int y, m, d;

  hoso_civil_from_days (days, &y, &m, &d);
  g_assert_cmpint (y, ==, year);
  g_assert_cmpint (m, ==, month);
  g_assert_cmpint (d, ==, day);
}

static gint64
kept (int day, int month, gboolean leap, int year)
{
  HosoLunarDate born = { .day = day, .month = month, .leap = leap };
  gint64 days = 0;

  g_assert_true (hoso_lunar_anniversary (&born, year, &days));

  return days;
}

/* January and February days of Tết as printed in Vietnamese calendars (the
 * tables of Hồ Ngọc Đức, University of Leipzig; 1985, 2007 and 2030 are not the
 * Chinese days). */
static void
test_tet (void)
{
  static const struct
  {
    int month;
    int day;
  } tet[] = {
    { 1, 31 },
    { 2, 18 },
    { 2, 7 },
    { 1, 28 },
    { 2, 16 },
    { 2, 5 },
    { 1, 25 },
    { 2, 13 },
    { 2, 2 },
    { 1, 21 },
    { 2, 9 },
    { 1, 29 },
    { 2, 17 },
    { 2, 6 },
    { 1, 27 },
    { 2, 15 },
    { 2, 4 },
    { 1, 23 },
    { 2, 10 },
    { 1, 31 },
    { 2, 19 },
    { 2, 7 },
    { 1, 28 },
    { 2, 16 },
    { 2, 5 },
    { 1, 24 },
    { 2, 12 },
    { 2, 1 },
    { 1, 22 },
    { 2, 9 },
    { 1, 29 },
    { 2, 17 },
    { 2, 7 },
    { 1, 26 },
    { 2, 14 },
    { 2, 3 },
    { 1, 23 },
    { 2, 10 },
    { 1, 31 },
    { 2, 19 },
    { 2, 8 },
    { 1, 28 },
    { 2, 16 },
    { 2, 5 },
    { 1, 25 },
    { 2, 12 },
    { 2, 1 },
    { 1, 22 },
    { 2, 10 },
    { 1, 29 },
    { 2, 17 },
    { 2, 6 },
    { 1, 26 },
    { 2, 13 },
    { 2, 2 },
    { 1, 23 },
    { 2, 11 },
    { 1, 31 },
    { 2, 19 },
    { 2, 8 },
    { 1, 28 },
    { 2, 15 },
    { 2, 4 },
    { 1, 24 },
    { 2, 12 },
    { 2, 1 },
    { 1, 22 },
    { 2, 10 },
    { 1, 30 },
    { 2, 17 },
    { 2, 6 },
    { 1, 26 },
    { 2, 14 },
    { 2, 2 },
    { 1, 23 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tet); i++)
    {
      HosoLunarDate first = { .year = 1976 + (int)i, .month = 1, .day = 1 };
      HosoLunarDate eve;
      gint64 days;

      g_assert_true (hoso_lunar_to_days (&first, &days));
      assert_day (days, first.year, tet[i].month, tet[i].day);

      g_assert_true (hoso_lunar_from_days (days - 1, &eve));
      g_assert_cmpint (eve.year, ==, first.year - 1);
      g_assert_cmpint (eve.month, ==, 12);
      g_assert_cmpint (eve.day, >=, 29);
    }
}

/* The same tables: the leap month of each year from 1976, 0 where none. */
static void
test_leap_months (void)
{
  static const int months[] = {
    8,
    0,
    0,
    6,
    0,
    0,
    4,
    0,
    0,
    2,
    0,
    7,
    0,
    0,
    5,
    0,
    0,
    3,
    0,
    8,
    0,
    0,
    5,
    0,
    0,
    4,
    0,
    0,
    2,
    0,
    7,
    0,
    0,
    5,
    0,
    0,
    4,
    0,
    9,
    0,
    0,
    6,
    0,
    0,
    4,
    0,
    0,
    2,
    0,
    6,
    0,
    0,
    5,
    0,
    0,
    3,
    0,
    11,
    0,
    0,
    6,
    0,
    0,
    5,
    0,
    0,
    2,
    0,
    7,
    0,
    0,
    5,
    0,
    0,
    3,
  };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      int year = 1976 + (int)i;

      g_assert_cmpint (hoso_lunar_get_leap_month (year), ==, months[i]);
      for (int month = 1; month <= 12; month++)
        {
          int length = hoso_lunar_get_month_length (year, month, TRUE);

          g_assert_cmpint (length != 0, ==, month == months[i]);
          length = hoso_lunar_get_month_length (year, month, FALSE);
          g_assert_true (length == 29 || length == 30);
        }
    }
}

/* Days that people know: the mid-autumn festival of 2024, Hùng Kings' day of
 * 2025, the first day of the leap sixth month of 2025. */
static void
test_known_days (void)
{
  static const struct
  {
    HosoLunarDate lunar;
    int year, month, day;
  } known[] = {
    { { 2024, 8, 15, FALSE }, 2024, 9, 17 },
    { { 2025, 3, 10, FALSE }, 2025, 4, 7 },
    { { 2025, 6, 1, TRUE }, 2025, 7, 25 },
    { { 2025, 12, 29, FALSE }, 2026, 2, 16 },
    { { 2033, 11, 1, TRUE }, 2033, 12, 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      HosoLunarDate lunar;
      gint64 days;

      g_assert_true (hoso_lunar_to_days (&known[i].lunar, &days));
      assert_day (days, known[i].year, known[i].month, known[i].day);
      g_assert_true (hoso_lunar_from_days (days, &lunar));
      g_assert_cmpint (lunar.month, ==, known[i].lunar.month);
      g_assert_cmpint (lunar.leap, ==, known[i].lunar.leap);
    }
}

/* Each day follows the one before, and goes back to itself. */
static void
test_every_day (void)
{
  gint64 last = civil (2101, 1, 1);
  HosoLunarDate before = { 0 };

  for (gint64 days = civil (1900, 2, 1); days < last; days++)
    {
      HosoLunarDate lunar;
      gint64 back;

      g_assert_true (hoso_lunar_from_days (days, &lunar));
      g_assert_true (hoso_lunar_to_days (&lunar, &back));
      g_assert_cmpint (back, ==, days);

      if (before.day != 0 && lunar.day != 1)
        g_assert_cmpint (lunar.day, ==, before.day + 1);
      else if (before.day != 0 && lunar.month != before.month)
        g_assert_cmpint (lunar.month, ==, before.month % 12 + 1);
      else if (before.day != 0)
        g_assert_true (lunar.leap && !before.leap);

      before = lunar;
    }
}

static void
test_limits (void)
{
  HosoLunarDate lunar = { .year = 2025, .month = 4, .day = 1, .leap = TRUE };
  gint64 days = 7;

  g_assert_false (hoso_lunar_to_days (&lunar, &days));
  lunar = (HosoLunarDate){ 2025, 13, 1, FALSE };
  g_assert_false (hoso_lunar_to_days (&lunar, &days));
  lunar = (HosoLunarDate){ 2025, 12, 30, FALSE };
  g_assert_false (hoso_lunar_to_days (&lunar, &days));
  lunar = (HosoLunarDate){ 1899, 1, 1, FALSE };
  g_assert_false (hoso_lunar_to_days (&lunar, &days));
  g_assert_cmpint (days, ==, 7);

  g_assert_false (hoso_lunar_from_days (civil (1900, 1, 30), &lunar));
  g_assert_true (hoso_lunar_from_days (civil (1900, 1, 31), &lunar));
  g_assert_false (hoso_lunar_from_days (civil (1, 1, 1), &lunar));
  g_assert_false (hoso_lunar_from_days (civil (9999, 1, 1), &lunar));
}

static void
test_birthdays (void)
{
  HosoLunarDate born = { .month = 6, .day = 10, .leap = TRUE };
  gint64 days;

  /* Born in a leap sixth month: 2025 has one, 2026 has not. */
  assert_day (kept (10, 6, TRUE, 2025), 2025, 8, 3);
  g_assert_cmpint (kept (10, 6, TRUE, 2026), ==, kept (10, 6, FALSE, 2026));
  assert_day (kept (10, 6, FALSE, 2025), 2025, 7, 4);

  /* Month 12 of 2025 has 29 days, so that the 30th is the eve of Tết 2026;
   * month 12 of 2023 has 30. */
  assert_day (kept (30, 12, FALSE, 2025), 2026, 2, 16);
  assert_day (kept (30, 12, FALSE, 2023), 2024, 2, 9);

  g_assert_true (hoso_lunar_next_anniversary (&born, civil (2025, 8, 3), &days));
  assert_day (days, 2025, 8, 3);
  g_assert_true (hoso_lunar_next_anniversary (&born, civil (2025, 8, 4), &days));
  g_assert_cmpint (days, ==, kept (10, 6, FALSE, 2026));

  /* Past New Year of the sun, before that of the moon. */
  born = (HosoLunarDate){ .month = 12, .day = 23 };
  g_assert_true (hoso_lunar_next_anniversary (&born, civil (2026, 1, 15), &days));
  assert_day (days, 2026, 2, 10);

  born.day = 31;
  g_assert_false (hoso_lunar_next_anniversary (&born, civil (2026, 1, 15), &days));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lunar/tet", test_tet);
  g_test_add_func ("/lunar/leap-months", test_leap_months);
  g_test_add_func ("/lunar/known-days", test_known_days);
  g_test_add_func ("/lunar/every-day", test_every_day);
  g_test_add_func ("/lunar/limits", test_limits);
  g_test_add_func ("/lunar/birthdays", test_birthdays);

  return g_test_run ();
}

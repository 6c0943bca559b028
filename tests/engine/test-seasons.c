/* Seasons of the customers of a workspace, and as a reason of “Today”. */

#include "hoso-config.h"

#include "hoso-lunar.h"
#include "hoso-seasons.h"
#include "hoso-time.h"
#include "hoso-today.h"
#include "shop-fixture.h"

#define DAY 86400

typedef struct
{
  gint64 april; /* on 5 April of five years */
  gint64 tet;   /* on the 15th of the last lunar month of five years */
  gint64 other; /* three times a year, all around it */
} Customers;

static gint
get_day (int year, int month, int day)
{
  return (gint)hoso_days_from_civil (year, month, day);
}

static void
add_order (ShopFixture *shop, gint64 customer, gint64 day)
{
  HosoTime time = { day * DAY, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };
  g_autofree char *date = hoso_time_dup_iso8601 (&time);

  shop_fixture_add_order (shop, customer, date, 100000, "VND");
}

static void
fill (HosoDb *db, Customers *customers)
{
  ShopFixture shop = { NULL };

  shop_fixture_begin (&shop, db);
  customers->april = shop_fixture_add_customer (&shop, 1);
  customers->tet = shop_fixture_add_customer (&shop, 2);
  customers->other = shop_fixture_add_customer (&shop, 3);
  for (int year = 2021; year <= 2025; year++)
    {
      HosoLunarDate lunar = { year - 1, 12, 15, FALSE };
      gint64 day;

      add_order (&shop, customers->april, get_day (year, 4, 5));
      for (int month = 2; month <= 10; month += 4)
        add_order (&shop, customers->other, get_day (year, month, 10));
      g_assert_true (hoso_lunar_to_days (&lunar, &day));
      add_order (&shop, customers->tet, day);
    }
  shop_fixture_commit (&shop);
}

static void
assert_season (const HosoSeasons *seasons, gint64 customer, const char *expected)
{
  const HosoSeasonalCustomer *found = hoso_seasons_find_customer (seasons, customer);
  g_autofree char *words = found != NULL ? hoso_season_dup_words (&found->season) : NULL;

  g_assert_cmpstr (words, ==, expected);
}

/* The last lunar month of 2024 began on 31 December, that of 2025 on 19 January 2026;
 * Tết was on 29 January 2025 and on 17 February 2026 (published calendars). */
static void
test_seasons (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoSeasons) seasons = NULL;
  const HosoSeasonalCustomer *found;
  Customers customers;
  gint next;

  fill (fixture->db, &customers);
  book = hoso_order_book_load (fixture->db, NULL, NULL, &error);
  g_assert_no_error (error);
  seasons = hoso_seasons_new (book);
  g_assert_cmpuint (seasons->buyers, ==, 3);
  g_assert_cmpuint (seasons->customers->len, ==, 2);
  assert_season (seasons, customers.april,
                 "Buys in month 4, 5 years in a row; 5 of 5 visits were in it.");
  assert_season (seasons, customers.tet,
                 "Buys in lunar month 12, 5 years in a row; 5 of 5 visits were in it.");
  assert_season (seasons, customers.other, NULL);

  found = hoso_seasons_find_customer (seasons, customers.tet);
  g_assert_true (hoso_season_get_next (&found->season, get_day (2024, 12, 31), &next));
  g_assert_cmpint (next, ==, get_day (2024, 12, 31));
  g_assert_true (hoso_season_get_next (&found->season, get_day (2025, 1, 1), &next));
  g_assert_cmpint (next, ==, get_day (2026, 1, 19));
  found = hoso_seasons_find_customer (seasons, customers.april);
  g_assert_true (hoso_season_get_next (&found->season, get_day (2025, 4, 2), &next));
  g_assert_cmpint (next, ==, get_day (2026, 4, 1));
}

static HosoToday *
load_today (HosoDb *db, gint day)
{
  g_autoptr (GError) error = NULL;
  HosoTodayPlan plan = { day, 0 };
  HosoToday *today = hoso_today_load (db, &plan, "en", NULL, &error);

  g_assert_no_error (error);
  return today;
}

/* Thirty days before the month begins it is a reason, with words to send. */
static void
test_today (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoToday) early = NULL;
  g_autoptr (HosoToday) today = NULL;
  const HosoTodayEntry *entry;
  const HosoTodayReason *reason;
  Customers customers;

  fill (fixture->db, &customers);
  early = load_today (fixture->db, get_day (2026, 3, 1));
  for (guint i = 0; i < early->entries->len; i++)
    {
      entry = early->entries->pdata[i];
      g_assert_cmpint (((HosoTodayReason *)entry->reasons->pdata[0])->kind, !=,
                       HOSO_TODAY_SEASON);
    }

  today = load_today (fixture->db, get_day (2026, 3, 5));
  g_assert_cmpuint (today->entries->len, >, 0);
  entry = today->entries->pdata[0];
  reason = entry->reasons->pdata[0];
  g_assert_cmpint (entry->customer, ==, customers.april);
  g_assert_cmpint (reason->kind, ==, HOSO_TODAY_SEASON);
  g_assert_cmpstr (reason->words, ==,
                   "Buys in month 4, 5 years in a row; 5 of 5 visits were in it. It begins in 27 "
                   "days, on Apr 1, 2026.");
  g_assert_cmpstr (reason->occasion, ==, "season:2026-04-01");
  g_assert_cmpstr (entry->subject, ==, "Ready for you early, 1");
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  store_fixture_open (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) \
  g_test_add ("/seasons/" name, StoreFixture, NULL, set_up, func, store_fixture_tear_down)
  ADD ("seasons", test_seasons);
  ADD ("today", test_today);
#undef ADD

  return g_test_run ();
}

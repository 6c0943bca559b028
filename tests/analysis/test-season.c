/* Rayleigh’s test against print and R, and customers with and without a season. */

#include "hoso-config.h"

#include "hoso-lunar.h"
#include "hoso-season.h"
#include "hoso-time.h"

#include <math.h>

#define SEED 20261122

static double
test_degrees (const double *degrees, guint n, double *length, double *mean)
{
  double angles[16];

  for (guint i = 0; i < n; i++)
    angles[i] = degrees[i] * G_PI / 180.0;
  return hoso_rayleigh (angles, n, length, mean);
}

/* Zar 1999, Biostatistical Analysis, 4th edition, examples 26.4 and 27.1: eight trees
 * that lean at 45° to 154°: mean 99°, r .82522, R 6.60176, z 5.448, .001 < p < .002.
 * By hand: z = 8 × .825218² = 5.44787; e^-z = .0043056; (2z - z²) / 32 = -.58698;
 * (24z - 132z² + 76z³ - 9z⁴) / 18432 = .0311; p = .0043056 × (1 - .58698 - .0311) =
 * .001644.  R’s circular 0.4-95, rayleigh.test(): .82521774482004495, p
 * .00164419739511717; for its turtles (Gould’s, ten arrivals): r .439049401417382,
 * p .146119763143308. */
static void
test_print (void)
{
  static const double trees[] = { 45, 55, 81, 96, 110, 117, 132, 154 };
  static const double scattered[] = { 0, 60, 120, 180, 240, 300 };
  static const double near[] = { 30, 40, 50, 60, 355, 10, 20, 80 };
  double length;
  double mean;
  double p = test_degrees (trees, 8, &length, &mean);

  g_assert_cmpfloat_with_epsilon (length, .82521774482004495, 1e-14);
  g_assert_cmpfloat_with_epsilon (mean * 180.0 / G_PI, 98.98775, 5e-6);
  g_assert_cmpfloat_with_epsilon (p, .00164419739511717, 1e-15);
  p = test_degrees (near, 8, &length, &mean);
  g_assert_cmpfloat_with_epsilon (length, .901286841407618167, 1e-14);
  g_assert_cmpfloat_with_epsilon (p, .000180154206814422, 1e-15);
  p = test_degrees (scattered, 6, &length, &mean);
  g_assert_cmpfloat_with_epsilon (length, 0.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (p, 1.0, 1e-12);
  g_assert_cmpfloat (hoso_rayleigh (trees, 0, &length, &mean), ==, 1.0);
}

typedef struct
{
  GArray *starts;
  GArray *days;
  HosoLedger ledger;
} Shop;

static void
shop_init (Shop *shop)
{
  guint zero = 0;

  shop->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  shop->days = g_array_new (FALSE, FALSE, sizeof (gint));
  g_array_append_val (shop->starts, zero);
}

static void
shop_clear (Shop *shop)
{
  g_array_unref (shop->starts);
  g_array_unref (shop->days);
}

static void
add_day (Shop *shop, int year, int month, int day)
{
  gint at = (gint)hoso_days_from_civil (year, month, day);

  g_array_append_val (shop->days, at);
}

static void
add_lunar_day (Shop *shop, int year, int month, int day)
{
  HosoLunarDate date = { year, month, day, FALSE };
  gint64 at;
  gint kept;

  g_assert_true (hoso_lunar_to_days (&date, &at));
  kept = (gint)at;
  g_array_append_val (shop->days, kept);
}

static void
end_customer (Shop *shop)
{
  g_array_append_val (shop->starts, shop->days->len);
}

static GArray *
find (Shop *shop)
{
  shop->ledger = (HosoLedger){
    .n_customers = shop->starts->len - 1,
    .starts = (const guint *)(gpointer)shop->starts->data,
    .days = (const gint *)(gpointer)shop->days->data,
  };
  return hoso_seasons_find (&shop->ledger);
}

/* 0 buys in the last lunar month, four years in a row, and twice in one of them more
 *   than two weeks apart: five visits, and once the next day, which is none;
 * 1 buys in August of 2021, 2022, 2024, 2025 and once in July 2024: four years, two in
 *   a row at the end;
 * 2 buys all around the year;
 * 3 buys five times, but all in one December: one year tells nothing;
 * 4 buys in May three years in a row, but three visits are too few. */
static void
fill_by_hand (Shop *shop)
{
  add_lunar_day (shop, 2021, 12, 10);
  add_lunar_day (shop, 2022, 12, 12);
  add_lunar_day (shop, 2022, 12, 13);
  add_lunar_day (shop, 2023, 12, 5);
  add_lunar_day (shop, 2023, 12, 25);
  add_lunar_day (shop, 2024, 12, 20);
  end_customer (shop);
  add_day (shop, 2021, 8, 3);
  add_day (shop, 2022, 8, 20);
  add_day (shop, 2024, 7, 25);
  add_day (shop, 2024, 8, 15);
  add_day (shop, 2025, 8, 10);
  end_customer (shop);
  for (int year = 2021; year <= 2025; year++)
    for (int month = 1; month <= 12; month += 3)
      add_day (shop, year, month, 5);
  end_customer (shop);
  for (int day = 1; day <= 29; day += 7)
    add_day (shop, 2024, 12, day);
  end_customer (shop);
  for (int year = 2021; year <= 2023; year++)
    add_day (shop, year, 5, 5);
  end_customer (shop);
}

static void
test_customers (void)
{
  g_autoptr (GArray) found = NULL;
  const HosoSeason *season;
  Shop shop;

  shop_init (&shop);
  fill_by_hand (&shop);
  found = find (&shop);
  g_assert_cmpuint (found->len, ==, 2);
  season = &g_array_index (found, HosoSeason, 0);
  g_assert_cmpuint (season->customer, ==, 0);
  g_assert_true (season->lunar);
  g_assert_cmpint (season->month, ==, 12);
  g_assert_cmpuint (season->years, ==, 4);
  g_assert_cmpuint (season->in_a_row, ==, 4);
  g_assert_cmpuint (season->visits, ==, 5);
  g_assert_cmpuint (season->in_month, ==, 5);
  season = &g_array_index (found, HosoSeason, 1);
  g_assert_cmpuint (season->customer, ==, 1);
  g_assert_false (season->lunar);
  g_assert_cmpint (season->month, ==, 8);
  g_assert_cmpuint (season->years, ==, 4);
  g_assert_cmpuint (season->in_a_row, ==, 2);
  g_assert_cmpuint (season->in_month, ==, 4);
  shop_clear (&shop);
}

/* A thousand customers who buy whenever they like: after the correction hardly any
 * has a season.  Visits nearer than two weeks are one, so they are not quite
 * independent; still at most one in two hundred. */
static void
test_by_chance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) found = NULL;
  Shop shop;

  g_test_message ("seed %d", SEED);
  shop_init (&shop);
  for (guint i = 0; i < 1000; i++)
    {
      gint day = (gint)hoso_days_from_civil (2020, 1, 1) + g_rand_int_range (rand, 0, 300);

      while (day < hoso_days_from_civil (2026, 1, 1))
        {
          g_array_append_val (shop.days, day);
          day += g_rand_int_range (rand, 1, 300);
        }
      end_customer (&shop);
    }
  found = find (&shop);
  g_test_message ("%u of 1000", found->len);
  g_assert_cmpuint (found->len, <=, 5);
  shop_clear (&shop);
}

static void
test_nobody (void)
{
  g_autoptr (GArray) found = NULL;
  Shop shop;

  shop_init (&shop);
  found = find (&shop);
  g_assert_cmpuint (found->len, ==, 0);
  shop_clear (&shop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/season/print", test_print);
  g_test_add_func ("/season/customers", test_customers);
  g_test_add_func ("/season/by-chance", test_by_chance);
  g_test_add_func ("/season/nobody", test_nobody);

  return g_test_run ();
}

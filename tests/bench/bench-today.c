/* The page “Today” of 1,000,000 customers with 2,000,000 orders, half a million
 * birthdays among them: the seconds, against a limit of one, and the ratio to the
 * types of all the same customers.  Medians of three runs.
 */

#include "hoso-config.h"

#include "bench-measure.h"
#include "bench-orders.h"
#include "hoso-today.h"

#include <glib/gstdio.h>

#define RUNS 3
#define GATE 1.0
/* The orders reach from 2024-01-01, which is second 1704067200, to the end of 2025. */
#define FIRST 1704067200
#define DAY 20454 /* 2026-01-01 */

static double
time_today (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  HosoTodayPlan plan = { .day = DAY, .limit = HOSO_TODAY_SHOWN };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoToday) today = hoso_today_load (db, &plan, "vi", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (today->entries->len, ==, HOSO_TODAY_SHOWN);

  return bench_get_seconds (begun);
}

int
main (void)
{
  static const BenchOrders orders = { 1000000, 2000000, FIRST, 0, 0, 500000 };
  g_autofree char *folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.hoso", NULL);
  HosoDb *db = bench_orders_make (path, &orders);
  double todays[RUNS];
  double types[RUNS];
  double today;
  double type;

  for (guint i = 0; i < RUNS; i++)
    {
      todays[i] = time_today (db);
      types[i] = bench_orders_time_types (db);
    }
  today = bench_get_median (todays, RUNS);
  type = bench_get_median (types, RUNS);
  g_print ("today of 1,000,000 customers %.2f s (limit %.1f), types of all %.2f s, ratio %.2f\n",
           today, GATE, type, today / type);
  bench_orders_remove (db, path);
  g_rmdir (folder);

  return today <= GATE ? 0 : 1;
}

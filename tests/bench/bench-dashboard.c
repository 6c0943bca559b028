/* The dashboard of 1,000,000 customers with 5,000,000 orders against the types of all
 * the same customers, which it holds: the ratio, and the seconds.  Medians of three
 * runs, one after the other.
 */

#include "hoso-config.h"

#include "bench-measure.h"
#include "bench-orders.h"
#include "hoso-dashboard.h"

#include <glib/gstdio.h>

#define RUNS 3
#define GATE_RATIO 1.6
#define GATE_SECONDS 3.0
/* The orders reach to second 1763072000, which is 2025-11-13. */
#define FIRST 1700000000
#define DAY 20405

static double
time_dashboard (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  HosoDashboardPlan plan = {
    .period = HOSO_PERIOD_MONTH, .today = DAY, .as_of = G_MININT, .language = "vi"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDashboard) dashboard = hoso_dashboard_load (db, &plan, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dashboard->now.orders, >, 10000);

  return bench_get_seconds (begun);
}

int
main (void)
{
  static const BenchOrders orders = { 1000000, 5000000, FIRST, FIRST, 61, 0 };
  g_autofree char *folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.hoso", NULL);
  HosoDb *db = bench_orders_make (path, &orders);
  double dashboards[RUNS];
  double types[RUNS];
  double dashboard;
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      dashboards[i] = time_dashboard (db);
      types[i] = bench_orders_time_types (db);
    }
  dashboard = bench_get_median (dashboards, RUNS);
  ratio = dashboard / bench_get_median (types, RUNS);
  g_print ("dashboard of 1,000,000 customers with 5,000,000 orders %.2f s (limit %.1f), types of "
           "all %.2f s, ratio %.2f (limit %.1f)\n",
           dashboard, GATE_SECONDS, dashboard / ratio, ratio, GATE_RATIO);
  bench_orders_remove (db, path);
  g_rmdir (folder);

  return ratio <= GATE_RATIO && dashboard <= GATE_SECONDS ? 0 : 1;
}

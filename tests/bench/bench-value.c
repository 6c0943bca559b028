/* RFM of 2,000,000 orders against the usual SQL (group by and three ntile) of the
 * same file, the types of 1,000,000 customers with 5,000,000 orders, and how
 * they changed over 12 months.  Medians of three runs each, one after the other; the
 * ratio, and the seconds.
 */

#include "hoso-config.h"

#include "bench-measure.h"
#include "bench-orders.h"
#include "hoso-db.h"
#include "hoso-order-book.h"
#include "hoso-transitions.h"

#include <glib/gstdio.h>

#define RUNS 3
#define FIRST 1700000000
#define GATE_RFM 0.8
#define GATE_TYPES 2.0
/* Twelve months one by one would take twelve times as long as one. */
#define GATE_MONTHS 4.0

static double
time_rfm (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoOrderBook) book = hoso_order_book_load (db, NULL, NULL, &error);
  g_autofree HosoRfmScore *scores = NULL;
  HosoRfmCuts cuts;

  g_assert_no_error (error);
  scores = hoso_order_book_score (book, &cuts);

  return bench_get_seconds (begun);
}

static double
time_sql (HosoDb *db)
{
  static const char sql[] =
    "WITH f AS (SELECT customer_id, max (at_local) AS r, count (*) AS f, sum (amount) AS m "
    "FROM purchase WHERE status = 'done' AND customer_id IS NOT NULL GROUP BY customer_id) "
    "SELECT customer_id, ntile (5) OVER (ORDER BY r), ntile (5) OVER (ORDER BY f), "
    "ntile (5) OVER (ORDER BY m) FROM f";
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);
  HosoStepResult result;

  g_assert_no_error (error);
  while ((result = hoso_stmt_step (stmt, &error)) == HOSO_ROW)
    continue;
  g_assert_cmpint (result, ==, HOSO_DONE);

  return bench_get_seconds (begun);
}

static double
time_months (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  HosoTransitionsQuery query = { NULL };
  g_autoptr (HosoTransitions) transitions = hoso_transitions_load (db, &query, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (transitions->dates->len, ==, HOSO_TRANSITIONS_MONTHS + 1);

  return bench_get_seconds (begun);
}

static double
measure_rfm (const char *path)
{
  static const BenchOrders orders = { 181924, 2000000, FIRST, 0, 0, 0 };
  HosoDb *db = bench_orders_make (path, &orders);
  double ours[RUNS];
  double theirs[RUNS];
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      ours[i] = time_rfm (db);
      theirs[i] = time_sql (db);
    }
  ratio = bench_get_median (ours, RUNS) / bench_get_median (theirs, RUNS);
  g_print ("RFM of 2,000,000 orders %.2f s, SQL with ntile %.2f s, ratio %.2f\n",
           bench_get_median (ours, RUNS), bench_get_median (theirs, RUNS), ratio);
  bench_orders_remove (db, path);

  return ratio;
}

static gboolean
measure_types (const char *path)
{
  static const BenchOrders orders = { 1000000, 5000000, FIRST, 0, 0, 0 };
  HosoDb *db = bench_orders_make (path, &orders);
  double types[RUNS];
  double months[RUNS];
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      types[i] = bench_orders_time_types (db);
      months[i] = time_months (db);
    }
  ratio = bench_get_median (months, RUNS) / bench_get_median (types, RUNS);
  g_print ("types of 1,000,000 customers with 5,000,000 orders %.2f s, of 13 month ends %.2f s, "
           "ratio %.2f\n",
           bench_get_median (types, RUNS), bench_get_median (months, RUNS), ratio);
  bench_orders_remove (db, path);

  return bench_get_median (types, RUNS) <= GATE_TYPES && ratio <= GATE_MONTHS;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "shop.hoso", NULL);
  double rfm = measure_rfm (path);
  gboolean types = measure_types (path);

  g_rmdir (folder);

  return rfm <= GATE_RFM && types ? 0 : 1;
}

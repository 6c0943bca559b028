/* RFM of 2,000,000 orders against the usual SQL (group by and three ntile) of the
 * same file, the types of 1,000,000 customers with 5,000,000 orders, and how
 * they changed over 12 months.  Medians
 * of three runs each, one after the other; the ratio, and the seconds.
 */

#include "hoso-config.h"

#include "hoso-customer-types.h"
#include "hoso-db.h"
#include "hoso-session.h"
#include "hoso-transitions.h"

#include <glib/gstdio.h>

#define RUNS 3
#define GATE_RFM 0.8
#define GATE_TYPES 2.0
/* Twelve months one by one would take twelve times as long as one. */
#define GATE_MONTHS 4.0

static void
run (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Customers by a linear congruence, so that some buy often and some once; what
 * is derived is made afterwards, as an import does it. */
static HosoDb *
make_shop (const char *path, guint n_customers, guint n_orders)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  g_autofree char *customers = NULL;
  g_autofree char *orders = NULL;

  g_assert_no_error (error);
  customers = g_strdup_printf (
    "INSERT INTO source (id, uid, kind, created) VALUES (1, 's', 'orders', 0);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
    "SELECT i, printf ('%%x', i), 'person', 'Lan', x'00', 1, 0 FROM n",
    n_customers);
  orders = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id) "
    "SELECT printf ('%%x', i), 1 + ((i * 7919) %% 1000003) * (i %% 97 + 3) / 100 %% %u, "
    "1700000000 + (i * 48271) %% 63072000, 50000 + (i * 16807) %% 950000, 'VND', 1 FROM n",
    n_orders, n_customers);
  run (db, "BEGIN; DROP TRIGGER customer_search_insert; DROP TRIGGER purchase_total_insert");
  run (db, customers);
  run (db, orders);
  run (db, "INSERT INTO customer_total SELECT * FROM customer_total_view; COMMIT; ANALYZE");

  return db;
}

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

  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
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

  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

static double
time_types (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (types->outlook->has_model);

  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
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

  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

static double
get_median (double *times)
{
  qsort (times, RUNS, sizeof (double), compare_doubles);

  return times[RUNS / 2];
}

static void
close_shop (HosoDb *db, const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  hoso_session_close (db);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_remove (name);
    }
}

static double
measure_rfm (const char *path)
{
  HosoDb *db = make_shop (path, 181924, 2000000);
  double ours[RUNS];
  double theirs[RUNS];
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      ours[i] = time_rfm (db);
      theirs[i] = time_sql (db);
    }
  ratio = get_median (ours) / get_median (theirs);
  g_print ("RFM of 2,000,000 orders %.2f s, SQL with ntile %.2f s, ratio %.2f\n",
           get_median (ours), get_median (theirs), ratio);
  close_shop (db, path);

  return ratio;
}

static gboolean
measure_types (const char *path)
{
  HosoDb *db = make_shop (path, 1000000, 5000000);
  double types[RUNS];
  double months[RUNS];
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      types[i] = time_types (db);
      months[i] = time_months (db);
    }
  ratio = get_median (months) / get_median (types);
  g_print ("types of 1,000,000 customers with 5,000,000 orders %.2f s, of 13 month ends %.2f s, "
           "ratio %.2f\n",
           get_median (types), get_median (months), ratio);
  close_shop (db, path);

  return get_median (types) <= GATE_TYPES && ratio <= GATE_MONTHS;
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

/* Orders by the million, written by SQL. */

#include "hoso-config.h"

#include "bench-orders.h"

#include "bench-measure.h"
#include "hoso-customer-types.h"
#include "hoso-db.h"
#include "hoso-session.h"

static void
run (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hoso_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
add_customers (HosoDb *db, const BenchOrders *orders)
{
  g_autofree char *customers = g_strdup_printf (
    "INSERT INTO source (id, uid, kind, created) VALUES (1, 's', 'orders', 0);"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO customer (id, uid, kind, name, sort_key, source_id, created) "
    "SELECT i, printf ('%%x', i), 'person', 'Lan', x'00', 1, %" G_GINT64_FORMAT
    " + i * %u FROM n",
    orders->customers, orders->entered, orders->apart);
  g_autofree char *birthdays = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO customer_field (customer_id, field_id, value, source_id, set_at, is_current) "
    "SELECT i * 2, (SELECT id FROM field WHERE key = 'birthday'), "
    "date (i * 48271 %% 18250 * 86400, 'unixepoch'), 1, 0, 1 FROM n",
    orders->birthdays);

  run (db, customers);
  if (orders->birthdays > 0)
    run (db, birthdays);
}

HosoDb *
bench_orders_make (const char *path, const BenchOrders *orders)
{
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  g_autofree char *purchases = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
    "INSERT INTO purchase (uid, customer_id, at_local, amount, currency, source_id) "
    "SELECT printf ('%%x', i), 1 + i * 7919 %% 1000003 * (i %% 97 + 3) / 100 %% %u, "
    "%" G_GINT64_FORMAT " + i * 48271 %% 63072000, 50000 + i * 16807 %% 950000, 'VND', 1 FROM n",
    orders->orders, orders->customers, orders->first);

  g_assert_no_error (error);
  run (db, "BEGIN; DROP TRIGGER customer_search_insert; DROP TRIGGER purchase_total_insert");
  add_customers (db, orders);
  run (db, purchases);
  run (db, "INSERT INTO customer_total SELECT * FROM customer_total_view; COMMIT; ANALYZE");

  return db;
}

void
bench_orders_remove (HosoDb *db, const char *path)
{
  hoso_session_close (db);
  bench_remove (path);
}

double
bench_orders_time_types (HosoDb *db)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomerTypes) types = hoso_customer_types_load (db, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (types->outlook->has_model);

  return bench_get_seconds (begun);
}

/* Reasons to contact customers, found over everybody at once.  Reads only; on
 * the thread that owns the connection.
 */

#include "hoso-occasion-table.h"

#define DAY 86400
#define COLUMNS "SELECT customer_id, purchases, amount, currency, first_local, last_local FROM "
#define TOTALS COLUMNS "customer_total "
/* As they were before ?9, of the customers that @which chooses: a customer's money
 * is in the currency of the latest order, as in customer_total_view. */
#define EARLIER(which)                                                                  \
  COLUMNS "(SELECT p.customer_id, count (*) AS purchases, "                             \
          "sum (iif (p.currency = l.currency, p.amount, 0)) AS amount, l.currency, "    \
          "min (p.at_local) AS first_local, l.last_local FROM (SELECT customer_id, "    \
          "currency, max (at_local) AS last_local FROM purchase WHERE status = 'done' " \
          "AND at_local < ?9 AND " which " GROUP BY customer_id) l "                    \
          "JOIN purchase p ON p.customer_id = l.customer_id WHERE p.status = 'done' "   \
          "AND p.at_local < ?9 GROUP BY p.customer_id) "
#define EVERYBODY "customer_id IS NOT NULL"

static gint
get_day (gint64 local)
{
  return (gint)((local - (local < 0 ? DAY - 1 : 0)) / DAY);
}

static void
read_spent (HosoStmt *stmt, HosoSpent *spent)
{
  spent->customer = hoso_stmt_get_int (stmt, 0);
  spent->orders = (guint)hoso_stmt_get_int (stmt, 1);
  spent->amount = hoso_stmt_get_int (stmt, 2);
  g_strlcpy (spent->currency, hoso_stmt_get_text (stmt, 3), sizeof spent->currency);
  spent->first_day = get_day (hoso_stmt_get_int (stmt, 4));
  spent->last_day = get_day (hoso_stmt_get_int (stmt, 5));
}

static gboolean
append_spent (HosoStmt *stmt, GArray *spent, GError **error)
{
  HosoStepResult result;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoSpent one;

      read_spent (stmt, &one);
      g_array_append_val (spent, one);
    }

  return result == HOSO_DONE;
}

/* @all or, where a day is given, @earlier with that day bound. */
static HosoStmt *
prepare (HosoDb *db, gint until, const char *all, const char *earlier, GError **error)
{
  HosoStmt *stmt = hoso_db_prepare (db, until == G_MAXINT ? all : earlier, error);

  if (stmt != NULL && until != G_MAXINT)
    hoso_stmt_bind_int (stmt, 9, ((gint64)until + 1) * DAY);
  return stmt;
}

gboolean
hoso_occasion_table_list_new (
  HosoDb *db, gint from, gint to, gint until, GArray *spent, GError **error)
{
#define FIRST "WHERE first_local >= ?1 AND first_local < ?2"
  g_autoptr (HosoStmt) stmt =
    prepare (db, until, TOTALS FIRST, EARLIER (EVERYBODY) FIRST, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, (gint64)from * DAY);
  hoso_stmt_bind_int (stmt, 2, ((gint64)to + 1) * DAY);

  return append_spent (stmt, spent, error);
}

gboolean
hoso_occasion_table_list_quiet (
  HosoDb *db, gint from, gint to, gint until, guint limit, GArray *spent, GError **error)
{
#define LAST                                    \
  "WHERE last_local >= ?1 AND last_local < ?2 " \
  "ORDER BY amount DESC, customer_id LIMIT ?3"
  g_autoptr (HosoStmt) stmt = prepare (db, until, TOTALS LAST, EARLIER (EVERYBODY) LAST, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, (gint64)from * DAY);
  hoso_stmt_bind_int (stmt, 2, ((gint64)to + 1) * DAY);
  hoso_stmt_bind_int (stmt, 3, limit);

  return append_spent (stmt, spent, error);
}

gboolean
hoso_occasion_table_get_spent (
  HosoDb *db, gint64 customer, gint until, HosoSpent *spent, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    prepare (db, until, TOTALS "WHERE customer_id = ?1", EARLIER ("customer_id = ?1"), error);
  HosoStepResult result;

  *spent = (HosoSpent){ .customer = customer };
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    read_spent (stmt, spent);

  return result != HOSO_STEP_ERROR;
}

gboolean
hoso_occasion_table_list_repeat (HosoDb *db, guint limit, GArray *customers, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db,
    "SELECT customer_id FROM customer_total WHERE purchases > 1 "
    "ORDER BY (customer_id * 7919) % 1000003, customer_id LIMIT ?1",
    error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, limit);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (customers, customer);
    }

  return result == HOSO_DONE;
}

gboolean
hoso_occasion_table_list_old (
  HosoDb *db, guint orders, gint span, guint limit, GArray *customers, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db,
    "SELECT customer_id FROM customer_total WHERE purchases >= ?1 "
    "AND last_local - first_local >= ?2 ORDER BY amount DESC, customer_id LIMIT ?3",
    error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, orders);
  hoso_stmt_bind_int (stmt, 2, (gint64)span * DAY);
  hoso_stmt_bind_int (stmt, 3, limit);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (customers, customer);
    }

  return result == HOSO_DONE;
}

gboolean
hoso_occasion_table_find_last_day (HosoDb *db, gint until, gint *day, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db,
                     "SELECT max (at_local) FROM purchase WHERE status = 'done' "
                     "AND customer_id IS NOT NULL AND at_local < ?1",
                     error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, ((gint64)until + 1) * DAY);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *day = hoso_stmt_is_null (stmt, 0) ? 0 : get_day (hoso_stmt_get_int (stmt, 0));

  return TRUE;
}

gboolean
hoso_occasion_table_list_days (
  HosoDb *db, gint64 customer, gint until, GArray *days, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result = HOSO_STEP_ERROR;

  stmt = hoso_db_prepare (db,
                          "SELECT at_local FROM purchase WHERE customer_id = ?1 "
                          "AND at_local < ?2 AND status = 'done' ORDER BY at_local",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, ((gint64)until + 1) * DAY);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint day = get_day (hoso_stmt_get_int (stmt, 0));

      if (days->len == 0 || g_array_index (days, gint, days->len - 1) != day)
        g_array_append_val (days, day);
    }

  return result == HOSO_DONE;
}

/* Reasons to contact customers, found over everybody at once.  Reads only; on
 * the thread that owns the connection.
 */

#include "hoso-occasion-table.h"

#define DAY 86400
#define TOTALS \
  "SELECT customer_id, purchases, amount, currency, first_local, last_local FROM customer_total "

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

gboolean
hoso_occasion_table_list_new (HosoDb *db, gint from, gint to, GArray *spent, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          TOTALS
                          "WHERE first_local >= ?1 AND first_local < ?2",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, (gint64)from * DAY);
  hoso_stmt_bind_int (stmt, 2, ((gint64)to + 1) * DAY);

  return append_spent (stmt, spent, error);
}

gboolean
hoso_occasion_table_list_quiet (
  HosoDb *db, gint from, gint to, guint limit, GArray *spent, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          TOTALS
                          "WHERE purchases > 1 AND last_local >= ?1 "
                          "AND last_local < ?2 ORDER BY amount DESC, customer_id LIMIT ?3",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, (gint64)from * DAY);
  hoso_stmt_bind_int (stmt, 2, ((gint64)to + 1) * DAY);
  hoso_stmt_bind_int (stmt, 3, limit);

  return append_spent (stmt, spent, error);
}

gboolean
hoso_occasion_table_get_spent (HosoDb *db, gint64 customer, HosoSpent *spent, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *spent = (HosoSpent){ .customer = customer };
  stmt = hoso_db_prepare (db,
                          TOTALS
                          "WHERE customer_id = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    read_spent (stmt, spent);

  return result != HOSO_STEP_ERROR;
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

/* Orders without a customer, and since when customers are known.  Runs on the thread
 * that owns the connection; reads only.
 */

#include "hoso-config.h"

#include "hoso-trade-table.h"

#include <string.h>

#define DAY 86400
/* Rows between two looks at whether to stop. */
#define STRIDE 65536

/* Days before 1970 too. */
static gint
get_day (gint64 seconds)
{
  return (gint)((seconds - (seconds < 0 ? DAY - 1 : 0)) / DAY);
}

/**
 * hoso_trade_table_find_currency:
 * @currency: (out) (transfer full) (nullable):
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_trade_table_find_currency (HosoDb *db, char **currency, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *currency = NULL;
  stmt = hoso_db_prepare (db,
                          "SELECT currency FROM purchase WHERE customer_id IS NULL "
                          "AND status = 'done' GROUP BY currency ORDER BY count (*) DESC, "
                          "currency LIMIT 1",
                          error);
  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *currency = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_trade_table_find_last_day:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_trade_table_find_last_day (HosoDb *db, gint *day, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT max (at_local) FROM purchase WHERE customer_id IS NULL "
                          "AND status = 'done'",
                          error);
  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *day = hoso_stmt_is_null (stmt, 0) ? G_MININT : get_day (hoso_stmt_get_int (stmt, 0));
  return TRUE;
}

/**
 * hoso_trade_table_list_guests:
 *
 * Returns: (transfer full) (element-type HosoGuestOrder): or %NULL with @error set
 */
GArray *
hoso_trade_table_list_guests (
  HosoDb *db, gint until, const char *currency, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (HosoGuestOrder));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT at_local, amount, currency = ?2 FROM purchase "
                          "WHERE customer_id IS NULL AND at_local < ?1 AND status = 'done' "
                          "ORDER BY at_local",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, ((gint64)until + 1) * DAY);
  hoso_stmt_bind_text (stmt, 2, currency);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoGuestOrder order = { get_day (hoso_stmt_get_int (stmt, 0)), hoso_stmt_get_int (stmt, 1),
                               hoso_stmt_get_int (stmt, 2) != 0 };

      g_array_append_val (orders, order);
      if (orders->len % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return result == HOSO_DONE ? g_steal_pointer (&orders) : NULL;
}

/* Whom was spoken with before the record was made has been known since then. */
static gboolean
add_talks (HosoDb *db, GArray *known, gint offset, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;
  guint place = 0;

  stmt = hoso_db_prepare (
    db, "SELECT customer_id, min (at) FROM interaction GROUP BY customer_id ORDER BY customer_id",
    error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);
      gint day = get_day (hoso_stmt_get_int (stmt, 1) + offset);

      while (place < known->len &&
             g_array_index (known, HosoKnownSince, place).customer < customer)
        place++;
      if (place < known->len &&
          g_array_index (known, HosoKnownSince, place).customer == customer)
        {
          HosoKnownSince *since = &g_array_index (known, HosoKnownSince, place);

          since->day = MIN (since->day, day);
        }
    }
  return result == HOSO_DONE;
}

/**
 * hoso_trade_table_list_known:
 *
 * Returns: (transfer full) (element-type HosoKnownSince): or %NULL with @error set
 */
GArray *
hoso_trade_table_list_known (HosoDb *db, gint offset, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (HosoKnownSince));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, "SELECT id, created FROM customer ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoKnownSince since = { hoso_stmt_get_int (stmt, 0),
                               get_day (hoso_stmt_get_int (stmt, 1) + offset) };

      g_array_append_val (known, since);
      if (known->len % STRIDE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (result != HOSO_DONE || !add_talks (db, known, offset, error))
    return NULL;
  return g_steal_pointer (&known);
}

/**
 * hoso_trade_table_list_contacted:
 *
 * Notes and referrals are about a customer, not with one.
 *
 * Returns: (transfer full) (element-type gint64): or %NULL with @error set
 */
GArray *
hoso_trade_table_list_contacted (HosoDb *db, gint from, gint to, gint offset, GError **error)
{
  static const char sql[] =
    "SELECT customer_id FROM interaction WHERE at >= ?1 AND at < ?2 "
    "AND kind NOT IN ('note', 'referral') UNION "
    "SELECT customer_id FROM task WHERE done_at >= ?1 AND done_at < ?2 ORDER BY 1";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, (gint64)from * DAY - offset);
  hoso_stmt_bind_int (stmt, 2, ((gint64)to + 1) * DAY - offset);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return result == HOSO_DONE ? g_steal_pointer (&ids) : NULL;
}

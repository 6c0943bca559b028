/* The table “purchase” with its items.  Runs on the thread that owns the
 * connection.
 */

#include "hoso-purchase-table.h"

#include "hoso-time.h"

static char *
dup_day (gint64 local)
{
  HosoTime time = { local, HOSO_TIME_NO_ZONE, HOSO_PRECISION_DAY };

  return hoso_time_dup_iso8601 (&time);
}

/* Adds the customer's purchases (HosoPurchase) to @purchases, newest first. */
gboolean
hoso_purchase_table_list (HosoDb *db, gint64 customer, GPtrArray *purchases, GError **error)
{
  static const char sql[] =
    "SELECT code, at_local, amount, currency, "
    "(SELECT group_concat (p.name, ', ') FROM purchase_item i "
    " JOIN product p ON p.id = i.product_id WHERE i.purchase_id = purchase.id) "
    "FROM purchase WHERE customer_id = ?1 ORDER BY at_local DESC, id DESC";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoPurchase *purchase = g_new0 (HosoPurchase, 1);

      purchase->code = hoso_stmt_dup_text (stmt, 0);
      purchase->at = dup_day (hoso_stmt_get_int (stmt, 1));
      purchase->amount = hoso_stmt_get_int (stmt, 2);
      purchase->currency = hoso_stmt_dup_text (stmt, 3);
      purchase->product = hoso_stmt_dup_text (stmt, 4);
      g_ptr_array_add (purchases, purchase);
    }

  return result == HOSO_DONE;
}

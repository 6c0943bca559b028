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

/**
 * hoso_product_table_add:
 *
 * Returns: the new product's id, or 0 with @error set
 */
gint64
hoso_product_table_add (HosoDb *db, const char *name, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (db, "INSERT INTO product (uid, name) VALUES (?1, ?2)", error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static gboolean
add_items (HosoDb *db, gint64 id, const HosoNewPurchase *purchase, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO purchase_item (purchase_id, product_id, quantity, amount) "
                          "VALUES (?1, ?2, ?3, ?4)",
                          error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < purchase->n_items; i++)
    {
      hoso_stmt_bind_int (stmt, 1, id);
      hoso_stmt_bind_int (stmt, 2, purchase->items[i].product);
      hoso_stmt_bind_int (stmt, 3, purchase->items[i].quantity);
      hoso_stmt_bind_int (stmt, 4, purchase->items[i].amount);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hoso_purchase_table_add:
 *
 * Returns: the new purchase's id, or 0 with @error set
 */
gint64
hoso_purchase_table_add (HosoDb *db, const HosoNewPurchase *purchase, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];
  gint64 amount = 0;
  gint64 id;

  stmt =
    hoso_db_prepare (db,
                     "INSERT INTO purchase (uid, customer_id, code, at_local, amount, currency, "
                     "source_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                     error);
  if (stmt == NULL)
    return 0;
  for (guint i = 0; i < purchase->n_items; i++)
    amount += purchase->items[i].amount;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, purchase->customer);
  hoso_stmt_bind_text (stmt, 3, purchase->code);
  hoso_stmt_bind_int (stmt, 4, purchase->at_local);
  hoso_stmt_bind_int (stmt, 5, amount);
  hoso_stmt_bind_text (stmt, 6, purchase->currency);
  hoso_stmt_bind_int (stmt, 7, purchase->source);
  if (!hoso_stmt_run (stmt, error))
    return 0;
  id = hoso_db_get_last_id (db);
  return add_items (db, id, purchase, error) ? id : 0;
}

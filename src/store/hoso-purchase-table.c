/* The tables “purchase” and “purchase_item”.  Runs on the thread that owns the
 * connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-purchase-table.h"

#include <glib/gi18n-lib.h>

#define COLUMNS \
  "id, customer_id, channel, code, status, at_local, amount, currency, revision, by_hand"
#define DAY_SECONDS 86400

/* What the whole order came to, in minor units. */
gint64
hoso_purchase_get_amount (const HosoNewPurchase *purchase)
{
  gint64 amount = 0;

  if (purchase->has_total)
    return purchase->total;
  for (guint i = 0; i < purchase->n_items; i++)
    amount += purchase->items[i].amount;
  return amount;
}

static const char *
get_channel (const HosoNewPurchase *purchase)
{
  return purchase->channel != NULL ? purchase->channel : "shop";
}

static gboolean
add_items (HosoDb *db, gint64 id, const HosoNewPurchase *purchase, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO purchase_item (purchase_id, product_id, quantity, returned, amount) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < purchase->n_items; i++)
    {
      hoso_stmt_bind_int (stmt, 1, id);
      hoso_stmt_bind_id (stmt, 2, purchase->items[i].product);
      hoso_stmt_bind_int (stmt, 3, purchase->items[i].quantity);
      hoso_stmt_bind_int (stmt, 4, purchase->items[i].returned);
      hoso_stmt_bind_int (stmt, 5, purchase->items[i].amount);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Parameters 1 to 7. */
static void
bind_purchase (HosoStmt *stmt, const HosoNewPurchase *purchase)
{
  hoso_stmt_bind_id (stmt, 1, purchase->customer);
  hoso_stmt_bind_text (stmt, 2, get_channel (purchase));
  hoso_stmt_bind_text (stmt, 3, purchase->code);
  hoso_stmt_bind_text (stmt, 4, hoso_purchase_status_get_name (purchase->status));
  hoso_stmt_bind_int (stmt, 5, purchase->at_local);
  hoso_stmt_bind_int (stmt, 6, hoso_purchase_get_amount (purchase));
  hoso_stmt_bind_text (stmt, 7, purchase->currency);
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
  gint64 id;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO purchase (customer_id, channel, code, status, at_local, amount, currency, uid, "
    "by_hand, source_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  bind_purchase (stmt, purchase);
  hoso_stmt_bind_text (stmt, 8, uid);
  hoso_stmt_bind_int (stmt, 9, purchase->by_hand);
  hoso_stmt_bind_int (stmt, 10, purchase->source);
  if (!hoso_stmt_run (stmt, error))
    return 0;
  id = hoso_db_get_last_id (db);
  return add_items (db, id, purchase, error) ? id : 0;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                       _ ("The purchase is no longer there."));
  return FALSE;
}

static gboolean
run_on_one (HosoDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_purchase_table_change:
 *
 * The lines are made anew: those of a purchase are few.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_purchase_table_change (HosoDb *db, gint64 id, const HosoNewPurchase *purchase, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "UPDATE purchase SET customer_id = ?1, channel = ?2, code = ?3, status = ?4, at_local = ?5, "
    "amount = ?6, currency = ?7, by_hand = ?8, revision = revision + 1 WHERE id = ?9",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_purchase (stmt, purchase);
  hoso_stmt_bind_int (stmt, 8, purchase->by_hand);
  hoso_stmt_bind_int (stmt, 9, id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  if (hoso_db_get_changes (db) == 0)
    return set_gone (error);
  return run_on_one (db, "DELETE FROM purchase_item WHERE purchase_id = ?1", id, error) &&
         add_items (db, id, purchase, error);
}

/**
 * hoso_purchase_table_remove:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_purchase_table_remove (HosoDb *db, gint64 id, GError **error)
{
  return run_on_one (db, "DELETE FROM purchase WHERE id = ?1", id, error) &&
         (hoso_db_get_changes (db) > 0 || set_gone (error));
}

static HosoPurchase *
read_purchase (HosoStmt *stmt)
{
  HosoPurchase *purchase = hoso_purchase_new ();

  purchase->id = hoso_stmt_get_int (stmt, 0);
  purchase->customer = hoso_stmt_get_int (stmt, 1);
  purchase->channel = hoso_stmt_dup_text (stmt, 2);
  purchase->code = hoso_stmt_dup_text (stmt, 3);
  hoso_purchase_status_from_name (hoso_stmt_get_text (stmt, 4), &purchase->status);
  purchase->at_local = hoso_stmt_get_int (stmt, 5);
  purchase->amount = hoso_stmt_get_int (stmt, 6);
  purchase->currency = hoso_stmt_dup_text (stmt, 7);
  purchase->revision = hoso_stmt_get_int (stmt, 8);
  purchase->by_hand = hoso_stmt_get_int (stmt, 9) != 0;
  return purchase;
}

static gboolean
load_lines (HosoDb *db, HosoPurchase *purchase, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT p.name, i.quantity, i.amount, i.returned, i.product_id FROM purchase_item i "
    "LEFT JOIN product p ON p.id = i.product_id WHERE i.purchase_id = ?1 ORDER BY i.id",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, purchase->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoPurchaseLine *line =
        hoso_purchase_line_new (hoso_stmt_get_text (stmt, 0), hoso_stmt_get_int (stmt, 1),
                                hoso_stmt_get_int (stmt, 2));

      line->returned = hoso_stmt_get_int (stmt, 3);
      line->product_id = hoso_stmt_get_int (stmt, 4);
      g_ptr_array_add (purchase->lines, line);
    }
  return result == HOSO_DONE;
}

/**
 * hoso_purchase_table_load:
 *
 * Returns: (transfer full): the purchase with its lines, or %NULL with
 *   HOSO_ERROR_NOT_FOUND or another error
 */
HosoPurchase *
hoso_purchase_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (HosoPurchase) purchase = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, "SELECT " COLUMNS " FROM purchase WHERE id = ?1", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    purchase = read_purchase (stmt);
  else if (result == HOSO_DONE)
    set_gone (error);
  return purchase != NULL && load_lines (db, purchase, error) ? g_steal_pointer (&purchase) : NULL;
}

/* Adds the customer's purchases (HosoPurchase) to @purchases, newest first. */
gboolean
hoso_purchase_table_list (HosoDb *db, gint64 customer, GPtrArray *purchases, GError **error)
{
  static const char sql[] = "SELECT " COLUMNS " FROM purchase WHERE customer_id = ?1 "
                            "ORDER BY at_local DESC, id DESC";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;
  guint first = purchases->len;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (purchases, read_purchase (stmt));
  if (result != HOSO_DONE)
    return FALSE;

  for (guint i = first; i < purchases->len; i++)
    if (!load_lines (db, purchases->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * hoso_purchase_table_find:
 * @alike: only an order of the same day or of the same customer
 * @id: (out): 0 where there is none
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_purchase_table_find (
  HosoDb *db, const HosoNewPurchase *purchase, gboolean alike, gint64 *id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  gint64 day = purchase->at_local - purchase->at_local % DAY_SECONDS;
  HosoStepResult result;

  *id = 0;
  stmt = hoso_db_prepare (db,
                          "SELECT id FROM purchase WHERE code = ?1 AND channel = ?2 "
                          "AND (NOT ?3 OR at_local BETWEEN ?4 AND ?5 OR customer_id = ?6) "
                          "ORDER BY at_local BETWEEN ?4 AND ?5 DESC, id DESC LIMIT 1",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, purchase->code);
  hoso_stmt_bind_text (stmt, 2, get_channel (purchase));
  hoso_stmt_bind_int (stmt, 3, alike);
  hoso_stmt_bind_int (stmt, 4, day);
  hoso_stmt_bind_int (stmt, 5, day + DAY_SECONDS - 1);
  hoso_stmt_bind_id (stmt, 6, purchase->customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *id = hoso_stmt_get_int (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_purchase_table_count_like:
 * @n: (out): orders without a code, of the same customer, moment and amount
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_purchase_table_count_like (
  HosoDb *db, const HosoNewPurchase *purchase, gint64 last, guint *n, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT count(*) FROM purchase WHERE customer_id IS ?1 "
                          "AND at_local = ?2 AND amount = ?3 AND code IS NULL AND id <= ?4",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_id (stmt, 1, purchase->customer);
  hoso_stmt_bind_int (stmt, 2, purchase->at_local);
  hoso_stmt_bind_int (stmt, 3, hoso_purchase_get_amount (purchase));
  hoso_stmt_bind_int (stmt, 4, last);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *n = (guint)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Taking back what an import of orders did: purchases that it changed return to
 * what they were, and those that it added go.  Runs inside the transaction of
 * the caller.
 */

#include "hoso-config.h"

#include "hoso-purchase-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Everything of a purchase but its id, its uid and its source. */
#define AS_JSON                                                                        \
  "json_object ('customer', customer_id, 'channel', channel, 'code', code, "           \
  "'status', status, 'at', at_local, 'amount', amount, 'currency', currency, "         \
  "'revision', revision, 'items', (SELECT json_group_array (json_object ('id', i.id, " \
  "'product', i.product_id, 'quantity', i.quantity, 'returned', i.returned, "          \
  "'amount', i.amount)) FROM purchase_item i WHERE i.purchase_id = purchase.id))"

/**
 * hoso_purchase_table_keep:
 *
 * Keeps the purchase @id as it is, before @import changes it.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_purchase_table_keep (HosoDb *db, gint64 import, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO import_purchase (import_id, purchase_id, revision, before) "
    "SELECT ?1, id, revision + 1, " AS_JSON " FROM purchase WHERE id = ?2 "
    "ON CONFLICT DO UPDATE SET revision = excluded.revision",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, id);
  return hoso_stmt_run (stmt, error);
}

/* ?1 is the import, ?2 its source. */
static HosoStmt *
prepare (HosoDb *db, const char *sql, gint64 import, gint64 source, GError **error)
{
  HosoStmt *stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  if (strstr (sql, "?1") != NULL)
    hoso_stmt_bind_int (stmt, 1, import);
  if (strstr (sql, "?2") != NULL)
    hoso_stmt_bind_int (stmt, 2, source);
  return stmt;
}

static gboolean
check (HosoDb *db, gint64 import, gint64 source, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = prepare (
    db,
    "SELECT coalesce (p.code, date (p.at_local, 'unixepoch')) FROM purchase p "
    "WHERE p.source_id = ?2 AND p.revision <> coalesce ((SELECT k.revision "
    "FROM import_purchase k WHERE k.import_id = ?1 AND k.purchase_id = p.id), 0) "
    "UNION ALL SELECT coalesce (p.code, date (p.at_local, 'unixepoch'), json_extract (k.before, "
    "'$.code'), '?') FROM import_purchase k LEFT JOIN purchase p ON p.id = k.purchase_id "
    "WHERE k.import_id = ?1 AND k.revision IS NOT p.revision LIMIT 1",
    import, source, error);
  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                 /* Translators: %s is the number of an order, or its day. */
                 _ ("This import cannot be undone: the order “%s” has been changed since."),
                 hoso_stmt_get_text (stmt, 0));
  return result == HOSO_DONE;
}

/**
 * hoso_purchase_table_undo_import:
 * @source: that of @import
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT or another error
 */
gboolean
hoso_purchase_table_undo_import (HosoDb *db, gint64 import, gint64 source, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM purchase WHERE source_id = ?2",
    "DELETE FROM purchase_item WHERE purchase_id IN "
    "(SELECT purchase_id FROM import_purchase WHERE import_id = ?1)",
    "UPDATE purchase SET (customer_id, channel, code, status, at_local, amount, currency, "
    "revision) = (SELECT before ->> 'customer', before ->> 'channel', before ->> 'code', "
    "before ->> 'status', before ->> 'at', before ->> 'amount', before ->> 'currency', "
    "before ->> 'revision' FROM import_purchase WHERE import_id = ?1 AND purchase_id = "
    "purchase.id) WHERE id IN (SELECT purchase_id FROM import_purchase WHERE import_id = ?1)",
    "INSERT INTO purchase_item (id, purchase_id, product_id, quantity, returned, amount) "
    "SELECT i.value ->> 'id', k.purchase_id, i.value ->> 'product', i.value ->> 'quantity', "
    "i.value ->> 'returned', i.value ->> 'amount' "
    "FROM import_purchase k JOIN purchase p ON p.id = k.purchase_id, "
    "json_each (k.before, '$.items') i WHERE k.import_id = ?1",
    "DELETE FROM product WHERE source_id = ?2 AND NOT EXISTS "
    "(SELECT 1 FROM purchase_item WHERE product_id = product.id)",
    "UPDATE product SET source_id = NULL WHERE source_id = ?2",
  };

  if (!check (db, import, source, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (HosoStmt) stmt = prepare (db, steps[i], import, source, error);

      if (stmt == NULL || !hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* The table “product”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-product-table.h"

#include "hoso-fold.h"

/**
 * hoso_product_table_add:
 *
 * Returns: the new product's id, or 0 with @error set
 */
gint64
hoso_product_table_add (HosoDb *db, const char *name, gint64 source, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt =
    hoso_db_prepare (db, "INSERT INTO product (uid, name, source_id) VALUES (?1, ?2, ?3)", error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_id (stmt, 3, source);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/**
 * hoso_product_table_map:
 *
 * Returns: (transfer full): ids by folded name, the oldest where names fold
 *   together; or %NULL with @error set
 */
GHashTable *
hoso_product_table_map (HosoDb *db, GError **error)
{
  g_autoptr (GHashTable) map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, "SELECT id, name FROM product ORDER BY id DESC", error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_replace (map, hoso_fold (hoso_stmt_get_text (stmt, 1)),
                          GSIZE_TO_POINTER (hoso_stmt_get_int (stmt, 0)));
  return result == HOSO_DONE ? g_steal_pointer (&map) : NULL;
}

/**
 * hoso_product_table_suggest:
 * @text: as typed, accents and case do not count
 *
 * Returns: (transfer full): up to @limit names, or %NULL with @error set
 */
char **
hoso_product_table_suggest (HosoDb *db, const char *text, guint limit, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autofree char *folded = hoso_fold (text);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT name FROM product WHERE instr (hoso_fold (name), ?1) > 0 "
    "ORDER BY (SELECT count(*) FROM purchase_item i WHERE i.product_id = product.id) DESC, name "
    "LIMIT ?2",
    error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, folded);
  hoso_stmt_bind_int (stmt, 2, limit);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_strv_builder_add (names, hoso_stmt_get_text (stmt, 0));
  return result == HOSO_DONE ? g_strv_builder_end (names) : NULL;
}

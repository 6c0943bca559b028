/* The table “setting”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-setting-table.h"

/* Free the value with g_free(). */
gboolean
hoso_setting_table_get (HosoDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *value = NULL;
  stmt = hoso_db_prepare (db, "SELECT value FROM setting WHERE key = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, key);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *value = hoso_stmt_dup_text (stmt, 0);

  return result != HOSO_STEP_ERROR;
}

gboolean
hoso_setting_table_set (HosoDb *db, const char *key, const char *value, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          value != NULL
                            ? "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)"
                            : "DELETE FROM setting WHERE key = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, key);
  if (value != NULL)
    hoso_stmt_bind_text (stmt, 2, value);

  return hoso_stmt_run (stmt, error);
}

/* What customers can be told apart by.  Runs on the thread that owns the
 * connection; reads only.
 */

#include "hoso-config.h"

#include "hoso-trait-table.h"

/* Calls @func with all traits of the first customer, of the second, and so on.
 * FALSE without an error where @func stopped it. */
gboolean
hoso_trait_table_foreach (HosoDb *db, HosoTraitFunc func, gpointer data, GError **error)
{
  static const char sql[] =
    "SELECT id, iif (kind = 'company', 1, 0), name FROM customer "
    "UNION ALL SELECT customer_id, iif (kind = 'email', 3, 2), canonical FROM contact "
    "WHERE kind IN ('phone', 'zalo', 'email') AND canonical IS NOT NULL "
    "UNION ALL SELECT customer_id, 4, channel || ': ' || code FROM customer_code "
    "ORDER BY 1, 2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!func (hoso_stmt_get_int (stmt, 0), (HosoTrait)hoso_stmt_get_int (stmt, 1),
               hoso_stmt_get_text (stmt, 2), data))
      return FALSE;
  return result == HOSO_DONE;
}

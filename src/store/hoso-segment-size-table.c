/* The table “segment_size”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-segment-size-table.h"

/**
 * hoso_segment_size_table_has:
 * @has: (out): whether today's row would change nothing
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_segment_size_table_has (
  HosoDb *db, gint64 segment, const HosoSegmentSize *size, gboolean *has, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  *has = FALSE;
  stmt = hoso_db_prepare (db,
                          "SELECT 1 FROM segment_size WHERE segment_id = ?1 AND day = ?2 "
                          "AND count = ?3 AND base = ?4 AND rule = ?5",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, segment);
  hoso_stmt_bind_int (stmt, 2, size->day);
  hoso_stmt_bind_int (stmt, 3, (gint64)size->count);
  hoso_stmt_bind_int (stmt, 4, (gint64)size->base);
  hoso_stmt_bind_int (stmt, 5, size->rule);
  result = hoso_stmt_step (stmt, error);
  *has = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_segment_size_table_set:
 *
 * A segment that is gone by now gets no point.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_segment_size_table_set (HosoDb *db,
                             gint64 segment,
                             const HosoSegmentSize *size,
                             GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT OR REPLACE INTO segment_size (segment_id, day, count, base, rule) "
    "SELECT id, ?2, ?3, ?4, ?5 FROM segment WHERE id = ?1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, segment);
  hoso_stmt_bind_int (stmt, 2, size->day);
  hoso_stmt_bind_int (stmt, 3, (gint64)size->count);
  hoso_stmt_bind_int (stmt, 4, (gint64)size->base);
  hoso_stmt_bind_int (stmt, 5, size->rule);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_segment_size_table_list:
 *
 * Returns: (transfer full) (element-type HosoSegmentSize): by ascending day, or
 *   %NULL with @error set
 */
GArray *
hoso_segment_size_table_list (HosoDb *db, gint64 segment, GError **error)
{
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (HosoSegmentSize));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT day, count, base, rule FROM segment_size "
                          "WHERE segment_id = ?1 AND gone IS NULL ORDER BY day",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, segment);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoSegmentSize size = { (gint)hoso_stmt_get_int (stmt, 0),
                               (guint64)hoso_stmt_get_int (stmt, 1),
                               (guint64)hoso_stmt_get_int (stmt, 2),
                               (guint32)hoso_stmt_get_int (stmt, 3) };

      g_array_append_val (sizes, size);
    }
  return result == HOSO_DONE ? g_steal_pointer (&sizes) : NULL;
}

/**
 * hoso_segment_size_table_forget:
 *
 * Deletes the points of segments that nothing can bring back any more: the step that
 * took a segment away is at most the one after @gone.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_segment_size_table_forget (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "DELETE FROM segment_size WHERE gone IS NOT NULL "
                          "AND NOT EXISTS (SELECT 1 FROM undo_step WHERE id <= gone + 1)",
                          error);
  return stmt != NULL && hoso_stmt_run (stmt, error);
}

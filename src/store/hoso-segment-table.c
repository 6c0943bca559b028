/* Segments, as stored.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-segment-table.h"

#include <glib/gi18n-lib.h>

#define SEGMENT_COLUMNS                                         \
  "SELECT g.id, g.name, g.rule, s.name, g.goal FROM segment g " \
  "LEFT JOIN survey s ON s.id = json_extract (g.rule, '$.survey') "

static HosoSegment *
read_segment (HosoStmt *stmt, GError **error)
{
  g_autoptr (HosoSegment) segment = hoso_segment_new ();

  segment->id = hoso_stmt_get_int (stmt, 0);
  segment->name = hoso_stmt_dup_text (stmt, 1);
  g_clear_pointer (&segment->rule, hoso_rule_free);
  segment->rule = hoso_rule_from_json (hoso_stmt_get_text (stmt, 2), error);
  segment->survey_name = hoso_stmt_dup_text (stmt, 3);
  segment->goal = hoso_stmt_dup_text (stmt, 4);
  return segment->rule != NULL ? g_steal_pointer (&segment) : NULL;
}

/**
 * hoso_segment_table_list:
 *
 * Returns: (transfer full) (element-type HosoSegment): oldest first, uncounted, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_segment_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) segments =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_segment_free);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SEGMENT_COLUMNS "ORDER BY g.id", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoSegment *segment = read_segment (stmt, error);

      if (segment == NULL)
        return NULL;
      g_ptr_array_add (segments, segment);
    }
  return result == HOSO_DONE ? g_steal_pointer (&segments) : NULL;
}

/**
 * hoso_segment_table_load:
 *
 * Returns: (transfer full): the segment, uncounted, or %NULL with
 *   HOSO_ERROR_NOT_FOUND or another error
 */
HosoSegment *
hoso_segment_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SEGMENT_COLUMNS "WHERE g.id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is no such segment."));
  return result == HOSO_ROW ? read_segment (stmt, error) : NULL;
}

/**
 * hoso_segment_table_add:
 * @goal: (nullable): a key
 *
 * Returns: the new segment's id, or 0 with @error set
 */
gint64
hoso_segment_table_add (
  HosoDb *db, const char *name, const HosoRule *rule, const char *goal, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *json = hoso_rule_dup_json (rule);
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db, "INSERT INTO segment (uid, name, rule, created, goal) VALUES (?1, ?2, ?3, ?4, ?5)", error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_text (stmt, 3, json);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));
  hoso_stmt_bind_text (stmt, 5, goal);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static gboolean
check_found (HosoDb *db, GError **error)
{
  if (hoso_db_get_changes (db) > 0)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such segment."));
  return FALSE;
}

/**
 * hoso_segment_table_update:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_segment_table_update (
  HosoDb *db, gint64 id, const char *name, const HosoRule *rule, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *json = hoso_rule_dup_json (rule);

  stmt = hoso_db_prepare (db, "UPDATE segment SET name = ?2, rule = ?3 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_text (stmt, 3, json);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

/**
 * hoso_segment_table_set_goal:
 * @goal: (nullable): a key
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_segment_table_set_goal (HosoDb *db, gint64 id, const char *goal, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE segment SET goal = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, goal);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

/**
 * hoso_segment_table_remove:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_segment_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM segment WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

/* The table “stage”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-stage-table.h"

#include <glib/gi18n-lib.h>

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_NOT_FOUND,
                       _ ("The stage is no longer there."));

  return FALSE;
}

/* How many stages @journey has, or -1 with @error set. */
static int
count_stages (HosoDb *db, gint64 journey, GError **error)
{
  static const char sql[] =
    "SELECT (SELECT count (*) FROM stage WHERE journey_id = ?1) "
    "FROM journey WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return -1;

  hoso_stmt_bind_int (stmt, 1, journey);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return (int)hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      g_set_error_literal (error,
                           HOSO_ERROR,
                           HOSO_ERROR_NOT_FOUND,
                           _ ("The journey is no longer there."));
      return -1;
    case HOSO_STEP_ERROR:
      break;
    }

  return -1;
}

static gboolean
make_room (HosoDb *db, gint64 journey, int position, GError **error)
{
  static const char sql[] =
    "UPDATE stage SET position = position + 1 WHERE journey_id = ?1 AND position >= ?2";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, journey);
  hoso_stmt_bind_int (stmt, 2, position);

  return hoso_stmt_run (stmt, error);
}

static gboolean
close_gap (HosoDb *db, gint64 id, GError **error)
{
  static const char sql[] =
    "UPDATE stage SET position = stage.position - 1 FROM stage AS gone "
    "WHERE gone.id = ?1 AND stage.journey_id = gone.journey_id "
    "AND stage.position > gone.position";
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);

  return hoso_stmt_run (stmt, error);
}

/* Adds the stage's own row at @position, at the end where that is negative or
 * beyond.  Returns its id, or 0 with @error set. */
gint64
hoso_stage_table_add (HosoDb *db,
                      gint64 journey,
                      int position,
                      const HosoStage *stage,
                      GError **error)
{
  static const char sql[] =
    "INSERT INTO stage (journey_id, position, key, title) VALUES (?1, ?2, ?3, ?4)";
  int count = count_stages (db, journey, error);
  g_autoptr (HosoStmt) stmt = NULL;

  if (count < 0)
    return 0;
  if (position < 0 || position > count)
    position = count;
  if (!make_room (db, journey, position, error))
    return 0;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return 0;

  hoso_stmt_bind_int (stmt, 1, journey);
  hoso_stmt_bind_int (stmt, 2, position);
  hoso_stmt_bind_text (stmt, 3, stage->key);
  hoso_stmt_bind_text (stmt, 4, stage->title);
  if (!hoso_stmt_run (stmt, error))
    return 0;

  return hoso_db_get_last_id (db);
}

/* NULL gives a shipped stage its own name back; another stage keeps its title. */
gboolean
hoso_stage_table_set_title (HosoDb *db, gint64 id, const char *title, GError **error)
{
  static const char sql[] =
    "UPDATE stage SET title = coalesce (?2, CASE WHEN key IS NULL THEN title END) WHERE id = ?1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, title);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

/* Its steps go with it. */
gboolean
hoso_stage_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (!close_gap (db, id, error))
    return FALSE;

  stmt = hoso_db_prepare (db, "DELETE FROM stage WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;

  return hoso_db_get_changes (db) > 0 ? TRUE : set_gone (error);
}

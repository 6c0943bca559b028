/* The rows of undo_step: a line of steps, the undone ones at its end. */

#include "hoso-config.h"

#include "hoso-history.h"

#include <glib/gi18n-lib.h>

#include "hoso-undo.h"

static gboolean
drop_undone (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM undo_step WHERE undone = 1", error);

  return stmt != NULL && hoso_stmt_run (stmt, error);
}

static gboolean
drop_oldest (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db,
                                               "DELETE FROM undo_step WHERE id <= ("
                                               "SELECT id FROM undo_step ORDER BY id DESC "
                                               "LIMIT 1 OFFSET ?1)",
                                               error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, HOSO_UNDO_STEPS);
  return hoso_stmt_run (stmt, error);
}

static gboolean
insert_step (HosoDb *db, const char *name, GBytes *changeset, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db,
                                               "INSERT INTO undo_step "
                                               "(name, at, undone, changeset, import_id) "
                                               "VALUES (?1, ?2, 0, ?3, ?4)",
                                               error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, name);
  hoso_stmt_bind_int (stmt, 2, hoso_db_get_now (db));
  if (changeset != NULL)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (changeset, &size);

      hoso_stmt_bind_blob (stmt, 3, data, size);
    }
  hoso_stmt_bind_id (stmt, 4, import);
  return hoso_stmt_run (stmt, error);
}

gboolean
hoso_history_add (HosoDb *db,
                  const char *name,
                  GBytes *changeset,
                  gint64 import,
                  GError **error)
{
  return drop_undone (db, error) &&
         insert_step (db, name, changeset, import, error) &&
         drop_oldest (db, error);
}

static HosoHistoryStep *
read_step (HosoStmt *stmt)
{
  HosoHistoryStep *step = g_new0 (HosoHistoryStep, 1);
  gsize size;
  gconstpointer data = hoso_stmt_get_blob (stmt, 2, &size);

  step->id = hoso_stmt_get_int (stmt, 0);
  step->name = hoso_stmt_dup_text (stmt, 1);
  step->changeset = g_bytes_new (data, size);
  step->import = hoso_stmt_get_int (stmt, 3);
  return step;
}

HosoHistoryStep *
hoso_history_load (HosoDb *db, gboolean redo, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  const char *sql = redo ? "SELECT id, name, changeset, import_id FROM undo_step "
                           "WHERE undone = 1 ORDER BY id LIMIT 1"
                         : "SELECT id, name, changeset, import_id FROM undo_step "
                           "WHERE undone = 0 ORDER BY id DESC LIMIT 1";

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return NULL;
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return read_step (stmt);
    case HOSO_DONE:
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                           redo ? _ ("There is nothing to redo.") : _ ("There is nothing to "
                                                                       "undo."));
      return NULL;
    case HOSO_STEP_ERROR:
    default:
      return NULL;
    }
}

void
hoso_history_step_free (HosoHistoryStep *step)
{
  g_free (step->name);
  g_clear_pointer (&step->changeset, g_bytes_unref);
  g_free (step);
}

gboolean
hoso_history_mark (HosoDb *db, const HosoHistoryStep *step, gboolean redo, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  const char *sql = redo ? "UPDATE undo_step SET undone = 0 WHERE id = ?1 AND id = "
                           "(SELECT min (id) FROM undo_step WHERE undone = 1)"
                         : "UPDATE undo_step SET undone = 1 WHERE id = ?1 AND id = "
                           "(SELECT max (id) FROM undo_step WHERE undone = 0)";

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, step->id);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  if (hoso_db_get_changes (db) == 1)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                       _ ("Another program changed the workspace at the same moment."));
  return FALSE;
}

/* Adds the step of @import, named by the msgid @name, inside the import's own
 * transaction. */
gboolean
hoso_undo_add_import (HosoDb *db, gint64 import, const char *name, GError **error)
{
  return hoso_history_add (db, name, NULL, import, error);
}

/* Inside the transaction that takes back @import.  What was undone before
 * cannot be redone after it. */
gboolean
hoso_undo_forget_import (HosoDb *db, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db,
                                               "DELETE FROM undo_step WHERE import_id = ?1",
                                               error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  return hoso_stmt_run (stmt, error) && drop_undone (db, error);
}

/* Forgets the whole history, in the caller's transaction or one of its own. */
gboolean
hoso_undo_clear (HosoDb *db, GError **error)
{
  /* Without a condition the hook that notes changes would not be called. */
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM undo_step WHERE id > 0", error);

  return stmt != NULL && hoso_stmt_run (stmt, error);
}

static gboolean
peek (HosoDb *db, const char *sql, char **name, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *name = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

gboolean
hoso_undo_peek (HosoDb *db, char **undo, char **redo, GError **error)
{
  *undo = NULL;
  *redo = NULL;
  if (peek (db, "SELECT name FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT 1", undo,
            error) &&
      peek (db, "SELECT name FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1", redo, error))
    return TRUE;
  g_clear_pointer (undo, g_free);
  return FALSE;
}

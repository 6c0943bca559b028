/* The table “task”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-task-table.h"

#include <glib/gi18n-lib.h>

#define SELECT                                                                              \
  "SELECT t.id, t.customer_id, t.interaction_id, t.kind, t.title, t.due_local, t.done_at, " \
  "t.created_at, c.name, t.assignee FROM task t JOIN customer c ON c.id = t.customer_id "

gint64
hoso_task_table_add (HosoDb *db, const HosoTask *task, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO task (uid, customer_id, interaction_id, kind, title, due_local, done_at, "
    "created_at, assignee) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif (trim (?9), ''))",
    error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, task->customer);
  hoso_stmt_bind_id (stmt, 3, task->interaction);
  hoso_stmt_bind_text (stmt, 4, hoso_task_kind_get_name (task->kind));
  hoso_stmt_bind_text (stmt, 5, task->title);
  hoso_stmt_bind_int (stmt, 6, task->due_local);
  hoso_stmt_bind_id (stmt, 7, task->done_at);
  hoso_stmt_bind_int (stmt, 8, hoso_db_get_now (db));
  hoso_stmt_bind_text (stmt, 9, task->assignee);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static gboolean
set_gone (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                       _ ("The task is no longer there."));
  return FALSE;
}

gboolean
hoso_task_table_change (HosoDb *db, const HosoTask *task, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db,
    "UPDATE task SET kind = ?1, title = ?2, due_local = ?3, done_at = ?4, "
    "assignee = nullif (trim (?5), '') "
    "WHERE id = ?6",
    error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, hoso_task_kind_get_name (task->kind));
  hoso_stmt_bind_text (stmt, 2, task->title);
  hoso_stmt_bind_int (stmt, 3, task->due_local);
  hoso_stmt_bind_id (stmt, 4, task->done_at);
  hoso_stmt_bind_text (stmt, 5, task->assignee);
  hoso_stmt_bind_int (stmt, 6, task->id);
  return hoso_stmt_run (stmt, error) && (hoso_db_get_changes (db) > 0 || set_gone (error));
}

gboolean
hoso_task_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM task WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error) && (hoso_db_get_changes (db) > 0 || set_gone (error));
}

gboolean
hoso_task_table_finish_for (HosoDb *db, gint64 interaction, gint64 now, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db, "UPDATE task SET done_at = ?1 WHERE interaction_id = ?2 AND done_at IS NULL", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, now);
  hoso_stmt_bind_int (stmt, 2, interaction);
  return hoso_stmt_run (stmt, error);
}

static HosoTask *
read_task (HosoStmt *stmt)
{
  HosoTask *task = hoso_task_new (HOSO_TASK_OTHER, hoso_stmt_get_text (stmt, 4));

  task->id = hoso_stmt_get_int (stmt, 0);
  task->customer = hoso_stmt_get_int (stmt, 1);
  task->interaction = hoso_stmt_get_int (stmt, 2);
  hoso_task_kind_from_name (hoso_stmt_get_text (stmt, 3), &task->kind);
  task->due_local = hoso_stmt_get_int (stmt, 5);
  task->done_at = hoso_stmt_get_int (stmt, 6);
  task->created_at = hoso_stmt_get_int (stmt, 7);
  task->assignee = hoso_stmt_dup_text (stmt, 9);
  return task;
}

/* Returns: (transfer full): the task, or NULL with HOSO_ERROR_NOT_FOUND or
 * another error. */
HosoTask *
hoso_task_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SELECT "WHERE t.id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    return read_task (stmt);
  if (result == HOSO_DONE)
    set_gone (error);
  return NULL;
}

gboolean
hoso_task_table_list (HosoDb *db, gint64 customer, GPtrArray *tasks, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db, SELECT "WHERE t.customer_id = ?1 ORDER BY t.due_local DESC, t.id DESC", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (tasks, read_task (stmt));
  return result == HOSO_DONE;
}

gboolean
hoso_task_table_list_due (HosoDb *db, gint64 until, GPtrArray *tasks, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (
    db,
    SELECT "WHERE t.done_at IS NULL AND t.due_local < ?1 ORDER BY t.due_local, t.id",
    error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, until);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoTask *task = read_task (stmt);

      task->customer_name = hoso_stmt_dup_text (stmt, 8);
      g_ptr_array_add (tasks, task);
    }
  return result == HOSO_DONE;
}

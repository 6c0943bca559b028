/* A workspace as the window uses it: work on threads, signals on the main
 * context.
 */

#include "hoso-workspace.h"

#include <glib/gstdio.h>

#include "hoso-db.h"
#include "hoso-undo.h"

typedef struct
{
  char *folder;
  char *path;
  HosoWorkspace *workspace;
  GAsyncResult *result; /* of the latest call */
  guint changes;        /* of all signals since the last look */
  guint n_notified;
} Fixture;

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ((Fixture *)data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static HosoWorkspace *
open_workspace (Fixture *fixture, const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hoso_workspace_open_async (path, NULL, called_cb, fixture);
  result = wait_for_result (fixture);
  return hoso_workspace_open_finish (result, error);
}

static void
changed_cb (HosoWorkspace *workspace, guint changes, Fixture *fixture)
{
  fixture->changes |= changes;
}

static void
notify_cb (HosoWorkspace *workspace, GParamSpec *pspec, Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hoso-workspace-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.hoso", NULL);
  fixture->workspace = open_workspace (fixture, fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (fixture->workspace, "notify", G_CALLBACK (notify_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (fixture->workspace != NULL)
    g_assert_finalize_object (fixture->workspace);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
take_changes (Fixture *fixture)
{
  guint changes = fixture->changes;

  fixture->changes = 0;
  return changes;
}

/* @data is the tag's name. */
static gpointer
add_tag (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoStmt) stmt = NULL;

  if (!hoso_action_begin (&action, db, "Add tag", error))
    return NULL;
  stmt = hoso_db_prepare (db, "INSERT INTO tag (uid, name) VALUES (?1, ?1)", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, data);
  if (!hoso_stmt_run (stmt, error) || !hoso_action_commit (&action, error))
    return NULL;
  return g_strdup (data);
}

static gpointer
count_tags (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT count(*) FROM tag", error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return NULL;
  return g_strdup_printf ("%d", (int)hoso_stmt_get_int (stmt, 0));
}

static char *
write_tag (Fixture *fixture, const char *name, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hoso_workspace_write_async (fixture->workspace, add_tag, g_strdup (name), g_free, g_free, NULL,
                              called_cb, fixture);
  result = wait_for_result (fixture);
  return hoso_workspace_call_finish (fixture->workspace, result, error);
}

static void
assert_tags (Fixture *fixture, HosoWorkspace *workspace, const char *expected)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  hoso_workspace_read_async (workspace, count_tags, NULL, NULL, g_free, NULL, called_cb, fixture);
  result = wait_for_result (fixture);
  count = hoso_workspace_call_finish (workspace, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (count, ==, expected);
}

static void
assert_names (Fixture *fixture, const char *expected_undo, const char *expected_redo)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (fixture->workspace, "undo-name", &undo, "redo-name", &redo, NULL);
  g_assert_cmpstr (undo, ==, expected_undo);
  g_assert_cmpstr (redo, ==, expected_redo);
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpstr (hoso_workspace_get_path (fixture->workspace), ==, fixture->path);
  assert_names (fixture, NULL, NULL);
  name = write_tag (fixture, "VIP", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "VIP");
  g_assert_cmpint (take_changes (fixture), ==, HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_UNDO);
  assert_names (fixture, "Add tag", NULL);
  g_assert_cmpint (fixture->n_notified, ==, 1);
  assert_tags (fixture, fixture->workspace, "1");
  g_assert_cmpint (take_changes (fixture), ==, 0);
}

static void
test_failed_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (write_tag (fixture, "VIP", NULL));
  take_changes (fixture);
  g_assert_null (write_tag (fixture, "VIP", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
  g_assert_cmpint (take_changes (fixture), ==, 0);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GAsyncResult) redone = NULL;
  g_autoptr (GAsyncResult) nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;

  g_free (write_tag (fixture, "VIP", NULL));
  take_changes (fixture);
  hoso_workspace_undo_async (fixture->workspace, called_cb, fixture);
  undone = wait_for_result (fixture);
  undo_name = hoso_workspace_undo_finish (fixture->workspace, undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undo_name, ==, "Add tag");
  g_assert_cmpint (take_changes (fixture), ==, HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_UNDO);
  assert_names (fixture, NULL, "Add tag");
  assert_tags (fixture, fixture->workspace, "0");
  hoso_workspace_redo_async (fixture->workspace, called_cb, fixture);
  redone = wait_for_result (fixture);
  redo_name = hoso_workspace_undo_finish (fixture->workspace, redone, &error);
  g_assert_cmpstr (redo_name, ==, "Add tag");
  assert_tags (fixture, fixture->workspace, "1");
  hoso_workspace_redo_async (fixture->workspace, called_cb, fixture);
  nothing = wait_for_result (fixture);
  g_assert_null (hoso_workspace_undo_finish (fixture->workspace, nothing, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

/* Cancelled after its commit: the caller hears of the cancel only, the views
 * hear of the change all the same. */
static gpointer
add_tag_then_cancel (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer value = add_tag (db, data, cancellable, error);

  g_cancellable_cancel (cancellable);
  return value;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hoso_workspace_write_async (fixture->workspace, add_tag_then_cancel, g_strdup ("VIP"), g_free,
                              g_free, cancellable, called_cb, fixture);
  result = wait_for_result (fixture);
  g_assert_null (hoso_workspace_call_finish (fixture->workspace, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (take_changes (fixture), ==, HOSO_CHANGE_CUSTOMERS | HOSO_CHANGE_UNDO);
  assert_names (fixture, "Add tag", NULL);
}

static gboolean
timed_out_cb (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Another program, here another connection, writes to the file. */
static void
test_other_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  HosoDb *other = hoso_session_open (fixture->path, FALSE, &error);
  gboolean timed_out = FALSE;
  guint timeout;

  g_assert_no_error (error);
  /* What we write ourselves is told once, not again by the poll. */
  g_free (write_tag (fixture, "VIP", NULL));
  take_changes (fixture);
  timeout = g_timeout_add_seconds (10, timed_out_cb, &timed_out);
  g_free (add_tag (other, "Khách quen", NULL, &error));
  g_assert_no_error (error);
  while (fixture->changes == 0 && !timed_out)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (timed_out);
  g_source_remove (timeout);
  g_assert_cmpint (take_changes (fixture), ==, HOSO_CHANGE_ALL);
  assert_tags (fixture, fixture->workspace, "2");
  hoso_session_close (other);
}

static void
test_own_writes_once (Fixture *fixture, gconstpointer data)
{
  gboolean over = FALSE;

  g_free (write_tag (fixture, "VIP", NULL));
  take_changes (fixture);
  g_timeout_add_seconds (5, timed_out_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (take_changes (fixture), ==, 0);
}

static void
test_two_workspaces (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.hoso", NULL);
  g_autoptr (GError) error = NULL;
  HosoWorkspace *other = open_workspace (fixture, path, &error);

  g_assert_no_error (error);
  g_free (write_tag (fixture, "VIP", NULL));
  assert_tags (fixture, fixture->workspace, "1");
  assert_tags (fixture, other, "0");
  g_assert_finalize_object (other);
}

static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "photo.jpg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no workspace", -1, NULL));
  g_assert_null (open_workspace (fixture, path, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
}

/* The last reference goes while work is under way. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  GWeakRef weak;

  g_weak_ref_init (&weak, fixture->workspace);
  hoso_workspace_write_async (fixture->workspace, add_tag, g_strdup ("VIP"), g_free, g_free, NULL,
                              called_cb, fixture);
  g_clear_object (&fixture->workspace);
  result = wait_for_result (fixture);
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (g_weak_ref_get (&weak));
  g_weak_ref_clear (&weak);
}

static void
test_default_path (void)
{
  g_autofree char *path = hoso_workspace_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_true (g_str_has_prefix (path, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (path, ".hoso"));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_rmdir (folder);
}

static void
test_session_clock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sample.hoso", NULL);
  g_autoptr (GError) error = NULL;
  HosoDb *db;

  g_assert_null (hoso_session_open (path, FALSE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  db = hoso_session_open (path, TRUE, &error);
  g_assert_no_error (error);
  hoso_session_set_clock (db, 1750000000, 1);
  g_assert_cmpint (hoso_db_get_now (db), ==, 1750000000);
  hoso_session_close (db);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("hoso-home-XXXXXX", NULL);
  int status;

  /* GLib loses memory where it isolates the folders of tests by itself. */
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/engine/workspace/write", test_write);
  ADD ("/engine/workspace/failed-write", test_failed_write);
  ADD ("/engine/workspace/undo", test_undo);
  ADD ("/engine/workspace/cancel", test_cancel);
  ADD ("/engine/workspace/other-writer", test_other_writer);
  ADD ("/engine/workspace/own-writes-once", test_own_writes_once);
  ADD ("/engine/workspace/two-workspaces", test_two_workspaces);
  ADD ("/engine/workspace/broken", test_broken);
  ADD ("/engine/workspace/dropped", test_dropped);
  ADD ("/engine/workspace/session-clock", test_session_clock);
  g_test_add_func ("/engine/workspace/default-path", test_default_path);
  status = g_test_run ();
  g_rmdir (home);
  return status;
}

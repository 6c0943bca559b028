/* Erasing persons.  Who was erased is logged in the workspace by hashes, and again
 * beside its automatic copies, so that restoring one of them erases the person
 * again even where the workspace itself is lost.
 */

#include "hoso-config.h"

#include "hoso-erasures.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-erase.h"
#include "hoso-erasure-table.h"

#define LOG_NAME "erased.txt"

void
hoso_erasure_report_free (HosoErasureReport *report)
{
  if (report == NULL)
    return;
  g_clear_pointer (&report->backups, g_ptr_array_unref);
  g_free (report->warning);
  g_free (report);
}

static char *
dup_log_path (const char *path)
{
  g_autofree char *folder = hoso_backups_dup_folder (path);

  return g_build_filename (folder, LOG_NAME, NULL);
}

/* A line each: when, salt, hash. */
static gboolean
save_log (HosoDb *db, GError **error)
{
  g_autofree char *file = dup_log_path (hoso_db_get_path (db));
  g_autofree char *folder = g_path_get_dirname (file);
  g_autoptr (GPtrArray) erasures = hoso_erasure_table_list (db, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (erasures == NULL)
    return FALSE;
  for (guint i = 0; i < erasures->len; i++)
    {
      const HosoErasure *erasure = g_ptr_array_index (erasures, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %s %s\n", erasure->at, erasure->salt,
                              erasure->hash);
    }
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (file, text->str, (gssize)text->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static void
load_log (const char *path, GPtrArray *erasures)
{
  g_autofree char *file = dup_log_path (path);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (g_strv_length (words) == 3)
        g_ptr_array_add (erasures, hoso_erasure_new (g_ascii_strtoll (words[0], NULL, 10),
                                                     words[1], words[2]));
    }
}

/* What the workspace that is to be replaced knows; one that cannot be read, or
 * that is older than the log, knows nothing. */
static void
load_present (const char *path, GPtrArray *erasures)
{
  g_autoptr (HosoDb) db = hoso_db_open (path, HOSO_DB_AS_IS, NULL);
  g_autoptr (GPtrArray) present = db == NULL ? NULL : hoso_erasure_table_list (db, NULL);

  if (present != NULL)
    g_ptr_array_extend_and_steal (erasures, g_steal_pointer (&present));
}

static char **
list_uids (HosoDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HosoStmt) stmt = NULL;
      HosoStepResult result;

      stmt = hoso_db_prepare (db, "SELECT uid FROM customer WHERE id = ?1", error);
      if (stmt == NULL)
        return NULL;
      hoso_stmt_bind_int (stmt, 1, ids[i]);
      result = hoso_stmt_step (stmt, error);
      if (result == HOSO_DONE)
        g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                             _ ("The customer is no longer there."));
      if (result != HOSO_ROW)
        return NULL;
      g_ptr_array_add (uids, hoso_stmt_dup_text (stmt, 0));
    }
  g_ptr_array_add (uids, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&uids), FALSE);
}

/* A copy that cannot be read is passed over: nothing is known of it. */
static gboolean
holds_one (const HosoBackup *backup, char **uids)
{
  g_autoptr (HosoDb) db = hoso_db_open (backup->path, HOSO_DB_AS_IS, NULL);

  for (guint i = 0; db != NULL && uids[i] != NULL; i++)
    {
      g_autoptr (HosoStmt) stmt =
        hoso_db_prepare (db, "SELECT 1 FROM customer WHERE uid = ?1", NULL);

      if (stmt == NULL)
        return FALSE;
      hoso_stmt_bind_text (stmt, 1, uids[i]);
      if (hoso_stmt_step (stmt, NULL) == HOSO_ROW)
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
find_backups (const char *path, char **uids)
{
  GPtrArray *backups = hoso_backups_list (path, NULL);

  for (guint i = backups->len; i > 0; i--)
    if (!holds_one (g_ptr_array_index (backups, i - 1), uids))
      g_ptr_array_remove_index (backups, i - 1);
  return backups;
}

/**
 * hoso_erasures_run:
 * @ids: of customers; HOSO_ERROR_NOT_FOUND where one is not there
 *
 * Afterwards nothing of them is in the bytes of the workspace and its journal;
 * answers that others gave too stay without a name.
 *
 * Returns: (transfer full): what was done, or %NULL with @error set and nothing
 *   changed
 */
HosoErasureReport *
hoso_erasures_run (
  HosoDb *db, const gint64 *ids, guint n, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) uids = list_uids (db, ids, n, error);
  g_autoptr (HosoErasureReport) report = g_new0 (HosoErasureReport, 1);
  g_autoptr (GError) left = NULL;

  if (uids == NULL || !hoso_erase_customers (db, ids, n, cancellable, error))
    return NULL;
  report->n = n;
  if (!hoso_erase_clean (db, &left) || !save_log (db, &left))
    report->warning = g_strdup (left->message);
  report->backups = find_backups (hoso_db_get_path (db), uids);
  return g_steal_pointer (&report);
}

static gboolean
add_log (HosoDb *db, const GPtrArray *erasures, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  return hoso_txn_begin (&txn, db, error) && hoso_erasure_table_add (db, erasures, error) &&
         hoso_txn_commit (&txn, error);
}

/* Also by the log that stands beside the copies of @path. */
gboolean
hoso_erasures_repeat (HosoDb *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) erasures =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_erasure_free);
  g_autoptr (GArray) ids = NULL;

  load_log (path, erasures);
  load_present (path, erasures);
  if (erasures->len == 0)
    return TRUE;
  ids = hoso_erasure_table_find (db, erasures, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0 &&
      !hoso_erase_customers (db, (const gint64 *)ids->data, ids->len, NULL, error))
    return FALSE;
  return add_log (db, erasures, error) && hoso_erase_clean (db, error);
}

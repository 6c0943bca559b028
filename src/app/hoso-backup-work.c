/* Long work on the whole workspace.  Runs on the workspace's threads; what is
 * shared with the window is one number.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-backup-work.h"

#include "hoso-checks.h"
#include "hoso-export.h"

struct _HosoBackupRun
{
  gatomicrefcount count;
  HosoBackupKind kind;
  char *path;   /* or NULL */
  int permille; /* atomic; -1 where nobody knows */
};

/* @path may be NULL where the kind needs none. */
HosoBackupRun *
hoso_backup_run_new (HosoBackupKind kind, const char *path)
{
  HosoBackupRun *run = g_new0 (HosoBackupRun, 1);

  g_atomic_ref_count_init (&run->count);
  run->kind = kind;
  run->path = g_strdup (path);
  run->permille = -1;
  return run;
}

HosoBackupRun *
hoso_backup_run_ref (HosoBackupRun *run)
{
  g_atomic_ref_count_inc (&run->count);
  return run;
}

void
hoso_backup_run_unref (HosoBackupRun *run)
{
  if (!g_atomic_ref_count_dec (&run->count))
    return;
  g_free (run->path);
  g_free (run);
}

HosoBackupKind
hoso_backup_run_get_kind (const HosoBackupRun *run)
{
  return run->kind;
}

double
hoso_backup_run_get_fraction (HosoBackupRun *run)
{
  int permille = g_atomic_int_get (&run->permille);

  return permille < 0 ? -1 : permille / 1000.0;
}

static void
progress_cb (double fraction, gpointer data)
{
  HosoBackupRun *run = data;

  g_atomic_int_set (&run->permille, (int)(fraction * 1000));
}

static char **
dup_check (HosoDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (HosoCheckReport) report = hoso_checks_run (db, cancellable, error);

  return report == NULL ? NULL : hoso_checks_dup_sentences (report);
}

static gpointer
work (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoBackupRun *run = data;
  gboolean done = FALSE;

  switch (run->kind)
    {
    case HOSO_BACKUP_KEEP:
      done = hoso_backups_keep (db, progress_cb, run, cancellable, error);
      break;
    case HOSO_BACKUP_SAVE:
      done = hoso_backups_save (db, run->path, progress_cb, run, cancellable, error);
      break;
    case HOSO_BACKUP_RESTORE:
      done = hoso_backups_restore_open (db, run->path, progress_cb, run, cancellable, error);
      break;
    case HOSO_BACKUP_EXPORT:
      done = hoso_export_save (db, run->path, progress_cb, run, cancellable, error);
      break;
    case HOSO_BACKUP_CHECK:
      return dup_check (db, cancellable, error);
    }
  return done ? g_new0 (char *, 1) : NULL;
}

static gboolean
is_write (HosoBackupKind kind)
{
  return kind == HOSO_BACKUP_RESTORE || kind == HOSO_BACKUP_CHECK;
}

/* Copies and exports are read, so that the window goes on meanwhile. */
void
hoso_backup_run_start (HosoBackupRun *run,
                       HosoWorkspace *workspace,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GDestroyNotify free_run = (GDestroyNotify)hoso_backup_run_unref;
  GDestroyNotify free_result = (GDestroyNotify)g_strfreev;

  if (is_write (run->kind))
    hoso_workspace_write_async (workspace, work, hoso_backup_run_ref (run), free_run, free_result,
                                cancellable, callback, user_data);
  else
    hoso_workspace_read_async (workspace, work, hoso_backup_run_ref (run), free_run, free_result,
                               cancellable, callback, user_data);
}

gpointer
hoso_backup_work_list (HosoDb *db, gpointer path, GCancellable *cancellable, GError **error)
{
  return hoso_backups_list (path, error);
}

static gpointer
roll (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_backups_roll (db, cancellable, error));
}

static void
rolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error) == NULL &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("No backup was made today: %s", error->message);
}

void
hoso_backup_work_roll (HosoWorkspace *workspace)
{
  hoso_workspace_read_async (workspace, roll, NULL, NULL, NULL, NULL, rolled_cb, NULL);
}

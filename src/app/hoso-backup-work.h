/* Long work on the whole workspace, on its threads. */

#pragma once

#include "hoso-backups.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_BACKUP_KEEP,    /* a copy with the others */
  HOSO_BACKUP_SAVE,    /* a copy at the path */
  HOSO_BACKUP_RESTORE, /* the copy at the path takes the workspace's place */
  HOSO_BACKUP_EXPORT,  /* everything as JSON, at the path */
  HOSO_BACKUP_CHECK,   /* gives sentences */
} HosoBackupKind;

/* What both threads hold of one run. */
typedef struct _HosoBackupRun HosoBackupRun;

HosoBackupRun *hoso_backup_run_new (HosoBackupKind kind, const char *path);
HosoBackupRun *hoso_backup_run_ref (HosoBackupRun *run);
void hoso_backup_run_unref (HosoBackupRun *run);
HosoBackupKind hoso_backup_run_get_kind (const HosoBackupRun *run);
/* From 0 to 1, or -1 where nobody knows. */
double hoso_backup_run_get_fraction (HosoBackupRun *run);

/* Finish with hoso_workspace_call_finish(): a GStrv of sentences, empty but for a
 * check. */
void hoso_backup_run_start (HosoBackupRun *run,
                            HosoWorkspace *workspace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
/* Of HosoBackup, for the thread that reads. */
gpointer
hoso_backup_work_list (HosoDb *db, gpointer path, GCancellable *cancellable, GError **error);
/* Today's copy, once a day; says nothing, and nothing needs to wait for it. */
void hoso_backup_work_roll (HosoWorkspace *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBackupRun, hoso_backup_run_unref)

G_END_DECLS

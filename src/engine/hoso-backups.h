/* Copies of workspaces: made by the user or once a day, kept for a while, put
 * back.  Synchronous: run them on a session or on a thread.
 */

#pragma once

#include "hoso-workspace.h"

G_BEGIN_DECLS

/* @fraction: 0 to 1. */
typedef void (*HosoBackupProgress) (double fraction, gpointer data);

typedef struct
{
  char *path;
  gint64 at; /* UTC seconds */
  guint64 size;
} HosoBackup;

void hoso_backup_free (HosoBackup *backup);

/* Where the copies of the workspace @path are kept by themselves. */
char *hoso_backups_dup_folder (const char *path);
/* Of HosoBackup, newest first; those that were made before an update included. */
GPtrArray *hoso_backups_list (const char *path, GError **error);
/* Copies the open workspace into one file that opens anywhere. */
gboolean hoso_backups_save (HosoDb *db,
                            const char *file,
                            HosoBackupProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);
/* A copy with the others, now. */
gboolean hoso_backups_keep (HosoDb *db,
                            HosoBackupProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error);
/* Today's copy where there is none yet, and the old ones thinned out. */
gboolean hoso_backups_roll (HosoDb *db, GCancellable *cancellable, GError **error);
/* Which of @times (UTC seconds, newest first) are kept at @now; @kept has as many
 * places. */
void hoso_backups_choose (const gint64 *times, guint n, gint64 now, gboolean *kept);

/* Puts the copy @backup in the place of the workspace @path, which nobody has
 * open.  Before, a copy of what stands there is kept with the others. */
gboolean hoso_backups_restore (const char *path,
                               const char *backup,
                               HosoBackupProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);

/* The same for a workspace that is open for writing: everybody who has it open
 * sees the restored one. */
gboolean hoso_backups_restore_open (HosoDb *db,
                                    const char *backup,
                                    HosoBackupProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBackup, hoso_backup_free)

G_END_DECLS

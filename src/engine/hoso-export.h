/* Everything that a workspace holds, as a file that other programs can read. */

#pragma once

#include "hoso-backups.h"

G_BEGIN_DECLS

/* Bumped when a member of the JSON changes its meaning; new ones may be added. */
#define HOSO_EXPORT_VERSION 1

/* A ZIP: hoso.json, the pictures beside it, and a text that explains both. */
gboolean hoso_export_save (HosoDb *db,
                           const char *path,
                           HosoBackupProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS

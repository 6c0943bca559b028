/* Whole workspaces as files: copied while they are in use, and put in the place
 * of another.  On any thread that owns the connection.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* @fraction: 0 to 1. */
typedef void (*HosoCopyProgress) (double fraction, gpointer data);

/* One file that opens anywhere; what stood at @path stays until it is whole. */
gboolean hoso_copy_save (HosoDb *db,
                         const char *path,
                         HosoCopyProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error);
/* Everything in the open workspace gives way to what the file @copy holds, in one
 * transaction; other connections see the one or the other. */
gboolean hoso_copy_load (HosoDb *db, const char *copy, GError **error);
/* Puts the file @copy in the place of the workspace @path, which nobody may be
 * using. */
gboolean hoso_copy_install (const char *copy, const char *path, GError **error);

G_END_DECLS

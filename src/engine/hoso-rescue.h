/* What can be done about a workspace that is damaged.  Synchronous: nobody has it
 * open.
 */

#pragma once

#include "hoso-backups.h"

G_BEGIN_DECLS

/* The newest copy of the workspace @path that is sound: HOSO_ERROR_NOT_FOUND where
 * there is none. */
HosoBackup *
hoso_rescue_find_backup (const char *path, GCancellable *cancellable, GError **error);
/* Makes room for a new workspace at @path; gives where the old one stands now, to
 * be freed with g_free(), or NULL with @error set. */
char *hoso_rescue_set_aside (const char *path, GError **error);

G_END_DECLS

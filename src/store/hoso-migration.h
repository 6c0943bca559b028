/* The schema's versions: numbered scripts that never change once released.
 *
 * Script number 0 makes version 1 of an empty file, number 1 makes version 2 of
 * version 1, and so on.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* The scripts that this program carries, in order; free with g_strfreev(). */
char **hoso_migration_dup_scripts (void);
/* Brings @db up to the last of @scripts, each in one transaction.  A workspace
 * that holds data is first copied to a file beside it.  Undo steps do not
 * survive.  Foreign keys must be off. */
gboolean hoso_migration_run (HosoDb *db, const char *const *scripts, GError **error);

G_END_DECLS

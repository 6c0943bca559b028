/* Is a workspace whole?  And what can be made again, made again. */

#pragma once

#include "hoso-check-report.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* The database's complaints, some at most; empty for a sound one. */
char **hoso_check_find_damage (HosoDb *db, GError **error);
/* Looks, and repairs what is derived; damage is only told of. */
HosoCheckReport *hoso_check_run (HosoDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS

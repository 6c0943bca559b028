/* What every connection that writes needs before the use cases run on it. */

#pragma once

#include "hoso-db.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* On the thread that owns @db, once, before anything else. */
gboolean hoso_session_prepare (HosoDb *db, GError **error);

G_END_DECLS

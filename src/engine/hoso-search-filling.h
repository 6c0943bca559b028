/* Brings the search of text up to date after much was added at once. */

#pragma once

#include <gio/gio.h>

#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_search_filling_step (HosoDb *db, gboolean *more, GError **error);
gboolean hoso_search_filling_run (HosoDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS

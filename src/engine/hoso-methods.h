/* Use cases around the ways to sort customers. */

#pragma once

#include <gio/gio.h>

#include "hoso-method.h"
#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_methods_count (HosoDb *db,
                             HosoMethod *method,
                             GCancellable *cancellable,
                             GError **error);
/* A segment of each group in @groups (“generation.gen-z”), ended by NULL; all in one
 * step. */
gint64 hoso_methods_add_segments (HosoDb *db,
                                  const HosoMethod *method,
                                  const char *const *groups,
                                  const char *name,
                                  GError **error);
gboolean hoso_methods_add_fields (HosoDb *db, const char *const *keys, GError **error);

G_END_DECLS

/* The same change to many customers, as one step that undo takes back. */

#pragma once

#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @ids are gint64; customers who have gone meanwhile are passed over. */
gboolean hoso_customers_tag (HosoDb *db,
                             GArray *ids,
                             const char *const *tags,
                             GCancellable *cancellable,
                             GError **error);
gboolean hoso_customers_untag (HosoDb *db,
                               GArray *ids,
                               const char *const *tags,
                               GCancellable *cancellable,
                               GError **error);
/* NULL or "" clears the field. */
gboolean hoso_customers_set_field (HosoDb *db,
                                   GArray *ids,
                                   const char *key,
                                   const char *value,
                                   GCancellable *cancellable,
                                   GError **error);
/* Returns the segment's id, or 0 with @error set. */
gint64 hoso_customers_make_segment (HosoDb *db,
                                    GArray *ids,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS

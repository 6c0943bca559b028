/* Which product each customer bought on which day. */

#pragma once

#include "hoso-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 customer;
  gint day; /* since 1970-01-01, wall time */
  gint64 product;
} HosoBoughtLine;

/* Customers with an order. */
gboolean hoso_bought_lines_count_buyers (HosoDb *db, guint64 *buyers, GError **error);
/* Appends HosoBoughtLine of orders that were done, by ascending customer and day: of
 * every @stride-th customer and of @customer. */
gboolean hoso_bought_lines_list (HosoDb *db,
                                 guint stride,
                                 gint64 customer,
                                 GArray *lines,
                                 GCancellable *cancellable,
                                 GError **error);
/* The name of a product; NULL with @error set. */
char *hoso_bought_lines_dup_name (HosoDb *db, gint64 product, GError **error);

G_END_DECLS

/* A first look at who answers to what was typed: as quick with a million
 * customers as with a thousand.
 */

#pragma once

#include "hoso-customer-search.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* Ids (gint64) of some of the best; of everybody where @all gets TRUE. */
GArray *hoso_customer_glance_find (HosoDb *db,
                                   const HosoCustomerSearch *search,
                                   guint n,
                                   gboolean *all,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS

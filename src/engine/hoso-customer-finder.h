/* Who answers to what was typed, in the order shown. */

#pragma once

#include "hoso-customer-search.h"
#include "hoso-db.h"

G_BEGIN_DECLS

/* Ids (gint64) of all who answer. */
GArray *hoso_customer_finder_find (HosoDb *db,
                                   const HosoCustomerSearch *search,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS

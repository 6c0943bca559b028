/* The order in which a list shows its customers. */

#pragma once

#include "hoso-customer-view.h"

G_BEGIN_DECLS

/* Sorts the @ids (of gint64), which are in name order. */
gboolean hoso_customer_order_apply (HosoDb *db,
                                    const HosoCustomerView *view,
                                    GArray *ids,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS

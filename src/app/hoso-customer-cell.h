/* One line of the list of customers. */

#pragma once

#include <adwaita.h>

#include "hoso-bulk-view.h"
#include "hoso-customer-list.h"
#include "hoso-photo-cache.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_CELL (hoso_customer_cell_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerCell, hoso_customer_cell, HOSO, CUSTOMER_CELL, AdwBin)

GtkWidget *hoso_customer_cell_new (HosoPhotoCache *photos);
/* NULL while it shows none. */
void hoso_customer_cell_set_item (HosoCustomerCell *cell, HosoCustomerItem *item);

/* Lines that can be chosen beside others; @view must outlive them.  Free with
 * g_object_unref(). */
GtkListItemFactory *hoso_customer_cell_factory_new (HosoPhotoCache *photos);

G_END_DECLS

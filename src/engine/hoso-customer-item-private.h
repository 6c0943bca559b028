/* What the list of customers does with its items, and nobody else. */

#pragma once

#include "hoso-customer-list.h"

G_BEGIN_DECLS

HosoCustomerItem *hoso_customer_item_new (gint64 id);
/* Borrowed; lives as long as the item. */
const gint64 *hoso_customer_item_get_key (HosoCustomerItem *item);
/* Takes @row. */
void hoso_customer_item_take_row (HosoCustomerItem *item, HosoCustomerRow *row);

G_END_DECLS

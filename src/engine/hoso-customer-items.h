/* The lines of a list that somebody holds, and the last few hundred besides. */

#pragma once

#include "hoso-customer-list.h"

G_BEGIN_DECLS

typedef struct _HosoCustomerItems HosoCustomerItems;

HosoCustomerItems *hoso_customer_items_new (void);
void hoso_customer_items_free (HosoCustomerItems *items);
/* The one living item of the id, made where there is none; borrowed. */
HosoCustomerItem *hoso_customer_items_get (HosoCustomerItems *items, gint64 id);
/* The ids (gint64) of the living items: all, or those without a row.  Free with
 * g_array_unref(). */
GArray *hoso_customer_items_list (HosoCustomerItems *items, gboolean all);
/* Takes the rows (HosoCustomerRow) out of @rows. */
void hoso_customer_items_take_rows (HosoCustomerItems *items, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerItems, hoso_customer_items_free)

G_END_DECLS

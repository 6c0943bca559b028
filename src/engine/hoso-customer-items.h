/* The lines of a list that somebody holds, and the last few hundred besides. */

#pragma once

#include "hoso-customer-list.h"

G_BEGIN_DECLS

typedef struct _HosoCustomerItems HosoCustomerItems;

HosoCustomerItems *hoso_customer_items_new (void);
void hoso_customer_items_free (HosoCustomerItems *items);
/* The one living item of the id, made where there is none; borrowed. */
HosoCustomerItem *hoso_customer_items_get (HosoCustomerItems *items, gint64 id);
typedef enum
{
  HOSO_ITEMS_ALL,
  HOSO_ITEMS_WITHOUT_ROW,
  HOSO_ITEMS_PARTIAL, /* with a row that misses something */
} HosoItemsWhich;

/* The ids (gint64) of living items.  Free with g_array_unref(). */
GArray *hoso_customer_items_list (HosoCustomerItems *items, HosoItemsWhich which);
/* Takes the rows (HosoCustomerRow) out of @rows. */
void hoso_customer_items_take_rows (HosoCustomerItems *items, GPtrArray *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerItems, hoso_customer_items_free)

G_END_DECLS

/* A GListModel of customers that never loads what it does not show.
 *
 * Holds the sorted ids of one query; items are loaded by pages of 128 on a
 * reader thread.  With very many customers a first look comes at once, then the
 * whole.  A late answer of an older query is dropped; a refresh emits
 * the smallest items-changed, so that scroll and selection survive.
 */

#pragma once

#include "hoso-customers.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_ITEM (hoso_customer_item_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerItem, hoso_customer_item, HOSO, CUSTOMER_ITEM, GObject)

/* Properties “id”, “name”, “phone”, “email”, “tags”, “loading”; all notify. */
gint64 hoso_customer_item_get_id (HosoCustomerItem *item);
const HosoCustomerRow *hoso_customer_item_get_row (HosoCustomerItem *item); /* NULL while loading */
/* What is shown in the column @key; "" for nothing, NULL while loading. */
const char *hoso_customer_item_get_cell (HosoCustomerItem *item, const char *key);

#define HOSO_TYPE_CUSTOMER_LIST (hoso_customer_list_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerList, hoso_customer_list, HOSO, CUSTOMER_LIST, GObject)

HosoCustomerList *hoso_customer_list_new (HosoWorkspace *workspace);
/* Properties “search” (string), “segment” (int64), “loading” (boolean). */
void hoso_customer_list_set_search (HosoCustomerList *list, const char *search);
void hoso_customer_list_set_segment (HosoCustomerList *list, gint64 segment);
gint64 hoso_customer_list_get_id (HosoCustomerList *list, guint position);
/* Who is left out, and the order; copied, NULL for all by name. */
void hoso_customer_list_set_view (HosoCustomerList *list, const HosoCustomerView *view);
/* What is read of each customer for a table (see hoso-customer-columns.h);
 * copied, NULL for rows only. */
void hoso_customer_list_set_columns (HosoCustomerList *list, const char *const *keys);
/* A first look at what was found is shown, and “loading” goes on. */
gboolean hoso_customer_list_is_partial (HosoCustomerList *list);
/* The place of a customer in the list, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint hoso_customer_list_find (HosoCustomerList *list, gint64 id);

G_END_DECLS

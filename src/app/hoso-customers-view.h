/* The list of customers with what is searched, left out and sorted by: rows, or
 * a table where there is room.
 */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMERS_VIEW (hoso_customers_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomersView, hoso_customers_view, HOSO, CUSTOMERS_VIEW, GtkBox)

/* Property “empty” (boolean, read only): there is nobody, whatever is asked for.
 * Signal “chosen” (HosoCustomersView *, gint64): the profile of this customer is
 * wanted; “opened” (HosoCustomersView *): and the focus in it. */

void hoso_customers_view_set_workspace (HosoCustomersView *view, HosoWorkspace *workspace);
/* HosoChange bits: reads again what is not the list's own business. */
void hoso_customers_view_refresh (HosoCustomersView *view, guint changes);
/* Whether there is room for a table, and whether there is one. */
void hoso_customers_view_set_table (HosoCustomersView *view, gboolean possible, gboolean table);
/* Marks the line of the customer whose profile is shown; 0 for nobody. */
void hoso_customers_view_show_customer (HosoCustomersView *view, gint64 customer);
/* The members of @segment only. */
void hoso_customers_view_show_segment (HosoCustomersView *view, gint64 segment);
void hoso_customers_view_show_all (HosoCustomersView *view);
/* In name order: the way out of one that takes long. */
void hoso_customers_view_order_by_name (HosoCustomersView *view);
void hoso_customers_view_focus_search (HosoCustomersView *view);
void hoso_customers_view_focus_list (HosoCustomersView *view);
/* How many are chosen while it can be several, otherwise -1.  Signal
 * “several-changed” (HosoCustomersView *): it may be another number. */
int hoso_customers_view_get_several (HosoCustomersView *view);
/* From now on each touch adds one. */
void hoso_customers_view_choose_several (HosoCustomersView *view);
void hoso_customers_view_export_all (HosoCustomersView *view);

G_END_DECLS

/* A table of customers with columns to choose, to sort by and to move. */

#pragma once

#include <adwaita.h>

#include "hoso-column-chooser.h"
#include "hoso-customer-list.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_GRID (hoso_customer_grid_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerGrid, hoso_customer_grid, HOSO, CUSTOMER_GRID, AdwBin)

void hoso_customer_grid_set_workspace (HosoCustomerGrid *grid, HosoWorkspace *workspace);
/* Reads again which columns there are. */
void hoso_customer_grid_refresh (HosoCustomerGrid *grid);
/* @chooser offers the columns from now on. */
void hoso_customer_grid_set_chooser (HosoCustomerGrid *grid, HosoColumnChooser *chooser);
/* Of HosoCustomerItem; NULL while nobody looks. */
void hoso_customer_grid_set_model (HosoCustomerGrid *grid, GtkSelectionModel *model);
/* What is shown of each customer; free with g_strfreev(). */
char **hoso_customer_grid_dup_keys (HosoCustomerGrid *grid);
/* Marks the header by which the list is sorted. */
void hoso_customer_grid_set_order (HosoCustomerGrid *grid, const char *key, gboolean descending);
/* The list itself, for gestures and the focus. */
GtkWidget *hoso_customer_grid_get_list (HosoCustomerGrid *grid);

/* Signals:
 *   “columns-changed”: others are shown now
 *   “order-changed” (HosoCustomerGrid *, char *key, char *label, gboolean descending)
 *   “activate” (HosoCustomerGrid *, guint position) */

G_END_DECLS

/* A button with the order of the list of customers, and who is left out. */

#pragma once

#include <adwaita.h>

#include "hoso-customer-view.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_LIST_OPTIONS (hoso_list_options_get_type ())
G_DECLARE_FINAL_TYPE (HosoListOptions, hoso_list_options, HOSO, LIST_OPTIONS, AdwBin)

/* Signal “changed”: the user chose another order, or others to leave out. */
void hoso_list_options_set_workspace (HosoListOptions *options, HosoWorkspace *workspace);
/* Free with hoso_customer_view_free(). */
HosoCustomerView *hoso_list_options_dup_view (HosoListOptions *options);
gboolean hoso_list_options_is_filtered (HosoListOptions *options);
/* The key of the column that the list is sorted by; borrowed. */
const char *hoso_list_options_get_order (HosoListOptions *options, gboolean *descending);
/* As if the user had chosen it; @label: what the column is called. */
void hoso_list_options_set_order (HosoListOptions *options,
                                  const char *key,
                                  const char *label,
                                  gboolean descending);
/* Leaves out nobody. */
void hoso_list_options_clear (HosoListOptions *options);

G_END_DECLS

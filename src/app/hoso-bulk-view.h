/* The list of customers with a bar below it for what is done to those chosen. */

#pragma once

#include <adwaita.h>

#include "hoso-customer-list.h"

G_BEGIN_DECLS

#define HOSO_TYPE_BULK_VIEW (hoso_bulk_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoBulkView, hoso_bulk_view, HOSO, BULK_VIEW, GtkBox)

/* Both NULL while there is no workspace. */
void hoso_bulk_view_set_model (HosoBulkView *view,
                               HosoWorkspace *workspace,
                               HosoCustomerList *customers,
                               GtkSelectionModel *selection);
/* Makes the lines of @list, which is in a view, ones that can be chosen beside
 * others by touch, and dragged into other programs. */
void hoso_bulk_view_watch (GtkWidget *list);
/* @child shows the line, or a part of it. */
void hoso_bulk_view_add_line (GtkListItem *line, GtkWidget *child);
/* The position of the line at a place of @list, or GTK_INVALID_LIST_POSITION. */
guint hoso_bulk_view_find_place (GtkWidget *list, double x, double y);
guint hoso_bulk_view_get_n_selected (HosoBulkView *view);
/* Of gint64, in the order shown; free with g_array_unref(). */
GArray *hoso_bulk_view_dup_selected (HosoBulkView *view);
/* Asks where to write all customers that the list shows. */
void hoso_bulk_view_export_all (HosoBulkView *view);

G_END_DECLS

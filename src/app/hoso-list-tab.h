/* Lists that Tab leaves instead of going through all of their rows. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @list, a GtkListView or GtkColumnView: Tab leads from any of its rows to what
 * comes after the list, Shift+Tab to what is before it. */
void hoso_list_tab_add (GtkWidget *list);

G_END_DECLS

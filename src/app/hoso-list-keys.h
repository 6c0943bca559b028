/* Lists that Tab leaves instead of going through all of their rows, and that know
 * whether it was a key that selected. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @list, a GtkListView or GtkColumnView: Tab leads from any of its rows to what
 * comes after the list, Shift+Tab to what is before it. */
void hoso_list_keys_add (GtkWidget *list);
/* Whether the list was last used by a key: not by mouse, finger or program. */
gboolean hoso_list_keys_were_used (GtkWidget *list);

G_END_DECLS

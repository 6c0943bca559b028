/* What the clipboard holds. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hoso_clipboard_holds (GtkWidget *widget, GType type);

G_END_DECLS

/* Names for parts of Adwaita's widgets that have none of their own. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the pictures inside @widget, for example of an avatar. */
void hoso_accessible_name_images (GtkWidget *widget, const char *name);

G_END_DECLS

/* Names for parts of Adwaita's widgets that have none of their own. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of the pictures inside @widget, for example of an avatar. */
void hoso_accessible_name_images (GtkWidget *widget, const char *name);
/* Buttons whose label has a mnemonic are read out twice by GTK 4.8, once with the
 * underline; mends those inside @widget.  Again after a label was changed. */
void hoso_accessible_name_once (GtkWidget *widget);
/* Of the arrow of a split button, whose tooltip does not name it. */
void hoso_accessible_name_menu (GtkWidget *widget, const char *name);

G_END_DECLS

/* Scrolling to what has just got the focus. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls the list around @widget as little as shows all of it, with some room
 * around, as soon as it has its place.  Nothing where it is in no such list. */
void hoso_reveal (GtkWidget *widget);

G_END_DECLS

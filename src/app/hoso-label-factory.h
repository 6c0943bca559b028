/* Lines of text for drop-downs and lists, cut where there is no room. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For models of GtkStringObject; @chars is how wide a line may become. */
GtkListItemFactory *hoso_label_factory_new (int chars);

G_END_DECLS

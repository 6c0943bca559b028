/* A few words beside a part of a picture. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws @text above @anchor, below it where there is more room, inside @widget. */
void hoso_scene_bubble_snapshot (GtkWidget *widget,
                                 GtkSnapshot *snapshot,
                                 const graphene_rect_t *anchor,
                                 const char *text);

G_END_DECLS

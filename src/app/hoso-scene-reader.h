/* Reads the parts of a picture one by one: by pointer, by touch, by arrow keys. */

#pragma once

#include "hoso-scene-view.h"

G_BEGIN_DECLS

/* Adds the controllers to @view, which asks hoso_scene_view_read() for the mark. */
void hoso_scene_reader_attach (HosoSceneView *view);
/* Scrolls what @view stands in until @area of it is seen. */
void hoso_scene_reader_reveal (GtkWidget *view, const graphene_rect_t *area);

G_END_DECLS

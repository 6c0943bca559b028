/* A widget that draws a scene, scaled to its width, with its text twin. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-scene.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SCENE_VIEW (hoso_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoSceneView, hoso_scene_view, HOSO, SCENE_VIEW, GtkWidget)

/* Lays a scene out for @width points and the colours of a light or dark window. */
typedef HosoScene *(*HosoSceneLayout) (double width, gboolean dark, gpointer data);

GtkWidget *hoso_scene_view_new (void);
/* A fixed picture such as a card; keeps a reference.  NULL clears. */
void hoso_scene_view_set_scene (HosoSceneView *view, HosoScene *scene);
HosoScene *hoso_scene_view_get_scene (HosoSceneView *view);
/* A picture that is laid out again whenever the width or the colours change. */
void hoso_scene_view_set_layout (HosoSceneView *view,
                                 HosoSceneLayout layout,
                                 gpointer data,
                                 GDestroyNotify data_free);
/* The part of the picture that is being read, -1 for none; @reveal scrolls to it. */
int hoso_scene_view_get_read (HosoSceneView *view);
void hoso_scene_view_read (HosoSceneView *view, int mark, gboolean reveal);
/* The part at a place of the widget, or -1. */
int hoso_scene_view_find (HosoSceneView *view, double x, double y);
/* What the picture is, for those who cannot see it; its texts follow. */
void hoso_scene_view_set_title (HosoSceneView *view, const char *title);

G_END_DECLS

/* Draws what a part of a picture says, over the picture: nothing below it moves.
 * Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-scene-bubble.h"

#define PADDING 8.0f
#define GAP 6.0f
#define MAX_WIDTH 340
#define RADIUS 8.0f

static PangoLayout *
lay_out_text (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  int room = gtk_widget_get_width (widget) - (int)(2 * PADDING);

  pango_layout_set_width (layout, CLAMP (room, 1, MAX_WIDTH) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static graphene_rect_t
place (GtkWidget *widget, const graphene_rect_t *anchor, float width, float height)
{
  float whole_width = (float)gtk_widget_get_width (widget);
  float whole_height = (float)gtk_widget_get_height (widget);
  float above = anchor->origin.y;
  float below = whole_height - anchor->origin.y - anchor->size.height;
  float x = anchor->origin.x + anchor->size.width / 2 - width / 2;
  float y = above >= height + GAP || above >= below
              ? above - height - GAP
              : anchor->origin.y + anchor->size.height + GAP;

  return GRAPHENE_RECT_INIT (MAX (0, MIN (x, whole_width - width)),
                             MAX (0, MIN (y, whole_height - height)), width, height);
}

/* See hoso-scene-bubble.h. */
void
hoso_scene_bubble_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot,
                            const graphene_rect_t *anchor,
                            const char *text)
{
  g_autoptr (PangoLayout) layout = lay_out_text (widget, text);
  PangoRectangle extents;
  graphene_rect_t area;
  GskRoundedRect outline;
  graphene_point_t corner;
  GdkRGBA ground = { 0.13f, 0.12f, 0.15f, 0.95f };
  GdkRGBA edge = { 1, 1, 1, 0.25f };
  GdkRGBA ink = { 1, 1, 1, 1 };

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  area = place (widget, anchor, (float)extents.width + 2 * PADDING,
                (float)extents.height + 2 * PADDING);
  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ 1, 1, 1, 1 },
                              (GdkRGBA[4]){ edge, edge, edge, edge });
  gtk_snapshot_save (snapshot);
  corner.x = area.origin.x + PADDING - (float)extents.x;
  corner.y = area.origin.y + PADDING;
  gtk_snapshot_translate (snapshot, &corner);
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

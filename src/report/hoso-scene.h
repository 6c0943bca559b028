/* A picture as a plain list of shapes: screen, PDF, PNG and SVG draw the same
 * list, and tests read it.
 *
 * Lengths are points (1/72 inch); y grows downward.  A scene is made by one
 * thread and may be drawn by another once nobody changes it any more.
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HosoScene HosoScene;

typedef struct
{
  double red, green, blue, alpha;
} HosoColour;

typedef enum
{
  HOSO_SHAPE_BOX,  /* filled and stroked, with round corners */
  HOSO_SHAPE_LINE, /* points, straight or smooth */
  HOSO_SHAPE_DOT,
  HOSO_SHAPE_TEXT,
  HOSO_SHAPE_IMAGE, /* clipped to a box or a circle */
} HosoShapeKind;

HosoScene *hoso_scene_new (double width, double height);
HosoScene *hoso_scene_ref (HosoScene *scene);
void hoso_scene_unref (HosoScene *scene);
double hoso_scene_get_width (const HosoScene *scene);
double hoso_scene_get_height (const HosoScene *scene);
void hoso_scene_draw (const HosoScene *scene, cairo_t *cr);
/* All texts in reading order, a line each: the twin for those who cannot see. */
char *hoso_scene_dup_text (const HosoScene *scene);
/* @format: "pdf" (fonts embedded, text kept), "png" (2 pixels a point), "svg".
 * Written beside @path first, then moved over it. */
gboolean hoso_scene_export (
  const HosoScene *scene, const char *format, const char *title, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoScene, hoso_scene_unref)

G_END_DECLS

/* What layout code may do with a scene, and what tests read from it. */

#pragma once

#include "hoso-pattern.h"
#include "hoso-scene.h"
#include "hoso-typeset.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} HosoPoint;

/* How a shape is filled and outlined; an alpha of 0 leaves a part away. */
typedef struct
{
  HosoColour fill;
  HosoColour stroke;
  HosoPattern pattern; /* over @fill, so that colours are told apart without colour */
  HosoColour pattern_colour;
  double line_width;
  double radius;    /* of a box's corners, or an image's */
  gboolean hatched; /* strokes of the colour of @stroke over @fill */
  gboolean dashed;
  gboolean smooth; /* a line through its points without overshooting them */
} HosoPaint;

typedef struct
{
  HosoShapeKind kind;
  HosoRect area; /* of a text: where its letters stand */
  HosoPaint paint;
  GArray *points; /* of HosoPoint; of a line */
  HosoTypeset *typeset;
  HosoPoint origin; /* of a text */
  const char *joint;
  cairo_surface_t *image;
} HosoShape;

void hoso_scene_set_paper (HosoScene *scene, HosoColour colour, double margin);
void hoso_scene_set_height (HosoScene *scene, double height);
void hoso_scene_add_box (HosoScene *scene, const HosoRect *area, const HosoPaint *paint);
void
hoso_scene_add_dot (HosoScene *scene, double x, double y, double radius, const HosoPaint *paint);
void
hoso_scene_add_line (HosoScene *scene, const HosoPoint *points, guint n, const HosoPaint *paint);
void hoso_scene_add_rule (HosoScene *scene, double x, double y, double length, HosoColour colour);
double hoso_scene_add_text (
  HosoScene *scene, const char *text, const HosoTextStyle *style, double x, double y, double width);
gboolean
hoso_scene_add_image (HosoScene *scene, GBytes *encoded, const HosoRect *area, double radius);

const HosoColour *hoso_scene_get_paper (const HosoScene *scene);
double hoso_scene_get_margin (const HosoScene *scene);
GPtrArray *hoso_scene_get_marks (const HosoScene *scene);
guint hoso_scene_get_n_shapes (const HosoScene *scene);
const HosoShape *hoso_scene_get_shape (const HosoScene *scene, guint i);

G_END_DECLS

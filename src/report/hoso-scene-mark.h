/* The parts of a picture that can be read one by one: with the pointer over
 * them, or with the arrow keys.
 */

#pragma once

#include "hoso-scene-builder.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_STEP_LEFT,
  HOSO_STEP_RIGHT,
  HOSO_STEP_UP,
  HOSO_STEP_DOWN,
} HosoStepDirection;

typedef struct
{
  HosoRect area;
  GArray *outline; /* of HosoPoint; NULL where the area says all */
  guint row;       /* place among the marks, for the arrow keys */
  guint column;
  char *reading; /* a whole sentence: what it is, and its figures */
} HosoMark;

void hoso_scene_take_mark (
  HosoScene *scene, const HosoRect *area, guint row, guint column, char *reading);
void hoso_scene_take_outline (HosoScene *scene,
                              const HosoPoint *points,
                              guint n,
                              guint row,
                              guint column,
                              char *reading);
guint hoso_scene_get_n_marks (const HosoScene *scene);
const HosoMark *hoso_scene_get_mark (const HosoScene *scene, guint i);
int hoso_scene_find_mark (const HosoScene *scene, double x, double y);
int hoso_scene_step_mark (const HosoScene *scene, int from, HosoStepDirection direction);
void hoso_scene_draw_mark (const HosoScene *scene, guint i, const HosoColour *colour, cairo_t *cr);

G_END_DECLS

/* Between the parts of the journey map. */

#pragma once

#include "hoso-card.h"
#include "hoso-palette.h"
#include "hoso-scene-builder.h"

G_BEGIN_DECLS

/* One column: a step, or the empty place of a stage that has none. */
typedef struct
{
  const HosoStep *step; /* or NULL */
  guint stage;
} HosoMapColumn;

typedef struct
{
  const HosoJourney *journey;
  const char *language;
  const HosoPalette *palette;
  HosoScene *scene;
  GArray *columns; /* of HosoMapColumn */
  double left;     /* of the lanes' names */
  double grid_x;   /* of the first column */
  double column_width;
  double curve_height;
  double cell_room; /* added to the height of each cell */
} HosoMap;

HosoTextStyle hoso_map_style (double size, int weight, HosoColour colour);
HosoColour hoso_map_stage_colour (guint stage);
const char *hoso_map_get_joint (guint from, guint to);
double hoso_map_add_lane_name (HosoMap *map, const char *key, double y);
double hoso_map_add_stages (HosoMap *map, double y);
double hoso_map_add_steps (HosoMap *map, double y);
double hoso_map_add_lane (HosoMap *map, HosoLane lane, double y);
double hoso_map_add_curve (HosoMap *map, double y);

G_END_DECLS

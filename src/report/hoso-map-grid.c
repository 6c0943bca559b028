/* The rows of a journey map: stages, steps and the cells of the lanes. */

#include "hoso-map-private.h"
#include "hoso-names.h"

#define GUTTER 10.0
#define CELL_PAD 7.0
#define CELL_MARGIN 3.0
#define ARROW 9.0

static const guint32 stage_colours[] = { 0x0072b2, 0x007a5a, 0x8a6a00, 0xb84f00, 0x8e4a83 };

/* As many tabs as columns lie between two texts, so that the text twin of the
 * map is a table. */
const char *
hoso_map_get_joint (guint from, guint to)
{
  static const char tabs[] = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";
  guint n = MIN (to - from, sizeof tabs - 1);

  return tabs + sizeof tabs - 1 - n;
}

HosoTextStyle
hoso_map_style (double size, int weight, HosoColour colour)
{
  return (HosoTextStyle){ .size = size, .weight = weight, .colour = colour };
}

HosoColour
hoso_map_stage_colour (guint stage)
{
  return hoso_colour (stage_colours[stage % G_N_ELEMENTS (stage_colours)]);
}

static double
get_x (const HosoMap *map, guint column)
{
  return map->grid_x + column * map->column_width;
}

static HosoMapColumn *
get_column (const HosoMap *map, guint i)
{
  return &g_array_index (map->columns, HosoMapColumn, i);
}

/* The name of a row, left of the grid; returns its height. */
double
hoso_map_add_lane_name (HosoMap *map, const char *key, double y)
{
  HosoTextStyle style = hoso_map_style (9.4, 600, map->palette->soft);
  double width = map->grid_x - map->left - GUTTER;

  return hoso_scene_add_text (map->scene, hoso_name_get (key, map->language), &style, map->left, y,
                              width);
}

static HosoTextStyle
get_stage_style (void)
{
  HosoTextStyle style = hoso_map_style (11.2, 700, (HosoColour){ 1, 1, 1, 1 });

  style.align = HOSO_ALIGN_CENTRE;
  return style;
}

/* One stage as an arrow to the next. */
static void
add_arrow (HosoMap *map, guint stage, const HosoRect *area)
{
  double right = area->x + area->width;
  double middle = area->y + area->height / 2;
  double bottom = area->y + area->height;
  double notch = stage == 0 ? 0 : ARROW;
  HosoPoint points[] = {
    { area->x, area->y },
    { right - ARROW, area->y },
    { right, middle },
    { right - ARROW, bottom },
    { area->x, bottom },
    { area->x + notch, middle },
  };

  hoso_scene_add_line (map->scene, points, G_N_ELEMENTS (points),
                       &(HosoPaint){ .fill = hoso_map_stage_colour (stage) });
}

static guint
count_columns (const HosoMap *map, guint first)
{
  guint end = first + 1;

  while (end < map->columns->len && get_column (map, end)->stage == get_column (map, first)->stage)
    end++;
  return end - first;
}

static double
measure_stages (const HosoMap *map)
{
  HosoTextStyle style = get_stage_style ();
  double height = 0;

  for (guint i = 0, n = 0; i < map->columns->len; i += n)
    {
      const HosoStage *stage = g_ptr_array_index (map->journey->stages, get_column (map, i)->stage);
      double text_height;

      n = count_columns (map, i);
      text_height = hoso_text_get_height (hoso_stage_get_title (stage, map->language), &style,
                                          n * map->column_width - 4 * ARROW);
      height = MAX (height, text_height);
    }
  return height + 14;
}

/* Adds the stages as a band of arrows; returns its height. */
double
hoso_map_add_stages (HosoMap *map, double y)
{
  HosoTextStyle style = get_stage_style ();
  double height = measure_stages (map);

  hoso_map_add_lane_name (map, "journey.stage", y + 7);
  for (guint i = 0, n = 0, before = 0; i < map->columns->len; i += n)
    {
      guint number = get_column (map, i)->stage;
      const HosoStage *stage = g_ptr_array_index (map->journey->stages, number);
      const char *title = hoso_stage_get_title (stage, map->language);
      HosoRect area = { get_x (map, i) + 1, y, 0, height };
      double text_height;
      double width;

      n = count_columns (map, i);
      area.width = n * map->column_width + ARROW - 4;
      if (i + n == map->columns->len)
        area.width -= ARROW - 2;
      width = n * map->column_width - 4 * ARROW;
      add_arrow (map, number, &area);
      style.joint = hoso_map_get_joint (before, i + 1);
      before = i + 1;
      text_height = hoso_text_get_height (title, &style, width);
      hoso_scene_add_text (map->scene, title, &style, area.x + 2 * ARROW - 1,
                           y + (height - text_height) / 2, width);
    }
  return height;
}

/* Adds the titles of the steps with their numbers; returns the row's height. */
double
hoso_map_add_steps (HosoMap *map, double y)
{
  HosoTextStyle style = hoso_map_style (10.4, 700, map->palette->ink);
  double height = hoso_map_add_lane_name (map, "journey.step", y);
  guint before = 0;

  for (guint i = 0; i < map->columns->len; i++)
    {
      const HosoMapColumn *column = get_column (map, i);
      double title_height;

      if (column->step == NULL)
        continue;
      style.joint = hoso_map_get_joint (before, i + 1);
      before = i + 1;
      title_height =
        hoso_scene_add_text (map->scene, column->step->title, &style, get_x (map, i) + CELL_PAD, y,
                             map->column_width - 2 * CELL_PAD);
      height = MAX (height, title_height);
    }
  return height;
}

static HosoTextStyle
get_cell_style (const HosoMap *map, HosoLane lane)
{
  HosoTextStyle style = hoso_map_style (9.6, 400, map->palette->ink);

  if (lane == HOSO_LANE_THINK)
    {
      style.face = HOSO_FACE_SERIF;
      style.italic = TRUE;
    }
  return style;
}

static gboolean
is_filled (const HosoMapColumn *column, HosoLane lane)
{
  return column->step != NULL && column->step->cells[lane] != NULL &&
         *column->step->cells[lane] != '\0';
}

static double
get_text_width (const HosoMap *map)
{
  return map->column_width - 2 * CELL_MARGIN - 2 * CELL_PAD;
}

static double
measure_lane (const HosoMap *map, HosoLane lane)
{
  HosoTextStyle style = get_cell_style (map, lane);
  double height = 16;

  for (guint i = 0; i < map->columns->len; i++)
    {
      const HosoMapColumn *column = get_column (map, i);
      double text_height;

      if (!is_filled (column, lane))
        continue;
      text_height = hoso_text_get_height (column->step->cells[lane], &style, get_text_width (map));
      height = MAX (height, text_height);
    }
  return height + 2 * CELL_PAD - 2 + map->cell_room;
}

static void
add_cell_box (HosoMap *map, HosoLane lane, const HosoRect *area)
{
  const HosoPalette *palette = map->palette;
  HosoPaint paint = { .fill = palette->paper,
                      .stroke = palette->faint,
                      .line_width = 0.6,
                      .radius = 4 };
  HosoColour accent = hoso_colour (lane == HOSO_LANE_PAIN ? 0xb84f00 : 0x007a5a);
  HosoRect bar = { area->x, area->y + 4, 2.4, area->height - 8 };

  hoso_scene_add_box (map->scene, area, &paint);
  if (lane == HOSO_LANE_PAIN || lane == HOSO_LANE_OPPORTUNITY)
    hoso_scene_add_box (map->scene, &bar, &(HosoPaint){ .fill = accent, .radius = 1.2 });
}

/* Adds the cells of a lane; empty ones stay blank.  Returns the row's height. */
double
hoso_map_add_lane (HosoMap *map, HosoLane lane, double y)
{
  HosoTextStyle style = get_cell_style (map, lane);
  g_autofree char *key = g_strconcat ("lane.", hoso_lane_get_name (lane), NULL);
  double height = measure_lane (map, lane);
  double name_height = hoso_map_add_lane_name (map, key, y + CELL_PAD - 1);
  guint before = 0;

  height = MAX (height, name_height + CELL_PAD);
  for (guint i = 0; i < map->columns->len; i++)
    {
      const HosoMapColumn *column = get_column (map, i);
      HosoRect area = { get_x (map, i) + CELL_MARGIN, y, map->column_width - 2 * CELL_MARGIN,
                        height };

      if (!is_filled (column, lane))
        continue;
      style.joint = hoso_map_get_joint (before, i + 1);
      before = i + 1;
      add_cell_box (map, lane, &area);
      hoso_scene_add_text (map->scene, column->step->cells[lane], &style, area.x + CELL_PAD,
                           y + CELL_PAD - 1, get_text_width (map));
    }
  return height;
}

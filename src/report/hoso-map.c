/* The journey map: a head, stages and steps as columns, lanes as rows.
 *
 * At least A4 lying; wider where there are many steps, higher where there is
 * much text.  Nothing is ever cut.
 */

#include "hoso-avatar.h"
#include "hoso-map-private.h"
#include "hoso-names.h"
#include "hoso-phrase.h"

#define A4_WIDTH (297 * 72 / 25.4)
#define A4_HEIGHT (210 * 72 / 25.4)
#define MARGIN 34.0
#define NAMES_WIDTH 104.0
#define MIN_COLUMN 116.0
#define FACE 50.0
#define ROW_GAP 7.0
#define CURVE_HEIGHT 132.0
#define CURVE_MAX_HEIGHT 210.0
#define CELL_MAX_ROOM 24.0
/* As many columns still look right on a printed A4 page. */
#define PAGE_COLUMNS 11

static GArray *
collect_columns (const HosoJourney *journey)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (HosoMapColumn));

  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (journey->stages, i);
      HosoMapColumn column = { .stage = i };

      for (guint j = 0; j < stage->steps->len; j++)
        {
          column.step = g_ptr_array_index (stage->steps, j);
          g_array_append_val (columns, column);
        }
      if (stage->steps->len == 0)
        g_array_append_val (columns, column);
    }
  return columns;
}

static double
add_persona (HosoMap *map, GBytes *photo, double y, double width)
{
  const HosoJourney *journey = map->journey;
  HosoTextStyle kicker = hoso_map_style (8.6, 400, map->palette->soft);
  HosoTextStyle name = hoso_map_style (11.5, 700, map->palette->ink);
  double left = hoso_scene_get_width (map->scene) - MARGIN - width;
  double x = left + FACE + 12;
  double text_y = y + 6;

  text_y += hoso_scene_add_text (map->scene, hoso_name_get ("journey.persona", map->language),
                                 &kicker, x, text_y, width - FACE - 12);
  text_y +=
    hoso_scene_add_text (map->scene, journey->persona_name, &name, x, text_y, width - FACE - 12);
  hoso_scene_add_dot (map->scene, left + FACE / 2, y + FACE / 2, FACE / 2 + 2.5,
                      &(HosoPaint){ .fill = map->palette->paper });
  hoso_avatar_add (map->scene, journey->persona_name, photo, left, y, FACE);
  return MAX (FACE, text_y - y);
}

static double
add_title (HosoMap *map, double y, double width)
{
  const HosoJourney *journey = map->journey;
  HosoTextStyle kicker = hoso_map_style (9.5, 600, map->palette->data);
  HosoTextStyle title = hoso_map_style (21, 700, map->palette->ink);
  HosoTextStyle scenario = hoso_map_style (10.4, 400, map->palette->soft);
  double top = y;

  y += hoso_scene_add_text (map->scene, hoso_name_get ("map.kicker", map->language), &kicker,
                            map->left, y, width);
  y += hoso_scene_add_text (map->scene, journey->title, &title, map->left, y, width);
  y += hoso_scene_add_text (map->scene, journey->scenario, &scenario, map->left, y + 2,
                            MIN (width, 620));
  return y - top + 2;
}

static double
add_head_texts (HosoMap *map, GBytes *photo, double y)
{
  gboolean known = map->journey->persona_name != NULL && *map->journey->persona_name != '\0';
  double whole = hoso_scene_get_width (map->scene) - 2 * MARGIN;
  double persona_width = known ? 220 : 0;
  double title_height = add_title (map, y, whole - persona_width - (known ? 30 : 0));
  double persona_height = known ? add_persona (map, photo, y + 2, persona_width) : 0;

  return MAX (title_height, persona_height);
}

static double
add_head (HosoMap *map, GBytes *photo)
{
  HosoMap scratch = *map;
  HosoRect band = { 0, 0, hoso_scene_get_width (map->scene), 0 };

  scratch.scene = hoso_scene_new (band.width, 0);
  band.height = 24 + add_head_texts (&scratch, NULL, 24) + 20;
  hoso_scene_unref (scratch.scene);
  hoso_scene_add_box (map->scene, &band, &(HosoPaint){ .fill = hoso_colour (0xf6f2ea) });
  add_head_texts (map, photo, 24);
  return band.height;
}

static double
add_rows (HosoMap *map, double y)
{
  static const HosoLane below[] = { HOSO_LANE_THINK, HOSO_LANE_PAIN, HOSO_LANE_OPPORTUNITY };

  y += hoso_map_add_stages (map, y) + ROW_GAP + 2;
  y += hoso_map_add_steps (map, y) + ROW_GAP;
  y += hoso_map_add_lane (map, HOSO_LANE_TOUCHPOINT, y) + ROW_GAP;
  y += hoso_map_add_lane (map, HOSO_LANE_CHANNEL, y) + ROW_GAP;
  y += hoso_map_add_curve (map, y) + ROW_GAP;
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    y += hoso_map_add_lane (map, below[i], y) + ROW_GAP;
  return y;
}

/* A breath of each stage's colour behind its columns. */
static void
add_stage_tints (HosoMap *map, double y, double bottom)
{
  for (guint i = 0; i < map->columns->len; i++)
    {
      const HosoMapColumn *column = &g_array_index (map->columns, HosoMapColumn, i);
      HosoColour colour = hoso_map_stage_colour (column->stage);
      HosoRect area = { map->grid_x + i * map->column_width, y, map->column_width, bottom - y };
      gboolean last = i + 1 == map->columns->len || (column + 1)->stage != column->stage;

      area.width -= last ? 2 : 0;
      hoso_scene_add_box (
        map->scene, &area,
        &(HosoPaint){ .fill = hoso_colour_mix (&colour, &map->palette->paper, 0.07) });
    }
}

static double
measure_rows (const HosoMap *map)
{
  HosoMap scratch = *map;
  double height;

  scratch.scene = hoso_scene_new (0, 0);
  height = add_rows (&scratch, 0);
  hoso_scene_unref (scratch.scene);
  return height;
}

static double
add_grid (HosoMap *map, double y, double room)
{
  HosoTextStyle style = hoso_map_style (11, 400, map->palette->soft);
  g_autofree char *nothing = NULL;
  double height;

  if (map->columns->len == 0)
    {
      nothing = hoso_phrase ("map.empty", map->language, NULL);
      return y + hoso_scene_add_text (map->scene, nothing, &style, map->left, y, -1);
    }
  height = measure_rows (map);
  map->curve_height = CLAMP (CURVE_HEIGHT + room - height, CURVE_HEIGHT, CURVE_MAX_HEIGHT);
  height += map->curve_height - CURVE_HEIGHT;
  map->cell_room = CLAMP ((room - height) / HOSO_N_LANES, 0, CELL_MAX_ROOM);
  height = measure_rows (map);
  add_stage_tints (map, y + 12, y + height);
  add_rows (map, y);
  return y + height;
}

static void
add_foot (HosoMap *map, double y)
{
  HosoTextStyle style = hoso_map_style (8, 400, map->palette->soft);
  HosoTextStyle mark = hoso_map_style (8.2, 600, map->palette->soft);
  double right = hoso_scene_get_width (map->scene) - MARGIN;
  g_autofree char *legend = hoso_phrase ("map.legend", map->language, NULL);
  double mark_width = hoso_text_get_width ("Hoso", &mark);

  hoso_scene_add_text (map->scene, legend, &style, map->left, y,
                       right - map->left - mark_width - 12);
  hoso_scene_add_text (map->scene, "Hoso", &mark, right - mark_width, y, -1);
}

/* Lays out the map of @journey, in the proportions of A4 where it can be.
 * @photo: of the persona, encoded, or NULL.
 * Free with hoso_scene_unref(). */
HosoScene *
hoso_map_layout (const HosoJourney *journey, GBytes *photo)
{
  HosoMap map = { .journey = journey, .left = MARGIN, .grid_x = MARGIN + NAMES_WIDTH };
  g_autoptr (GArray) columns = collect_columns (journey);
  double room = A4_WIDTH - map.grid_x - MARGIN;
  double foot = 16 + 24;
  double width;
  double page;
  double y;

  map.language = journey->language;
  map.palette = hoso_palette_get (FALSE);
  map.columns = columns;
  map.column_width = MAX (MIN_COLUMN, columns->len == 0 ? room : room / columns->len);
  map.curve_height = CURVE_HEIGHT;
  width = MAX (A4_WIDTH, map.grid_x + columns->len * map.column_width + MARGIN);
  page = columns->len <= PAGE_COLUMNS ? width * A4_HEIGHT / A4_WIDTH : A4_HEIGHT;
  map.scene = hoso_scene_new (width, page);
  y = add_head (&map, photo) + 18;
  y = add_grid (&map, y, page - foot - y);
  hoso_scene_set_height (map.scene, MAX (page, y + foot));
  add_foot (&map, MAX (page, y + foot) - 30);
  return map.scene;
}

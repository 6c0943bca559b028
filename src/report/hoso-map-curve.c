/* The emotion curve of a journey map: faces, guides, a smooth line and the
 * numbers on it.
 *
 * The line breaks where no feeling was recorded; it never rises or falls
 * between two steps beyond what they say.
 */

#include "hoso-map-private.h"
#include "hoso-names.h"

#define LEVELS 2 /* above and below neutral */
#define PAD 24.0 /* room for numbers above and below */
#define FACE_RADIUS 6.5

static gboolean
is_felt (const HosoMap *map, guint i)
{
  const HosoStep *step = g_array_index (map->columns, HosoMapColumn, i).step;

  return step != NULL && step->emotion != HOSO_EMOTION_NONE;
}

static int
get_emotion (const HosoMap *map, guint i)
{
  return CLAMP (g_array_index (map->columns, HosoMapColumn, i).step->emotion, -LEVELS, LEVELS);
}

static double
get_level_y (const HosoMap *map, double y, int emotion)
{
  return y + map->curve_height / 2 - emotion * (map->curve_height - 2 * PAD) / (2 * LEVELS);
}

static HosoPoint
get_point (const HosoMap *map, double y, guint i)
{
  return (HosoPoint){
    map->grid_x + (i + 0.5) * map->column_width,
    get_level_y (map, y, get_emotion (map, i)),
  };
}

static HosoColour
get_colour (int emotion)
{
  static const guint32 colours[] = { 0xb84f00, 0xd9822b, 0x77747f, 0x2f9e7c, 0x007a5a };

  return hoso_colour (colours[emotion + LEVELS]);
}

/* A mouth that smiles, or not, as much as @emotion says. */
static void
add_mouth (HosoMap *map, double x, double y, int emotion)
{
  HosoPoint points[9];
  double half = 0.46 * FACE_RADIUS;
  double bend = emotion * 0.13 * FACE_RADIUS;

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double t = i / 4.0 - 1;

      points[i] = (HosoPoint){ x + t * half, y + 0.36 * FACE_RADIUS + bend * (0.5 - t * t) };
    }
  hoso_scene_add_line (map->scene,
                       points,
                       G_N_ELEMENTS (points),
                       &(HosoPaint){ .stroke = get_colour (emotion), .line_width = 1.1 });
}

static void
add_face (HosoMap *map, double x, double y, int emotion)
{
  HosoColour colour = get_colour (emotion);
  HosoPaint outline = { .fill = map->palette->paper, .stroke = colour, .line_width = 1.1 };
  HosoPaint eye = { .fill = colour };

  hoso_scene_add_dot (map->scene, x, y, FACE_RADIUS, &outline);
  hoso_scene_add_dot (map->scene, x - 0.36 * FACE_RADIUS, y - 0.25 * FACE_RADIUS, 0.9, &eye);
  hoso_scene_add_dot (map->scene, x + 0.36 * FACE_RADIUS, y - 0.25 * FACE_RADIUS, 0.9, &eye);
  add_mouth (map, x, y, emotion);
}

static void
add_levels (HosoMap *map, double y)
{
  double width = map->columns->len * map->column_width - 2;
  HosoColour strong = hoso_colour_mix (&map->palette->edge, &map->palette->paper, 0.7);

  for (int emotion = LEVELS; emotion >= -LEVELS; emotion--)
    {
      double level = get_level_y (map, y, emotion);

      hoso_scene_add_rule (map->scene, map->grid_x, level, width,
                           emotion == 0 ? strong : map->palette->faint);
      add_face (map, map->grid_x - FACE_RADIUS - 8, level, emotion);
    }
}

static void
add_lines (HosoMap *map, double y)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (HosoPoint));
  HosoPaint paint = { .stroke = map->palette->ink, .line_width = 2.2, .smooth = TRUE };

  for (guint i = 0; i <= map->columns->len; i++)
    {
      if (i < map->columns->len && is_felt (map, i))
        {
          HosoPoint point = get_point (map, y, i);

          g_array_append_val (points, point);
          continue;
        }
      if (points->len > 1)
        hoso_scene_add_line (map->scene, (const HosoPoint *)(gpointer)points->data, points->len,
                             &paint);
      g_array_set_size (points, 0);
    }
}

/* In a valley the line passes above the dot, elsewhere beside or below it. */
static gboolean
is_valley (const HosoMap *map, guint i)
{
  int here = get_emotion (map, i);
  int before = i > 0 && is_felt (map, i - 1) ? get_emotion (map, i - 1) : here;
  int after = i + 1 < map->columns->len && is_felt (map, i + 1) ? get_emotion (map, i + 1) : here;

  return before + after > 2 * here;
}

static void
add_number (HosoMap *map, double y, guint i, guint before)
{
  HosoTextStyle style = hoso_map_style (9, 700, map->palette->ink);
  HosoPoint point = get_point (map, y, i);
  int emotion = get_emotion (map, i);
  g_autofree char *text = g_strdup_printf ("%s%d",
                                           emotion > 0   ? "+"
                                           : emotion < 0 ? "−"
                                                         : "",
                                           ABS (emotion));
  HosoPaint dot = { .fill = get_colour (emotion),
                    .stroke = map->palette->paper,
                    .line_width = 1.6 };
  double height = hoso_text_get_height (text, &style, -1);

  style.align = HOSO_ALIGN_CENTRE;
  style.joint = hoso_map_get_joint (before, i + 1);
  hoso_scene_add_dot (map->scene, point.x, point.y, 5.4, &dot);
  hoso_scene_add_text (map->scene, text, &style, point.x - 20,
                       is_valley (map, i) ? point.y + 7 : point.y - 7 - height, 40);
}

/* Adds the row of the curve; returns its height. */
double
hoso_map_add_curve (HosoMap *map, double y)
{
  guint before = 0;

  hoso_map_add_lane_name (map, "lane.emotion", y + 2);
  add_levels (map, y);
  add_lines (map, y);
  for (guint i = 0; i < map->columns->len; i++)
    {
      if (!is_felt (map, i))
        continue;
      add_number (map, y, i, before);
      before = i + 1;
    }
  return map->curve_height;
}

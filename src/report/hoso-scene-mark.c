/* Marks: what a pointer or the arrow keys find in a picture.
 *
 * They belong to the scene and are added by the thread that lays it out; after
 * that they are read only.
 */

#include "hoso-scene-mark.h"

#include <math.h>

/* A pointer need not hit a thin bar exactly. */
#define REACH 3.0
/* The ring around a mark. */
#define RING_GAP 1.5
#define RING_WIDTH 2.0

static void
mark_free (gpointer data)
{
  HosoMark *mark = data;

  g_clear_pointer (&mark->outline, g_array_unref);
  g_free (mark->reading);
  g_free (mark);
}

static HosoMark *
add_mark (HosoScene *scene, guint row, guint column, char *reading)
{
  HosoMark *mark = g_new0 (HosoMark, 1);
  GPtrArray *marks = hoso_scene_get_marks (scene);

  mark->row = row;
  mark->column = column;
  mark->reading = reading;
  if (marks->len == 0)
    g_ptr_array_set_free_func (marks, mark_free);
  g_ptr_array_add (marks, mark);
  return mark;
}

/* Adds a box that reads @reading, which is taken.  The arrow keys go by @row and
 * @column. */
void
hoso_scene_take_mark (
  HosoScene *scene, const HosoRect *area, guint row, guint column, char *reading)
{
  add_mark (scene, row, column, reading)->area = *area;
}

/* The same for a polygon of @n points. */
void
hoso_scene_take_outline (HosoScene *scene,
                         const HosoPoint *points,
                         guint n,
                         guint row,
                         guint column,
                         char *reading)
{
  HosoMark *mark = add_mark (scene, row, column, reading);
  HosoPoint low = points[0];
  HosoPoint high = points[0];

  for (guint i = 1; i < n; i++)
    {
      low = (HosoPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (HosoPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  mark->area = (HosoRect){ low.x, low.y, high.x - low.x, high.y - low.y };
  mark->outline = g_array_sized_new (FALSE, FALSE, sizeof (HosoPoint), n);
  g_array_append_vals (mark->outline, points, n);
}

guint
hoso_scene_get_n_marks (const HosoScene *scene)
{
  return hoso_scene_get_marks (scene)->len;
}

/* Borrowed. */
const HosoMark *
hoso_scene_get_mark (const HosoScene *scene, guint i)
{
  return g_ptr_array_index (hoso_scene_get_marks (scene), i);
}

/* By the number of edges to the right of the point. */
static gboolean
is_within (const GArray *outline, double x, double y)
{
  gboolean within = FALSE;

  for (guint i = 0, j = outline->len - 1; i < outline->len; j = i++)
    {
      const HosoPoint *a = &g_array_index (outline, HosoPoint, i);
      const HosoPoint *b = &g_array_index (outline, HosoPoint, j);

      if ((a->y > y) != (b->y > y) && x < (b->x - a->x) * (y - a->y) / (b->y - a->y) + a->x)
        within = !within;
    }
  return within;
}

static double
get_distance (const HosoMark *mark, double x, double y)
{
  const HosoRect *area = &mark->area;
  double dx = fmax (0, fmax (area->x - x, x - area->x - area->width));
  double dy = fmax (0, fmax (area->y - y, y - area->y - area->height));

  if (mark->outline != NULL && !is_within (mark->outline, x, y))
    return G_MAXDOUBLE;
  return hypot (dx, dy);
}

/* The mark at @x, @y or very near to it, the uppermost of several; -1 for none. */
int
hoso_scene_find_mark (const HosoScene *scene, double x, double y)
{
  double nearest = REACH;
  int found = -1;

  for (guint i = 0; i < hoso_scene_get_n_marks (scene); i++)
    {
      double distance = get_distance (hoso_scene_get_mark (scene, i), x, y);

      if (distance > nearest)
        continue;
      nearest = distance;
      found = (int)i;
    }
  return found;
}

/* How far @to lies in @direction: the next row or column counts first; -1 where
 * it does not lie there at all. */
static double
get_way (const HosoMark *from, const HosoMark *to, HosoStepDirection direction)
{
  gboolean across = direction == HOSO_STEP_LEFT || direction == HOSO_STEP_RIGHT;
  double along = across ? (double)to->column - from->column : (double)to->row - from->row;
  double aside = across ? (double)to->row - from->row : (double)to->column - from->column;

  if (direction == HOSO_STEP_LEFT || direction == HOSO_STEP_UP)
    along = -along;
  if (along <= 0 || (across && aside != 0))
    return -1;
  return along * 1000 + fabs (aside);
}

/* The mark that the arrow key leads to from the mark @from, the first where @from
 * is -1.  Where marks stand in one row or column, all four keys walk along it.
 * The same mark where there is no further one; -1 without marks. */
int
hoso_scene_step_mark (const HosoScene *scene, int from, HosoStepDirection direction)
{
  int n = (int)hoso_scene_get_n_marks (scene);
  double shortest = G_MAXDOUBLE;
  gboolean one_row = TRUE;
  gboolean one_column = TRUE;
  int found = from;

  if (n == 0 || from < 0 || from >= n)
    return n == 0 ? -1 : 0;
  for (int i = 0; i < n; i++)
    {
      const HosoMark *mark = hoso_scene_get_mark (scene, (guint)i);
      double way = get_way (hoso_scene_get_mark (scene, (guint)from), mark, direction);

      one_row = one_row && mark->row == 0;
      one_column = one_column && mark->column == 0;
      if (way < 0 || way >= shortest)
        continue;
      shortest = way;
      found = i;
    }
  if (!one_row && !one_column)
    return found;
  if (direction == HOSO_STEP_LEFT || direction == HOSO_STEP_UP)
    return MAX (0, from - 1);
  return MIN (n - 1, from + 1);
}

/* Draws a ring around mark @i. */
void
hoso_scene_draw_mark (const HosoScene *scene, guint i, const HosoColour *colour, cairo_t *cr)
{
  const HosoMark *mark = hoso_scene_get_mark (scene, i);
  const HosoRect *area = &mark->area;
  double left = fmax (RING_WIDTH / 2, area->x - RING_GAP);
  double top = fmax (RING_WIDTH / 2, area->y - RING_GAP);
  double right = fmin (hoso_scene_get_width (scene) - RING_WIDTH / 2,
                       area->x + area->width + RING_GAP);
  double bottom = area->y + area->height + RING_GAP;

  cairo_save (cr);
  cairo_new_path (cr);
  if (mark->outline == NULL)
    cairo_rectangle (cr, left, top, right - left, bottom - top);
  for (guint k = 0; mark->outline != NULL && k < mark->outline->len; k++)
    {
      const HosoPoint *point = &g_array_index (mark->outline, HosoPoint, k);

      cairo_line_to (cr, point->x, point->y);
    }
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, RING_WIDTH);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
  cairo_stroke (cr);
  cairo_restore (cr);
}

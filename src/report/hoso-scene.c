/* Keeps the shapes of a picture and draws them.
 *
 * Layout code adds shapes on one thread; after that the scene is read only.
 */

#include "hoso-picture.h"
#include "hoso-scene-builder.h"

#include <math.h>

struct _HosoScene
{
  double width;
  double height;
  HosoColour paper;
  double margin;
  GPtrArray *shapes; /* of HosoShape */
  GPtrArray *marks;  /* of HosoMark, with their free function */
};

static void
shape_free (HosoShape *shape)
{
  g_clear_pointer (&shape->points, g_array_unref);
  g_clear_pointer (&shape->typeset, hoso_typeset_free);
  g_clear_pointer (&shape->image, cairo_surface_destroy);
  g_free (shape);
}

static void
scene_clear (gpointer data)
{
  HosoScene *scene = data;

  g_ptr_array_unref (scene->shapes);
  g_ptr_array_unref (scene->marks);
}

/* An empty picture of @width by @height points on white paper. */
HosoScene *
hoso_scene_new (double width, double height)
{
  HosoScene *scene = g_atomic_rc_box_new0 (HosoScene);

  scene->width = width;
  scene->height = height;
  scene->paper = (HosoColour){ 1, 1, 1, 1 };
  scene->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify)shape_free);
  scene->marks = g_ptr_array_new ();
  return scene;
}

HosoScene *
hoso_scene_ref (HosoScene *scene)
{
  return g_atomic_rc_box_acquire (scene);
}

void
hoso_scene_unref (HosoScene *scene)
{
  g_atomic_rc_box_release_full (scene, scene_clear);
}

/* Points. */
double
hoso_scene_get_width (const HosoScene *scene)
{
  return scene->width;
}

/* Points. */
double
hoso_scene_get_height (const HosoScene *scene)
{
  return scene->height;
}

/* The colour of the paper and the points of it around the picture: files get
 * them, a window has its own. */
void
hoso_scene_set_paper (HosoScene *scene, HosoColour colour, double margin)
{
  scene->paper = colour;
  scene->margin = margin;
}

const HosoColour *
hoso_scene_get_paper (const HosoScene *scene)
{
  return &scene->paper;
}

double
hoso_scene_get_margin (const HosoScene *scene)
{
  return scene->margin;
}

/* For pictures whose height is known only when all is laid out. */
void
hoso_scene_set_height (HosoScene *scene, double height)
{
  scene->height = height;
}

guint
hoso_scene_get_n_shapes (const HosoScene *scene)
{
  return scene->shapes->len;
}

const HosoShape *
hoso_scene_get_shape (const HosoScene *scene, guint i)
{
  return g_ptr_array_index (scene->shapes, i);
}

/* Borrowed; for hoso-scene-mark.c alone. */
GPtrArray *
hoso_scene_get_marks (const HosoScene *scene)
{
  return scene->marks;
}

static HosoShape *
add_shape (HosoScene *scene, HosoShapeKind kind)
{
  HosoShape *shape = g_new0 (HosoShape, 1);

  shape->kind = kind;
  g_ptr_array_add (scene->shapes, shape);
  return shape;
}

void
hoso_scene_add_box (HosoScene *scene, const HosoRect *area, const HosoPaint *paint)
{
  HosoShape *shape = add_shape (scene, HOSO_SHAPE_BOX);

  shape->area = *area;
  shape->paint = *paint;
}

/* A disc around @x, @y. */
void
hoso_scene_add_dot (HosoScene *scene, double x, double y, double radius, const HosoPaint *paint)
{
  HosoShape *shape = add_shape (scene, HOSO_SHAPE_DOT);

  shape->area = (HosoRect){ x - radius, y - radius, 2 * radius, 2 * radius };
  shape->paint = *paint;
}

/* A line through @n points; a polygon where the paint fills.  Smooth lines
 * expect points that go to the right. */
void
hoso_scene_add_line (HosoScene *scene, const HosoPoint *points, guint n, const HosoPaint *paint)
{
  HosoShape *shape = add_shape (scene, HOSO_SHAPE_LINE);
  HosoPoint low = points[0];
  HosoPoint high = points[0];

  for (guint i = 1; i < n; i++)
    {
      low = (HosoPoint){ MIN (low.x, points[i].x), MIN (low.y, points[i].y) };
      high = (HosoPoint){ MAX (high.x, points[i].x), MAX (high.y, points[i].y) };
    }
  shape->area = (HosoRect){ low.x, low.y, high.x - low.x, high.y - low.y };
  shape->paint = *paint;
  shape->points = g_array_sized_new (FALSE, FALSE, sizeof (HosoPoint), n);
  g_array_append_vals (shape->points, points, n);
}

/* A hairline to the right. */
void
hoso_scene_add_rule (HosoScene *scene, double x, double y, double length, HosoColour colour)
{
  HosoPoint points[] = { { x, y }, { x + length, y } };

  hoso_scene_add_line (scene, points, 2, &(HosoPaint){ .stroke = colour, .line_width = 0.6 });
}

/* Adds @text with its upper left corner at @x, @y, in lines of at most @width
 * points (below 0: one line).  Returns its height; an empty text adds nothing. */
double
hoso_scene_add_text (
  HosoScene *scene, const char *text, const HosoTextStyle *style, double x, double y, double width)
{
  HosoShape *shape;
  HosoRect extents;

  if (text == NULL || *text == '\0')
    return 0;
  shape = add_shape (scene, HOSO_SHAPE_TEXT);
  shape->typeset = hoso_typeset_new (text, style, width);
  shape->origin = (HosoPoint){ x, y };
  shape->joint = style->joint;
  extents = hoso_typeset_get_extents (shape->typeset);
  shape->area = (HosoRect){ x + extents.x, y + extents.y, extents.width, extents.height };
  return hoso_typeset_get_height (shape->typeset);
}

/* Adds the picture in @encoded (JPEG, PNG, …), cut to the middle so that it
 * fills @area.  FALSE where it cannot be read; then nothing is added. */
gboolean
hoso_scene_add_image (HosoScene *scene, GBytes *encoded, const HosoRect *area, double radius)
{
  cairo_surface_t *image = hoso_picture_decode (encoded, MAX (area->width, area->height));
  HosoShape *shape;

  if (image == NULL)
    return FALSE;
  shape = add_shape (scene, HOSO_SHAPE_IMAGE);
  shape->area = *area;
  shape->paint.radius = radius;
  shape->image = image;
  return TRUE;
}

static void
set_colour (cairo_t *cr, const HosoColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
trace_box (cairo_t *cr, const HosoRect *area, double radius)
{
  double r = MIN (radius, MIN (area->width, area->height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, area->x + area->width - r, area->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, area->x + area->width - r, area->y + area->height - r, r, 0, G_PI_2);
  cairo_arc (cr, area->x + r, area->y + area->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, area->x + r, area->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static double
get_slope (const HosoPoint *points, guint i)
{
  return (points[i + 1].y - points[i].y) / (points[i + 1].x - points[i].x);
}

/* The slope at point @i of a curve that rises and falls only where its points
 * do: Fritsch and Butland 1984, SIAM J. Sci. Stat. Comput. 5:300. */
static double
get_tangent (const HosoPoint *points, guint n, guint i)
{
  double before;
  double after;

  if (i == 0 || i == n - 1)
    return 0;
  before = get_slope (points, i - 1);
  after = get_slope (points, i);
  if (before * after <= 0)
    return 0;
  return 2 * before * after / (before + after);
}

static void
trace_line (cairo_t *cr, const HosoPoint *points, guint n, gboolean smooth)
{
  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    {
      double third = (points[i].x - points[i - 1].x) / 3;

      if (smooth && third > 0)
        cairo_curve_to (cr, points[i - 1].x + third,
                        points[i - 1].y + third * get_tangent (points, n, i - 1),
                        points[i].x - third, points[i].y - third * get_tangent (points, n, i),
                        points[i].x, points[i].y);
      else
        cairo_line_to (cr, points[i].x, points[i].y);
    }
}

static void
trace_shape (cairo_t *cr, const HosoShape *shape)
{
  const HosoRect *area = &shape->area;
  const HosoPoint *points;

  if (shape->kind == HOSO_SHAPE_DOT)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, area->x + area->width / 2, area->y + area->height / 2, area->width / 2, 0,
                 2 * G_PI);
      cairo_close_path (cr);
    }
  else if (shape->kind == HOSO_SHAPE_LINE)
    {
      points = (const HosoPoint *)(gpointer)shape->points->data;
      trace_line (cr, points, shape->points->len, shape->paint.smooth);
      if (shape->paint.fill.alpha > 0)
        cairo_close_path (cr);
    }
  else
    trace_box (cr, area, shape->paint.radius);
}

static void
draw_painted (cairo_t *cr, const HosoShape *shape)
{
  const HosoPaint *paint = &shape->paint;
  /* Round ends reach into the gaps. */
  const double dash[] = { 2.2 * paint->line_width, 2.8 * paint->line_width };

  trace_shape (cr, shape);
  if (paint->fill.alpha > 0)
    {
      set_colour (cr, &paint->fill);
      cairo_fill_preserve (cr);
    }
  if (paint->pattern != HOSO_PATTERN_NONE && paint->fill.alpha > 0)
    {
      set_colour (cr, &paint->pattern_colour);
      hoso_pattern_draw (paint->pattern, &shape->area, cr);
      trace_shape (cr, shape);
    }
  set_colour (cr, &paint->stroke);
  if (paint->hatched)
    {
      hoso_pattern_draw (HOSO_PATTERN_RISING, &shape->area, cr);
      trace_shape (cr, shape);
    }
  if (paint->stroke.alpha > 0 && paint->line_width > 0)
    {
      cairo_set_line_width (cr, paint->line_width);
      cairo_set_dash (cr, dash, paint->dashed ? 2 : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static void
draw_image (cairo_t *cr, const HosoShape *shape)
{
  const HosoRect *area = &shape->area;
  double width = cairo_image_surface_get_width (shape->image);
  double height = cairo_image_surface_get_height (shape->image);
  double scale = MAX (area->width / width, area->height / height);

  trace_box (cr, area, shape->paint.radius);
  cairo_clip (cr);
  cairo_translate (cr, area->x + (area->width - width * scale) / 2,
                   area->y + (area->height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, shape->image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
}

/* Draws all shapes, one point a unit of @cr; leaves what lies below. */
void
hoso_scene_draw (const HosoScene *scene, cairo_t *cr)
{
  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const HosoShape *shape = g_ptr_array_index (scene->shapes, i);

      cairo_save (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      if (shape->kind == HOSO_SHAPE_TEXT)
        hoso_typeset_draw (shape->typeset, cr, shape->origin.x, shape->origin.y);
      else if (shape->kind == HOSO_SHAPE_IMAGE)
        draw_image (cr, shape);
      else
        draw_painted (cr, shape);
      cairo_restore (cr);
    }
}

/* All texts in reading order; what belongs together, as a label and its value,
 * stands in one line. */
char *
hoso_scene_dup_text (const HosoScene *scene)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < scene->shapes->len; i++)
    {
      const HosoShape *shape = g_ptr_array_index (scene->shapes, i);
      g_autofree char *line = NULL;

      if (shape->kind != HOSO_SHAPE_TEXT)
        continue;
      line = g_strdelimit (g_strdup (hoso_typeset_get_text (shape->typeset)), "\n\t", ' ');
      if (all->len > 0)
        g_string_append (all, shape->joint != NULL ? shape->joint : "\n");
      g_string_append (all, line);
    }
  return g_string_free (all, FALSE);
}

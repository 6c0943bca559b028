/* A ring of few parts that make a whole, with their names and figures beside it.
 *
 * Many parts, none, and very few people are bars instead: a ring says nothing
 * there.
 */

#include "hoso-chart-private.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define RADIUS 84.0
#define HOLE 0.58
#define SWATCH 14.0
#define LINE_GAP 7.0
/* Points of an arc, for each turn. */
#define ARC_POINTS 96

typedef struct
{
  HosoPlotFrame frame;
  const HosoTally *tally;
  HosoPoint centre;
} Plan;

static HosoPoint
get_point (const Plan *plan, double radius, double turn)
{
  double angle = 2 * G_PI * turn - G_PI_2;

  return (HosoPoint){ plan->centre.x + radius * cos (angle),
                      plan->centre.y + radius * sin (angle) };
}

static GArray *
trace_slice (const Plan *plan, double from, double to)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (HosoPoint));
  guint n = (guint)ceil ((to - from) * ARC_POINTS) + 1;

  for (guint i = 0; i <= n; i++)
    {
      HosoPoint point = get_point (plan, RADIUS, from + (to - from) * i / n);

      g_array_append_val (points, point);
    }
  for (guint i = 0; i <= n; i++)
    {
      HosoPoint point = get_point (plan, RADIUS * HOLE, to - (to - from) * i / n);

      g_array_append_val (points, point);
    }
  return points;
}

static HosoPaint
get_paint (const Plan *plan, guint i)
{
  HosoPaint paint = hoso_palette_get_paint (plan->frame.palette, i);

  if (plan->tally->base < HOSO_BASE_SMALL)
    hoso_plot_paint_small (&paint, plan->frame.palette);
  return paint;
}

static void
add_slice (Plan *plan, guint i, double from, double to)
{
  const HosoCount *count = g_ptr_array_index (plan->tally->counts, i);
  g_autoptr (GArray) points = trace_slice (plan, from, to);
  HosoPaint paint = get_paint (plan, i);
  const HosoPoint *first = (const HosoPoint *)(gpointer)points->data;

  if (!paint.hatched)
    {
      paint.stroke = plan->frame.palette->paper;
      paint.line_width = 2;
    }
  if (count->n > 0)
    hoso_scene_add_line (plan->frame.scene, first, points->len, &paint);
  hoso_scene_take_outline (
    plan->frame.scene, first, points->len, i, 0,
    hoso_plot_read_share (&(HosoPlotShare){ count->label, count->n, plan->tally->base },
                          plan->frame.plot->unit, plan->frame.look->language));
}

/* The base, in the hole. */
static void
add_middle (Plan *plan)
{
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, 18, 600, HOSO_ALIGN_CENTRE);
  g_autofree char *text = hoso_plot_dup_count (plan->tally->base, plan->frame.look->language);
  double width = 2 * RADIUS * HOLE - 8;

  hoso_scene_add_text (plan->frame.scene, text, &style, plan->centre.x - width / 2,
                       plan->centre.y - 12, width);
}

/* Name, count and share of part @i; the frame moves below it. */
static void
add_line (Plan *plan, guint i, double x)
{
  HosoPlotFrame *frame = &plan->frame;
  const HosoCount *count = g_ptr_array_index (plan->tally->counts, i);
  const char *language = frame->look->language;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  HosoTextStyle figure = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 600, HOSO_ALIGN_RIGHT);
  HosoRect swatch = { x, frame->y + 3, SWATCH, 11 };
  HosoPaint paint = get_paint (plan, i);
  g_autofree char *n = hoso_plot_dup_count (count->n, language);
  g_autofree char *share = hoso_plot_dup_share (count->n, plan->tally->base, language);
  g_autofree char *text = g_strdup_printf ("%s · %s", n, share);
  double width = hoso_text_get_width (text, &figure) + 1;
  double left = x + SWATCH + 8;
  double room = frame->width - left - width - 10;
  double height;

  paint.radius = 2;
  style.colour = frame->palette->ink;
  style.max_lines = 3;
  figure.joint = "\t";
  hoso_scene_add_box (frame->scene, &swatch, &paint);
  height = hoso_scene_add_text (frame->scene, count->label, &style, left, frame->y, room);
  hoso_scene_add_text (frame->scene, text, &figure, frame->width - width, frame->y, width);
  frame->y += MAX (height, 16) + LINE_GAP;
}

static void
add_ring (Plan *plan)
{
  const HosoTally *tally = plan->tally;
  double from = 0;

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);
      double to = from + (double)count->n / (double)tally->base;

      add_slice (plan, i, from, to);
      from = to;
    }
  add_middle (plan);
}

static void
add_parts (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  double x = frame->narrow ? 0 : 2 * RADIUS + 32;
  double bottom = 2 * RADIUS + 8;

  plan->centre = (HosoPoint){ frame->narrow ? frame->width / 2 : RADIUS + 4, RADIUS + 4 };
  add_ring (plan);
  frame->y = frame->narrow ? bottom + 12 : 10;
  for (guint i = 0; i < plan->tally->counts->len; i++)
    add_line (plan, i, x);
  frame->y = MAX (frame->y, bottom);
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_donut (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .tally = plot->tally };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  if (!hoso_plot_takes (plot, HOSO_PLOT_DONUT) || plot->tally->base < HOSO_BASE_TINY)
    return hoso_plot_layout_bars (plot, look);
  hoso_plot_frame_begin (&plan.frame, plot, look);
  add_parts (&plan);
  if (plot->tally->base < HOSO_BASE_SMALL)
    g_ptr_array_add (notes, hoso_phrase ("chart.small", look->language, NULL));
  return hoso_plot_frame_end (&plan.frame, notes);
}

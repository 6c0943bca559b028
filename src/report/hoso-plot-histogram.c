/* Columns of how often numbers fall into each range, the mean marked, and a box
 * below where the ranges are not the steps of a scale.
 */

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-axis.h"
#include "hoso-plot-box.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define HEIGHT 180.0
#define MAX_COLUMN 56.0
#define MEAN_LINE 15.0

typedef struct
{
  HosoPlotFrame frame;
  const HosoSpread *spread;
  HosoPlotAxis axis;
  double width; /* of a bin */
} Plan;

static double
get_x (const Plan *plan, double value)
{
  const double *edges = plan->spread->edges;

  return plan->axis.area.x +
         plan->axis.area.width * (value - edges[0]) / (edges[plan->spread->n_bins] - edges[0]);
}

static void
add_column (Plan *plan, guint bin)
{
  const HosoSpread *spread = plan->spread;
  const HosoRect *area = &plan->axis.area;
  const char *language = plan->frame.look->language;
  double gap = spread->steps ? plan->width * 0.14 : 0.5;
  double width = spread->steps ? MIN (plan->width - 2 * gap, MAX_COLUMN) : plan->width - 2 * gap;
  double y = hoso_plot_axis_get_y (&plan->axis, (double)spread->counts[bin]);
  double x = area->x + plan->width * (bin + 0.5) - width / 2;
  HosoRect column = { x, y, width, area->y + area->height - y };
  HosoRect band = { area->x + plan->width * bin, area->y, plan->width, area->height };
  HosoPaint paint = hoso_plot_frame_get_data_paint (&plan->frame, spread->n);
  g_autofree char *label = hoso_plot_dup_bin (spread, bin, language);

  paint.radius = 0;
  if (spread->counts[bin] > 0)
    hoso_scene_add_box (plan->frame.scene, &column, &paint);
  hoso_scene_take_mark (
    plan->frame.scene, &band, 0, bin,
    hoso_plot_read_share (&(HosoPlotShare){ label, spread->counts[bin], spread->n },
                          plan->frame.plot->unit, language));
}

/* Where the counts have room above their columns, nobody needs the axis. */
static void
add_count (Plan *plan, guint bin)
{
  HosoTextStyle style = hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_NOTE, 600,
                                                   HOSO_ALIGN_CENTRE);
  const char *language = plan->frame.look->language;
  guint64 n = plan->spread->counts[bin];
  g_autofree char *text = hoso_plot_dup_share (n, plan->spread->n, language);
  double y = hoso_plot_axis_get_y (&plan->axis, (double)n) - 14;

  double width = hoso_text_get_width (text, &style) + 4;
  double middle = plan->axis.area.x + plan->width * (bin + 0.5);

  if (n == 0 || width > plan->width)
    return;
  /* Not across the line of the mean. */
  if (fabs (get_x (plan, plan->spread->mean) - middle) < width / 2)
    hoso_scene_add_box (plan->frame.scene, &(HosoRect){ middle - width / 2, y, width, 13 },
                        &(HosoPaint){ .fill = plan->frame.palette->paper });
  style.joint = bin > 0 ? " · " : NULL;
  hoso_scene_add_text (plan->frame.scene, text, &style, plan->axis.area.x + plan->width * bin, y,
                       plan->width);
}

static void
add_mean (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_FIGURE, 600, HOSO_ALIGN_LEFT);
  const HosoRect *area = &plan->axis.area;
  double x = get_x (plan, plan->spread->mean);
  HosoPoint points[] = { { x, area->y - 3 }, { x, area->y + area->height } };
  HosoPaint paint = { .stroke = frame->palette->ink, .line_width = 1.4, .dashed = TRUE };
  g_autofree char *mean = hoso_format_number (plan->spread->mean, 1, frame->look->language);
  g_autofree char *text = hoso_phrase ("chart.mean", frame->look->language, "mean", mean, NULL);
  double width = hoso_text_get_width (text, &style) + 1;

  hoso_scene_add_line (frame->scene, points, 2, &paint);
  hoso_scene_add_text (frame->scene, text, &style, CLAMP (x - width / 2, 0, frame->width - width),
                       area->y - 3 - MEAN_LINE, width);
}

static void
add_names (Plan *plan)
{
  const HosoSpread *spread = plan->spread;
  guint n = spread->steps ? spread->n_bins : spread->n_bins + 1;
  g_autofree double *xs = g_new0 (double, n);
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      double value = spread->steps ? spread->edges[i] + 0.5 : spread->edges[i];

      xs[i] = get_x (plan, value);
      names[i] = hoso_plot_dup_number (spread, value, plan->frame.look->language);
    }
  hoso_plot_axis_add_names (&plan->frame, xs, names, n);
}

static void
add_columns (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  guint64 most = 1;
  gboolean tiny = plan->spread->n < HOSO_BASE_TINY;

  for (guint i = 0; i < plan->spread->n_bins; i++)
    most = MAX (most, plan->spread->counts[i]);
  frame->y += MEAN_LINE + 2;
  /* Room for a figure above the highest column. */
  hoso_plot_axis_add (frame, tiny ? (double)most : (double)most * 1.1, HEIGHT, &plan->axis);
  plan->width = plan->axis.area.width / plan->spread->n_bins;
  for (guint i = 0; i < plan->spread->n_bins; i++)
    add_column (plan, i);
  add_mean (plan);
  for (guint i = 0; i < plan->spread->n_bins && !tiny; i++)
    add_count (plan, i);
  add_names (plan);
  if (!plan->spread->steps && plan->spread->n >= HOSO_BASE_TINY)
    {
      HosoPlotScale scale = { plan->spread->edges[0], plan->spread->edges[plan->spread->n_bins],
                              plan->axis.area.x, plan->axis.area.width };

      frame->y += 10;
      hoso_plot_box_add (frame, plan->spread, &scale, 1, NULL);
    }
}

static GPtrArray *
collect_notes (const Plan *plan)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const char *language = plan->frame.look->language;
  const HosoSpread *spread = plan->spread;
  char *nps = spread != NULL ? hoso_plot_dup_nps (spread, language) : NULL;

  if (nps != NULL)
    g_ptr_array_add (notes, nps);
  if (spread != NULL && spread->n >= HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_plot_box_dup_reading (spread, language));
  if (spread != NULL && spread->n < HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_phrase ("chart.few", language, NULL));
  else if (spread != NULL && spread->n < HOSO_BASE_SMALL)
    g_ptr_array_add (notes, hoso_phrase ("chart.small", language, NULL));
  return notes;
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_histogram (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .spread = hoso_plot_get_spread (plot, 0) };
  g_autoptr (GPtrArray) notes = NULL;

  hoso_plot_frame_begin (&plan.frame, plot, look);
  if (plan.spread == NULL)
    hoso_plot_frame_add_nothing (&plan.frame);
  else
    add_columns (&plan);
  notes = collect_notes (&plan);
  return hoso_plot_frame_end (&plan.frame, notes);
}

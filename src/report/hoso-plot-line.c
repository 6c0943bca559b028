/* Figures over months, a line for each name, told apart by colour, dashes and
 * dots. */

#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-axis.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"
#include "hoso-time.h"

#include <math.h>
#include <string.h>

#define HEIGHT 190.0
#define PAD 10.0
#define MAX_LINES 4
/* More months are a line without dots. */
#define MAX_DOTS 36

typedef struct
{
  HosoPlotFrame frame;
  const HosoPlotSeries *series;
  guint n; /* months */
  guint n_lines;
  double *places; /* of the periods, 0 to 1 */
  HosoPlotAxis axis;
} Plan;

/* Months follow one another; days stand as far apart as they are, since not every
 * day has a figure. */
static double *
make_places (const HosoPlotSeries *series)
{
  guint n = series->periods->len;
  double *places = g_new0 (double, n);
  HosoTime time;
  double first;
  double span;

  for (guint i = 0; i < n; i++)
    {
      const char *period = g_ptr_array_index (series->periods, i);

      places[i] = i;
      if (strlen (period) == 10 && hoso_time_from_iso8601 (period, &time))
        places[i] = (double)time.local;
    }
  first = places[0];
  span = MAX (places[n - 1] - first, 1);
  for (guint i = 0; i < n; i++)
    places[i] = (places[i] - first) / span;
  return places;
}

static guint64
get_value (const Plan *plan, guint line, guint i)
{
  return g_array_index (plan->series->values, guint64, line * plan->n + i);
}

static double
get_x (const Plan *plan, guint i)
{
  const HosoRect *area = &plan->axis.area;

  if (plan->n == 1)
    return area->x + area->width / 2;
  return area->x + PAD + (area->width - 2 * PAD) * plan->places[i];
}

static HosoColour
get_colour (const Plan *plan, guint line)
{
  /* The second of the palette is too light for a thin line. */
  static const guint order[MAX_LINES] = { 0, 4, 2, 6 };

  return plan->frame.palette->series[order[line % MAX_LINES]];
}

static void
add_line (Plan *plan, guint line)
{
  HosoScene *scene = plan->frame.scene;
  g_autofree HosoPoint *points = g_new (HosoPoint, plan->n);
  HosoPaint paint = { .stroke = get_colour (plan, line),
                      .line_width = line == 0 ? 2.2 : 1.8,
                      .dashed = line % 2 == 1 };
  HosoPaint dot = { .fill = paint.stroke };

  for (guint i = 0; i < plan->n; i++)
    points[i] = (HosoPoint){ get_x (plan, i), hoso_plot_axis_get_y (
                                                &plan->axis, (double)get_value (plan, line, i)) };
  if (line >= 2)
    dot = (HosoPaint){ .fill = plan->frame.palette->paper,
                       .stroke = paint.stroke,
                       .line_width = 1.4 };
  if (plan->n > 1)
    hoso_scene_add_line (scene, points, plan->n, &paint);
  for (guint i = 0; i < plan->n && plan->n <= MAX_DOTS; i++)
    hoso_scene_add_dot (scene, points[i].x, points[i].y, 2.6, &dot);
}

static char *
dup_period (const Plan *plan, guint i, gboolean brief)
{
  return hoso_plot_dup_period (g_ptr_array_index (plan->series->periods, i), brief,
                               plan->frame.look->language);
}

/* “05/2026: Đơn hàng 1.234 · Khách 820”. */
static char *
dup_reading (const Plan *plan, guint i)
{
  g_autofree char *month = dup_period (plan, i, FALSE);
  GString *text = g_string_new (month);

  for (guint line = 0; line < plan->n_lines; line++)
    {
      g_autofree char *n =
        hoso_plot_dup_count (get_value (plan, line, i), plan->frame.look->language);

      g_string_append_printf (text, "%s%s %s", line == 0 ? ": " : " · ",
                              (const char *)g_ptr_array_index (plan->series->names, line), n);
    }
  return g_string_free (text, FALSE);
}

static void
add_marks (Plan *plan)
{
  const HosoRect *area = &plan->axis.area;

  for (guint i = 0; i < plan->n; i++)
    {
      double x = get_x (plan, i);
      double left = i > 0 ? (get_x (plan, i - 1) + x) / 2 : area->x;
      double right = i + 1 < plan->n ? (x + get_x (plan, i + 1)) / 2 : area->x + area->width;
      HosoRect band = { left, area->y, right - left, area->height };

      hoso_scene_take_mark (plan->frame.scene, &band, 0, i, dup_reading (plan, i));
    }
}

static void
add_names (Plan *plan)
{
  g_autofree double *xs = g_new (double, plan->n);
  g_auto (GStrv) names = g_new0 (char *, plan->n + 1);

  for (guint i = 0; i < plan->n; i++)
    {
      xs[i] = get_x (plan, i);
      names[i] = dup_period (plan, i, TRUE);
    }
  hoso_plot_axis_add_names (&plan->frame, xs, names, plan->n);
}

/* A piece of each line with its name. */
static void
add_legend (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_FIGURE, 600, HOSO_ALIGN_LEFT);

  style.max_lines = 2;
  for (guint i = 0; i < plan->n_lines; i++)
    {
      HosoPoint points[] = { { 0, frame->y + 8 }, { 22, frame->y + 8 } };
      HosoPaint paint = { .stroke = get_colour (plan, i),
                          .line_width = 2.2,
                          .dashed = i % 2 == 1 };

      hoso_scene_add_line (frame->scene, points, 2, &paint);
      hoso_plot_frame_add_text (frame, g_ptr_array_index (plan->series->names, i), &style, 30,
                                frame->width - 30);
      frame->y += 2;
    }
  frame->y += 6;
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_line (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .series = plot->series };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree double *places = NULL;
  guint64 most = 1;

  hoso_plot_frame_begin (&plan.frame, plot, look);
  plan.n = plot->series != NULL ? plot->series->periods->len : 0;
  plan.n_lines = plot->series != NULL ? MIN (plot->series->names->len, MAX_LINES) : 0;
  if (plan.n == 0 || plan.n_lines == 0)
    {
      hoso_plot_frame_add_nothing (&plan.frame);
      return hoso_plot_frame_end (&plan.frame, NULL);
    }
  plan.places = places = make_places (plot->series);
  for (guint i = 0; i < plan.n * plan.n_lines; i++)
    most = MAX (most, g_array_index (plot->series->values, guint64, i));
  add_legend (&plan);
  hoso_plot_axis_add (&plan.frame, (double)most, HEIGHT, &plan.axis);
  for (guint i = 0; i < plan.n_lines; i++)
    add_line (&plan, plan.n_lines - 1 - i);
  add_names (&plan);
  add_marks (&plan);
  if ((plot->unit == HOSO_PLOT_ORDERS || plot->unit == HOSO_PLOT_BUYERS) &&
      plot->date != NULL && plan.n > 1)
    g_ptr_array_add (notes, hoso_phrase ("chart.last-month", look->language, "date", plot->date,
                                         NULL));
  return hoso_plot_frame_end (&plan.frame, notes);
}

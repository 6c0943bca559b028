/* Box plots, one line for each group on a common scale; as Tukey 1977 draws them:
 * the box holds the middle half, whiskers end at the last number within 1.5 boxes,
 * what lies beyond is a dot.
 */

#include "hoso-plot-box.h"

#include "hoso-chart-private.h"
#include "hoso-phrase.h"
#include "hoso-plot-axis.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define BOX_HEIGHT 18.0
#define LABEL_SHARE 0.35
#define DOT 2.0
#define TICKS 5

static double
get_x (const HosoPlotScale *scale, double value)
{
  return scale->x + scale->width * (value - scale->from) / (scale->to - scale->from);
}

/* “Half of them from 20 to 35, median 27, lowest 18, highest 60”. */
char *
hoso_plot_box_dup_reading (const HosoSpread *spread, const char *language)
{
  double least = spread->n_outliers > 0
                   ? fmin (spread->low, g_array_index (spread->outliers, double, 0))
                   : spread->low;
  double most = spread->n_outliers > 0
                  ? fmax (spread->high, g_array_index (spread->outliers, double,
                                                       spread->outliers->len - 1))
                  : spread->high;
  g_autofree char *lower = hoso_plot_dup_number (spread, spread->lower, language);
  g_autofree char *upper = hoso_plot_dup_number (spread, spread->upper, language);
  g_autofree char *median = hoso_plot_dup_number (spread, spread->median, language);
  g_autofree char *lowest = hoso_plot_dup_number (spread, least, language);
  g_autofree char *highest = hoso_plot_dup_number (spread, most, language);

  return hoso_phrase ("chart.box", language, "lower", lower, "upper", upper, "median", median,
                      "lowest", lowest, "highest", highest, NULL);
}

static void
add_whiskers (HosoPlotFrame *frame, const HosoSpread *spread, const HosoPlotScale *scale, double y)
{
  HosoPaint paint = { .stroke = frame->palette->ink, .line_width = 1.2 };
  HosoPoint left[] = { { get_x (scale, spread->low), y }, { get_x (scale, spread->lower), y } };
  HosoPoint right[] = { { get_x (scale, spread->upper), y }, { get_x (scale, spread->high), y } };
  HosoPoint ends[2][2] = { { { left[0].x, y - 5 }, { left[0].x, y + 5 } },
                           { { right[1].x, y - 5 }, { right[1].x, y + 5 } } };
  HosoPaint dot = { .stroke = frame->palette->ink, .line_width = 0.9 };

  hoso_scene_add_line (frame->scene, left, 2, &paint);
  hoso_scene_add_line (frame->scene, right, 2, &paint);
  hoso_scene_add_line (frame->scene, ends[0], 2, &paint);
  hoso_scene_add_line (frame->scene, ends[1], 2, &paint);
  for (guint i = 0; i < spread->outliers->len; i++)
    hoso_scene_add_dot (frame->scene, get_x (scale, g_array_index (spread->outliers, double, i)), y,
                        DOT, &dot);
}

/* At the frame's height, which moves below it.  @label, or NULL, goes before the
 * reading. */
void
hoso_plot_box_add (HosoPlotFrame *frame,
                   const HosoSpread *spread,
                   const HosoPlotScale *scale,
                   guint row,
                   const char *label)
{
  double left = get_x (scale, spread->lower);
  HosoRect box = { left, frame->y, MAX (1.5, get_x (scale, spread->upper) - left), BOX_HEIGHT };
  HosoRect band = { scale->x, frame->y, scale->width, BOX_HEIGHT };
  double median = get_x (scale, spread->median);
  HosoPoint middle[] = { { median, frame->y }, { median, frame->y + BOX_HEIGHT } };
  HosoPaint paint = hoso_plot_frame_get_data_paint (frame, spread->n);
  g_autofree char *figures = hoso_plot_box_dup_reading (spread, frame->look->language);

  if (!paint.hatched)
    {
      paint.fill = hoso_colour_mix (&frame->palette->data, &frame->palette->paper, 0.45);
      paint.stroke = frame->palette->ink;
      paint.line_width = 1;
    }
  add_whiskers (frame, spread, scale, frame->y + BOX_HEIGHT / 2);
  hoso_scene_add_box (frame->scene, &box, &paint);
  hoso_scene_add_line (frame->scene, middle, 2,
                       &(HosoPaint){ .stroke = frame->palette->ink, .line_width = 2.4 });
  hoso_scene_take_mark (frame->scene, &band, row, 0,
                        label == NULL || *label == '\0'
                          ? g_steal_pointer (&figures)
                          : g_strdup_printf ("%s: %s", label, figures));
  frame->y += BOX_HEIGHT;
}

static void
find_range (const HosoPlot *plot, HosoPlotScale *scale)
{
  scale->from = G_MAXDOUBLE;
  scale->to = -G_MAXDOUBLE;
  for (guint i = 0; i < hoso_plot_get_n_spreads (plot); i++)
    {
      const HosoSpread *spread = hoso_plot_get_spread (plot, i);

      scale->from = MIN (scale->from, spread->edges[0]);
      scale->to = MAX (scale->to, spread->edges[spread->n_bins]);
    }
}

static void
add_scale (HosoPlotFrame *frame, const HosoPlotScale *scale)
{
  const HosoSpread *spread = hoso_plot_get_spread (frame->plot, 0);
  double step = (scale->to - scale->from) / (TICKS - 1);
  double xs[TICKS];
  g_auto (GStrv) names = g_new0 (char *, TICKS + 1);

  for (guint i = 0; i < TICKS; i++)
    {
      xs[i] = get_x (scale, scale->from + i * step);
      names[i] = hoso_plot_dup_number (spread, scale->from + i * step, frame->look->language);
    }
  hoso_scene_add_rule (frame->scene, scale->x, frame->y, scale->width, frame->palette->edge);
  hoso_plot_axis_add_names (frame, xs, names, TICKS);
}

static double
get_label_width (const HosoPlotFrame *frame)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  double widest = 0;

  for (guint i = 0; i < frame->plot->labels->len; i++)
    widest = fmax (widest,
                   hoso_text_get_width (g_ptr_array_index (frame->plot->labels, i), &style));
  return frame->narrow ? 0 : MIN (widest, frame->width * LABEL_SHARE);
}

static void
add_line (HosoPlotFrame *frame, const HosoPlotScale *scale, guint i, double label_width)
{
  const HosoPlot *plot = frame->plot;
  const char *label = i < plot->labels->len ? g_ptr_array_index (plot->labels, i) : "";
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  HosoRect area = { 0, frame->y, label_width, BOX_HEIGHT };
  double start = frame->y;

  style.colour = frame->palette->ink;
  style.max_lines = 2;
  if (frame->narrow)
    {
      hoso_plot_frame_add_text (frame, label, &style, 0, frame->width);
      frame->y += 3;
    }
  else if (*label != '\0')
    {
      double height = hoso_text_get_height (label, &style, label_width);

      area.height = MAX (height, BOX_HEIGHT);
      hoso_plot_frame_add_label (frame, &area, label);
      frame->y += (area.height - BOX_HEIGHT) / 2;
    }
  hoso_plot_box_add (frame, hoso_plot_get_spread (plot, i), scale, i, label);
  frame->y = MAX (frame->y, start + area.height) + 10;
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_box (const HosoPlot *plot, const HosoPlotLook *look)
{
  guint all = hoso_plot_get_n_spreads (plot);
  guint n = look->max_bars > 0 ? MIN (all, look->max_bars) : all;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  gboolean small = FALSE;
  HosoPlotFrame frame;

  hoso_plot_frame_begin (&frame, plot, look);
  if (n == 0)
    hoso_plot_frame_add_nothing (&frame);
  else
    {
      double label_width = get_label_width (&frame);
      double left = label_width > 0 ? label_width + HOSO_PLOT_GAP : 4;
      HosoPlotScale scale = { 0, 0, left, frame.width - left - 4 };

      find_range (plot, &scale);
      for (guint i = 0; i < n; i++)
        {
          add_line (&frame, &scale, i, label_width);
          small = small || hoso_plot_get_spread (plot, i)->n < HOSO_BASE_SMALL;
        }
      add_scale (&frame, &scale);
      g_ptr_array_add (notes, hoso_phrase ("chart.box-key", look->language, NULL));
      if (n == 1)
        g_ptr_array_add (notes, hoso_plot_box_dup_reading (hoso_plot_get_spread (plot, 0),
                                                           look->language));
      if (small)
        g_ptr_array_add (notes, hoso_phrase ("chart.small", look->language, NULL));
      if (n < all)
        g_ptr_array_add (notes, hoso_phrase_count ("chart.left-out", all - n, look->language));
    }
  return hoso_plot_frame_end (&frame, notes);
}

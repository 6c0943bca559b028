/* What all plots share while they are laid out.  A frame is used by one thread;
 * the scene that comes out of it belongs to the caller.
 */

#include "hoso-plot-frame.h"

#include "hoso-chart-private.h"
#include "hoso-phrase.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define NARROW 420.0
#define PAPER_MARGIN 24.0
#define SWATCH 14.0
#define LEGEND_GAP 16.0

void
hoso_plot_frame_begin (HosoPlotFrame *frame, const HosoPlot *plot, const HosoPlotLook *look)
{
  *frame = (HosoPlotFrame){ .plot = plot, .look = look, .width = look->width };
  frame->palette = hoso_palette_get (look->colours);
  frame->narrow = look->width < NARROW;
  frame->scene = hoso_scene_new (look->width, 0);
  hoso_scene_set_paper (frame->scene, frame->palette->paper, PAPER_MARGIN);
}

/* Weights from 600 on are in ink, others in the second voice. */
HosoTextStyle
hoso_plot_frame_get_style (const HosoPlotFrame *frame, double size, int weight, HosoAlign align)
{
  return (HosoTextStyle){
    .size = size,
    .weight = weight,
    .align = align,
    .colour = weight < 600 ? frame->palette->soft : frame->palette->ink,
  };
}

/* At the frame's height, which moves on. */
double
hoso_plot_frame_add_text (
  HosoPlotFrame *frame, const char *text, const HosoTextStyle *style, double x, double width)
{
  double height = hoso_scene_add_text (frame->scene, text, style, x, frame->y, width);

  frame->y += height;
  return height;
}

static char *
dup_origin (const HosoPlotFrame *frame)
{
  const HosoPlot *plot = frame->plot;
  const char *language = frame->look->language;

  if (plot->source == NULL)
    return g_strdup (plot->date);
  if (plot->date == NULL)
    return hoso_phrase ("chart.source", language, "source", plot->source, NULL);
  return hoso_phrase ("chart.source-date", language, "date", plot->date, "source", plot->source,
                      NULL);
}

/* Adds the base, @notes (of char, or NULL), and the source with its date. */
HosoScene *
hoso_plot_frame_end (HosoPlotFrame *frame, const GPtrArray *notes)
{
  HosoTextStyle base_style = hoso_plot_frame_get_style (frame, 11, 600, HOSO_ALIGN_LEFT);
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_LEFT);
  g_autofree char *base = hoso_plot_dup_base (frame->plot, frame->look->language);
  g_autofree char *origin = dup_origin (frame);

  frame->y += 6;
  hoso_scene_add_rule (frame->scene, 0, frame->y, frame->width, frame->palette->faint);
  frame->y += 7;
  hoso_plot_frame_add_text (frame, base, &base_style, 0, frame->width);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      frame->y += 1;
      hoso_plot_frame_add_text (frame, g_ptr_array_index (notes, i), &style, 0, frame->width);
    }
  frame->y += 1;
  hoso_plot_frame_add_text (frame, origin, &style, 0, frame->width);
  hoso_scene_set_height (frame->scene, ceil (frame->y));
  return frame->scene;
}

/* In place of the picture where there is nothing to show. */
void
hoso_plot_frame_add_nothing (HosoPlotFrame *frame)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  g_autofree char *sentence = hoso_phrase (
    frame->plot->unit == HOSO_PLOT_RESPONDENTS ? "chart.empty" : "chart.nothing",
    frame->look->language, NULL);

  frame->y += 6;
  hoso_plot_frame_add_text (frame, sentence, &style, 0, frame->width);
  frame->y += 8;
}

/* Lighter, and hatched: what few people say is a hint only. */
void
hoso_plot_paint_small (HosoPaint *paint, const HosoPalette *palette)
{
  paint->stroke = paint->fill;
  paint->fill = hoso_colour_mix (&paint->fill, &palette->paper, 0.2);
  paint->pattern = HOSO_PATTERN_NONE;
  paint->hatched = TRUE;
  paint->line_width = 1;
}

/* Of bars of @base people. */
HosoPaint
hoso_plot_frame_get_data_paint (const HosoPlotFrame *frame, guint64 base)
{
  HosoPaint paint = { .fill = frame->palette->data, .radius = 2 };

  if (base < HOSO_BASE_SMALL)
    hoso_plot_paint_small (&paint, frame->palette);
  return paint;
}

/* A swatch and a name for each part, in as many lines as it takes. */
void
hoso_plot_frame_add_legend (HosoPlotFrame *frame, const char *const *labels, guint n)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, 11, 400, HOSO_ALIGN_LEFT);
  double x = 0;
  double height = 0;

  style.max_lines = 2;
  style.colour = frame->palette->ink;
  for (guint i = 0; i < n; i++)
    {
      HosoPaint paint = hoso_palette_get_paint (frame->palette, i);
      double room = frame->width - SWATCH - 6;
      double width = fmin (hoso_text_get_width (labels[i], &style), room);
      HosoRect swatch;

      if (x > 0 && x + SWATCH + 6 + width > frame->width)
        {
          x = 0;
          frame->y += height + 3;
        }
      swatch = (HosoRect){ x, frame->y + 3, SWATCH, 10 };
      paint.radius = 2;
      style.joint = i > 0 ? " · " : NULL;
      hoso_scene_add_box (frame->scene, &swatch, &paint);
      height =
        hoso_scene_add_text (frame->scene, labels[i], &style, x + SWATCH + 6, frame->y, room);
      x += SWATCH + 6 + width + LEGEND_GAP;
    }
  frame->y += height + 10;
}

/* A name of at most two lines in the middle of @area's height. */
void
hoso_plot_frame_add_label (HosoPlotFrame *frame, const HosoRect *area, const char *text)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  double height;

  style.colour = frame->palette->ink;
  style.max_lines = 2;
  height = hoso_text_get_height (text, &style, area->width);
  hoso_scene_add_text (frame->scene, text, &style, area->x,
                       area->y + MAX (0, area->height - height) / 2, area->width);
}

/* See hoso-plot-frame.h. */
double
hoso_plot_round_up (double value)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (fmax (1, value))));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && value > steps[i] * power * (1 + 1e-9))
    i++;
  return steps[i] * power;
}

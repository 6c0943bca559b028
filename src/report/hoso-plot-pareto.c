/* Pareto's curve: how much of all money the best customers bring. */

#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"

#define HEIGHT 240.0
#define LEFT 44.0
#define RIGHT 6.0
/* The point of the curve that is marked: the best fifth. */
#define TOP 20
/* Per cent from one reading to the next. */
#define STEP 5

static void
add_axes (HosoPlotFrame *frame, const HosoRect *area)
{
  const char *language = frame->look->language;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);
  g_autofree char *customers = hoso_phrase ("chart.share-of-customers", language, NULL);
  HosoPoint even[] = { { area->x, area->y + area->height }, { area->x + area->width, area->y } };
  HosoPaint paint = { .stroke = frame->palette->edge, .line_width = 1, .dashed = TRUE };

  for (guint i = 0; i <= 4; i++)
    {
      g_autofree char *label = hoso_format_percent (i / 4.0, 0, language);
      double y = area->y + area->height * (1.0 - i / 4.0);
      double width = hoso_text_get_width (label, &style) + 1;
      double x = area->x + area->width * i / 4.0 - width / 2;

      style.joint = NULL;
      hoso_scene_add_rule (frame->scene, area->x, y, area->width, frame->palette->faint);
      hoso_scene_add_text (frame->scene, label, &style, 0, y - 7, area->x - 6);
      if (i > 0)
        hoso_scene_add_text (frame->scene, label, &style, MIN (x, frame->width - width),
                             area->y + area->height + 4, width);
    }
  hoso_scene_add_line (frame->scene, even, 2, &paint);
  frame->y = area->y + area->height + 20;
  hoso_plot_frame_add_text (frame, customers, &style, area->x, area->width);
}

static char *
dup_sentence (const HosoPlotFrame *frame, guint percent)
{
  const char *language = frame->look->language;
  g_autofree char *customers = hoso_format_percent (percent / 100.0, 0, language);
  g_autofree char *money = hoso_format_percent (frame->plot->curve[percent], 0, language);

  return hoso_phrase ("chart.pareto-top", language, "customers", customers, "money", money, NULL);
}

/* The dot at a fifth of the customers; what it says stands below the curve, where
 * there is always room. */
static void
add_top (HosoPlotFrame *frame, const HosoRect *area)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 600, HOSO_ALIGN_LEFT);
  HosoPaint paint = { .fill = frame->palette->data };
  g_autofree char *text = dup_sentence (frame, TOP);
  double share = frame->plot->curve[TOP];
  double x = area->x + area->width * 0.42;
  double y = area->y + area->height * 0.79;

  hoso_scene_add_dot (frame->scene, area->x + area->width * TOP / 100.0,
                      area->y + area->height * (1.0 - share), 5, &paint);
  hoso_scene_add_dot (frame->scene, x, y + 8, 5, &paint);
  hoso_scene_add_text (frame->scene, text, &style, x + 12, y, area->x + area->width - x - 12);
}

static void
add_curve (HosoPlotFrame *frame, const HosoRect *area)
{
  HosoPaint paint = { .stroke = frame->palette->data, .line_width = 2.5 };
  HosoPoint points[HOSO_CONCENTRATION_POINTS];

  for (guint i = 0; i < HOSO_CONCENTRATION_POINTS; i++)
    points[i] = (HosoPoint){ area->x + area->width * i / (HOSO_CONCENTRATION_POINTS - 1.0),
                             area->y + area->height * (1.0 - frame->plot->curve[i]) };
  hoso_scene_add_line (frame->scene, points, HOSO_CONCENTRATION_POINTS, &paint);
  add_top (frame, area);
  for (guint i = STEP; i < HOSO_CONCENTRATION_POINTS; i += STEP)
    {
      double width = area->width * STEP / 100.0;
      HosoRect band = { area->x + area->width * (i - STEP) / 100.0, points[i].y, width,
                        area->y + area->height - points[i].y };

      hoso_scene_take_mark (frame->scene, &band, 0, i / STEP - 1, dup_sentence (frame, i));
    }
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_pareto (const HosoPlot *plot, const HosoPlotLook *look)
{
  HosoPlotFrame frame;
  HosoTextStyle style;
  HosoRect area = { LEFT, 0, look->width - LEFT - RIGHT, HEIGHT };
  g_autofree char *money = hoso_phrase ("chart.share-of-money", look->language, NULL);

  hoso_plot_frame_begin (&frame, plot, look);
  style = hoso_plot_frame_get_style (&frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  hoso_plot_frame_add_text (&frame, money, &style, 0, frame.width);
  area.y = frame.y + 8;
  add_axes (&frame, &area);
  if (plot->base > 0)
    add_curve (&frame, &area);
  return hoso_plot_frame_end (&frame, NULL);
}

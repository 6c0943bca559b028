/* Axes of plots with columns and lines: round steps, and as many names below as
 * have room.
 */

#include "hoso-plot-axis.h"

#include "hoso-plot-reading.h"

#include <math.h>

#define STEPS 4
#define LABEL_GAP 6.0
#define NAME_GAP 8.0
#define RIGHT 4.0

/* Rules for counts from 0 to at least @most, with their figures on the left;
 * @axis->area is what is left for the picture, @height points high, at the frame's
 * height, which moves below it. */
void
hoso_plot_axis_add (HosoPlotFrame *frame, double most, double height, HosoPlotAxis *axis)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);
  double step = hoso_plot_round_up (most / STEPS);
  guint n = (guint)fmax (1, ceil (most / step - 1e-9));
  double left = 0;

  axis->top = n * step;
  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *text = hoso_plot_dup_count ((guint64)(i * step), frame->look->language);

      left = fmax (left, hoso_text_get_width (text, &style));
    }
  left = ceil (left);
  axis->area = (HosoRect){ left + LABEL_GAP, frame->y + 7, frame->width - left - LABEL_GAP - RIGHT,
                           height };
  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *text = hoso_plot_dup_count ((guint64)(i * step), frame->look->language);
      double y = hoso_plot_axis_get_y (axis, i * step);

      style.joint = i > 0 ? " · " : NULL;
      hoso_scene_add_rule (frame->scene, axis->area.x, y, axis->area.width, frame->palette->faint);
      hoso_scene_add_text (frame->scene, text, &style, 0, y - 7, left);
    }
  frame->y = axis->area.y + height;
}

double
hoso_plot_axis_get_y (const HosoPlotAxis *axis, double value)
{
  return axis->area.y + axis->area.height * (1 - value / axis->top);
}

/* The names below @xs, ascending: every second, third … where they would touch, and
 * fewer where they crowd. */
void
hoso_plot_axis_add_names (HosoPlotFrame *frame, const double *xs, char **names, guint n)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_LEFT);
  double widest = 0;
  double height = 0;
  double taken = -NAME_GAP; /* to the right end of the last name */
  gboolean first = TRUE;
  guint stride = 1;

  style.max_lines = 1;
  for (guint i = 0; i < n; i++)
    widest = fmax (widest, hoso_text_get_width (names[i], &style));
  widest = MIN (widest, frame->width / 2);
  while (n > 1 && stride < n && stride * (xs[n - 1] - xs[0]) / (n - 1) < widest + NAME_GAP)
    stride++;
  frame->y += 4;
  for (guint i = 0; i < n; i += stride)
    {
      double width = fmin (hoso_text_get_width (names[i], &style) + 1, frame->width / 2);
      double x = CLAMP (xs[i] - width / 2, 0, frame->width - width);

      if (x < taken + NAME_GAP / 2)
        continue;
      style.joint = first ? NULL : " · ";
      first = FALSE;
      taken = x + width;
      height = hoso_scene_add_text (frame->scene, names[i], &style, x, frame->y, width);
    }
  frame->y += height;
}

/* The RFM grid: five steps of recency by five of frequency, the darker the more
 * customers.  Cells of one group stand close, so that the ten groups are seen.
 */

#include "hoso-config.h"

#include "hoso-names.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define AXIS 34.0
#define GAP 4.0
#define CELL_HEIGHT 52.0
/* Narrower cells hold the figure alone. */
#define NAME_WIDTH 84.0

static guint64
get_count (const HosoPlotFrame *frame, guint r, guint f)
{
  return frame->plot->grid->counts[(r - 1) * HOSO_RFM_STEPS + f - 1];
}

static const char *
get_name (const HosoPlotFrame *frame, HosoRfmGroup group)
{
  g_autofree char *key = g_strconcat ("rfm.", hoso_rfm_group_get_key (group), NULL);

  return hoso_name_get (key, frame->look->language);
}

/* The name is cut after two lines; the reading has it whole. */
static void
add_name (HosoPlotFrame *frame, const char *name, const HosoRect *cell, const HosoColour *ink)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, 9, 400, HOSO_ALIGN_CENTRE);

  style.colour = *ink;
  style.joint = ", ";
  style.max_lines = 2;
  hoso_scene_add_text (frame->scene, name, &style, cell->x + 3, cell->y + 24, cell->width - 6);
}

static char *
dup_reading (const HosoPlotFrame *frame, guint r, guint f)
{
  const char *language = frame->look->language;
  HosoPlotShare share = { get_name (frame, hoso_rfm_group (r, f)), get_count (frame, r, f),
                          frame->plot->base };
  g_autofree char *people = hoso_plot_read_share (&share, frame->plot->unit, language);
  g_autofree char *recency = hoso_plot_dup_count (r, language);
  g_autofree char *frequency = hoso_plot_dup_count (f, language);
  g_autofree char *steps =
    hoso_phrase ("chart.steps", language, "recency", recency, "frequency", frequency, NULL);

  return g_strdup_printf ("%s · %s", people, steps);
}

static void
add_cell (HosoPlotFrame *frame, guint r, guint f, const HosoRect *cell, double share)
{
  HosoTextStyle style = hoso_plot_frame_get_style (frame, 14, 600, HOSO_ALIGN_CENTRE);
  g_autofree char *figure = hoso_plot_dup_count (get_count (frame, r, f), frame->look->language);
  gboolean named = cell->width >= NAME_WIDTH;
  HosoPaint paint = { .radius = 2 };

  paint.fill = hoso_colour_mix (&frame->palette->data, &frame->palette->tint, share);
  hoso_scene_add_box (frame->scene, cell, &paint);
  style.colour = hoso_palette_get_ink (frame->palette, &paint.fill);
  style.joint = f > 1 ? "\t" : NULL;
  hoso_scene_add_text (frame->scene, figure, &style, cell->x, cell->y + (named ? 5 : 16),
                       cell->width);
  if (named)
    add_name (frame, get_name (frame, hoso_rfm_group (r, f)), cell, &style.colour);
  hoso_scene_take_mark (frame->scene, cell, HOSO_RFM_STEPS - r, f - 1, dup_reading (frame, r, f));
}

/* A hair apart from its own group, a gap from others. */
static HosoRect
place_cell (const HosoPlotFrame *frame, guint r, guint f)
{
  double width = (frame->width - AXIS) / HOSO_RFM_STEPS;
  HosoRfmGroup group = hoso_rfm_group (r, f);
  HosoRect cell = { AXIS + (f - 1) * width, frame->y, width - GAP, CELL_HEIGHT - GAP };

  if (f < HOSO_RFM_STEPS && hoso_rfm_group (r, f + 1) == group)
    cell.width += GAP - 0.8;
  if (r > 1 && hoso_rfm_group (r - 1, f) == group)
    cell.height += GAP - 0.8;
  return cell;
}

static void
add_row (HosoPlotFrame *frame, guint r, double largest)
{
  HosoTextStyle step = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_CENTRE);
  g_autofree char *label = hoso_plot_dup_count (r, frame->look->language);

  hoso_scene_add_text (frame->scene, label, &step, 0, frame->y + 16, AXIS - 8);
  for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
    {
      HosoRect cell = place_cell (frame, r, f);

      add_cell (frame, r, f, &cell, sqrt ((double)get_count (frame, r, f) / largest));
    }
  frame->y += CELL_HEIGHT;
}

/* The best recency on top, the best frequency on the right.  Free with
 * hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_rfm (const HosoPlot *plot, const HosoPlotLook *look)
{
  HosoPlotFrame frame;
  HosoTextStyle axis;
  HosoTextStyle step;
  g_autofree char *recency = hoso_phrase ("chart.recency", look->language, NULL);
  g_autofree char *frequency = hoso_phrase ("chart.frequency", look->language, NULL);
  double largest = 1;

  hoso_plot_frame_begin (&frame, plot, look);
  axis = hoso_plot_frame_get_style (&frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  step = hoso_plot_frame_get_style (&frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_CENTRE);
  for (guint i = 0; i < HOSO_RFM_STEPS * HOSO_RFM_STEPS; i++)
    largest = fmax (largest, (double)plot->grid->counts[i]);
  hoso_plot_frame_add_text (&frame, recency, &axis, 0, frame.width);
  frame.y += 4;
  for (guint r = HOSO_RFM_STEPS; r >= 1; r--)
    add_row (&frame, r, largest);
  for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
    {
      g_autofree char *label = hoso_plot_dup_count (f, look->language);
      double width = (frame.width - AXIS) / HOSO_RFM_STEPS;

      hoso_scene_add_text (frame.scene, label, &step, AXIS + (f - 1) * width, frame.y, width - GAP);
    }
  frame.y += 18;
  axis.align = HOSO_ALIGN_RIGHT;
  hoso_plot_frame_add_text (&frame, frequency, &axis, 0, frame.width - GAP);
  return hoso_plot_frame_end (&frame, NULL);
}

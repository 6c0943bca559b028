/* One bar for each row, its parts one after the other: of counts, or of 100 %.
 *
 * More parts than the palette has become one, “others”, where each person is in one
 * of them only; where not, they are said to be missing.
 */

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define LABEL_SHARE 0.3
#define BAR_HEIGHT 22.0
#define BAR_GAP 9.0

typedef struct
{
  HosoPlotFrame frame;
  const HosoPlotGrid *grid;
  gboolean shares; /* each row is 100 % */
  guint n_rows;
  guint n_parts; /* with “others” */
  guint n_named;
  char *others;
  double label_width;
  double left;
  double track;
  double base_width;
  guint64 most; /* people or choices of the longest row */
} Plan;

static guint64
get_part (const Plan *plan, guint row, guint part)
{
  const HosoPlotGrid *grid = plan->grid;
  guint64 rest = 0;

  if (part < plan->n_named)
    return grid->counts[row * grid->n_columns + part];
  for (guint i = plan->n_named; i < grid->n_columns; i++)
    rest += grid->counts[row * grid->n_columns + i];
  return rest;
}

static guint64
get_total (const Plan *plan, guint row)
{
  guint64 total = 0;

  for (guint i = 0; i < plan->n_parts; i++)
    total += get_part (plan, row, i);
  return total;
}

static const char *
get_name (const Plan *plan, guint part)
{
  return part < plan->n_named ? plan->grid->columns[part] : plan->others;
}

static char *
dup_base (const Plan *plan, guint row)
{
  g_autofree char *n = hoso_plot_dup_count (plan->grid->bases[row], plan->frame.look->language);

  return g_strdup_printf ("n = %s", n);
}

static void
plan_parts (Plan *plan)
{
  const HosoPlotLook *look = plan->frame.look;
  const HosoPlotGrid *grid = plan->grid;
  gboolean rest = grid->n_columns > HOSO_PALETTE_SERIES;

  plan->n_rows = look->max_bars > 0 ? MIN (grid->n_rows, look->max_bars) : grid->n_rows;
  plan->n_named = MIN (grid->n_columns, HOSO_PALETTE_SERIES);
  plan->n_parts = plan->n_named + (rest && !grid->several ? 1 : 0);
  plan->others =
    hoso_phrase_count ("chart.others", grid->n_columns - plan->n_named, look->language);
}

static void
plan_columns (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  HosoTextStyle base_style =
    hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);

  for (guint i = 0; i < plan->n_rows; i++)
    {
      g_autofree char *base = dup_base (plan, i);

      plan->label_width =
        fmax (plan->label_width, hoso_text_get_width (plan->grid->rows[i], &style));
      plan->base_width = fmax (plan->base_width, hoso_text_get_width (base, &base_style) + 1);
      plan->most = MAX (plan->most, get_total (plan, i));
    }
  plan->label_width = frame->narrow ? frame->width - plan->base_width - 8
                                    : MIN (plan->label_width, frame->width * LABEL_SHARE);
  plan->left = frame->narrow ? 0 : plan->label_width + HOSO_PLOT_GAP;
  plan->track = frame->width - plan->left - (frame->narrow ? 0 : plan->base_width + 8);
}

static void
add_figure (Plan *plan, guint row, guint part, const HosoRect *area, const HosoColour *ground)
{
  const char *language = plan->frame.look->language;
  guint64 n = get_part (plan, row, part);
  gboolean percent = plan->shares && plan->grid->bases[row] >= HOSO_BASE_TINY;
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_NOTE, 600, HOSO_ALIGN_CENTRE);
  g_autofree char *text = percent ? hoso_plot_dup_share (n, plan->grid->bases[row], language)
                                  : hoso_plot_dup_count (n, language);

  style.colour = hoso_palette_get_ink (plan->frame.palette, ground);
  style.joint = part == 0 ? "\t" : " · ";
  if (hoso_text_get_width (text, &style) + 6 <= area->width)
    {
      double width = hoso_text_get_width (text, &style) + 6;
      HosoRect plate = { area->x + (area->width - width) / 2, area->y + 4, width,
                         area->height - 8 };

      /* A pattern below a figure makes it hard to read. */
      hoso_scene_add_box (plan->frame.scene, &plate,
                          &(HosoPaint){ .fill = *ground, .radius = 3 });
      hoso_scene_add_text (plan->frame.scene, text, &style, area->x, area->y + 4, area->width);
    }
}

static void
add_part (Plan *plan, guint row, guint part, double x, double width)
{
  const HosoPlotFrame *frame = &plan->frame;
  HosoPaint paint = hoso_palette_get_paint (frame->palette, part < plan->n_named
                                                              ? part
                                                              : HOSO_PALETTE_SERIES);
  HosoRect area = { x, frame->y, width, BAR_HEIGHT };
  guint64 base = plan->grid->bases[row];
  g_autofree char *label =
    g_strdup_printf ("%s · %s", plan->grid->rows[row], get_name (plan, part));

  if (base < HOSO_BASE_SMALL)
    hoso_plot_paint_small (&paint, frame->palette);
  hoso_scene_add_box (frame->scene, &area, &paint);
  add_figure (plan, row, part, &area, &paint.fill);
  hoso_scene_take_mark (
    frame->scene, &area, row, part,
    hoso_plot_read_share (&(HosoPlotShare){ label, get_part (plan, row, part), base },
                          frame->plot->unit, frame->look->language));
}

static void
add_label (Plan *plan, guint row)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);
  HosoTextStyle base_style =
    hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);
  g_autofree char *base = dup_base (plan, row);
  double height;
  double room;

  style.colour = frame->palette->ink;
  style.max_lines = 3;
  base_style.joint = " · ";
  height = hoso_text_get_height (plan->grid->rows[row], &style, plan->label_width);
  room = MAX (0, height - BAR_HEIGHT) / 2;
  hoso_scene_add_text (frame->scene, plan->grid->rows[row], &style, 0,
                       frame->narrow ? frame->y : frame->y + room + (BAR_HEIGHT - height) / 2,
                       plan->label_width);
  hoso_scene_add_text (frame->scene, base, &base_style, frame->width - plan->base_width,
                       frame->narrow ? frame->y + 2 : frame->y + room + 5, plan->base_width);
  frame->y += frame->narrow ? height + 3 : room;
}

static void
add_row (Plan *plan, guint row)
{
  HosoPlotFrame *frame = &plan->frame;
  double start = frame->y;
  guint64 total = get_total (plan, row);
  double whole = plan->shares ? (double)total : (double)plan->most;
  double x = plan->left;

  add_label (plan, row);
  for (guint i = 0; i < plan->n_parts; i++)
    {
      double width = whole > 0 ? plan->track * (double)get_part (plan, row, i) / whole : 0;

      if (width > 0)
        add_part (plan, row, i, x, width);
      x += width;
    }
  frame->y += BAR_HEIGHT + (frame->narrow ? 0 : frame->y - start) + BAR_GAP;
}

/* 0 %, the middle and the end of the bars. */
static void
add_axis (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_LEFT);
  double height = 0;

  for (guint i = 0; i <= 2; i++)
    {
      g_autofree char *text = plan->shares
                                ? hoso_format_percent (i / 2.0, 0, frame->look->language)
                                : hoso_plot_dup_count (plan->most * i / 2, frame->look->language);
      double width = hoso_text_get_width (text, &style);

      if (!plan->shares && i == 1)
        continue;
      style.joint = i == 0 ? NULL : " · ";
      height = hoso_scene_add_text (frame->scene, text, &style,
                                    plan->left + (plan->track - width) * i / 2, frame->y - 5, -1);
    }
  frame->y += height - 3;
}

static GPtrArray *
collect_notes (const Plan *plan)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const HosoPlotGrid *grid = plan->grid;
  const char *language = plan->frame.look->language;
  guint hidden = grid->n_rows - plan->n_rows;
  guint64 least = G_MAXUINT64;

  if (grid->n_rows == 0 || grid->n_columns == 0)
    return notes;
  if (grid->several)
    hidden += grid->n_columns - plan->n_parts;
  for (guint i = 0; i < plan->n_rows; i++)
    least = MIN (least, grid->bases[i]);
  if (plan->shares)
    g_ptr_array_add (notes, hoso_phrase ("chart.of-row", language, NULL));
  if (least < HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_phrase ("chart.few", language, NULL));
  if (least < HOSO_BASE_SMALL)
    g_ptr_array_add (notes, hoso_phrase ("chart.small-cells", language, NULL));
  if (grid->several)
    g_ptr_array_add (notes, hoso_phrase ("chart.choices", language, NULL));
  if (hidden > 0)
    g_ptr_array_add (notes, hoso_phrase_count ("chart.left-out", hidden, language));
  return notes;
}

static void
add_legend (Plan *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < plan->n_parts; i++)
    g_ptr_array_add (names, (gpointer)get_name (plan, i));
  hoso_plot_frame_add_legend (&plan->frame, (const char *const *)names->pdata, names->len);
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_stacked (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .grid = plot->grid, .shares = plot->kind == HOSO_PLOT_SHARES };
  g_autoptr (GPtrArray) notes = NULL;

  hoso_plot_frame_begin (&plan.frame, plot, look);
  plan_parts (&plan);
  if (plot->grid->n_rows == 0 || plot->grid->n_columns == 0)
    hoso_plot_frame_add_nothing (&plan.frame);
  else
    {
      plan_columns (&plan);
      add_legend (&plan);
      for (guint i = 0; i < plan.n_rows; i++)
        add_row (&plan, i);
      add_axis (&plan);
    }
  notes = collect_notes (&plan);
  g_free (plan.others);
  return hoso_plot_frame_end (&plan.frame, notes);
}

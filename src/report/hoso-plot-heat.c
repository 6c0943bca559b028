/* A grid whose cells are the darker the larger their share of the row.
 *
 * Where not all columns have room side by side they come in blocks, one below the
 * other.  Narrow grids have the labels of the rows above their cells.
 */

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define LABEL_SHARE 0.3
#define MIN_CELL 46.0
#define MAX_CELL 130.0
#define CELL_HEIGHT 38.0
#define CELL_GAP 3.0
#define KEY_STEPS 5
#define KEY_CELL 22.0

typedef struct
{
  HosoPlotFrame frame;
  const HosoPlotGrid *grid;
  guint n_rows; /* shown */
  guint n_columns;
  double left; /* of the cells */
  double base_width;
  double cell_width;
  guint per_block;
  double most; /* the largest share */
} Plan;

static guint
limit (const Plan *plan, guint n)
{
  guint most = plan->frame.look->max_bars;

  return most > 0 ? MIN (n, most) : n;
}

static HosoTextStyle
get_label_style (const Plan *plan)
{
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_TEXT, 400, HOSO_ALIGN_LEFT);

  style.colour = plan->frame.palette->ink;
  style.max_lines = 2;
  return style;
}

static char *
dup_base (const Plan *plan, guint row)
{
  g_autofree char *n = hoso_plot_dup_count (plan->grid->bases[row], plan->frame.look->language);

  return g_strdup_printf ("n = %s", n);
}

/* How much room the labels of the rows ask for, with their bases. */
static void
plan_labels (Plan *plan)
{
  HosoTextStyle style = get_label_style (plan);
  HosoTextStyle base_style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);
  double widest = 0;

  for (guint i = 0; i < plan->n_rows; i++)
    {
      g_autofree char *base = dup_base (plan, i);

      widest = fmax (widest, hoso_text_get_width (plan->grid->rows[i], &style));
      plan->base_width = fmax (plan->base_width, hoso_text_get_width (base, &base_style) + 1);
    }
  if (!plan->frame.narrow)
    plan->left = MIN (widest + 1, plan->frame.width * LABEL_SHARE) + 8 + plan->base_width +
                 HOSO_PLOT_GAP;
}

/* Room for the longest word above a column: a word is not to be broken. */
static double
get_least_width (const Plan *plan)
{
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_NOTE, 600, HOSO_ALIGN_CENTRE);
  double least = MIN_CELL;

  for (guint i = 0; i < plan->n_columns; i++)
    {
      g_auto (GStrv) words = g_strsplit (plan->grid->columns[i], " ", -1);

      for (guint k = 0; words[k] != NULL; k++)
        least = fmax (least, hoso_text_get_width (words[k], &style) + CELL_GAP + 3);
    }
  return fmin (least, MAX_CELL);
}

/* Blocks of one width, instead of a last one of a single column. */
static void
plan_blocks (Plan *plan)
{
  double room = plan->frame.width - plan->left;
  guint fit = (guint)CLAMP (floor (room / get_least_width (plan)), 1, plan->n_columns);
  guint blocks = (plan->n_columns + fit - 1) / fit;

  plan->per_block = (plan->n_columns + blocks - 1) / blocks;
  plan->cell_width = MIN (room / plan->per_block, MAX_CELL);
}

static void
find_most (Plan *plan)
{
  const HosoPlotGrid *grid = plan->grid;

  for (guint row = 0; row < plan->n_rows; row++)
    for (guint i = 0; i < plan->n_columns && grid->bases[row] >= HOSO_BASE_TINY; i++)
      plan->most = MAX (plan->most, (double)grid->counts[row * grid->n_columns + i] /
                                      (double)grid->bases[row]);
}

static double
get_share (const Plan *plan, guint row, guint column)
{
  guint64 base = plan->grid->bases[row];

  if (base == 0)
    return 0;
  return (double)plan->grid->counts[row * plan->grid->n_columns + column] / (double)base;
}

static char *
dup_reading (const Plan *plan, guint row, guint column)
{
  const HosoPlotGrid *grid = plan->grid;
  const char *language = plan->frame.look->language;
  guint cell = row * grid->n_columns + column;
  g_autofree char *label = g_strdup_printf ("%s · %s", grid->rows[row], grid->columns[column]);
  g_autofree char *share =
    hoso_plot_read_share (&(HosoPlotShare){ label, grid->counts[cell], grid->bases[row] },
                          plan->frame.plot->unit, language);
  g_autofree char *words = NULL;

  if (grid->differences == NULL || grid->differences[cell] == 0)
    return g_steal_pointer (&share);
  words = hoso_phrase (grid->differences[cell] > 0 ? "chart.more" : "chart.less", language, NULL);
  return g_strdup_printf ("%s; %s", share, words);
}

/* “33 · more often”. */
static char *
dup_words (const Plan *plan, const char *count, int difference)
{
  g_autofree char *words =
    hoso_phrase (difference > 0 ? "chart.more-brief" : "chart.less-brief",
                 plan->frame.look->language, NULL);

  return g_strdup_printf ("%s · %s", count, words);
}

/* “45% ↑” with the count below, and with words where they have room. */
static void
add_figures (Plan *plan, guint row, guint column, const HosoRect *area, const HosoColour *ground)
{
  const HosoPlotGrid *grid = plan->grid;
  const char *language = plan->frame.look->language;
  guint cell = row * grid->n_columns + column;
  int difference = grid->differences != NULL ? grid->differences[cell] : 0;
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_TEXT, 600, HOSO_ALIGN_CENTRE);
  g_autofree char *share = hoso_plot_dup_share (grid->counts[cell], grid->bases[row], language);
  g_autofree char *marked = g_strdup_printf ("%s%s", share,
                                             difference > 0   ? " ↑"
                                             : difference < 0 ? " ↓"
                                                              : "");
  g_autofree char *count = hoso_plot_dup_count (grid->counts[cell], language);
  g_autofree char *words = NULL;
  gboolean tiny = grid->bases[row] < HOSO_BASE_TINY;

  style.colour = hoso_palette_get_ink (plan->frame.palette, ground);
  style.max_lines = 1;
  style.joint = "\t";
  hoso_scene_add_text (plan->frame.scene, marked, &style, area->x, area->y + (tiny ? 10 : 3),
                       area->width);
  if (tiny)
    return;
  style.size = HOSO_PLOT_NOTE;
  style.weight = 400;
  style.joint = " · ";
  if (difference != 0)
    words = dup_words (plan, count, difference);
  if (words != NULL && hoso_text_get_width (words, &style) + 4 > area->width)
    g_clear_pointer (&words, g_free);
  hoso_scene_add_text (plan->frame.scene, words != NULL ? words : count, &style, area->x,
                       area->y + 19, area->width);
}

static void
add_cell (Plan *plan, guint row, guint column, double x, double y)
{
  const HosoPalette *palette = plan->frame.palette;
  guint64 base = plan->grid->bases[row];
  HosoRect area = { x, y, plan->cell_width - CELL_GAP, CELL_HEIGHT - CELL_GAP };
  HosoPaint paint = { .radius = 3 };
  double share = 0;

  if (base >= HOSO_BASE_TINY && plan->most > 0)
    share = get_share (plan, row, column) / plan->most;
  paint.fill = hoso_colour_mix (&palette->data, &palette->tint, share);
  if (base < HOSO_BASE_SMALL)
    {
      HosoColour ink = hoso_palette_get_ink (palette, &paint.fill);

      paint.hatched = TRUE;
      paint.stroke = hoso_colour_mix (&ink, &paint.fill, 0.3);
    }
  hoso_scene_add_box (plan->frame.scene, &area, &paint);
  add_figures (plan, row, column, &area, &paint.fill);
  hoso_scene_take_mark (plan->frame.scene, &area, row, column, dup_reading (plan, row, column));
}

/* The name, and its base in the second voice. */
static void
add_row_label (Plan *plan, guint row)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = get_label_style (plan);
  HosoTextStyle base_style =
    hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_RIGHT);
  g_autofree char *base = dup_base (plan, row);
  double right = frame->narrow ? frame->width : plan->left - HOSO_PLOT_GAP;
  double room = right - plan->base_width - 8;
  double height = hoso_text_get_height (plan->grid->rows[row], &style, room);
  double inside = CELL_HEIGHT - CELL_GAP;

  base_style.joint = " · ";
  hoso_scene_add_text (frame->scene, plan->grid->rows[row], &style, 0,
                       frame->y + (frame->narrow ? 0 : (inside - height) / 2), room);
  hoso_scene_add_text (frame->scene, base, &base_style, right - plan->base_width,
                       frame->y + (frame->narrow ? 2 : (inside - 14) / 2), plan->base_width);
  if (frame->narrow)
    frame->y += height + 3;
}

static void
add_heads (Plan *plan, guint first, guint end)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style =
    hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 600, HOSO_ALIGN_CENTRE);
  double highest = 0;

  style.max_lines = 4;
  for (guint i = first; i < end; i++)
    highest = fmax (highest, hoso_text_get_height (plan->grid->columns[i], &style,
                                                   plan->cell_width - CELL_GAP - 2));
  for (guint i = first; i < end; i++)
    {
      const char *text = plan->grid->columns[i];
      double width = plan->cell_width - CELL_GAP - 2;
      double height = hoso_text_get_height (text, &style, width);

      style.joint = i > first ? "\t" : NULL;
      hoso_scene_add_text (frame->scene, text, &style,
                           plan->left + (i - first) * plan->cell_width + 1,
                           frame->y + highest - height, width);
    }
  frame->y += highest + 4;
}

static void
add_block (Plan *plan, guint first, guint end)
{
  HosoPlotFrame *frame = &plan->frame;

  add_heads (plan, first, end);
  for (guint row = 0; row < plan->n_rows; row++)
    {
      add_row_label (plan, row);
      for (guint i = first; i < end; i++)
        add_cell (plan, row, i, plan->left + (i - first) * plan->cell_width, frame->y);
      frame->y += CELL_HEIGHT + (frame->narrow ? 4 : 0);
    }
  frame->y += 8;
}

/* From nobody to the largest share. */
static void
add_key (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 400, HOSO_ALIGN_LEFT);
  const char *language = frame->look->language;
  g_autofree char *none = hoso_format_percent (0, 0, language);
  g_autofree char *most = hoso_format_percent (plan->most, 0, language);
  double x = hoso_text_get_width (none, &style) + 6;
  double height = hoso_scene_add_text (frame->scene, none, &style, 0, frame->y, -1);

  for (guint i = 0; i < KEY_STEPS; i++, x += KEY_CELL)
    {
      HosoRect area = { x, frame->y + 2, KEY_CELL, 9 };
      HosoPaint paint = { .stroke = frame->palette->edge, .line_width = 0.4 };

      paint.fill = hoso_colour_mix (&frame->palette->data, &frame->palette->tint,
                                    i / (KEY_STEPS - 1.0));
      hoso_scene_add_box (frame->scene, &area, &paint);
    }
  style.joint = " – ";
  hoso_scene_add_text (frame->scene, most, &style, x + 6, frame->y, -1);
  frame->y += height;
}

static GPtrArray *
collect_notes (const Plan *plan)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const HosoPlotGrid *grid = plan->grid;
  const char *language = plan->frame.look->language;
  guint hidden = grid->n_rows - plan->n_rows + grid->n_columns - plan->n_columns;
  gboolean different = FALSE;
  guint64 least = G_MAXUINT64;

  for (guint i = 0; grid->differences != NULL && i < grid->n_rows * grid->n_columns; i++)
    different = different || grid->differences[i] != 0;
  for (guint i = 0; i < plan->n_rows; i++)
    least = MIN (least, grid->bases[i]);
  if (grid->n_rows == 0 || grid->n_columns == 0)
    return notes;
  g_ptr_array_add (notes, hoso_phrase ("chart.of-row", language, NULL));
  if (different)
    g_ptr_array_add (notes, hoso_phrase ("chart.arrows", language, NULL));
  if (least < HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_phrase ("chart.few", language, NULL));
  if (least < HOSO_BASE_SMALL)
    g_ptr_array_add (notes, hoso_phrase ("chart.small-cells", language, NULL));
  if (grid->several)
    g_ptr_array_add (notes, hoso_phrase ("chart.several", language, NULL));
  if (hidden > 0)
    g_ptr_array_add (notes, hoso_phrase_count ("chart.left-out", hidden, language));
  return notes;
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_heat (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .grid = plot->grid };
  g_autoptr (GPtrArray) notes = NULL;

  hoso_plot_frame_begin (&plan.frame, plot, look);
  if (plot->grid->n_rows == 0 || plot->grid->n_columns == 0)
    hoso_plot_frame_add_nothing (&plan.frame);
  else
    {
      plan.n_rows = limit (&plan, plot->grid->n_rows);
      plan.n_columns = limit (&plan, plot->grid->n_columns);
      plan_labels (&plan);
      plan_blocks (&plan);
      find_most (&plan);
      for (guint i = 0; i < plan.n_columns; i += plan.per_block)
        add_block (&plan, i, MIN (i + plan.per_block, plan.n_columns));
      if (plan.most > 0)
        add_key (&plan);
    }
  notes = collect_notes (&plan);
  return hoso_plot_frame_end (&plan.frame, notes);
}

/* From where to where: bands from the rows of a grid on the left to its columns on
 * the right, as wide as people take that way (Sankey 1898).
 */

#include "hoso-chart-private.h"
#include "hoso-phrase.h"
#include "hoso-plot-kinds.h"
#include "hoso-plot-reading.h"

#include <math.h>

#define NODE 10.0
#define GAP 10.0
#define LINE 15.0
#define SCALE_HEIGHT 200.0
#define LABEL_SHARE 0.27
#define CURVE_POINTS 20
/* On each side, until all are asked for: more bands hide each other. */
#define MAX_NODES 8

typedef struct
{
  double y;
  double height;
  double used;
  guint64 n;
} Node;

typedef struct
{
  HosoPlotFrame frame;
  const HosoPlotGrid *grid;
  guint n_rows;
  guint n_columns;
  Node *from;
  Node *to;
  double left; /* of the bands */
  double right;
  double unit;  /* points for one person */
  int lines;    /* of a name */
  double least; /* from node to node: a name and its count find room beside it */
} Plan;

static guint64
get_count (const Plan *plan, guint row, guint column)
{
  return plan->grid->counts[row * plan->grid->n_columns + column];
}

static guint
limit (const Plan *plan, guint n)
{
  guint most = plan->frame.look->max_bars;

  return most > 0 ? MIN (n, MIN (most, MAX_NODES)) : n;
}

static double
place_nodes (const Plan *plan, Node *nodes, guint n, double top)
{
  double y = top;

  for (guint i = 0; i < n; i++)
    {
      nodes[i].y = y;
      nodes[i].height = (double)nodes[i].n * plan->unit;
      y += MAX (nodes[i].height, plan->least) + GAP;
    }
  return y;
}

static double
get_name_width (const Plan *plan)
{
  return plan->left - NODE - 6;
}

static gboolean
needs_two_lines (const Plan *plan)
{
  HosoTextStyle style =
    hoso_plot_frame_get_style (&plan->frame, HOSO_PLOT_FIGURE, 400, HOSO_ALIGN_LEFT);
  gboolean needs = FALSE;

  for (guint i = 0; i < plan->n_rows; i++)
    needs = needs || hoso_text_get_width (plan->grid->rows[i], &style) > get_name_width (plan);
  for (guint i = 0; i < plan->n_columns; i++)
    needs = needs || hoso_text_get_width (plan->grid->columns[i], &style) > get_name_width (plan);
  return needs;
}

static void
plan_nodes (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  double label = frame->width * LABEL_SHARE;
  guint64 total = 0;

  plan->n_rows = limit (plan, plan->grid->n_rows);
  plan->n_columns = limit (plan, plan->grid->n_columns);
  plan->from = g_new0 (Node, plan->n_rows + 1);
  plan->to = g_new0 (Node, plan->n_columns + 1);
  for (guint i = 0; i < plan->n_rows; i++)
    for (guint k = 0; k < plan->n_columns; k++)
      {
        plan->from[i].n += get_count (plan, i, k);
        plan->to[k].n += get_count (plan, i, k);
        total += get_count (plan, i, k);
      }
  plan->left = label + 6 + NODE;
  plan->right = frame->width - plan->left;
  plan->unit = SCALE_HEIGHT / (double)MAX (total, 1);
  plan->lines = needs_two_lines (plan) ? 2 : 1;
  plan->least = (plan->lines + 1) * LINE;
}

static char *
dup_reading (const Plan *plan, guint row, guint column)
{
  g_autofree char *label =
    g_strdup_printf ("%s → %s", plan->grid->rows[row], plan->grid->columns[column]);

  return hoso_plot_read_share (
    &(HosoPlotShare){ label, get_count (plan, row, column), plan->from[row].n },
    plan->frame.plot->unit, plan->frame.look->language);
}

/* The upper edge there, the lower edge back: with the slope of 3t² - 2t³. */
static void
add_band (Plan *plan, guint row, guint column)
{
  Node *from = &plan->from[row];
  Node *to = &plan->to[column];
  double height = (double)get_count (plan, row, column) * plan->unit;
  double start = from->y + from->used;
  double end = to->y + to->used;
  HosoPoint points[2 * (CURVE_POINTS + 1)];
  HosoPaint paint = hoso_palette_get_paint (plan->frame.palette, row);
  guint n = 0;

  for (guint i = 0; i <= CURVE_POINTS; i++)
    {
      double t = i / (double)CURVE_POINTS;
      double x = plan->left + (plan->right - plan->left) * t;
      double y = start + (end - start) * t * t * (3 - 2 * t);

      points[n++] = (HosoPoint){ x, y };
      points[2 * CURVE_POINTS + 1 - i] = (HosoPoint){ x, y + height };
    }
  paint.line_width = 0;
  paint.fill.alpha = 0.45;
  /* The node has it: so many clipped patterns would take half a second. */
  paint.pattern = HOSO_PATTERN_NONE;
  hoso_scene_add_line (plan->frame.scene, points, G_N_ELEMENTS (points), &paint);
  hoso_scene_take_outline (plan->frame.scene, points, G_N_ELEMENTS (points), row, column,
                           dup_reading (plan, row, column));
  from->used += height;
  to->used += height;
}

static void
add_node (Plan *plan, const Node *node, const char *name, guint i, gboolean right)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_FIGURE, 400,
                                                   right ? HOSO_ALIGN_LEFT : HOSO_ALIGN_RIGHT);
  HosoRect box = { right ? plan->right : plan->left - NODE, node->y, NODE, MAX (1, node->height) };
  HosoPaint paint = { .fill = frame->palette->soft };
  g_autofree char *n = hoso_plot_dup_count (node->n, frame->look->language);
  double x = right ? plan->right + NODE + 6 : 0;
  double width = get_name_width (plan);
  double height;
  double top;

  if (!right)
    paint = hoso_palette_get_paint (frame->palette, i);
  style.colour = frame->palette->ink;
  style.max_lines = plan->lines;
  height = hoso_text_get_height (name, &style, width);
  top = node->y + (MAX (node->height, plan->least) - height - LINE) / 2;
  hoso_scene_add_box (frame->scene, &box, &paint);
  hoso_scene_add_text (frame->scene, name, &style, x, top, width);
  style.weight = 600;
  style.max_lines = 1;
  style.joint = "\t";
  hoso_scene_add_text (frame->scene, n, &style, x, top + height, width);
}

static void
add_heads (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  HosoTextStyle style = hoso_plot_frame_get_style (frame, HOSO_PLOT_NOTE, 600, HOSO_ALIGN_LEFT);
  double half = frame->width / 2 - 8;
  double left = 0;
  double right = 0;

  style.max_lines = 2;
  if (plan->grid->row_title != NULL)
    left = hoso_scene_add_text (frame->scene, plan->grid->row_title, &style, 0, frame->y, half);
  style.align = HOSO_ALIGN_RIGHT;
  if (plan->grid->column_title != NULL)
    right = hoso_scene_add_text (frame->scene, plan->grid->column_title, &style,
                                 frame->width - half, frame->y, half);
  frame->y += MAX (left, right) + (left + right > 0 ? 6 : 0);
}

static void
add_flows (Plan *plan)
{
  HosoPlotFrame *frame = &plan->frame;
  double bottom;

  add_heads (plan);
  bottom = place_nodes (plan, plan->from, plan->n_rows, frame->y);
  bottom = MAX (bottom, place_nodes (plan, plan->to, plan->n_columns, frame->y));
  for (guint i = 0; i < plan->n_rows; i++)
    for (guint k = 0; k < plan->n_columns; k++)
      if (get_count (plan, i, k) > 0)
        add_band (plan, i, k);
  for (guint i = 0; i < plan->n_rows; i++)
    add_node (plan, &plan->from[i], plan->grid->rows[i], i, FALSE);
  for (guint k = 0; k < plan->n_columns; k++)
    add_node (plan, &plan->to[k], plan->grid->columns[k], k, TRUE);
  frame->y = bottom - GAP;
}

/* Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout_flow (const HosoPlot *plot, const HosoPlotLook *look)
{
  Plan plan = { .grid = plot->grid };
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  guint hidden;

  hoso_plot_frame_begin (&plan.frame, plot, look);
  plan_nodes (&plan);
  if (plan.n_rows == 0 || plan.n_columns == 0)
    hoso_plot_frame_add_nothing (&plan.frame);
  else
    add_flows (&plan);
  hidden = plot->grid->n_rows - plan.n_rows + plot->grid->n_columns - plan.n_columns;
  if (hidden > 0)
    g_ptr_array_add (notes, hoso_phrase_count ("chart.left-out", hidden, look->language));
  g_free (plan.from);
  g_free (plan.to);
  return hoso_plot_frame_end (&plan.frame, notes);
}

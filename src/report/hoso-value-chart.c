/* Lays out the RFM grid and Pareto's curve.  Thread-safe; the scenes belong to
 * the caller.
 */

#include "hoso-config.h"

#include "hoso-value-chart.h"

#include "hoso-concentration.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-palette.h"
#include "hoso-phrase.h"
#include "hoso-scene-builder.h"

#include <math.h>

#define NOTE_SIZE 10.0
#define TEXT_SIZE 12.0
#define PAPER_MARGIN 24.0
#define AXIS 34.0
#define GAP 3.0
#define CELL_HEIGHT 52.0
/* Narrower cells hold the figure alone. */
#define NAME_WIDTH 84.0
#define CURVE_HEIGHT 240.0
/* The point of the curve that is marked: the best fifth. */
#define TOP 20

typedef struct
{
  const HosoValueChart *chart;
  const HosoPalette *palette;
  HosoScene *scene;
  double y;
} Plan;

static HosoTextStyle
get_style (const Plan *plan, double size, int weight, HosoAlign align)
{
  return (HosoTextStyle){
    .size = size,
    .weight = weight,
    .align = align,
    .colour = weight < 600 ? plan->palette->soft : plan->palette->ink,
  };
}

static Plan
begin (const HosoValueChart *chart)
{
  Plan plan = { chart, hoso_palette_get (chart->dark), hoso_scene_new (chart->width, 0), 0.0 };

  hoso_scene_set_paper (plan.scene, plan.palette->paper, PAPER_MARGIN);

  return plan;
}

/* The base, the source and the date, as below every chart. */
static HosoScene *
end (Plan *plan)
{
  const HosoValueChart *chart = plan->chart;
  HosoTextStyle base_style = get_style (plan, 11, 600, HOSO_ALIGN_LEFT);
  HosoTextStyle style = get_style (plan, NOTE_SIZE, 400, HOSO_ALIGN_LEFT);
  g_autofree char *base =
    chart->n_customers > 0 ? hoso_phrase_count ("chart.buyers", chart->n_customers, chart->language)
                           : hoso_phrase ("chart.no-orders", chart->language, NULL);
  g_autofree char *day =
    chart->date != NULL ? hoso_phrase_day (chart->date, chart->language) : NULL;
  g_autofree char *source = NULL;

  plan->y += 6;
  hoso_scene_add_rule (plan->scene, 0, plan->y, chart->width, plan->palette->faint);
  plan->y += 7;
  plan->y += hoso_scene_add_text (plan->scene, base, &base_style, 0, plan->y, chart->width) + 1;
  if (chart->source != NULL && day != NULL)
    source = hoso_phrase ("chart.source-date", chart->language, "source", chart->source, "date",
                          day, NULL);
  else if (chart->source != NULL)
    source = hoso_phrase ("chart.source", chart->language, "source", chart->source, NULL);
  if (source != NULL)
    plan->y += hoso_scene_add_text (plan->scene, source, &style, 0, plan->y, chart->width) + 1;
  hoso_scene_set_height (plan->scene, ceil (plan->y));

  return plan->scene;
}

static guint64
find_largest (const guint64 *counts)
{
  guint64 largest = 1;

  for (guint i = 0; i < HOSO_RFM_STEPS * HOSO_RFM_STEPS; i++)
    largest = MAX (largest, counts[i]);

  return largest;
}

/* As WCAG 2 has it, with one power for its two branches. */
static double
get_luminance (const HosoColour *colour)
{
  return 0.2126 * pow (colour->red, 2.2) + 0.7152 * pow (colour->green, 2.2) +
         0.0722 * pow (colour->blue, 2.2);
}

static double
get_contrast (const HosoColour *a, const HosoColour *b)
{
  double first = get_luminance (a) + 0.05;
  double second = get_luminance (b) + 0.05;

  return fmax (first, second) / fmin (first, second);
}

/* The name is left away where it would be cut. */
static void
add_name (Plan *plan, HosoRfmGroup group, const HosoRect *cell, const HosoColour *ink)
{
  HosoTextStyle style = get_style (plan, 9, 400, HOSO_ALIGN_CENTRE);
  g_autofree char *key = g_strconcat ("rfm.", hoso_rfm_group_get_key (group), NULL);
  const char *name = hoso_name_get (key, plan->chart->language);

  style.colour = *ink;
  style.joint = ", ";
  style.max_lines = 2;
  hoso_scene_add_text (plan->scene, name, &style, cell->x + 3, cell->y + 24, cell->width - 6);
}

static void
add_cell (Plan *plan, guint r, guint f, const HosoRect *cell, double share)
{
  guint64 count = plan->chart->counts[(r - 1) * HOSO_RFM_STEPS + f - 1];
  HosoColour ink = plan->palette->ink;
  HosoTextStyle style = get_style (plan, 14, 600, HOSO_ALIGN_CENTRE);
  g_autofree char *figure = hoso_format_integer ((gint64)count, plan->chart->language);
  HosoPaint paint = { .radius = 4 };
  gboolean named = cell->width >= NAME_WIDTH;

  paint.fill = hoso_colour_mix (&plan->palette->data, &plan->palette->tint, share);
  hoso_scene_add_box (plan->scene, cell, &paint);
  if (get_contrast (&plan->palette->paper, &paint.fill) > get_contrast (&ink, &paint.fill))
    ink = plan->palette->paper;
  style.colour = ink;
  style.joint = f > 1 ? "\t" : NULL;
  hoso_scene_add_text (plan->scene, figure, &style, cell->x, cell->y + (named ? 5 : 16),
                       cell->width);
  if (named)
    add_name (plan, hoso_rfm_group (r, f), cell, &ink);
}

/* The best recency on top, the best frequency on the right. */
HosoScene *
hoso_value_chart_layout_rfm (const HosoValueChart *chart)
{
  Plan plan = begin (chart);
  HosoTextStyle axis = get_style (&plan, TEXT_SIZE, 400, HOSO_ALIGN_LEFT);
  HosoTextStyle step = get_style (&plan, TEXT_SIZE, 400, HOSO_ALIGN_CENTRE);
  g_autofree char *recency = hoso_phrase ("chart.recency", chart->language, NULL);
  g_autofree char *frequency = hoso_phrase ("chart.frequency", chart->language, NULL);
  double width = (chart->width - AXIS) / HOSO_RFM_STEPS;
  double largest = (double)find_largest (chart->counts);

  plan.y += hoso_scene_add_text (plan.scene, recency, &axis, 0, 0, chart->width) + 4;
  for (guint r = HOSO_RFM_STEPS; r >= 1; r--)
    {
      g_autofree char *label = hoso_format_integer (r, chart->language);

      hoso_scene_add_text (plan.scene, label, &step, 0, plan.y + 16, AXIS - 8);
      for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
        {
          HosoRect cell = { AXIS + (f - 1) * width, plan.y, width - GAP, CELL_HEIGHT - GAP };
          guint64 count = chart->counts[(r - 1) * HOSO_RFM_STEPS + f - 1];

          add_cell (&plan, r, f, &cell, sqrt ((double)count / largest));
        }
      plan.y += CELL_HEIGHT;
    }
  for (guint f = 1; f <= HOSO_RFM_STEPS; f++)
    {
      g_autofree char *label = hoso_format_integer (f, chart->language);

      hoso_scene_add_text (plan.scene, label, &step, AXIS + (f - 1) * width, plan.y, width - GAP);
    }
  plan.y += 18;
  axis.align = HOSO_ALIGN_RIGHT;
  plan.y += hoso_scene_add_text (plan.scene, frequency, &axis, 0, plan.y, chart->width - GAP);

  return end (&plan);
}

static void
add_axes (Plan *plan, const HosoRect *area)
{
  HosoTextStyle style = get_style (plan, NOTE_SIZE, 400, HOSO_ALIGN_RIGHT);
  g_autofree char *customers =
    hoso_phrase ("chart.share-of-customers", plan->chart->language, NULL);
  HosoPoint even[] = { { area->x, area->y + area->height }, { area->x + area->width, area->y } };
  HosoPaint paint = { .stroke = plan->palette->edge, .line_width = 1, .dashed = TRUE };

  for (guint i = 0; i <= 4; i++)
    {
      g_autofree char *label = hoso_format_percent (i / 4.0, 0, plan->chart->language);
      double y = area->y + area->height * (1.0 - i / 4.0);

      hoso_scene_add_rule (plan->scene, area->x, y, area->width, plan->palette->faint);
      hoso_scene_add_text (plan->scene, label, &style, 0, y - 7, area->x - 6);
    }
  hoso_scene_add_line (plan->scene, even, 2, &paint);
  plan->y = area->y + area->height + 6;
  plan->y +=
    hoso_scene_add_text (plan->scene, customers, &style, area->x, plan->y, area->width);
}

/* The dot at a fifth of the customers; what it says stands below the curve, where
 * there is always room. */
static void
add_top (Plan *plan, const HosoRect *area)
{
  const HosoValueChart *chart = plan->chart;
  double share = chart->curve[TOP];
  HosoTextStyle style = get_style (plan, TEXT_SIZE, 600, HOSO_ALIGN_LEFT);
  HosoPaint paint = { .fill = plan->palette->data };
  g_autofree char *customers = hoso_format_percent (TOP / 100.0, 0, chart->language);
  g_autofree char *money = hoso_format_percent (share, 0, chart->language);
  g_autofree char *text = hoso_phrase ("chart.pareto-top", chart->language, "customers", customers,
                                       "money", money, NULL);
  double x = area->x + area->width * 0.42;
  double y = area->y + area->height * 0.79;

  hoso_scene_add_dot (plan->scene, area->x + area->width * TOP / 100.0,
                      area->y + area->height * (1.0 - share), 5, &paint);
  hoso_scene_add_dot (plan->scene, x, y + 8, 5, &paint);
  hoso_scene_add_text (plan->scene, text, &style, x + 12, y, area->x + area->width - x - 12);
}

HosoScene *
hoso_value_chart_layout_pareto (const HosoValueChart *chart)
{
  Plan plan = begin (chart);
  HosoTextStyle style = get_style (&plan, TEXT_SIZE, 400, HOSO_ALIGN_LEFT);
  g_autofree char *money = hoso_phrase ("chart.share-of-money", chart->language, NULL);
  HosoPaint paint = { .stroke = plan.palette->data, .line_width = 2.5 };
  HosoRect area = { 44, 0, chart->width - 50, CURVE_HEIGHT };
  HosoPoint points[HOSO_CONCENTRATION_POINTS];

  area.y = hoso_scene_add_text (plan.scene, money, &style, 0, 0, chart->width) + 8;
  add_axes (&plan, &area);
  for (guint i = 0; i < HOSO_CONCENTRATION_POINTS; i++)
    {
      double share = i / (HOSO_CONCENTRATION_POINTS - 1.0);

      points[i] =
        (HosoPoint){ area.x + area.width * share, area.y + area.height * (1.0 - chart->curve[i]) };
    }
  if (chart->n_customers > 0)
    {
      hoso_scene_add_line (plan.scene, points, HOSO_CONCENTRATION_POINTS, &paint);
      add_top (&plan, &area);
    }

  return end (&plan);
}

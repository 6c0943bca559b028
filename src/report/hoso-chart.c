/* Lays out charts of counted answers: one row for each option, one or two bars
 * in it.
 *
 * Wide charts have the labels on the left, narrow ones above their bars.  Of
 * fewer than ten people each one is a dot: nobody reads a share into that.
 */

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-reading.h"
#include "hoso-proportion.h"
#include "hoso-scene-mark.h"

#include <math.h>

#define NARROW 420.0
#define GAP 12.0
#define TEXT_SIZE 12.0
#define NOTE_SIZE 10.0
#define LABEL_SHARE 0.4
#define PAPER_MARGIN 24.0

typedef struct
{
  const HosoChart *chart;
  HosoScene *scene;
  const HosoPalette *palette;
  GPtrArray *rows;
  const HosoTally *tallies[2];
  guint n_series;
  const char *inside; /* the names of the two sides of pairs */
  const char *all;
  gboolean narrow;
  double scale; /* share at the end of the track */
  double label_width;
  double track_x;
  double track_width;
  double bar_height;
  double bar_step;    /* from one bar of a row to the next */
  double count_width; /* of the figures, right of the track */
  double percent_width;
  double right; /* where the figures end */
  double y;
} Plan;

static HosoTextStyle
get_style (const Plan *plan, double size, int weight, gboolean soft)
{
  return (HosoTextStyle){
    .size = size,
    .weight = weight,
    .colour = soft ? plan->palette->soft : plan->palette->ink,
  };
}

/* Of all respondents, beside a segment, figures are the second voice. */
static HosoTextStyle
get_figure_style (const Plan *plan, guint series, gboolean percent)
{
  gboolean strong = percent && series == 0;
  HosoTextStyle style =
    get_style (plan, plan->n_series == 2 ? 11 : TEXT_SIZE, strong ? 600 : 400, !strong);

  style.align = HOSO_ALIGN_RIGHT;
  style.joint = percent ? " " : "\t";
  return style;
}

static void
measure_figures (Plan *plan)
{
  HosoTextStyle count_style = get_figure_style (plan, 0, FALSE);
  HosoTextStyle percent_style = get_figure_style (plan, 0, TRUE);

  for (guint i = 0; i < plan->rows->len; i++)
    for (guint s = 0; s < plan->n_series; s++)
      {
        const HosoChartRow *row = g_ptr_array_index (plan->rows, i);
        const HosoTally *tally = plan->tallies[s];
        g_autofree char *count = hoso_chart_dup_count (row, s, tally, plan->chart->language);
        g_autofree char *percent = hoso_chart_dup_percent (row, s, tally, plan->chart->language);
        double percent_width =
          *percent == '\0' ? 0 : hoso_text_get_width (percent, &percent_style) + 4;
        double count_width = hoso_text_get_width (count, &count_style);

        plan->percent_width = MAX (plan->percent_width, percent_width);
        if (*percent != '\0')
          plan->count_width = MAX (plan->count_width, count_width);
        else
          plan->count_width = MAX (plan->count_width, count_width - plan->percent_width);
      }
}

static double
get_widest_label (const Plan *plan)
{
  HosoTextStyle style = get_style (plan, TEXT_SIZE, 400, FALSE);
  double widest = 0;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const HosoChartRow *row = g_ptr_array_index (plan->rows, i);

      widest = fmax (widest, hoso_text_get_width (row->label, &style));
    }
  return widest;
}

static gboolean
has_track (const Plan *plan)
{
  for (guint s = 0; s < plan->n_series; s++)
    if (plan->tallies[s]->base >= HOSO_BASE_TINY)
      return TRUE;
  return FALSE;
}

static void
plan_columns (Plan *plan)
{
  double width = plan->chart->width;
  double figures;

  measure_figures (plan);
  figures = plan->count_width + plan->percent_width;
  plan->bar_height = plan->n_series == 2 ? 10 : 14;
  plan->bar_step = plan->n_series == 2 ? 15 : 16;
  plan->right = width;
  if (plan->narrow)
    {
      plan->label_width = plan->n_series == 2 ? width : MAX (width - figures - GAP, 60);
      plan->track_width = plan->n_series == 2 ? width - figures - GAP : width;
      return;
    }
  plan->label_width = MIN (get_widest_label (plan), width * LABEL_SHARE);
  plan->track_x = plan->label_width + GAP;
  plan->track_width = width - plan->track_x - figures - GAP;
  if (!has_track (plan))
    plan->track_width = MIN (plan->track_width, HOSO_BASE_TINY * (plan->bar_height + 4));
  plan->right = plan->track_x + plan->track_width + GAP + figures;
}

static HosoPaint
get_paint (const Plan *plan, guint series, gboolean other)
{
  const HosoPalette *palette = plan->palette;
  HosoPaint paint = { .fill = palette->data, .radius = 3 };

  if (series == 1)
    {
      paint.fill = palette->other;
      paint.stroke = palette->edge;
      paint.line_width = 0.6;
    }
  else if (other)
    paint.fill = hoso_colour_mix (&palette->data, &palette->paper, 0.55);
  if (plan->tallies[series]->base < HOSO_BASE_SMALL)
    {
      paint.stroke = series == 1 ? palette->edge : paint.fill;
      paint.fill = hoso_colour_mix (&paint.fill, &palette->paper, 0.15);
      paint.hatched = TRUE;
      paint.line_width = 1;
    }
  return paint;
}

static void
add_person (Plan *plan, guint series, gboolean chosen, double x, double y)
{
  const HosoPalette *palette = plan->palette;
  HosoPaint full = { .fill = palette->data, .stroke = palette->data, .line_width = 0.8 };
  HosoPaint empty = { .stroke = palette->edge, .line_width = 0.8 };

  if (series == 1)
    {
      full.fill = palette->other;
      full.stroke = palette->edge;
    }
  hoso_scene_add_dot (plan->scene, x, y, plan->bar_height / 2 - 1, chosen ? &full : &empty);
}

static void
add_people (Plan *plan, const HosoChartRow *row, guint series, double y)
{
  double radius = plan->bar_height / 2 - 1;
  double step = MIN (radius * 2 + 5, plan->track_width / HOSO_BASE_TINY);

  for (guint64 i = 0; i < plan->tallies[series]->base; i++)
    add_person (plan, series, i < row->n[series], plan->track_x + radius + 0.5 + (double)i * step,
                y + plan->bar_height / 2);
}

/* The part of the track where the share of everybody may lie: Wilson's interval,
 * 95 %.  All customers of a shop are no sample. */
static void
add_interval (Plan *plan, const HosoChartRow *row, guint series, double y)
{
  const HosoTally *tally = plan->tallies[series];
  HosoInterval interval = hoso_proportion_wilson (row->n[series], tally->base);
  double middle = y + plan->bar_height / 2;
  double from = plan->track_x + plan->track_width * MIN (1, interval.low / plan->scale);
  double to = plan->track_x + plan->track_width * MIN (1, interval.high / plan->scale);
  HosoPaint paint = { .stroke = plan->palette->ink, .line_width = 1 };
  HosoPoint points[] = { { from, middle }, { to, middle } };

  paint.stroke.alpha = 0.6;
  if (plan->chart->unit == HOSO_PLOT_RESPONDENTS && to - from > 3)
    hoso_scene_add_line (plan->scene, points, 2, &paint);
}

static void
add_bar (Plan *plan, const HosoChartRow *row, guint series, double y)
{
  const HosoTally *tally = plan->tallies[series];
  HosoRect track = { plan->track_x, y, plan->track_width, plan->bar_height };
  HosoPaint paint = get_paint (plan, series, row->other);
  double share;

  if (row->mentions || tally->base == 0)
    return;
  if (tally->base < HOSO_BASE_TINY)
    {
      add_people (plan, row, series, y);
      return;
    }
  share = MIN (1, (double)row->n[series] / (double)tally->base);
  hoso_scene_add_box (plan->scene, &track,
                      &(HosoPaint){ .fill = plan->palette->tint, .radius = 3 });
  if (row->n[series] == 0)
    return;
  track.width = MAX (1.5, track.width * share / plan->scale);
  hoso_scene_add_box (plan->scene, &track, &paint);
  add_interval (plan, row, series, y);
}

/* What is read of one bar: the whole label, also where it is cut in the picture. */
static void
add_mark (Plan *plan, const HosoChartRow *row, guint place, guint series, double y)
{
  const HosoTally *tally = plan->tallies[series];
  const char *language = plan->chart->language;
  const char *side = series == 0 ? plan->inside : plan->all;
  g_autofree char *label =
    plan->n_series == 1 ? g_strdup (row->label) : g_strdup_printf ("%s · %s", row->label, side);
  HosoPlotShare share = { label, row->n[series], tally->base };
  HosoRect area = { plan->track_x, y - 1, plan->right - plan->track_x, plan->bar_height + 2 };
  g_autofree char *mentions = NULL;
  char *reading;

  if (row->mentions)
    {
      mentions = hoso_phrase_count ("chart.mentions", row->n[series], language);
      reading = g_strdup_printf ("%s: %s", label, mentions);
    }
  else
    reading = hoso_plot_read_share (&share, plan->chart->unit, language);
  hoso_scene_take_mark (plan->scene, &area, place, series, reading);
}

static void
add_figures (Plan *plan, const HosoChartRow *row, guint series, double middle)
{
  const char *language = plan->chart->language;
  HosoTextStyle count_style = get_figure_style (plan, series, FALSE);
  HosoTextStyle percent_style = get_figure_style (plan, series, TRUE);
  g_autofree char *count = hoso_chart_dup_count (row, series, plan->tallies[series], language);
  g_autofree char *percent = hoso_chart_dup_percent (row, series, plan->tallies[series], language);
  double right = plan->right;
  double y = middle - hoso_text_get_height (count, &count_style, -1) / 2;
  double count_right = *percent == '\0' ? right : right - plan->percent_width;
  double width = plan->count_width + (*percent == '\0' ? plan->percent_width : 0);

  hoso_scene_add_text (plan->scene, count, &count_style, count_right - width, y, width);
  hoso_scene_add_text (plan->scene, percent, &percent_style, right - plan->percent_width, y,
                       plan->percent_width);
}

static void
add_row (Plan *plan, const HosoChartRow *row, guint place)
{
  HosoTextStyle style = get_style (plan, TEXT_SIZE, 400, FALSE);
  double bars = plan->bar_step * (plan->n_series - 1) + plan->bar_height;
  double label_height;
  double line;
  double height;
  double y;

  style.max_lines = 2;
  label_height = hoso_text_get_height (row->label, &style, plan->label_width);
  height = plan->narrow ? label_height + 3 + bars : MAX (label_height, bars);
  y = plan->narrow ? plan->y + label_height + 3 : plan->y + (height - bars) / 2;
  hoso_scene_add_text (plan->scene, row->label, &style, 0,
                       plan->narrow ? plan->y : plan->y + (height - label_height) / 2,
                       plan->label_width);
  for (guint s = 0; s < plan->n_series; s++, y += plan->bar_step)
    {
      add_bar (plan, row, s, y);
      add_mark (plan, row, place, s, y);
      line = y + plan->bar_height / 2;
      if (plan->narrow && plan->n_series == 1)
        line = plan->y + label_height - hoso_text_get_height ("0", &style, -1) / 2;
      add_figures (plan, row, s, line);
    }
  plan->y += height + (plan->narrow ? 12 : 9);
}

/* 0 %, the middle and the end of the tracks. */
static void
add_axis (Plan *plan)
{
  HosoTextStyle style = get_style (plan, 9, 400, TRUE);
  double height = 0;

  if (!has_track (plan))
    return;
  for (int i = 0; i <= 2; i++)
    {
      g_autofree char *text = hoso_format_percent (plan->scale * i / 2, 0, plan->chart->language);
      double width = hoso_text_get_width (text, &style);
      double x = plan->track_x + (plan->track_width - width) * i / 2;

      style.joint = i == 0 ? NULL : " · ";
      height = hoso_scene_add_text (plan->scene, text, &style, x, plan->y - 6, -1);
    }
  plan->y += height;
}

static void
add_legend_entry (Plan *plan, guint series, const char *label)
{
  HosoTextStyle style = get_style (plan, 11, 600, FALSE);
  HosoTextStyle base_style = get_style (plan, 11, 400, TRUE);
  const HosoChart *chart = plan->chart;
  g_autofree char *base =
    hoso_chart_dup_base (plan->tallies[series], chart->unit, chart->language);
  HosoRect swatch = { 0, plan->y + 3, 18, 10 };
  HosoPaint paint = get_paint (plan, series, FALSE);
  double indent = 18 + 8;
  double width = plan->chart->width - indent;
  double base_width = hoso_text_get_width (base, &base_style);
  double label_width;
  double height;

  style.max_lines = 2;
  base_style.joint = " · ";
  if (plan->tallies[series]->base < HOSO_BASE_TINY)
    add_person (plan, series, TRUE, 9, plan->y + 8);
  else
    hoso_scene_add_box (plan->scene, &swatch, &paint);
  label_width = fmin (hoso_text_get_width (label, &style), width);
  height = hoso_scene_add_text (plan->scene, label, &style, indent, plan->y, label_width);
  if (label_width + 10 + base_width <= width)
    hoso_scene_add_text (plan->scene, base, &base_style, indent + label_width + 10, plan->y,
                         base_width);
  else
    height += hoso_scene_add_text (plan->scene, base, &base_style, indent, plan->y + height, width);
  plan->y += height + 2;
}

static void
add_legend (Plan *plan)
{
  if (plan->n_series < 2)
    return;
  add_legend_entry (plan, 0, plan->inside);
  add_legend_entry (plan, 1, plan->all);
  plan->y += 10;
}

static void
add_notes (Plan *plan)
{
  HosoTextStyle base_style = get_style (plan, 11, 600, FALSE);
  HosoTextStyle style = get_style (plan, NOTE_SIZE, 400, TRUE);
  const HosoChart *chart = plan->chart;
  g_autofree char *base = hoso_chart_dup_base (plan->tallies[0], chart->unit, chart->language);
  g_autoptr (GPtrArray) notes = hoso_chart_collect_notes (plan->chart);
  double width = plan->chart->width;

  plan->y += 4;
  hoso_scene_add_rule (plan->scene, 0, plan->y, width, plan->palette->faint);
  plan->y += 7;
  if (plan->n_series == 1)
    plan->y += hoso_scene_add_text (plan->scene, base, &base_style, 0, plan->y, width) + 1;
  for (guint i = 0; i < notes->len; i++)
    {
      const char *note = g_ptr_array_index (notes, i);

      plan->y += hoso_scene_add_text (plan->scene, note, &style, 0, plan->y, width) + 1;
    }
}

static void
add_nothing (Plan *plan)
{
  HosoTextStyle style = get_style (plan, TEXT_SIZE, 400, TRUE);
  g_autofree char *sentence = hoso_phrase ("chart.empty", plan->chart->language, NULL);

  plan->y += 6;
  plan->y +=
    hoso_scene_add_text (plan->scene, sentence, &style, 0, plan->y, plan->chart->width) + 8;
}

/* Lays out the chart, as high as it must be.  Free with hoso_scene_unref(). */
HosoScene *
hoso_chart_layout (const HosoChart *chart)
{
  g_autoptr (GPtrArray) rows = hoso_chart_collect_rows (chart);
  g_autofree char *inside = hoso_phrase ("chart.inside", chart->language, NULL);
  g_autofree char *all = hoso_phrase ("chart.all", chart->language, NULL);
  Plan plan = { .chart = chart, .rows = rows };

  plan.inside = chart->inside_label != NULL ? chart->inside_label : inside;
  plan.all = chart->all_label != NULL ? chart->all_label : all;
  plan.scene = hoso_scene_new (chart->width, 0);
  plan.palette = hoso_palette_get (chart->colours);
  plan.tallies[0] = chart->tally;
  plan.tallies[1] = chart->all;
  plan.n_series = chart->kind == HOSO_CHART_PAIRS ? 2 : 1;
  plan.narrow = chart->width < NARROW;
  plan.scale = hoso_chart_get_scale (rows, plan.tallies, plan.n_series);
  hoso_scene_set_paper (plan.scene, plan.palette->paper, PAPER_MARGIN);
  plan_columns (&plan);
  add_legend (&plan);
  if (rows->len == 0 || (chart->tally->base == 0 && plan.n_series == 1))
    add_nothing (&plan);
  else
    {
      for (guint i = 0; i < rows->len; i++)
        add_row (&plan, g_ptr_array_index (rows, i), i);
      add_axis (&plan);
    }
  add_notes (&plan);
  hoso_scene_set_height (plan.scene, ceil (plan.y));
  return plan.scene;
}

/* What a chart shows, without places: every kind of chart, its figures, its base
 * and where they come from.
 *
 * A plot is made by one thread and read by others once nobody changes it any
 * more.  hoso-plot-layout.h draws it, hoso-plot-table.h says it in cells.
 */

#pragma once

#include "hoso-concentration.h"
#include "hoso-rfm.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_PLOT_BARS,      /* tally: shares of people */
  HOSO_PLOT_PAIRS,     /* tally beside all */
  HOSO_PLOT_DONUT,     /* tally of few parts that make a whole */
  HOSO_PLOT_FUNNEL,    /* tally whose counts are steps, each after the last */
  HOSO_PLOT_HISTOGRAM, /* spreads: the first */
  HOSO_PLOT_BOX,       /* spreads, a line each */
  HOSO_PLOT_HEAT,      /* grid: the share of each row in its columns */
  HOSO_PLOT_STACKED,   /* grid: counts, one after the other */
  HOSO_PLOT_SHARES,    /* grid: each row is 100 % */
  HOSO_PLOT_FLOW,      /* grid: from its rows to its columns */
  HOSO_PLOT_RFM,       /* grid: five rows of recency, five columns of frequency */
  HOSO_PLOT_PARETO,    /* curve */
  HOSO_PLOT_LINE,      /* series */
} HosoPlotKind;

/* What is counted: the base line says it. */
typedef enum
{
  HOSO_PLOT_RESPONDENTS,
  HOSO_PLOT_CUSTOMERS,
  HOSO_PLOT_BUYERS, /* customers with orders */
  HOSO_PLOT_ORDERS,
} HosoPlotUnit;

/* Counts in rows and columns. */
typedef struct
{
  char **rows; /* labels */
  char **columns;
  guint n_rows;
  guint n_columns;
  char *row_title; /* or NULL */
  char *column_title;
  guint64 *counts;    /* row after row */
  guint64 *bases;     /* people of each row */
  gint8 *differences; /* 1: more often than the other rows beyond chance; -1: less; or NULL */
  gboolean several;   /* one person may stand in several columns of a row */
} HosoPlotGrid;

/* Figures over time, a line for each name. */
typedef struct
{
  GPtrArray *periods; /* of char: ISO 8601, “2026-05” or “2026-05-31” */
  GPtrArray *names;   /* of char */
  GArray *values;     /* of guint64, line after line */
} HosoPlotSeries;

typedef struct
{
  HosoPlotKind kind;
  HosoPlotUnit unit;
  guint64 base;
  char *title;  /* or NULL */
  char *source; /* or NULL */
  char *date;   /* as shown, or NULL */
  HosoTally *tally;
  HosoTally *all;
  char *inside_label; /* of the two sides of pairs */
  char *all_label;
  GPtrArray *spreads; /* of HosoSpread */
  GPtrArray *labels;  /* of char: of the spreads; may be empty for one */
  HosoPlotGrid *grid;
  HosoPlotSeries *series;
  double *curve; /* HOSO_CONCENTRATION_POINTS */
} HosoPlot;

HosoPlot *hoso_plot_new (HosoPlotKind kind, HosoPlotUnit unit);
void hoso_plot_free (HosoPlot *plot);
HosoPlotGrid *
hoso_plot_add_grid (HosoPlot *plot, const char *const *rows, const char *const *columns);
void hoso_plot_take_spread (HosoPlot *plot, const char *label, HosoSpread *spread);
guint hoso_plot_get_n_spreads (const HosoPlot *plot);
const HosoSpread *hoso_plot_get_spread (const HosoPlot *plot, guint i);
void hoso_plot_add_period (HosoPlot *plot, const char *period);
void hoso_plot_add_line (HosoPlot *plot, const char *name, const guint64 *values);
gboolean hoso_plot_takes (const HosoPlot *plot, HosoPlotKind kind);
const char *hoso_plot_kind_get_key (HosoPlotKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPlot, hoso_plot_free)

G_END_DECLS

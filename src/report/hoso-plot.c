/* Makes and frees plots.  See hoso-plot.h for who may read them. */

#include "hoso-plot.h"

/* More parts than this are bars, not a ring. */
#define MAX_SLICES 6

/* An empty plot; the caller fills what its kind needs.  Free with
 * hoso_plot_free(). */
HosoPlot *
hoso_plot_new (HosoPlotKind kind, HosoPlotUnit unit)
{
  HosoPlot *plot = g_new0 (HosoPlot, 1);

  plot->kind = kind;
  plot->unit = unit;
  plot->spreads = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spread_free);
  plot->labels = g_ptr_array_new_with_free_func (g_free);
  return plot;
}

static void
grid_free (HosoPlotGrid *grid)
{
  g_strfreev (grid->rows);
  g_strfreev (grid->columns);
  g_free (grid->row_title);
  g_free (grid->column_title);
  g_free (grid->counts);
  g_free (grid->bases);
  g_free (grid->differences);
  g_free (grid);
}

static void
series_free (HosoPlotSeries *series)
{
  g_ptr_array_unref (series->periods);
  g_ptr_array_unref (series->names);
  g_array_unref (series->values);
  g_free (series);
}

void
hoso_plot_free (HosoPlot *plot)
{
  if (plot == NULL)
    return;
  g_free (plot->title);
  g_free (plot->source);
  g_free (plot->date);
  hoso_tally_free (plot->tally);
  hoso_tally_free (plot->all);
  g_free (plot->inside_label);
  g_free (plot->all_label);
  g_ptr_array_unref (plot->spreads);
  g_ptr_array_unref (plot->labels);
  g_clear_pointer (&plot->grid, grid_free);
  g_clear_pointer (&plot->series, series_free);
  g_free (plot->curve);
  g_free (plot);
}

/* A grid of zeros with the labels, borrowed from the plot; counts, bases and
 * titles are the caller's to fill. */
HosoPlotGrid *
hoso_plot_add_grid (HosoPlot *plot, const char *const *rows, const char *const *columns)
{
  HosoPlotGrid *grid = g_new0 (HosoPlotGrid, 1);

  g_clear_pointer (&plot->grid, grid_free);
  grid->rows = g_strdupv ((char **)rows);
  grid->columns = g_strdupv ((char **)columns);
  grid->n_rows = g_strv_length (grid->rows);
  grid->n_columns = g_strv_length (grid->columns);
  grid->counts = g_new0 (guint64, grid->n_rows * grid->n_columns + 1);
  grid->bases = g_new0 (guint64, grid->n_rows + 1);
  plot->grid = grid;
  return grid;
}

/* @label: whose numbers they are; empty for those of everybody. */
void
hoso_plot_take_spread (HosoPlot *plot, const char *label, HosoSpread *spread)
{
  g_ptr_array_add (plot->spreads, spread);
  g_ptr_array_add (plot->labels, g_strdup (label));
}

/* The spread of a tally of numbers counts as the only one. */
guint
hoso_plot_get_n_spreads (const HosoPlot *plot)
{
  if (plot->spreads->len == 0 && plot->tally != NULL && plot->tally->spread != NULL)
    return 1;
  return plot->spreads->len;
}

/* Borrowed; NULL beyond the last. */
const HosoSpread *
hoso_plot_get_spread (const HosoPlot *plot, guint i)
{
  if (i < plot->spreads->len)
    return g_ptr_array_index (plot->spreads, i);
  return i == 0 && plot->tally != NULL ? plot->tally->spread : NULL;
}

static HosoPlotSeries *
get_series (HosoPlot *plot)
{
  if (plot->series == NULL)
    {
      plot->series = g_new0 (HosoPlotSeries, 1);
      plot->series->periods = g_ptr_array_new_with_free_func (g_free);
      plot->series->names = g_ptr_array_new_with_free_func (g_free);
      plot->series->values = g_array_new (FALSE, FALSE, sizeof (guint64));
    }
  return plot->series;
}

/* @period: “2026-05”; in order, and all of them before the first line. */
void
hoso_plot_add_period (HosoPlot *plot, const char *period)
{
  g_ptr_array_add (get_series (plot)->periods, g_strdup (period));
}

/* @values: one for each period. */
void
hoso_plot_add_line (HosoPlot *plot, const char *name, const guint64 *values)
{
  HosoPlotSeries *series = get_series (plot);

  g_ptr_array_add (series->names, g_strdup (name));
  g_array_append_vals (series->values, values, series->periods->len);
}

/* Whether the figures of @plot can also be drawn as @kind: the choices of a menu.
 * Parts make a ring only where each person is in one of them. */
gboolean
hoso_plot_takes (const HosoPlot *plot, HosoPlotKind kind)
{
  const HosoTally *tally = plot->tally;

  switch (kind)
    {
    case HOSO_PLOT_BARS:
      return tally != NULL && plot->all == NULL && plot->kind != HOSO_PLOT_FUNNEL;
    case HOSO_PLOT_DONUT:
      return tally != NULL && plot->all == NULL && plot->kind != HOSO_PLOT_FUNNEL &&
             !tally->numeric && tally->mentions == tally->base && tally->counts->len >= 2 &&
             tally->counts->len <= MAX_SLICES;
    case HOSO_PLOT_HISTOGRAM:
    case HOSO_PLOT_BOX:
      return hoso_plot_get_n_spreads (plot) > 0 && plot->all == NULL;
    case HOSO_PLOT_HEAT:
    case HOSO_PLOT_STACKED:
      return plot->grid != NULL && plot->kind != HOSO_PLOT_RFM;
    case HOSO_PLOT_SHARES:
      return plot->grid != NULL && plot->kind != HOSO_PLOT_RFM && !plot->grid->several;
    case HOSO_PLOT_PAIRS:
    case HOSO_PLOT_FUNNEL:
    case HOSO_PLOT_FLOW:
    case HOSO_PLOT_RFM:
    case HOSO_PLOT_PARETO:
    case HOSO_PLOT_LINE:
      break;
    }
  return plot->kind == kind;
}

/* The key of its name: “bars”, “donut” …; static. */
const char *
hoso_plot_kind_get_key (HosoPlotKind kind)
{
  static const char *const keys[] = { "bars", "pairs", "donut", "funnel", "histogram",
                                      "box", "heat", "stacked", "shares", "flow",
                                      "rfm", "pareto", "line" };

  return keys[kind];
}

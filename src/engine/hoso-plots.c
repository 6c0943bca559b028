/* Makes plots of what use cases have read.  Pure; no plot keeps what it was made
 * of.
 */

#include "hoso-config.h"

#include "hoso-plots.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-names.h"
#include "hoso-phrase.h"

/* @tally is taken.  Numbers and scales become a histogram, all else bars. */
HosoPlot *
hoso_plots_of_question (const HosoSurvey *survey,
                        const HosoQuestion *question,
                        HosoTally *tally,
                        const char *language)
{
  HosoPlot *plot = hoso_plot_new (tally->spread != NULL ? HOSO_PLOT_HISTOGRAM : HOSO_PLOT_BARS,
                                  HOSO_PLOT_RESPONDENTS);

  plot->title = hoso_question_dup_label (question);
  plot->base = tally->base;
  plot->tally = tally;
  plot->source = g_strdup (survey->name);
  plot->date = hoso_phrase_period (survey->first, survey->last, language);
  if (*plot->date == '\0')
    g_clear_pointer (&plot->date, g_free);
  return plot;
}

/* Rows that nobody answered are left away. */
HosoPlot *
hoso_plots_of_crosstab (const HosoCrosstab *table, const char *language)
{
  HosoPlot *plot = hoso_plot_new (HOSO_PLOT_HEAT, HOSO_PLOT_RESPONDENTS);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gsize n_columns = table->n_columns;
  HosoPlotGrid *grid;
  guint kept = 0;

  for (guint i = 0; i < table->n_rows; i++)
    if (table->row_bases[i] > 0)
      g_ptr_array_add (rows, table->rows[i]);
  g_ptr_array_add (rows, NULL);
  grid = hoso_plot_add_grid (plot, (const char *const *)rows->pdata,
                             (const char *const *)table->columns);
  grid->row_title = g_strdup (table->row_title);
  grid->column_title = g_strdup (table->column_title);
  grid->differences = g_new0 (gint8, grid->n_rows * n_columns + 1);
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint64 sum = 0;

      if (table->row_bases[i] == 0)
        continue;
      grid->bases[kept] = table->row_bases[i];
      for (guint k = 0; k < n_columns; k++)
        {
          grid->counts[kept * n_columns + k] = table->counts[i * n_columns + k];
          grid->differences[kept * n_columns + k] =
            (gint8)hoso_crosstab_get_direction (table, i, k);
          sum += table->counts[i * n_columns + k];
        }
      grid->several = grid->several || sum > table->row_bases[i];
      kept++;
    }
  plot->title = g_strdup_printf ("%s × %s", table->row_title, table->column_title);
  plot->base = table->base;
  plot->source = g_strdup (table->source);
  plot->date = table->date != NULL ? hoso_phrase_day (table->date, language) : NULL;
  return plot;
}

static HosoPlot *
create_value_plot (const HosoValueFigures *figures,
                   HosoPlotKind kind,
                   HosoPlotUnit unit,
                   const char *language)
{
  HosoPlot *plot = hoso_plot_new (kind, unit);

  plot->base = unit == HOSO_PLOT_BUYERS ? figures->buyers : figures->customers;
  plot->source = g_strdup (_ ("Orders"));
  plot->date = hoso_phrase_day (figures->as_of, language);
  return plot;
}

/* Five by five, the first row and column the lowest step. */
HosoPlot *
hoso_plots_of_rfm (const HosoValueFigures *figures, const char *language)
{
  static const char *const steps[] = { "1", "2", "3", "4", "5", NULL };
  HosoPlot *plot = create_value_plot (figures, HOSO_PLOT_RFM, HOSO_PLOT_BUYERS, language);
  HosoPlotGrid *grid = hoso_plot_add_grid (plot, steps, steps);

  plot->title = g_strdup (_ ("How Recently and How Often"));
  grid->row_title = hoso_phrase ("chart.recency-by-frequency", language, NULL);
  memcpy (grid->counts, figures->cells, sizeof figures->cells);
  return plot;
}

HosoPlot *
hoso_plots_of_pareto (const HosoValueFigures *figures, const char *language)
{
  HosoPlot *plot = create_value_plot (figures, HOSO_PLOT_PARETO, HOSO_PLOT_BUYERS, language);

  plot->title = g_strdup (_ ("Who Brings the Money"));
  plot->curve = g_memdup2 (figures->curve, sizeof figures->curve);
  return plot;
}

/* How many customers are of each type. */
HosoPlot *
hoso_plots_of_types (const HosoValueFigures *figures, const char *language)
{
  HosoPlot *plot = create_value_plot (figures, HOSO_PLOT_BARS, HOSO_PLOT_CUSTOMERS, language);

  plot->title = g_strdup (_ ("Customer Types"));
  plot->tally = hoso_tally_new ();
  plot->tally->base = plot->tally->asked = figures->customers;
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      g_autofree char *key =
        g_strconcat ("customer-type.", hoso_type_get_key ((HosoCustomerType)i), NULL);

      hoso_tally_add (plot->tally, hoso_name_get (key, language), figures->types[i], FALSE);
    }
  return plot;
}

/* Orders by month, and how many customers ordered in it. */
HosoPlot *
hoso_plots_of_orders (const HosoValueFigures *figures, const char *language)
{
  const HosoOrderMonths *months = figures->months;
  HosoPlot *plot = create_value_plot (figures, HOSO_PLOT_LINE, HOSO_PLOT_ORDERS, language);

  plot->title = g_strdup (_ ("Orders per Month"));
  plot->base = 0;
  if (months->orders->len == 0)
    return plot;
  for (guint i = 0; i < months->orders->len; i++)
    {
      g_autofree char *name = hoso_order_months_dup_name (months, i);

      hoso_plot_add_period (plot, name);
      plot->base += g_array_index (months->orders, guint64, i);
    }
  hoso_plot_add_line (plot, _ ("Orders"), (const guint64 *)(gpointer)months->orders->data);
  hoso_plot_add_line (plot, _ ("Customers who ordered"),
                      (const guint64 *)(gpointer)months->buyers->data);
  return plot;
}

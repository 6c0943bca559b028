/* Makes plots of how customers go from type to type.  Pure; no plot keeps what it
 * was made of.
 */

#include "hoso-config.h"

#include "hoso-transition-plots.h"

#include "hoso-phrase.h"
#include "hoso-plot-reading.h"

#include <glib/gi18n-lib.h>

/* The states that stand on one side, in the order of the types. */
typedef struct
{
  guint states[HOSO_TYPE_STATES];
  const char *names[HOSO_TYPE_STATES + 1];
  guint n;
} Side;

static void
side_fill (Side *side, const guint64 *counts, const char *language)
{
  side->n = 0;
  for (guint i = 0; i < HOSO_TYPE_STATES; i++)
    {
      if (counts[i] == 0)
        continue;
      side->states[side->n] = i;
      side->names[side->n++] = hoso_transitions_get_name (i, language);
    }
  side->names[side->n] = NULL;
}

static const guint64 *
get_counts (const HosoTransitions *transitions, guint date)
{
  return transitions->history->counts + date * HOSO_TYPE_STATES;
}

static HosoPlot *
create_plot (const HosoTransitions *transitions,
             HosoPlotKind kind,
             guint from,
             guint to,
             const char *language)
{
  HosoPlot *plot = hoso_plot_new (kind, HOSO_PLOT_CUSTOMERS);
  g_autofree char *first = hoso_transitions_dup_date (transitions, from);
  g_autofree char *last = hoso_transitions_dup_date (transitions, to);

  plot->source = g_strdup (_ ("Orders and conversations"));
  plot->date = hoso_phrase_period (first, last, language);
  return plot;
}

/* Who was and is unknown is no customer of the period. */
HosoPlot *
hoso_plots_of_transitions (const HosoTransitions *transitions,
                           guint from,
                           guint to,
                           const char *language)
{
  HosoPlot *plot = create_plot (transitions, HOSO_PLOT_FLOW, from, to, language);
  g_autofree char *first = hoso_transitions_dup_date (transitions, from);
  g_autofree char *last = hoso_transitions_dup_date (transitions, to);
  guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES];
  guint64 before[HOSO_TYPE_STATES] = { 0 };
  guint64 after[HOSO_TYPE_STATES] = { 0 };
  HosoPlotGrid *grid;
  Side rows;
  Side columns;

  hoso_type_history_count_moves (transitions->history, from, to, moves);
  moves[HOSO_TYPE_UNKNOWN * HOSO_TYPE_STATES + HOSO_TYPE_UNKNOWN] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      before[i / HOSO_TYPE_STATES] += moves[i];
      after[i % HOSO_TYPE_STATES] += moves[i];
      plot->base += moves[i];
    }
  side_fill (&rows, before, language);
  side_fill (&columns, after, language);
  plot->title = g_strdup (_ ("From Type to Type"));
  grid = hoso_plot_add_grid (plot, rows.names, columns.names);
  grid->row_title = hoso_phrase_day (first, language);
  grid->column_title = hoso_phrase_day (last, language);
  for (guint i = 0; i < rows.n; i++)
    {
      grid->bases[i] = before[rows.states[i]];
      for (guint k = 0; k < columns.n; k++)
        grid->counts[i * columns.n + k] =
          moves[rows.states[i] * HOSO_TYPE_STATES + columns.states[k]];
    }
  return plot;
}

HosoPlot *
hoso_plots_of_type_months (const HosoTransitions *transitions,
                           guint from,
                           guint to,
                           const char *language)
{
  HosoPlot *plot = create_plot (transitions, HOSO_PLOT_STACKED, from, to, language);
  g_autoptr (GPtrArray) months = g_ptr_array_new_with_free_func (g_free);
  guint64 all[HOSO_TYPE_STATES] = { 0 };
  HosoPlotGrid *grid;
  Side columns;

  for (guint i = from; i <= to; i++)
    {
      g_autofree char *month = hoso_transitions_dup_month (transitions, i);

      g_ptr_array_add (months, hoso_plot_dup_period (month, FALSE, language));
      for (guint k = 0; k < HOSO_TYPE_UNKNOWN; k++)
        all[k] += get_counts (transitions, i)[k];
    }
  g_ptr_array_add (months, NULL);
  side_fill (&columns, all, language);
  plot->title = g_strdup (_ ("Types at the End of Each Month"));
  grid = hoso_plot_add_grid (plot, (const char *const *)months->pdata, columns.names);
  for (guint i = from; i <= to; i++)
    for (guint k = 0; k < columns.n; k++)
      {
        guint64 n = get_counts (transitions, i)[columns.states[k]];

        grid->counts[(i - from) * columns.n + k] = n;
        grid->bases[i - from] += n;
        if (i == to)
          plot->base += n;
      }
  return plot;
}

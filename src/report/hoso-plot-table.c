/* The table twin of each kind of plot.  A table never changes after it was made. */

#include "hoso-plot-table.h"

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"
#include "hoso-plot-reading.h"

#define CURVE_STEP 5

typedef struct
{
  HosoPlotTable *table;
  const HosoPlot *plot;
  const char *language;
} Maker;

static void
cell_clear (gpointer data)
{
  HosoPlotCell *cell = data;

  g_free (cell->text);
  g_free (cell->plain);
}

static void
add_text (Maker *maker, const char *text)
{
  HosoPlotCell cell = { g_strdup (text), NULL };

  g_array_append_val (maker->table->cells, cell);
}

static void
add_head (Maker *maker, const char *key)
{
  HosoPlotCell cell = { hoso_phrase (key, maker->language, NULL), NULL };

  g_array_append_val (maker->table->cells, cell);
}

static void
add_count (Maker *maker, guint64 n)
{
  HosoPlotCell cell = { hoso_plot_dup_count (n, maker->language),
                        g_strdup_printf ("%" G_GUINT64_FORMAT, n) };

  g_array_append_val (maker->table->cells, cell);
}

static void
add_number (Maker *maker, double value, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  HosoPlotCell cell = { hoso_format_number (value, decimals, maker->language), NULL };

  cell.plain = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", value));
  g_array_append_val (maker->table->cells, cell);
}

/* Empty where so few people are counted, not expressed as per cent. */
static void
add_share (Maker *maker, guint64 n, guint64 base)
{
  HosoPlotCell cell = { NULL, NULL };

  if (base < HOSO_BASE_TINY)
    {
      add_text (maker, "");
      return;
    }
  cell.text = hoso_format_percent ((double)n / (double)base, 1, maker->language);
  cell.plain = g_strdup (cell.text);
  g_array_append_val (maker->table->cells, cell);
}

static void
add_interval (Maker *maker, guint64 n, guint64 base)
{
  g_autofree char *text = NULL;

  if (base >= HOSO_BASE_TINY)
    text = hoso_plot_dup_interval (n, base, maker->language);
  add_text (maker, text != NULL ? text : "");
}

static guint64
find_count (const HosoTally *tally, const char *label)
{
  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);

      if (g_str_equal (count->label, label))
        return count->n;
    }
  return 0;
}

static void
add_tally_heads (Maker *maker, const char *label)
{
  add_text (maker, label);
  add_head (maker, "chart.share-of-people");
  if (maker->plot->unit == HOSO_PLOT_RESPONDENTS)
    add_head (maker, "chart.interval");
}

static void
add_tally_figures (Maker *maker, guint64 n, guint64 base)
{
  add_count (maker, n);
  add_share (maker, n, base);
  if (maker->plot->unit == HOSO_PLOT_RESPONDENTS)
    add_interval (maker, n, base);
}

static void
make_tally (Maker *maker)
{
  const HosoPlot *plot = maker->plot;
  gboolean sample = plot->unit == HOSO_PLOT_RESPONDENTS;
  g_autofree char *people = hoso_phrase ("chart.people", maker->language, NULL);
  g_autofree char *inside = hoso_phrase ("chart.inside", maker->language, NULL);
  g_autofree char *all = hoso_phrase ("chart.all", maker->language, NULL);
  gboolean several = plot->all == NULL && plot->tally->mentions > plot->tally->base;

  maker->table->n_columns =
    1 + (plot->all != NULL ? 2 : 1) * (sample ? 3 : 2) + (several ? 1 : 0);
  add_head (maker, plot->kind == HOSO_PLOT_FUNNEL ? "chart.step" : "chart.answer");
  if (plot->all == NULL)
    add_tally_heads (maker, people);
  else
    {
      add_tally_heads (maker, plot->inside_label != NULL ? plot->inside_label : inside);
      add_tally_heads (maker, plot->all_label != NULL ? plot->all_label : all);
    }
  if (several)
    add_head (maker, "chart.share-of-mentions");
  for (guint i = 0; i < plot->tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (plot->tally->counts, i);

      add_text (maker, count->label);
      add_tally_figures (maker, count->n, plot->tally->base);
      if (plot->all != NULL)
        add_tally_figures (maker, find_count (plot->all, count->label), plot->all->base);
      if (several)
        add_share (maker, count->n, plot->tally->mentions);
    }
}

static void
make_bins (Maker *maker)
{
  const HosoSpread *spread = hoso_plot_get_spread (maker->plot, 0);
  g_autofree char *people = hoso_phrase ("chart.people", maker->language, NULL);

  maker->table->n_columns = maker->plot->unit == HOSO_PLOT_RESPONDENTS ? 4 : 3;
  add_head (maker, "chart.answer");
  add_tally_heads (maker, people);
  for (guint i = 0; spread != NULL && i < spread->n_bins; i++)
    {
      g_autofree char *label = hoso_plot_dup_bin (spread, i, maker->language);

      add_text (maker, label);
      add_tally_figures (maker, spread->counts[i], spread->n);
    }
}

static void
make_boxes (Maker *maker)
{
  static const char *const heads[] = {
    "chart.group",
    "chart.people",
    "chart.low",
    "chart.lower",
    "chart.median",
    "chart.upper",
    "chart.high",
    "chart.beyond",
  };

  maker->table->n_columns = G_N_ELEMENTS (heads);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    add_head (maker, heads[i]);
  for (guint i = 0; i < hoso_plot_get_n_spreads (maker->plot); i++)
    {
      const HosoSpread *spread = hoso_plot_get_spread (maker->plot, i);
      const double figures[] = { spread->low, spread->lower, spread->median, spread->upper,
                                 spread->high };

      add_text (maker, i < maker->plot->labels->len
                         ? g_ptr_array_index (maker->plot->labels, i)
                         : "");
      add_count (maker, spread->n);
      for (guint k = 0; k < G_N_ELEMENTS (figures); k++)
        add_number (maker, figures[k], 2);
      add_count (maker, spread->n_outliers);
    }
}

/* In words, after the share that was added last. */
static void
add_difference (Maker *maker, int difference)
{
  HosoPlotCell *last =
    &g_array_index (maker->table->cells, HosoPlotCell, maker->table->cells->len - 1);
  g_autofree char *share = last->text;
  g_autofree char *words = NULL;

  words = difference == 0
            ? NULL
            : hoso_phrase (difference > 0 ? "chart.more-brief" : "chart.less-brief",
                           maker->language, NULL);
  last->text = words != NULL ? g_strdup_printf ("%s · %s", share, words) : g_strdup (share);
}

/* Counts and shares of each row; flows have counts alone. */
static void
make_grid (Maker *maker)
{
  const HosoPlotGrid *grid = maker->plot->grid;
  gboolean shares = maker->plot->kind != HOSO_PLOT_RFM && maker->plot->kind != HOSO_PLOT_FLOW;

  maker->table->n_columns = shares ? 2 + 2 * grid->n_columns : 1 + grid->n_columns;
  add_text (maker, grid->row_title != NULL ? grid->row_title : "");
  if (shares)
    add_head (maker, "chart.row-base");
  for (guint i = 0; i < grid->n_columns; i++)
    {
      g_autofree char *share = g_strdup_printf ("%s %%", grid->columns[i]);

      add_text (maker, grid->columns[i]);
      if (shares)
        add_text (maker, share);
    }
  for (guint row = 0; row < grid->n_rows; row++)
    {
      add_text (maker, grid->rows[row]);
      if (shares)
        add_count (maker, grid->bases[row]);
      for (guint i = 0; i < grid->n_columns; i++)
        {
          add_count (maker, grid->counts[row * grid->n_columns + i]);
          if (shares)
            add_share (maker, grid->counts[row * grid->n_columns + i], grid->bases[row]);
          if (shares && grid->differences != NULL)
            add_difference (maker, grid->differences[row * grid->n_columns + i]);
        }
    }
}

static void
make_curve (Maker *maker)
{
  maker->table->n_columns = 2;
  add_head (maker, "chart.share-of-customers");
  add_head (maker, "chart.share-of-money");
  for (guint i = CURVE_STEP; i < HOSO_CONCENTRATION_POINTS && maker->plot->base > 0;
       i += CURVE_STEP)
    {
      double share = maker->plot->curve[i];
      HosoPlotCell customers = { hoso_format_percent (i / 100.0, 0, maker->language), NULL };
      HosoPlotCell money = { hoso_format_percent (share, 1, maker->language), NULL };

      customers.plain = g_strdup (customers.text);
      money.plain = g_strdup (money.text);
      g_array_append_val (maker->table->cells, customers);
      g_array_append_val (maker->table->cells, money);
    }
}

static void
make_series (Maker *maker)
{
  const HosoPlotSeries *series = maker->plot->series;
  guint n = series != NULL ? series->periods->len : 0;
  guint lines = series != NULL ? series->names->len : 0;

  maker->table->n_columns = 1 + lines;
  add_head (maker, "chart.time");
  for (guint i = 0; i < lines; i++)
    add_text (maker, g_ptr_array_index (series->names, i));
  for (guint i = 0; i < n; i++)
    {
      const char *period = g_ptr_array_index (series->periods, i);
      g_autofree char *month = hoso_plot_dup_period (period, FALSE, maker->language);

      add_text (maker, month);
      for (guint k = 0; k < lines; k++)
        add_count (maker, g_array_index (series->values, guint64, k * n + i));
    }
}

/* All figures of @plot, also those that its picture leaves out.  Free with
 * hoso_plot_table_free(). */
HosoPlotTable *
hoso_plot_table_new (const HosoPlot *plot, const char *language)
{
  Maker maker = { g_new0 (HosoPlotTable, 1), plot, language };

  maker.table->cells = g_array_new (FALSE, FALSE, sizeof (HosoPlotCell));
  g_array_set_clear_func (maker.table->cells, cell_clear);
  if (plot->kind == HOSO_PLOT_HISTOGRAM)
    make_bins (&maker);
  else if (plot->kind == HOSO_PLOT_BOX)
    make_boxes (&maker);
  else if (plot->kind == HOSO_PLOT_PARETO)
    make_curve (&maker);
  else if (plot->kind == HOSO_PLOT_LINE)
    make_series (&maker);
  else if (plot->grid != NULL)
    make_grid (&maker);
  else
    make_tally (&maker);
  return maker.table;
}

void
hoso_plot_table_free (HosoPlotTable *table)
{
  g_array_unref (table->cells);
  g_free (table);
}

/* The headings are row 0. */
guint
hoso_plot_table_get_n_rows (const HosoPlotTable *table)
{
  return table->n_columns > 0 ? table->cells->len / table->n_columns : 0;
}

/* Borrowed. */
const HosoPlotCell *
hoso_plot_table_get (const HosoPlotTable *table, guint row, guint column)
{
  return &g_array_index (table->cells, HosoPlotCell, row * table->n_columns + column);
}

/* For the clipboard.  Free with g_free(). */
char *
hoso_plot_table_dup_text (const HosoPlotTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->cells->len; i++)
    {
      const HosoPlotCell *cell = &g_array_index (table->cells, HosoPlotCell, i);
      g_autofree char *line = g_strdelimit (g_strdup (cell->text), "\t\r\n", ' ');

      g_string_append (text, line);
      g_string_append_c (text, (i + 1) % table->n_columns == 0 ? '\n' : '\t');
    }
  return g_string_free (text, FALSE);
}

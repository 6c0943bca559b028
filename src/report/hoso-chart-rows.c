/* What a chart says, without places: rows, figures and notes.
 *
 * Shares are always of people: of those who answered (the base).
 */

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-phrase.h"

static void
row_free (HosoChartRow *row)
{
  g_free (row->label);
  g_free (row);
}

static guint64
find_count (const HosoTally *tally, const char *label, guint i)
{
  const HosoCount *count;

  if (i < tally->counts->len)
    {
      count = g_ptr_array_index (tally->counts, i);
      if (g_str_equal (count->label, label))
        return count->n;
    }
  for (guint j = 0; j < tally->counts->len; j++)
    {
      count = g_ptr_array_index (tally->counts, j);
      if (g_str_equal (count->label, label))
        return count->n;
    }
  return 0;
}

static HosoChartRow *
create_rest (GPtrArray *rows, guint kept, const HosoChart *chart)
{
  HosoChartRow *rest = g_new0 (HosoChartRow, 1);

  rest->label = hoso_phrase_count ("chart.others", rows->len - kept, chart->language);
  rest->other = TRUE;
  rest->mentions =
    chart->tally->mentions > chart->tally->base ||
    (chart->all != NULL && chart->all->mentions > chart->all->base);
  for (guint i = kept; i < rows->len; i++)
    {
      const HosoChartRow *row = g_ptr_array_index (rows, i);

      rest->n[0] += row->n[0];
      rest->n[1] += row->n[1];
    }
  return rest;
}

/* Of HosoChartRow, in the order of the tally.  Where there are more than the
 * chart wants, the last one stands for all that are left. */
GPtrArray *
hoso_chart_collect_rows (const HosoChart *chart)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  const HosoTally *tally = chart->tally;
  HosoChartRow *rest;
  guint kept = chart->max_bars - 1;

  for (guint i = 0; i < tally->counts->len; i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);
      HosoChartRow *row = g_new0 (HosoChartRow, 1);

      row->label = g_strdup (count->label);
      row->other = count->other;
      row->n[0] = count->n;
      row->n[1] = chart->kind == HOSO_CHART_PAIRS ? find_count (chart->all, count->label, i) : 0;
      g_ptr_array_add (rows, row);
    }
  if (chart->max_bars == 0 || rows->len <= chart->max_bars || tally->numeric)
    return rows;
  rest = create_rest (rows, kept, chart);
  g_ptr_array_set_size (rows, (int)kept);
  g_ptr_array_add (rows, rest);
  return rows;
}

/* The share at the right end of all bars: the least round one that holds the
 * longest. */
double
hoso_chart_get_scale (GPtrArray *rows, const HosoTally *const *tallies, guint n_series)
{
  static const double ends[] = { 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1 };
  double most = 0;

  for (guint i = 0; i < rows->len; i++)
    for (guint s = 0; s < n_series; s++)
      {
        const HosoChartRow *row = g_ptr_array_index (rows, i);

        if (tallies[s]->base > 0 && !row->mentions)
          most = MAX (most, (double)row->n[s] / (double)tallies[s]->base);
      }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (most <= ends[i] + 1e-9)
      return ends[i];
  return 1;
}

/* “114 ·”, or “4/9” where the base is too small for per cent. */
char *
hoso_chart_dup_count (const HosoChartRow *row,
                      guint series,
                      const HosoTally *tally,
                      const char *language)
{
  g_autofree char *n = hoso_format_integer ((gint64)row->n[series], language);
  g_autofree char *base = hoso_format_integer ((gint64)tally->base, language);

  if (row->mentions)
    return hoso_phrase_count ("chart.mentions", row->n[series], language);
  if (tally->base < HOSO_BASE_TINY)
    return g_strdup_printf ("%s/%s", n, base);
  return g_strdup_printf ("%s ·", n);
}

/* “68 %”; empty where the base is too small for it. */
char *
hoso_chart_dup_percent (const HosoChartRow *row,
                        guint series,
                        const HosoTally *tally,
                        const char *language)
{
  guint64 n = row->n[series];

  if (tally->base < HOSO_BASE_TINY || row->mentions)
    return g_strdup ("");
  return hoso_format_percent ((double)n / (double)tally->base, hoso_share_decimals (n, tally->base),
                              language);
}

/* “n = 167 respondents · 4 gave no answer”. */
char *
hoso_chart_dup_base (const HosoTally *tally, HosoPlotUnit unit, const char *language)
{
  const char *key = unit == HOSO_PLOT_RESPONDENTS ? "chart.base" : "chart.customers";
  g_autofree char *base = hoso_phrase_count (key, tally->base, language);
  g_autofree char *missing = NULL;

  if (tally->asked <= tally->base)
    return g_steal_pointer (&base);
  missing = hoso_phrase_count ("chart.missing", tally->asked - tally->base, language);
  return g_strdup_printf ("%s · %s", base, missing);
}

static char *
dup_average (const HosoTally *tally, const char *language)
{
  g_autofree char *mean = hoso_format_number (tally->mean, 1, language);
  g_autofree char *median = hoso_format_number (tally->median, 1, language);

  return hoso_phrase ("chart.average", language, "mean", mean, "median", median, NULL);
}

static char *
dup_origin (const HosoChart *chart)
{
  if (chart->source == NULL && chart->date == NULL)
    return NULL;
  if (chart->source == NULL)
    return g_strdup (chart->date);
  if (chart->date == NULL)
    return hoso_phrase ("chart.source", chart->language, "source", chart->source, NULL);
  return hoso_phrase ("chart.source-date", chart->language, "date", chart->date, "source",
                      chart->source, NULL);
}

/* Of char: what to know before trusting the picture, then where it comes
 * from. */
GPtrArray *
hoso_chart_collect_notes (const HosoChart *chart)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);
  const HosoTally *tally = chart->tally;
  guint64 base = tally->base;
  char *origin = dup_origin (chart);

  if (chart->kind == HOSO_CHART_PAIRS)
    base = MIN (base, chart->all->base);
  if (tally->numeric && tally->base >= HOSO_BASE_TINY)
    g_ptr_array_add (notes, dup_average (tally, chart->language));
  if (base > 0 && base < HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_phrase ("chart.tiny", chart->language, NULL));
  else if (base > 0 && base < HOSO_BASE_SMALL)
    g_ptr_array_add (notes, hoso_phrase ("chart.small", chart->language, NULL));
  if (tally->mentions > tally->base && tally->base >= HOSO_BASE_TINY)
    g_ptr_array_add (notes, hoso_phrase ("chart.several", chart->language, NULL));
  if (origin != NULL)
    g_ptr_array_add (notes, origin);
  return notes;
}

/* The sentences of plots, in the language of the picture.  Thread-safe; results
 * are freed with g_free().
 */

#include "hoso-plot-reading.h"

#include "hoso-chart-private.h"
#include "hoso-format.h"
#include "hoso-nps.h"
#include "hoso-phrase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NPS_STEPS 11

char *
hoso_plot_dup_count (guint64 n, const char *language)
{
  return hoso_format_integer ((gint64)n, language);
}

/* “68%”; “4/9” where the base is too small for per cent. */
char *
hoso_plot_dup_share (guint64 n, guint64 base, const char *language)
{
  g_autofree char *number = NULL;
  g_autofree char *of = NULL;

  if (base >= HOSO_BASE_TINY)
    return hoso_format_percent ((double)n / (double)base, hoso_share_decimals (n, base), language);
  number = hoso_plot_dup_count (n, language);
  of = hoso_plot_dup_count (base, language);
  return g_strdup_printf ("%s/%s", number, of);
}

/* “61% – 75%”: Wilson's, 95 %. */
char *
hoso_plot_dup_interval (guint64 n, guint64 base, const char *language)
{
  HosoInterval interval = hoso_proportion_wilson (n, base);
  int decimals = interval.high - interval.low < 0.02 ? 1 : 0;
  g_autofree char *low = hoso_format_percent (interval.low, decimals, language);
  g_autofree char *high = hoso_format_percent (interval.high, decimals, language);

  /* Never broken over two lines. */
  return g_strdup_printf ("%s\u00a0–\u00a0%s", low, high);
}

/* “Shopee: 114 of 167 people, 68% (95% interval 61% – 75%)”.  All customers of a
 * shop are no sample: their shares have no interval. */
char *
hoso_plot_read_share (const HosoPlotShare *share, HosoPlotUnit unit, const char *language)
{
  gboolean sample = unit == HOSO_PLOT_RESPONDENTS;
  g_autofree char *n = hoso_plot_dup_count (share->n, language);
  g_autofree char *base = hoso_plot_dup_count (share->base, language);
  g_autofree char *percent = hoso_plot_dup_share (share->n, share->base, language);
  g_autofree char *interval = hoso_plot_dup_interval (share->n, share->base, language);
  const char *few = sample ? "chart.read-few" : "chart.read-few-customers";
  const char *whole = sample ? "chart.read-share" : "chart.read-customers";

  if (share->base < HOSO_BASE_TINY)
    return hoso_phrase (few, language, "n", n, "base", base, "label", share->label, NULL);
  return hoso_phrase (whole, language, "n", n, "base", base, "share", percent, "interval", interval,
                      "label", share->label, NULL);
}

/* “Lần mua đầu: 120”. */
char *
hoso_plot_read_count (const char *label, guint64 n, const char *language)
{
  g_autofree char *number = hoso_plot_dup_count (n, language);

  return hoso_phrase ("chart.read-count", language, "n", number, "label", label, NULL);
}

/* “n = 167 respondents · 4 gave no answer”. */
char *
hoso_plot_dup_base (const HosoPlot *plot, const char *language)
{
  switch (plot->unit)
    {
    case HOSO_PLOT_RESPONDENTS:
      if (plot->tally != NULL)
        return hoso_chart_dup_base (plot->tally, plot->unit, language);
      return hoso_phrase_count ("chart.base", plot->base, language);
    case HOSO_PLOT_CUSTOMERS:
      return hoso_phrase_count ("chart.customers", plot->base, language);
    case HOSO_PLOT_BUYERS:
      if (plot->base > 0)
        return hoso_phrase_count ("chart.buyers", plot->base, language);
      break;
    case HOSO_PLOT_ORDERS:
      if (plot->base > 0)
        return hoso_phrase_count ("chart.orders", plot->base, language);
      break;
    }
  return hoso_phrase ("chart.no-orders", language, NULL);
}

/* “2026-05” as “05/2026”, or with @brief, below an axis, “5/26”; a day, “2026-05-31”,
 * as people of @language write it, “31/05/2026” or “31/5”; what is neither stays as it is. */
char *
hoso_plot_dup_period (const char *period, gboolean brief, const char *language)
{
  gsize length = strlen (period);
  int year = atoi (period);
  int month = length == 7 || length == 10 ? atoi (period + 5) : 0;
  int day = length == 10 ? atoi (period + 8) : 0;

  if (month < 1 || month > 12)
    return g_strdup (period);
  if (day > 0 && brief)
    return g_str_equal (language, "vi") ? g_strdup_printf ("%d/%d", day, month)
                                        : g_strdup_printf ("%d/%d", month, day);
  if (day > 0)
    return hoso_phrase_day (period, language);
  if (brief)
    return g_strdup_printf ("%d/%02d", month, year % 100);
  return g_strdup_printf ("%02d/%d", month, year);
}

/* With as many decimals as the bins ask for. */
char *
hoso_plot_dup_number (const HosoSpread *spread, double value, const char *language)
{
  double width = spread->edges[1] - spread->edges[0];
  int decimals = width >= 1 ? 0 : (int)ceil (-log10 (width) - 1e-9);

  if (value != floor (value))
    decimals = MAX (decimals, 1);
  return hoso_format_number (value, decimals, language);
}

/* “4” of a scale, otherwise “20 to under 25”. */
char *
hoso_plot_dup_bin (const HosoSpread *spread, guint bin, const char *language)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (spread->steps)
    return hoso_format_integer ((gint64)llround (spread->edges[bin] + 0.5), language);
  low = hoso_plot_dup_number (spread, spread->edges[bin], language);
  high = hoso_plot_dup_number (spread, spread->edges[bin + 1], language);
  return hoso_phrase ("chart.range", language, "low", low, "high", high, NULL);
}

static char *
dup_score (double score, const char *language)
{
  return hoso_format_integer ((gint64)llround (score), language);
}

/* “NPS 32 (95% interval 20 to 44): 50% promoters …”; NULL where the steps are not
 * 0 to 10. */
char *
hoso_plot_dup_nps (const HosoSpread *spread, const char *language)
{
  guint64 parts[3] = { 0 };
  g_autofree char *promoters = NULL;
  g_autofree char *passives = NULL;
  g_autofree char *detractors = NULL;
  g_autofree char *nps = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  HosoInterval interval;

  if (!spread->steps || spread->n_bins != NPS_STEPS || spread->edges[0] != -0.5 ||
      spread->n < HOSO_BASE_TINY)
    return NULL;
  for (guint i = 0; i < NPS_STEPS; i++)
    parts[i < 7 ? 2 : i < 9 ? 1
                            : 0] += spread->counts[i];
  promoters = hoso_plot_dup_share (parts[0], spread->n, language);
  passives = hoso_plot_dup_share (parts[1], spread->n, language);
  detractors = hoso_plot_dup_share (parts[2], spread->n, language);
  interval = hoso_nps_interval (parts[0], parts[1], parts[2]);
  nps = dup_score (hoso_nps (parts[0], parts[1], parts[2]), language);
  low = dup_score (interval.low, language);
  high = dup_score (interval.high, language);
  return hoso_phrase ("chart.nps", language, "nps", nps, "low", low, "high", high, "promoters",
                      promoters, "passives", passives, "detractors", detractors, NULL);
}

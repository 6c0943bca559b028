/* Histograms and the figures of box plots.
 *
 * The width of bins: Freedman and Diaconis 1981, Z. Wahrscheinlichkeitstheorie
 * 57:453, made round.  Boxes and outliers: Tukey 1977, Exploratory Data Analysis,
 * with quartiles of type 7, as R draws them.
 */

#include "hoso-distribution.h"

#include <math.h>

#include "hoso-quantile.h"

#define MIN_BINS 5
#define MAX_BINS 20
/* In quartile ranges: beyond it a number is an outlier. */
#define FENCE 1.5

static int
compare_doubles (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
find_box (HosoSpread *spread, const double *sorted, gsize n)
{
  double reach = FENCE * (spread->upper - spread->lower);

  spread->low = sorted[n - 1];
  spread->high = sorted[0];
  for (gsize i = 0; i < n; i++)
    if (sorted[i] < spread->lower - reach || sorted[i] > spread->upper + reach)
      {
        spread->n_outliers++;
        if (spread->outliers->len < HOSO_SPREAD_OUTLIERS)
          g_array_append_val (spread->outliers, sorted[i]);
      }
    else
      {
        spread->low = fmin (spread->low, sorted[i]);
        spread->high = fmax (spread->high, sorted[i]);
      }
}

static double
make_round (double width)
{
  static const double steps[] = { 1, 2, 5, 10 };
  double power = pow (10, floor (log10 (width)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (width <= steps[i] * power * (1 + 1e-9))
      return steps[i] * power;
  return 10 * power;
}

static double
choose_width (const double *sorted, gsize n, double quartile_range, gboolean whole)
{
  double range = sorted[n - 1] - sorted[0];
  double width = 2 * quartile_range / cbrt ((double)n);

  if (range <= 0)
    return 1;
  if (width <= 0)
    width = range / (1 + log2 ((double)n));
  width = make_round (CLAMP (width, range / MAX_BINS, range / MIN_BINS));
  return whole ? fmax (1, width) : width;
}

static gboolean
are_whole (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] != floor (values[i]))
      return FALSE;
  return TRUE;
}

static void
count_bins (HosoSpread *spread, const double *sorted, gsize n)
{
  guint bin = 0;

  for (gsize i = 0; i < n; i++)
    {
      while (bin + 1 < spread->n_bins && sorted[i] >= spread->edges[bin + 1])
        bin++;
      spread->counts[bin]++;
    }
}

static HosoSpread *
create_bins (const double *sorted, gsize n, double quartile_range)
{
  double range = sorted[n - 1] - sorted[0];
  gboolean whole = are_whole (sorted, n);
  gboolean steps = whole && range < MAX_BINS;
  double width = steps ? 1 : choose_width (sorted, n, quartile_range, whole);
  double first = steps ? sorted[0] - 0.5 : floor (sorted[0] / width) * width;
  guint n_bins = (guint)CLAMP (floor ((sorted[n - 1] - first) / width) + 1, 1, MAX_BINS + 2);
  HosoSpread *spread = hoso_spread_new (n_bins);

  spread->steps = steps;
  for (guint i = 0; i <= n_bins; i++)
    spread->edges[i] = first + i * width;
  return spread;
}

/* Of finite numbers, which get sorted.  Free with hoso_spread_free(); NULL of
 * nothing. */
HosoSpread *
hoso_distribution_find (double *values, gsize n_values)
{
  double lower;
  double median;
  double upper;
  HosoSpread *spread;

  if (n_values == 0)
    return NULL;
  lower = hoso_quantile (values, n_values, 0.25);
  median = hoso_quantile (values, n_values, 0.5);
  upper = hoso_quantile (values, n_values, 0.75);
  g_qsort_with_data (values, (int)n_values, sizeof (double), compare_doubles, NULL);
  spread = create_bins (values, n_values, upper - lower);
  count_bins (spread, values, n_values);
  spread->n = n_values;
  for (gsize i = 0; i < n_values; i++)
    spread->mean += values[i];
  spread->mean /= (double)n_values;
  spread->median = median;
  spread->lower = lower;
  spread->upper = upper;
  find_box (spread, values, n_values);
  return spread;
}

/* Makes all steps of a scale from @first to @last bins of @spread, also those that
 * nobody chose.  Does nothing where the bins are no steps, or lie outside. */
void
hoso_distribution_widen (HosoSpread *spread, int first, int last)
{
  guint n_bins = (guint)(last - first + 1);
  int before = (int)(spread->edges[0] + 0.5) - first;
  guint64 *counts;

  if (!spread->steps || before < 0 || (guint)before + spread->n_bins > n_bins)
    return;
  counts = g_new0 (guint64, n_bins);
  for (guint i = 0; i < spread->n_bins; i++)
    counts[(guint)before + i] = spread->counts[i];
  g_free (spread->counts);
  g_free (spread->edges);
  spread->counts = counts;
  spread->n_bins = n_bins;
  spread->edges = g_new (double, n_bins + 1);
  for (guint i = 0; i <= n_bins; i++)
    spread->edges[i] = first + (double)i - 0.5;
}

/* A value object: how numbers are spread.  Owned by whoever made it; may be read
 * by several threads once it is filled.
 */

#include "hoso-spread.h"

/* All figures 0; the edges and counts are the caller's to fill. */
HosoSpread *
hoso_spread_new (guint n_bins)
{
  HosoSpread *spread = g_new0 (HosoSpread, 1);

  spread->n_bins = n_bins;
  spread->edges = g_new0 (double, n_bins + 1);
  spread->counts = g_new0 (guint64, n_bins);
  spread->outliers = g_array_new (FALSE, FALSE, sizeof (double));
  return spread;
}

/* NULL gives NULL. */
HosoSpread *
hoso_spread_copy (const HosoSpread *spread)
{
  HosoSpread *copy;

  if (spread == NULL)
    return NULL;
  copy = g_memdup2 (spread, sizeof *spread);
  copy->edges = g_memdup2 (spread->edges, (spread->n_bins + 1) * sizeof (double));
  copy->counts = g_memdup2 (spread->counts, spread->n_bins * sizeof (guint64));
  copy->outliers = g_array_copy (spread->outliers);
  return copy;
}

void
hoso_spread_free (HosoSpread *spread)
{
  if (spread == NULL)
    return;
  g_free (spread->edges);
  g_free (spread->counts);
  g_array_unref (spread->outliers);
  g_free (spread);
}

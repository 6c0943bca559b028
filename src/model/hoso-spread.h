/* How numbers are spread: a histogram, and the figures of a box plot. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 n;
  guint n_bins;
  double *edges; /* n_bins + 1, ascending; a bin takes what is not below its first edge
                    and below its second, the last one its second too */
  guint64 *counts;
  gboolean steps; /* each bin is the whole number in its middle */
  double mean;
  double median;
  double lower; /* quartiles */
  double upper;
  double low; /* the least and the greatest that are no outliers */
  double high;
  GArray *outliers;   /* of double, ascending, at most HOSO_SPREAD_OUTLIERS */
  guint64 n_outliers; /* all of them */
} HosoSpread;

#define HOSO_SPREAD_OUTLIERS 60

HosoSpread *hoso_spread_new (guint n_bins);
HosoSpread *hoso_spread_copy (const HosoSpread *spread);
void hoso_spread_free (HosoSpread *spread);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSpread, hoso_spread_free)

G_END_DECLS

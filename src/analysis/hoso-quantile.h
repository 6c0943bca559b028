/* Quantiles and medians.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Hyndman and Fan's type 7, the default of R and of spreadsheets; reorders
 * @values.  @share in [0, 1]; NAN of nothing. */
double hoso_quantile (double *values, gsize n_values, double share);
double hoso_median (double *values, gsize n_values);

/* The same for several shares at once, ascending; @values are put in another order. */
void hoso_quantiles (
  double *values, gsize n_values, const double *shares, guint n_shares, double *quantiles);

G_END_DECLS

/* Pareto's curve: how few customers bring most of the money.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @amounts gets sorted, the largest first; amounts below 0 count as 0. */
void hoso_concentration_sort (double *amounts, gsize n_amounts);
/* What share of all money the first @share of sorted customers bring; the
 * customer at the border counts in part. */
double hoso_concentration_of_top (const double *amounts, gsize n_amounts, double share);
#define HOSO_CONCENTRATION_POINTS 101

/* What the first 0, 1 … 100 % of sorted customers bring, as shares of all. */
void hoso_concentration_curve (const double *amounts,
                               gsize n_amounts,
                               double curve[HOSO_CONCENTRATION_POINTS]);
/* How many of the sorted customers it takes to bring @share of the money. */
gsize hoso_concentration_count (const double *amounts, gsize n_amounts, double share);

G_END_DECLS

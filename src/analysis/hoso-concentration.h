/* Pareto's curve: how few customers bring most of the money.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @amounts gets sorted, the largest first; amounts below 0 count as 0. */
void hoso_concentration_sort (double *amounts, gsize n_amounts);
/* What share of all money the first @share of sorted customers bring; the
 * customer at the border counts in part. */
double hoso_concentration_of_top (const double *amounts, gsize n_amounts, double share);
/* How many of the sorted customers it takes to bring @share of the money. */
gsize hoso_concentration_count (const double *amounts, gsize n_amounts, double share);

G_END_DECLS

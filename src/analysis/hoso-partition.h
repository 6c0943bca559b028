/* How alike two divisions of the same people are.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Above these a group of a bootstrap is doubtful, stable, highly stable:
 * Hennig 2007, Computational Statistics & Data Analysis 52:258. */
#define HOSO_JACCARD_DOUBTFUL 0.60
#define HOSO_JACCARD_STABLE 0.75
#define HOSO_JACCARD_HIGHLY_STABLE 0.85

/* The Rand index corrected for chance: Hubert and Arabie 1985, Journal of
 * Classification 2:193.  1 for the same division, about 0 for unrelated ones. */
double hoso_partition_adjusted_rand (const guint8 *first, const guint8 *second, guint n);

/* For each of @n_groups groups of @groups, its share in common with the group of
 * @others that fits it best: |A and B| / |A or B|, into @jaccard. */
void hoso_partition_jaccard (const guint8 *groups,
                             guint n_groups,
                             const guint8 *others,
                             guint n_others,
                             guint n,
                             double *jaccard);

G_END_DECLS

/* Fisher's exact test of tables of any size: exact where the table is small, by
 * random tables with the same sums where it is not.  Pure functions.
 */

#pragma once

#include <glib.h>

#include "hoso-proportion.h"

G_BEGIN_DECLS

/* @counts: row after row.  FALSE where the table is too large for this. */
gboolean hoso_fisher_exact (const guint64 *counts, guint n_rows, guint n_columns, double *p);
/* The number of random tables, 0 where the table is too large for any; @interval, of
 * 95 %, says how near @p is. */
guint hoso_fisher_simulate (const guint64 *counts,
                            guint n_rows,
                            guint n_columns,
                            guint32 seed,
                            double *p,
                            HosoInterval *interval);

G_END_DECLS

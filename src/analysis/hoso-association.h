/* Tests of whether two groups differ, and their correction where many are read
 * at once.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double chi_square; /* Pearson's, without Yates's correction */
  double df;
  double p;
  double cramer_v;
  double least_expected;
} HosoAssociation;

/* @counts: row after row.  Empty rows and columns are left out. */
HosoAssociation hoso_association_measure (const guint64 *counts, guint n_rows, guint n_columns);
/* How far the cell is from what its row and column lead to expect, in standard
 * deviations (Haberman's adjusted residual; 0 where it cannot differ). */
double hoso_association_residual (const guint64 *counts,
                                  guint n_rows,
                                  guint n_columns,
                                  guint row,
                                  guint column);
/* Fisher's exact test of {{a, b}, {c, d}}, two-sided. */
double hoso_association_fisher (guint64 a, guint64 b, guint64 c, guint64 d);
/* @n1 of @base1 against @n2 of @base2, which share nobody: Pearson where five or
 * more are expected everywhere, else Fisher.  1 where a base is empty. */
double hoso_association_compare (guint64 n1, guint64 base1, guint64 n2, guint64 base2);

/* Benjamini and Hochberg's adjustment, in place; the order stays. */
void hoso_false_discovery_adjust (double *p, guint n);

G_END_DECLS

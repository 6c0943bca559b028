/* Tests of whether two groups differ, and their correction where many are read
 * at once.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-association.h"

#include "hoso-special.h"

#include <math.h>

#define LEAST_EXPECTED 5.0
/* Two tables that are equally probable must count as such. */
#define SAME_PROBABILITY (1.0 + 1e-7)

typedef struct
{
  double row;
  double column;
  double all;
} Margins;

static Margins
get_margins (const guint64 *counts, guint n_rows, guint n_columns, guint row, guint column)
{
  Margins margins = { 0.0, 0.0, 0.0 };

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      double count = (double)counts[i];

      margins.all += count;
      margins.row += i / n_columns == row ? count : 0.0;
      margins.column += i % n_columns == column ? count : 0.0;
    }

  return margins;
}

/* Pearson 1900; Cramér's V as in Agresti 2013, Categorical Data Analysis, 2.4.
 * Fewer than two rows or columns with counts give p = 1. */
HosoAssociation
hoso_association_measure (const guint64 *counts, guint n_rows, guint n_columns)
{
  HosoAssociation result = { .p = 1.0, .least_expected = INFINITY };
  g_autofree double *row_sums = g_new0 (double, n_rows);
  g_autofree double *column_sums = g_new0 (double, n_columns);
  guint rows = 0;
  guint columns = 0;
  double all = 0.0;

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      row_sums[i / n_columns] += (double)counts[i];
      column_sums[i % n_columns] += (double)counts[i];
      all += (double)counts[i];
    }
  for (guint i = 0; i < n_rows; i++)
    rows += row_sums[i] > 0.0;
  for (guint j = 0; j < n_columns; j++)
    columns += column_sums[j] > 0.0;
  if (rows < 2 || columns < 2)
    return result;

  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      double expected = row_sums[i / n_columns] * column_sums[i % n_columns] / all;
      double off = (double)counts[i] - expected;

      if (!(expected > 0.0))
        continue;
      result.least_expected = fmin (result.least_expected, expected);
      result.chi_square += off * off / expected;
    }
  result.df = (rows - 1.0) * (columns - 1.0);
  result.p = hoso_special_chi_square_tail (result.chi_square, result.df);
  result.cramer_v = sqrt (result.chi_square / (all * (MIN (rows, columns) - 1.0)));

  return result;
}

/* Haberman 1973, Biometrics 29:205. */
double
hoso_association_residual (const guint64 *counts,
                           guint n_rows,
                           guint n_columns,
                           guint row,
                           guint column)
{
  Margins m = get_margins (counts, n_rows, n_columns, row, column);
  double expected = m.row * m.column / m.all;
  double variance = expected * (1.0 - m.row / m.all) * (1.0 - m.column / m.all);

  if (!(variance > 0.0))
    return 0.0;

  return ((double)counts[row * n_columns + column] - expected) / sqrt (variance);
}

static double
log_choose (double n, double k)
{
  return hoso_special_lgamma (n + 1.0) - hoso_special_lgamma (k + 1.0) -
         hoso_special_lgamma (n - k + 1.0);
}

/* Fisher 1935; two-sided as R and most programs have it: all tables that are no
 * more probable than this one.  Walks from the most probable table outwards and
 * stops where the rest cannot be seen, so that large tables take no longer. */
double
hoso_association_fisher (guint64 a, guint64 b, guint64 c, guint64 d)
{
  double row = (double)(a + b);
  double other = (double)(c + d);
  double column = (double)(a + c);
  double low = fmax (0.0, column - other);
  double high = fmin (row, column);
  double all = log_choose (row + other, column);
  double mode = fmin (high, fmax (low, floor ((row + 1.0) * (column + 1.0) / (row + other + 2.0))));
  double seen = log_choose (row, (double)a) + log_choose (other, (double)c) - all;
  double limit = seen + log (SAME_PROBABILITY);
  double sum = 0.0;

  for (int side = -1; side <= 1; side += 2)
    {
      for (double k = side < 0 ? mode : mode + 1.0; k >= low && k <= high; k += side)
        {
          double probability = log_choose (row, k) + log_choose (other, column - k) - all;

          if (probability <= limit)
            sum += exp (probability);
          if (probability < limit && probability < seen - 40.0)
            break;
        }
    }

  return fmin (1.0, sum);
}

double
hoso_association_compare (guint64 n1, guint64 base1, guint64 n2, guint64 base2)
{
  guint64 counts[4] = { n1, base1 - n1, n2, base2 - n2 };
  HosoAssociation pearson;

  g_return_val_if_fail (n1 <= base1 && n2 <= base2, 1.0);
  if (base1 == 0 || base2 == 0)
    return 1.0;

  pearson = hoso_association_measure (counts, 2, 2);
  if (pearson.least_expected >= LEAST_EXPECTED)
    return pearson.p;

  return hoso_association_fisher (counts[0], counts[1], counts[2], counts[3]);
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *p = data;
  double first = p[*(const guint *)a];
  double second = p[*(const guint *)b];

  return (first > second) - (first < second);
}

/* Benjamini and Hochberg 1995, JRSS B 57:289: reading as found what is at most
 * 0.05 afterwards is wrong in one of twenty of the findings. */
void
hoso_false_discovery_adjust (double *p, guint n)
{
  g_autofree guint *places = g_new (guint, n);
  double least = 1.0;

  for (guint i = 0; i < n; i++)
    places[i] = i;
  g_qsort_with_data (places, (int)n, sizeof (guint), compare_places, p);
  for (guint rank = n; rank > 0; rank--)
    {
      least = fmin (least, p[places[rank - 1]] * n / rank);
      p[places[rank - 1]] = least;
    }
}

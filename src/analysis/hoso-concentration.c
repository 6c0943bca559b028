/* Pareto's curve: how few customers bring most of the money.  Pure functions,
 * thread-safe.
 */

#include "hoso-config.h"

#include "hoso-concentration.h"

#include <math.h>
#include <stdlib.h>

static int
compare_descending (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first < second) - (first > second);
}

void
hoso_concentration_sort (double *amounts, gsize n_amounts)
{
  for (gsize i = 0; i < n_amounts; i++)
    amounts[i] = fmax (0.0, amounts[i]);
  if (n_amounts > 0)
    qsort (amounts, n_amounts, sizeof (double), compare_descending);
}

static double
get_sum (const double *amounts, gsize n_amounts)
{
  double sum = 0.0;

  for (gsize i = 0; i < n_amounts; i++)
    sum += amounts[i];

  return sum;
}

/* @share in [0, 1]; 0 where nobody has spent anything. */
double
hoso_concentration_of_top (const double *amounts, gsize n_amounts, double share)
{
  double all = get_sum (amounts, n_amounts);
  double place = CLAMP (share, 0.0, 1.0) * (double)n_amounts;
  gsize whole = (gsize)floor (place);
  double top = get_sum (amounts, whole);

  if (!(all > 0.0))
    return 0.0;
  if (whole < n_amounts)
    top += (place - (double)whole) * amounts[whole];

  return top / all;
}

/* In one pass; all 0 where nobody has spent anything. */
void
hoso_concentration_curve (const double *amounts,
                          gsize n_amounts,
                          double curve[HOSO_CONCENTRATION_POINTS])
{
  double all = get_sum (amounts, n_amounts);
  double sum = 0.0;
  gsize next = 0;

  for (guint i = 0; i < HOSO_CONCENTRATION_POINTS; i++)
    {
      double place = (double)n_amounts * i / (HOSO_CONCENTRATION_POINTS - 1);
      double part = 0.0;

      while ((double)(next + 1) <= place)
        sum += amounts[next++];
      if (next < n_amounts)
        part = (place - (double)next) * amounts[next];
      curve[i] = all > 0.0 ? (sum + part) / all : 0.0;
    }
}

/* 0 where nobody has spent anything. */
gsize
hoso_concentration_count (const double *amounts, gsize n_amounts, double share)
{
  double all = get_sum (amounts, n_amounts);
  double sum = 0.0;

  if (!(all > 0.0))
    return 0;

  for (gsize i = 0; i < n_amounts; i++)
    {
      sum += amounts[i];
      if (sum >= all * share * (1.0 - 1e-12))
        return i + 1;
    }

  return n_amounts;
}

/* Quantiles by selection, without sorting.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-quantile.h"

#include <math.h>

static void
swap (double *values, gsize a, gsize b)
{
  double kept = values[a];

  values[a] = values[b];
  values[b] = kept;
}

static double
get_pivot (const double *values, gsize low, gsize high)
{
  double a = values[low];
  double b = values[low + (high - low) / 2];
  double c = values[high];

  return fmax (fmin (a, b), fmin (fmax (a, b), c));
}

/* Puts the value of rank @rank, from 0, in its place: smaller ones before it,
 * larger ones after it.  In three parts, since figures of shops repeat a lot;
 * Dijkstra 1976, A Discipline of Programming, the Dutch national flag. */
static double
place (double *values, gsize n_values, gsize rank)
{
  gsize low = 0;
  gsize high = n_values - 1;

  while (low < high)
    {
      double pivot = get_pivot (values, low, high);
      gsize less = low;
      gsize more = high;

      for (gsize i = low; i <= more;)
        {
          if (values[i] < pivot)
            swap (values, i++, less++);
          else if (values[i] > pivot)
            swap (values, i, more--);
          else
            i++;
        }
      if (rank < less)
        high = less - 1;
      else if (rank > more)
        low = more + 1;
      else
        break;
    }

  return values[rank];
}

/* Hyndman and Fan 1996, The American Statistician 50:361, definition 7.  No
 * value may be NAN. */
double
hoso_quantile (double *values, gsize n_values, double share)
{
  double position;
  double below;
  double above;
  gsize rank;

  if (n_values == 0)
    return NAN;

  /* The last digits of a share such as 0.6 must not lift it over a whole one. */
  position = (double)(n_values - 1) * CLAMP (share, 0.0, 1.0);
  rank = (gsize)floor (position * (1.0 + 1e-15));
  below = place (values, n_values, rank);
  if (position - (double)rank <= position * 1e-15 || rank + 1 >= n_values)
    return below;

  above = values[rank + 1];
  for (gsize i = rank + 2; i < n_values; i++)
    above = fmin (above, values[i]);

  return below + (position - (double)rank) * (above - below);
}

double
hoso_median (double *values, gsize n_values)
{
  return hoso_quantile (values, n_values, 0.5);
}

/* Quantiles by selection or counting, without sorting.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-quantile.h"

#include <math.h>

/* Fewer values are not worth a table of counts. */
#define MIN_COUNTED 256
#define MAX_RANGE 65536.0

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

/* Where a share lies among ordered values: at a rank, and so far towards the next. */
typedef struct
{
  gsize rank;
  double beyond;
} Place;

/* Hyndman and Fan 1996, The American Statistician 50:361, definition 7. */
static Place
find_place (gsize n_values, double share)
{
  double position = (double)(n_values - 1) * CLAMP (share, 0.0, 1.0);
  /* The last digits of a share such as 0.6 must not lift it over a whole one. */
  gsize rank = (gsize)floor (position * (1.0 + 1e-15));
  double beyond = position - (double)rank;

  if (beyond <= position * 1e-15 || rank + 1 >= n_values)
    beyond = 0.0;

  return (Place){ rank, beyond };
}

/* Whole numbers that lie close together are counted, not put in order: days and
 * numbers of orders do. */
static gboolean
is_countable (const double *values, gsize n_values, double *least, gsize *range)
{
  double low = values[0];
  double high = values[0];

  if (n_values < MIN_COUNTED)
    return FALSE;
  for (gsize i = 0; i < n_values; i++)
    {
      if (values[i] != floor (values[i]))
        return FALSE;
      low = fmin (low, values[i]);
      high = fmax (high, values[i]);
    }
  if (high - low >= MAX_RANGE)
    return FALSE;
  *least = low;
  *range = (gsize)(high - low) + 1;

  return TRUE;
}

/* The value at rank @rank. */
static double
find_counted (const gsize *counts, double least, gsize rank)
{
  gsize i = 0;

  for (gsize seen = counts[0]; seen <= rank; seen += counts[++i])
    continue;

  return least + (double)i;
}

static void
count_quantiles (const double *values,
                 gsize n_values,
                 const double *shares,
                 guint n_shares,
                 double *quantiles,
                 double least,
                 gsize range)
{
  g_autofree gsize *counts = g_new0 (gsize, range);

  for (gsize i = 0; i < n_values; i++)
    counts[(gsize)(values[i] - least)]++;
  for (guint i = 0; i < n_shares; i++)
    {
      Place at = find_place (n_values, shares[i]);

      quantiles[i] = find_counted (counts, least, at.rank);
      if (at.beyond > 0.0)
        quantiles[i] +=
          at.beyond * (find_counted (counts, least, at.rank + 1) - quantiles[i]);
    }
}

/* What lies below one quantile need not be looked at for the next. */
static void
select_quantiles (
  double *values, gsize n_values, const double *shares, guint n_shares, double *quantiles)
{
  gsize done = 0;

  for (guint i = 0; i < n_shares; i++)
    {
      Place at = find_place (n_values, shares[i]);
      double above;

      quantiles[i] = place (values + done, n_values - done, at.rank - done);
      done = at.rank;
      if (at.beyond <= 0.0)
        continue;
      above = values[at.rank + 1];
      for (gsize j = at.rank + 2; j < n_values; j++)
        above = fmin (above, values[j]);
      quantiles[i] += at.beyond * (above - quantiles[i]);
    }
}

/* See hoso-quantile.h. */
void
hoso_quantiles (
  double *values, gsize n_values, const double *shares, guint n_shares, double *quantiles)
{
  double least;
  gsize range;

  if (n_values == 0)
    for (guint i = 0; i < n_shares; i++)
      quantiles[i] = NAN;
  else if (is_countable (values, n_values, &least, &range))
    count_quantiles (values, n_values, shares, n_shares, quantiles, least, range);
  else
    select_quantiles (values, n_values, shares, n_shares, quantiles);
}

/* No value may be NAN. */
double
hoso_quantile (double *values, gsize n_values, double share)
{
  double quantile;

  hoso_quantiles (values, n_values, &share, 1, &quantile);

  return quantile;
}

double
hoso_median (double *values, gsize n_values)
{
  return hoso_quantile (values, n_values, 0.5);
}

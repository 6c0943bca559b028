/* How alike two divisions of the same people are.  Groups are numbered from 0.
 * Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-partition.h"

#define MAX_GROUPS 256

static guint
count_groups (const guint8 *groups, guint n)
{
  guint largest = 0;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, groups[i]);
  return largest + 1;
}

/* How many are in group a of @first and in group b of @second, at a × n_second
 * + b. */
static guint64 *
cross (const guint8 *first, guint n_first, const guint8 *second, guint n_second, guint n)
{
  guint64 *counts = g_new0 (guint64, (gsize)n_first * n_second);

  for (guint i = 0; i < n; i++)
    counts[(gsize)first[i] * n_second + second[i]]++;
  return counts;
}

static double
count_pairs (guint64 n)
{
  return (double)n * ((double)n - 1.0) / 2.0;
}

/* 1 also where neither divides anything. */
double
hoso_partition_adjusted_rand (const guint8 *first, const guint8 *second, guint n)
{
  guint n_first = count_groups (first, n);
  guint n_second = count_groups (second, n);
  g_autofree guint64 *counts = cross (first, n_first, second, n_second, n);
  guint64 columns[MAX_GROUPS] = { 0 };
  double both = 0.0;
  double of_first = 0.0;
  double of_second = 0.0;
  double expected;
  double largest;

  for (guint a = 0; a < n_first; a++)
    {
      guint64 row = 0;

      for (guint b = 0; b < n_second; b++)
        {
          guint64 count = counts[(gsize)a * n_second + b];

          row += count;
          columns[b] += count;
          both += count_pairs (count);
        }
      of_first += count_pairs (row);
    }
  for (guint b = 0; b < n_second; b++)
    of_second += count_pairs (columns[b]);

  expected = n > 1 ? of_first * of_second / count_pairs (n) : 0.0;
  largest = (of_first + of_second) / 2.0;
  return largest > expected ? (both - expected) / (largest - expected) : 1.0;
}

/* An empty group has nothing in common with any: 0. */
void
hoso_partition_jaccard (const guint8 *groups,
                        guint n_groups,
                        const guint8 *others,
                        guint n_others,
                        guint n,
                        double *jaccard)
{
  g_autofree guint64 *counts = cross (groups, n_groups, others, n_others, n);
  guint64 columns[MAX_GROUPS] = { 0 };

  for (guint a = 0; a < n_groups; a++)
    for (guint b = 0; b < n_others; b++)
      columns[b] += counts[(gsize)a * n_others + b];

  for (guint a = 0; a < n_groups; a++)
    {
      guint64 row = 0;

      jaccard[a] = 0.0;
      for (guint b = 0; b < n_others; b++)
        row += counts[(gsize)a * n_others + b];
      for (guint b = 0; b < n_others; b++)
        {
          guint64 common = counts[(gsize)a * n_others + b];
          guint64 together = row + columns[b] - common;

          if (together > 0)
            jaccard[a] = MAX (jaccard[a], (double)common / (double)together);
        }
    }
}

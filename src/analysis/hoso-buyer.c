/* Purchases summed up as the purchase models need them: how often again, when
 * last, for how long watched.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-buyer.h"

#include <stdlib.h>

HosoBuyer
hoso_buyer_from_days (const gint *days, guint n_days, gint end, double unit)
{
  HosoBuyer buyer = { 0, 0.0, 0.0, 1.0 };

  g_return_val_if_fail (n_days > 0 && unit > 0.0, buyer);

  for (guint i = 1; i < n_days; i++)
    buyer.repeats += days[i] != days[i - 1];
  buyer.last = (days[n_days - 1] - days[0]) / unit;
  buyer.age = (end - days[0]) / unit;

  return buyer;
}

static int
compare_doubles (double a, double b)
{
  return (a > b) - (a < b);
}

static int
compare_buyers (const void *a, const void *b)
{
  const HosoBuyer *first = a;
  const HosoBuyer *second = b;

  if (first->repeats != second->repeats)
    return first->repeats < second->repeats ? -1 : 1;
  if (first->age != second->age)
    return compare_doubles (first->age, second->age);

  return compare_doubles (first->last, second->last);
}

/* The models keep what depends on the repeats and on the age alone from one
 * buyer to the next, so that this order makes them fast. */
guint
hoso_buyers_merge (HosoBuyer *buyers, guint n_buyers)
{
  guint kept = 0;

  if (n_buyers == 0)
    return 0;

  qsort (buyers, n_buyers, sizeof (HosoBuyer), compare_buyers);
  for (guint i = 1; i < n_buyers; i++)
    {
      if (compare_buyers (&buyers[kept], &buyers[i]) == 0)
        buyers[kept].weight += buyers[i].weight;
      else
        buyers[++kept] = buyers[i];
    }

  return kept + 1;
}

/* 0 for nobody. */
double
hoso_buyers_mean_age (const HosoBuyer *buyers, guint n_buyers)
{
  double sum = 0.0;
  double weight = 0.0;

  for (guint i = 0; i < n_buyers; i++)
    {
      sum += buyers[i].weight * buyers[i].age;
      weight += buyers[i].weight;
    }

  return weight > 0.0 ? sum / weight : 0.0;
}

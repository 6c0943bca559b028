/* A model fitted to the purchases up to a day, held against those after it.
 * Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-back-test.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  HosoBuyer buyer;
  guint came; /* days of purchases after the split */
  gint quiet; /* days between the latest purchase and the split */
  double again;
} Case;

static guint
count_days (const HosoLedger *ledger, guint from, guint to)
{
  guint days = 0;

  for (guint i = from; i < to; i++)
    days += i == from || ledger->days[i] != ledger->days[i - 1];

  return days;
}

/* Everybody who had bought by the split; what came after the end is not looked
 * at. */
static Case *
collect (const HosoLedger *ledger, const HosoBackTestPlan *plan, guint *n_cases)
{
  Case *cases = g_new0 (Case, ledger->n_customers);

  *n_cases = 0;
  for (guint i = 0; i < ledger->n_customers; i++)
    {
      guint start = ledger->starts[i];
      guint middle = start;
      guint stop;

      while (middle < ledger->starts[i + 1] && ledger->days[middle] <= plan->split)
        middle++;
      for (stop = middle; stop < ledger->starts[i + 1] && ledger->days[stop] <= plan->end; stop++)
        continue;
      if (middle == start)
        continue;
      cases[*n_cases].buyer =
        hoso_buyer_from_days (&ledger->days[start], middle - start, plan->split, plan->unit);
      cases[*n_cases].quiet = plan->split - ledger->days[middle - 1];
      cases[(*n_cases)++].came = count_days (ledger, middle, stop);
    }

  return cases;
}

static HosoBuyingModel
fit (const HosoBackTestPlan *plan, const Case *cases, guint n_cases)
{
  g_autofree HosoBuyer *buyers = g_new (HosoBuyer, n_cases);

  for (guint i = 0; i < n_cases; i++)
    buyers[i] = cases[i].buyer;

  return hoso_buying_fit (plan->kind, buyers, hoso_buyers_merge (buyers, n_cases), plan->prior);
}

static int
compare_cases (const void *a, const void *b)
{
  double first = ((const Case *)a)->again;
  double second = ((const Case *)b)->again;

  return (first > second) - (first < second);
}

/* Mann and Whitney's statistic over the number of pairs; ties count half.
 * Sorts @cases. */
static double
get_ranking (Case *cases, guint n_cases)
{
  double pairs = 0.0;
  double below = 0.0;
  double active = 0.0;

  qsort (cases, n_cases, sizeof (Case), compare_cases);
  for (guint i = 0; i < n_cases;)
    {
      double came = 0.0;
      double stayed_away = 0.0;
      guint j = i;

      for (; j < n_cases && cases[j].again == cases[i].again; j++)
        {
          came += cases[j].came > 0;
          stayed_away += cases[j].came == 0;
        }
      pairs += came * (below + 0.5 * stayed_away);
      below += stayed_away;
      active += came;
      i = j;
    }

  return active > 0.0 && below > 0.0 ? pairs / (active * below) : 0.5;
}

static void
add_up (HosoBackTest *test, Case *cases, double time, double rule)
{
  for (guint i = 0; i < test->customers; i++)
    {
      const HosoBuyer *buyer = &cases[i].buyer;
      double expected = hoso_buying_expected (&test->model, buyer, time);
      gboolean came = cases[i].came > 0;

      cases[i].again = hoso_buying_again (&test->model, buyer, time);
      test->actual += cases[i].came;
      test->expected += expected;
      test->mean_error += fabs (expected - cases[i].came) / test->customers;
      test->active += came;
      test->active_share += cases[i].again / test->customers;
      test->brier += (cases[i].again - came) * (cases[i].again - came) / test->customers;
      test->model_right += ((cases[i].again > 0.5) == came) / (double)test->customers;
      test->rule_right += ((cases[i].quiet < rule) == came) / (double)test->customers;
    }
}

gboolean
hoso_back_test_run (const HosoLedger *ledger, const HosoBackTestPlan *plan, HosoBackTest *test)
{
  g_autofree Case *cases = NULL;
  guint n_cases = 0;

  g_return_val_if_fail (plan->split < plan->end, FALSE);

  cases = collect (ledger, plan, &n_cases);
  *test = (HosoBackTest){ .split = plan->split, .end = plan->end, .customers = n_cases };
  if (n_cases == 0)
    return FALSE;

  test->model = fit (plan, cases, n_cases);
  add_up (test, cases, (plan->end - plan->split) / plan->unit, plan->rule);
  test->ranking = get_ranking (cases, n_cases);

  return TRUE;
}

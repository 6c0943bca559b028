/* What can be read off purchases without any model: the usual gap between two,
 * and how long somebody has been quiet measured by it.  As good as the models at
 * telling who is gone (Wübben and von Wangenheim 2008, Journal of Marketing
 * 72(3):82), and anybody can check it by hand.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-ledger.h"

#include "hoso-quantile.h"

#include <math.h>

/* Adds the customer's gaps to @gaps; returns how many there are. */
static guint
add_gaps (const HosoLedger *ledger, guint customer, double *gaps)
{
  guint n_gaps = 0;

  for (guint i = ledger->starts[customer] + 1; i < ledger->starts[customer + 1]; i++)
    {
      if (ledger->days[i] != ledger->days[i - 1])
        gaps[n_gaps++] = ledger->days[i] - ledger->days[i - 1];
    }

  return n_gaps;
}

double
hoso_ledger_usual_gap (const HosoLedger *ledger, guint customer)
{
  double few[16];
  guint n_entries = ledger->starts[customer + 1] - ledger->starts[customer];
  g_autofree double *many = n_entries > G_N_ELEMENTS (few) ? g_new (double, n_entries) : NULL;
  double *gaps = many != NULL ? many : few;
  guint n_gaps = add_gaps (ledger, customer, gaps);

  return n_gaps > 0 ? hoso_median (gaps, n_gaps) : 0.0;
}

double
hoso_ledger_shop_gap (const HosoLedger *ledger)
{
  g_autofree double *gaps = g_new (double, ledger->starts[ledger->n_customers]);
  guint n_gaps = 0;

  for (guint i = 0; i < ledger->n_customers; i++)
    n_gaps += add_gaps (ledger, i, gaps + n_gaps);

  return n_gaps > 0 ? hoso_median (gaps, n_gaps) : 0.0;
}

guint64
hoso_ledger_count_repeats (const HosoLedger *ledger)
{
  guint64 repeats = 0;

  for (guint i = 0; i < ledger->n_customers; i++)
    for (guint j = ledger->starts[i] + 1; j < ledger->starts[i + 1]; j++)
      repeats += ledger->days[j] != ledger->days[j - 1];

  return repeats;
}

double
hoso_hiatus (double quiet_days, double usual, double shop)
{
  double gap = usual > 0.0 ? usual : shop;

  return gap > 0.0 ? quiet_days / gap : NAN;
}

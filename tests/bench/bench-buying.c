/* Fitting the purchase models: a shop of the size of CDNOW's sample (2,357
 * customers) and one of 1,000,000, both drawn from an MBG/NBD.  Medians of five
 * runs.  The programs that could be compared with (CLVTools, lifetimes, BTYD) are
 * in no distribution, so the figures stand alone; the gates are absolute.
 */

#include "hoso-config.h"

#include "bench-measure.h"
#include "hoso-buying-model.h"
#include "hoso-gamma-gamma.h"
#include "hoso-uid.h"

#include <math.h>

#define CUSTOMERS 2357
#define MANY 1000000
#define RUNS 5
/* Milliseconds for both models of the small shop; seconds for the large one. */
#define GATE_SMALL 30.0
#define GATE_LARGE 3.0

static double
draw (HosoRandom *random)
{
  return 1.0 - hoso_random_double (random);
}

/* The sum of @shape exponentials: enough of a gamma distribution here. */
static double
draw_gamma (HosoRandom *random, guint shape)
{
  double sum = 0.0;

  for (guint i = 0; i < shape; i++)
    sum -= log (draw (random));

  return sum;
}

/* In weeks, to the day, as orders come. */
static HosoBuyer
draw_buyer (HosoRandom *random)
{
  HosoBuyer buyer = { 0, 0.0, (190 + hoso_random_below (random, 84)) / 7.0, 1.0 };
  double rate = draw_gamma (random, 1) / 12.0;
  double leaves = draw_gamma (random, 1);
  double time = 0.0;

  leaves /= leaves + draw_gamma (random, 2);
  while (draw (random) >= leaves)
    {
      time += floor (-log (draw (random)) / rate * 7.0 + 1.0) / 7.0;
      if (time > buyer.age)
        break;
      buyer.repeats++;
      buyer.last = time;
    }

  return buyer;
}

static double
fit_buying (HosoBuyingKind kind, const HosoBuyer *buyers, guint n)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      HosoBuyingModel model = hoso_buying_fit (kind, buyers, n, TRUE);

      times[i] = bench_get_seconds (begun) * 1000.0;
      g_assert_true (model.converged);
    }

  return bench_get_median (times, RUNS);
}

static double
fit_money (const HosoSpending *spending, guint n)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      HosoGammaGamma model = hoso_gamma_gamma_fit (spending, n, TRUE);

      times[i] = bench_get_seconds (begun) * 1000.0;
      g_assert_true (model.converged);
    }

  return bench_get_median (times, RUNS);
}

static double
measure_small (HosoRandom *random)
{
  g_autofree HosoBuyer *buyers = g_new (HosoBuyer, CUSTOMERS);
  g_autofree HosoSpending *spending = g_new (HosoSpending, CUSTOMERS);
  guint n_spending = 0;
  guint n_buyers;
  double mbg;
  double money;

  for (guint i = 0; i < CUSTOMERS; i++)
    {
      buyers[i] = draw_buyer (random);
      if (buyers[i].repeats > 0)
        spending[n_spending++] = (HosoSpending){
          buyers[i].repeats, floor (5e5 * draw_gamma (random, 6) / draw_gamma (random, 4)), 1.0
        };
    }
  n_buyers = hoso_buyers_merge (buyers, CUSTOMERS);
  n_spending = hoso_spending_merge (spending, n_spending);
  mbg = fit_buying (HOSO_BUYING_MBG, buyers, n_buyers);
  money = fit_money (spending, n_spending);
  g_print ("2,357 customers: MBG/NBD %.2f ms, BG/NBD %.2f ms, Pareto/NBD %.1f ms, "
           "Gamma-Gamma %.2f ms (absolute: no peer can be installed)\n",
           mbg, fit_buying (HOSO_BUYING_BG, buyers, n_buyers),
           fit_buying (HOSO_BUYING_PARETO, buyers, n_buyers), money);

  return mbg + money;
}

static double
measure_large (HosoRandom *random)
{
  g_autofree HosoBuyer *buyers = g_new (HosoBuyer, MANY);
  gint64 begun;
  guint n_buyers;
  double seconds;

  for (guint i = 0; i < MANY; i++)
    buyers[i] = draw_buyer (random);
  begun = g_get_monotonic_time ();
  n_buyers = hoso_buyers_merge (buyers, MANY);
  g_assert_true (hoso_buying_fit (HOSO_BUYING_MBG, buyers, n_buyers, TRUE).converged);
  seconds = bench_get_seconds (begun);
  g_print ("1,000,000 customers, %u of them unlike: MBG/NBD %.2f s\n", n_buyers, seconds);

  return seconds;
}

int
main (void)
{
  HosoRandom random;
  double small;
  double large;

  hoso_random_seed (&random, 1997);
  small = measure_small (&random);
  large = measure_large (&random);

  return small <= GATE_SMALL && large <= GATE_LARGE ? 0 : 1;
}

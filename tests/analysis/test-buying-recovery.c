/* Customers drawn from an MBG/NBD with known parameters give them back.  The
 * error that is allowed is four standard errors of the fit, so that one seed in
 * some thousands would fail for no fault: the seed is fixed, and printed.
 */

#include "hoso-config.h"

#include "hoso-buying-model.h"
#include "hoso-gamma-gamma.h"

#include <math.h>

#define N_CUSTOMERS 4000
#define SEED 20261122

static double
draw_normal (GRand *random)
{
  double radius = sqrt (-2.0 * log (1.0 - g_rand_double (random)));

  return radius * cos (2.0 * G_PI * g_rand_double (random));
}

/* Marsaglia and Tsang 2000; below shape 1 by Stuart's power of a uniform. */
static double
draw_gamma (GRand *random, double shape)
{
  double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
  double c = 1.0 / sqrt (9.0 * d);

  for (;;)
    {
      double x = draw_normal (random);
      double v = pow (1.0 + c * x, 3.0);

      if (v <= 0.0 || log (1.0 - g_rand_double (random)) > 0.5 * x * x + d - d * v + d * log (v))
        continue;

      return shape < 1.0 ? d * v * pow (1.0 - g_rand_double (random), 1.0 / shape) : d * v;
    }
}

static HosoBuyer
draw_buyer (GRand *random, const double *p)
{
  HosoBuyer buyer = { 0, 0.0, g_rand_double_range (random, 20.0, 60.0), 1.0 };
  double rate = draw_gamma (random, p[0]) / p[1];
  double leaves = draw_gamma (random, p[2]);
  double time = 0.0;

  leaves /= leaves + draw_gamma (random, p[3]);
  while (g_rand_double (random) >= leaves)
    {
      time -= log (1.0 - g_rand_double (random)) / rate;
      if (time > buyer.age)
        break;
      buyer.repeats++;
      buyer.last = time;
    }

  return buyer;
}

static void
test_mbg (void)
{
  static const double truth[] = { 0.8, 6.0, 0.9, 2.5 };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree HosoBuyer *buyers = g_new (HosoBuyer, N_CUSTOMERS);
  HosoBuyingModel model;

  for (guint i = 0; i < N_CUSTOMERS; i++)
    buyers[i] = draw_buyer (random, truth);
  model = hoso_buying_fit (
    HOSO_BUYING_MBG, buyers, hoso_buyers_merge (buyers, N_CUSTOMERS), FALSE);

  g_test_message ("seed %d: r %.4f alpha %.4f a %.4f b %.4f", SEED, model.parameters[0],
                  model.parameters[1], model.parameters[2], model.parameters[3]);
  g_assert_true (model.converged);
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    {
      g_test_message ("error %.4f", model.errors[i]);
      g_assert_cmpfloat (fabs (model.parameters[i] - truth[i]), <, 4.0 * model.errors[i]);
      g_assert_cmpfloat (model.errors[i], <, 0.5 * truth[i]);
    }
}

/* Small shops: the prior keeps every fit away from the bounds. */
static void
test_small_shops (void)
{
  static const double truth[] = { 0.5, 6.0, 0.9, 1.6 };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);
  for (guint shop = 0; shop < 200; shop++)
    {
      HosoBuyer buyers[50];
      HosoBuyingModel model;

      for (guint i = 0; i < 50; i++)
        buyers[i] = draw_buyer (random, truth);
      model = hoso_buying_fit (HOSO_BUYING_MBG, buyers, hoso_buyers_merge (buyers, 50), TRUE);
      g_assert_true (model.converged);
      for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
        {
          g_assert_cmpfloat (model.parameters[i], >, 1e-3);
          g_assert_cmpfloat (model.parameters[i], <, 1e3);
        }
    }
}

static void
test_gamma_gamma (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree HosoSpending *spending = g_new (HosoSpending, N_CUSTOMERS);
  const double truth[] = { 6.0, 4.0, 300000.0 };
  HosoGammaGamma model;

  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      guint purchases = (guint)g_rand_int_range (random, 1, 9);
      double scale = truth[2] / draw_gamma (random, truth[1]);
      double mean = draw_gamma (random, truth[0] * purchases) * scale / purchases;

      spending[i] = (HosoSpending){ purchases, mean, 1.0 };
    }
  model = hoso_gamma_gamma_fit (spending, hoso_spending_merge (spending, N_CUSTOMERS), FALSE);

  g_test_message ("seed %d: p %.4f q %.4f gamma %.1f", SEED, model.p, model.q, model.gamma);
  g_test_message ("errors %.4f %.4f %.1f", model.errors[0], model.errors[1], model.errors[2]);
  g_assert_true (model.converged);
  g_assert_cmpfloat (fabs (model.p - truth[0]), <, 4.0 * model.errors[0]);
  g_assert_cmpfloat (fabs (model.q - truth[1]), <, 4.0 * model.errors[1]);
  g_assert_cmpfloat (fabs (model.gamma - truth[2]), <, 4.0 * model.errors[2]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/buying-recovery/mbg", test_mbg);
  g_test_add_func ("/buying-recovery/small-shops", test_small_shops);
  g_test_add_func ("/buying-recovery/gamma-gamma", test_gamma_gamma);

  return g_test_run ();
}

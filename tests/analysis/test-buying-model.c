/* The purchase models against values in print.  Sources: Fader, Hardie, Lee 2005
 * (Marketing Science 24) and its spreadsheet; the BTYD 2.4.3 vignette; the tests
 * of lifetimes, CLVTools and PyMC-Marketing; Fader and Hardie's notes 025 and
 * 027.  Tables at “the estimate” take the parameters as printed.
 */

#include "hoso-config.h"

#include "hoso-beta-geometric.h"
#include "hoso-buying-model.h"
#include "hoso-special.h"
#include "reference-data.h"

#include <math.h>

#define WEEKS (272.0 / 7.0)

static const HosoBuyingModel bg = { HOSO_BUYING_BG,
                                    { 0.24259452, 4.41360199, 0.79292201, 2.42590675 } };
static const HosoBuyingModel mbg = { HOSO_BUYING_MBG,
                                     { 0.52484315, 6.18308522, 0.89135939, 1.61400227 } };
static const HosoBuyingModel printed = { HOSO_BUYING_BG, { 0.243, 4.414, 0.793, 2.426 } };
static const HosoBuyingModel pareto = { HOSO_BUYING_PARETO,
                                        { 0.553277, 10.577684, 0.606240, 11.668736 } };

typedef struct
{
  const HosoBuyingModel *model;
  HosoBuyer buyer;
  double expected;
  double alive;
  double again;
} Row;

/* Agrees with lifetimes and, for what is expected, with BTYDplus. */
static void
test_table (void)
{
  const Row rows[] = {
    { &bg, { 0, 0.0, WEEKS, 1.0 }, .194793627, 1.0, .144335049 },
    { &bg, { 1, 12.0 / 7.0, WEEKS, 1.0 }, .203418827, .212391025, .116806223 },
    { &bg, { 2, 213.0 / 7.0, WEEKS, 1.0 }, 1.225994403, .726620291, .554627936 },
    { &bg, { 7, 206.0 / 7.0, WEEKS, 1.0 }, 3.337571033, .641834666, .635720046 },
    { &mbg, { 0, 0.0, WEEKS, 1.0 }, .153966015, .389722984, .108802749 },
    { &mbg, { 1, 12.0 / 7.0, WEEKS, 1.0 }, .188944856, .170951041, .104910274 },
    { &mbg, { 2, 213.0 / 7.0, WEEKS, 1.0 }, 1.262758741, .706138437, .559939720 },
    { &mbg, { 7, 206.0 / 7.0, WEEKS, 1.0 }, 3.167168945, .622679812, .616979675 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];

      g_assert_cmpfloat_with_epsilon (
        hoso_buying_expected (row->model, &row->buyer, 39.0), row->expected, 1e-6);
      g_assert_cmpfloat_with_epsilon (
        hoso_buying_alive (row->model, &row->buyer), row->alive, 1e-7);
      g_assert_cmpfloat_with_epsilon (
        hoso_buying_again (row->model, &row->buyer, 39.0), row->again, 1e-7);
    }
}

/* Customer 1516 of CDNOW, from the BTYD vignette; the spreadsheet's customer. */
static void
test_customers (void)
{
  HosoBuyer frequent = { 26, 216.0 / 7.0, 31.0, 1.0 };
  HosoBuyer second = { 2, 30.43, 38.86, 1.0 };

  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&bg, &frequent, 52.0), 25.75659, 1e-3);
  g_assert_cmpfloat_with_epsilon (hoso_buying_alive (&bg, &frequent), .9688523, 1e-5);
  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&pareto, &frequent, 52.0), 25.45647, 2e-3);
  g_assert_cmpfloat_with_epsilon (hoso_buying_alive (&pareto, &frequent), .997874, 1e-6);
  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&printed, &second, 39.0), 1.226, 5e-4);
}

/* What a customer buys from the first purchase on: the tests of lifetimes, and R's
 * BTYD. */
static void
test_beginners (void)
{
  static const double times[] = { .1428571, 1.0, 3.0, 31.8571, 32.0, 78.0 };
  static const double expected[] = { .0078, .0532, .1506, 1.0405, 1.0437, 1.8576 };
  HosoBuyer beginner = { 0, 0.0, 0.0, 1.0 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_cmpfloat_with_epsilon (
      hoso_buying_expected (&bg, &beginner, times[i]), expected[i], 5e-4);
  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&bg, &beginner, 52.0), 1.44401239, 1e-7);
  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&pareto, &beginner, 52.0), 1.473434, 2e-6);
  g_assert_cmpfloat_with_epsilon (hoso_beta_geometric_count (&printed, 0, 39.0), .5737864, 1e-7);
  g_assert_cmpfloat_with_epsilon (hoso_beta_geometric_count (&printed, 10, 2.0), 1.07869e-7, 1e-12);
}

static void
test_counts_add_up (void)
{
  HosoBuyer beginner = { 0, 0.0, 0.0, 1.0 };
  double all = 0.0;
  double mean = 0.0;

  for (guint n = 0; n < 400; n++)
    {
      double p = hoso_beta_geometric_count (&bg, n, 39.0);

      all += p;
      mean += n * p;
    }
  g_assert_cmpfloat_with_epsilon (all, 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (mean, hoso_buying_expected (&bg, &beginner, 39.0), 1e-7);
}

/* Hardie and Fader's note 027: a customer with very many purchases. */
static void
test_stability (void)
{
  HosoBuyingModel model = { HOSO_BUYING_BG, { .25, 4.0, .8, 2.5 } };
  HosoBuyer none = { 0, 0.0, 40.0, 1.0 };
  HosoBuyer many = { 200, 38.0, 40.0, 1.0 };
  HosoBuyer most = { 100000, 38.0, 400.0, 1.0 };

  g_assert_cmpfloat_with_epsilon (hoso_buying_log_likelihood (&model, &none), -.59947382, 1e-8);
  g_assert_cmpfloat_with_epsilon (hoso_buying_log_likelihood (&model, &many), 100.795693, 1e-6);
  model.kind = HOSO_BUYING_MBG;
  g_assert_cmpfloat_with_epsilon (hoso_buying_log_likelihood (&model, &none), -.41792826, 1e-8);
  g_assert_cmpfloat_with_epsilon (hoso_buying_log_likelihood (&model, &many), 100.786910, 1e-6);
  g_assert_true (isfinite (hoso_buying_log_likelihood (&model, &most)));
  g_assert_cmpfloat (hoso_buying_expected (&model, &most, 40.0), >=, 0.0);
}

/* Where a is 1, the printed formula divides by zero. */
static void
test_a_near_one (void)
{
  HosoBuyingModel model = { HOSO_BUYING_MBG, { .5, 6.0, 1.0, 1.6 } };
  HosoBuyingModel near = { HOSO_BUYING_MBG, { .5, 6.0, 1.001, 1.6 } };
  HosoBuyer buyer = { 3, 20.0, 30.0, 1.0 };

  g_assert_cmpfloat_with_epsilon (hoso_buying_expected (&model, &buyer, 39.0),
                                  hoso_buying_expected (&near, &buyer, 39.0),
                                  2e-3);
}

/* The gradient against differences of the likelihood. */
static void
test_gradient (void)
{
  static const HosoBuyer buyers[] = {
    { 0, 0.0, 30.0, 2.0 }, { 1, 5.0, 30.0, 1.0 }, { 4, 28.0, 30.0, 3.0 }, { 2, 8.0, 8.0, 1.0 }
  };

  for (int kind = HOSO_BUYING_MBG; kind <= HOSO_BUYING_BG; kind++)
    for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
      {
        double at[] = { .5, 6.0, .9, 1.6 };
        double gradient[HOSO_BUYING_PARAMETERS] = { 0.0 };
        double above;
        double below;

        hoso_beta_geometric_sum ((HosoBuyingKind)kind, at, buyers, 4, gradient);
        at[i] += 1e-5;
        above = hoso_beta_geometric_sum ((HosoBuyingKind)kind, at, buyers, 4, NULL);
        at[i] -= 2e-5;
        below = hoso_beta_geometric_sum ((HosoBuyingKind)kind, at, buyers, 4, NULL);
        g_assert_cmpfloat_with_epsilon ((above - below) / 2e-5, gradient[i], 1e-7);
      }
}

/* A shop of seven customers is fitted by every model. */
static void
test_few (void)
{
  static const HosoBuyer buyers[] = {
    { 0, 0.0, 30.0, 2.0 }, { 1, 5.0, 30.0, 1.0 }, { 4, 28.0, 30.0, 3.0 }, { 2, 8.0, 8.0, 1.0 }
  };

  for (int kind = HOSO_BUYING_MBG; kind <= HOSO_BUYING_PARETO; kind++)
    {
      HosoBuyingModel fitted = hoso_buying_fit ((HosoBuyingKind)kind, buyers, 4, TRUE);

      g_assert_true (fitted.converged);
      for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
        g_assert_cmpfloat (fitted.errors[i], >, 0.0);
    }
}

/* A last purchase just now must not spoil the others' figures. */
static void
test_just_now (void)
{
  HosoBuyer buyers[] = {
    { 0, 0.0, 30.0, 2.0 }, { 1, 5.0, 30.0, 1.0 }, { 4, 30.0 - 1e-15 * 30.0, 30.0, 3.0 }
  };

  for (int kind = HOSO_BUYING_MBG; kind <= HOSO_BUYING_PARETO; kind++)
    {
      HosoBuyingModel fitted = hoso_buying_fit ((HosoBuyingKind)kind, buyers, 3, TRUE);

      g_assert_true (fitted.converged);
      g_assert_cmpfloat (hoso_buying_alive (&fitted, &buyers[2]), >, 0.9);
    }
}

static void
test_nobody (void)
{
  HosoBuyer fresh = { 0, 0.0, 0.0, 1.0 };

  g_assert_false (hoso_buying_fit (HOSO_BUYING_MBG, NULL, 0, TRUE).converged);
  g_assert_false (hoso_buying_fit (HOSO_BUYING_MBG, &fresh, 1, TRUE).converged);
}

typedef struct
{
  HosoBuyingKind kind;
  double log_likelihood;
  double parameters[HOSO_BUYING_PARAMETERS];
  double errors[HOSO_BUYING_PARAMETERS];
} Estimate;

/* To the digits in which CLVTools, BTYDplus and BTYD agree with each other or
 * more; standard errors of the latter are not in print. */
static void
test_cdnow (void)
{
  static const Estimate estimates[] = {
    { HOSO_BUYING_BG,
      -9582.42920667,
      { .24259452, 4.41360199, .79292201, 2.42590675 },
      { .01255738, .37822401, .1857334, .7054124 } },
    { HOSO_BUYING_MBG,
      -9582.13571555,
      { .52484315, 6.18308522, .89135939, 1.61400227 },
      { .0832681, .69562037, .15478907, .5374922 } },
    { HOSO_BUYING_PARETO, -9594.97617894, { .553277, 10.577684, .606240, 11.668736 }, { 0.0 } },
  };
  guint n_buyers = 0;
  g_autofree HosoBuyer *buyers = reference_data_cdnow (&n_buyers);

  if (buyers == NULL)
    return;

  n_buyers = hoso_buyers_merge (buyers, n_buyers);
  for (guint i = 0; i < G_N_ELEMENTS (estimates); i++)
    {
      const Estimate *estimate = &estimates[i];
      HosoBuyingModel model = hoso_buying_fit (estimate->kind, buyers, n_buyers, FALSE);

      g_test_message ("model %d: %u steps, log-likelihood %.8f", model.kind, model.iterations,
                      model.log_likelihood);
      g_assert_true (model.converged);
      g_assert_cmpfloat_with_epsilon (model.log_likelihood, estimate->log_likelihood, 1e-8);
      for (guint j = 0; j < HOSO_BUYING_PARAMETERS; j++)
        {
          g_assert_cmpfloat_with_epsilon (model.parameters[j] / estimate->parameters[j], 1.0, 1e-6);
          if (estimate->errors[j] > 0.0)
            g_assert_cmpfloat_with_epsilon (model.errors[j] / estimate->errors[j], 1.0, 1e-5);
        }
    }
}

/* The prior costs nothing where there are enough customers. */
static void
test_cdnow_prior (void)
{
  guint n_buyers = 0;
  g_autofree HosoBuyer *buyers = reference_data_cdnow (&n_buyers);
  HosoBuyingModel model;

  if (buyers == NULL)
    return;

  model = hoso_buying_fit (HOSO_BUYING_MBG, buyers, hoso_buyers_merge (buyers, n_buyers), TRUE);
  g_assert_true (model.converged);
  g_assert_cmpfloat (model.log_likelihood, <, -9582.13571555);
  g_assert_cmpfloat (model.log_likelihood, >, -9582.2);
}

/* The BTYD vignette's table: what Pareto/NBD expects in the next 39 weeks of
 * those who have bought again 0, 1 … 7 times and more. */
static void
test_cdnow_by_frequency (void)
{
  static const double expected[] = { .138, .600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403 };
  static const double actual[] = { .237, .697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359 };
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/cdnow_cbs_exact.csv");
  guint n_buyers = 0;
  g_autofree HosoBuyer *buyers = rows != NULL ? reference_data_cdnow (&n_buyers) : NULL;
  double sums[8][3] = { { 0.0 } };

  if (buyers == NULL)
    return;

  for (guint i = 0; i < n_buyers; i++)
    {
      double *sum = sums[MIN (buyers[i].repeats, 7)];

      sum[0] += 1.0;
      sum[1] += hoso_buying_expected (&pareto, &buyers[i], 39.0);
      sum[2] += reference_data_number (rows, i, 4);
    }
  for (guint i = 0; i < 8; i++)
    {
      g_assert_cmpfloat_with_epsilon (sums[i][1] / sums[i][0], expected[i], 2e-3);
      g_assert_cmpfloat_with_epsilon (sums[i][2] / sums[i][0], actual[i], 5e-4);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/buying-model/table", test_table);
  g_test_add_func ("/buying-model/customers", test_customers);
  g_test_add_func ("/buying-model/beginners", test_beginners);
  g_test_add_func ("/buying-model/counts-add-up", test_counts_add_up);
  g_test_add_func ("/buying-model/stability", test_stability);
  g_test_add_func ("/buying-model/a-near-one", test_a_near_one);
  g_test_add_func ("/buying-model/gradient", test_gradient);
  g_test_add_func ("/buying-model/few", test_few);
  g_test_add_func ("/buying-model/just-now", test_just_now);
  g_test_add_func ("/buying-model/nobody", test_nobody);
  g_test_add_func ("/buying-model/cdnow", test_cdnow);
  g_test_add_func ("/buying-model/cdnow-prior", test_cdnow_prior);
  g_test_add_func ("/buying-model/cdnow-by-frequency", test_cdnow_by_frequency);

  return g_test_run ();
}

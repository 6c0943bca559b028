/* The purchase models on CDNOW: 2,357 customers, watched for 39 weeks and for 39 more
 * (Fader and Hardie 2001).  Sources: Fader, Hardie, Lee 2005; the BTYD 2.4.3 vignette;
 * CLVTools 0.12.1; BTYDplus 1.2.0; lifetimes 0.11.3; PyMC-Marketing's tests.
 */

#include "hoso-config.h"

#include "hoso-beta-geometric.h"
#include "hoso-buying-model.h"
#include "hoso-pareto.h"
#include "hoso-rfm.h"
#include "hoso-uid.h"
#include "reference-data.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define AHEAD 39.0
#define HIATUS 13.0

typedef struct
{
  HosoBuyingKind kind;
  double log_likelihood;
  double parameters[HOSO_BUYING_PARAMETERS];
  double within; /* of each parameter */
  double errors[HOSO_BUYING_PARAMETERS];
} Estimate;

static double
get_sum (const HosoBuyingModel *model, const HosoBuyer *buyers, guint n_buyers, double *gradient)
{
  if (model->kind == HOSO_BUYING_PARETO)
    return hoso_pareto_sum (model->parameters, buyers, n_buyers, gradient);

  return hoso_beta_geometric_sum (model->kind, model->parameters, buyers, n_buyers, gradient);
}

/* The optimum is flat: what is printed is off by up to three in its last digit, where the
 * gradient is not yet zero.  Ours has to vanish.  The standard errors are from fourth
 * order differences of the gradient; in print are .01255738 .37822401 .1857334 .7054124
 * and .0832681 .69562037 .15478907 .5374922. */
static void
test_fits (void)
{
  static const Estimate estimates[] = {
    { HOSO_BUYING_BG,
      -9582.42920667,
      { .24259452, 4.41360199, .79292201, 2.42590675 },
      4e-8,
      { .012557378, .378224060, .185733821, .705414260 } },
    { HOSO_BUYING_MBG,
      -9582.13571555,
      { .52484315, 6.18308522, .89135939, 1.61400227 },
      7e-8,
      { .083268207, .695620643, .154789928, .537494798 } },
    { HOSO_BUYING_PARETO,
      -9594.97617894,
      { .553277, 10.577684, .606240, 11.668736 },
      8e-7,
      { 0.0 } },
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
      double gradient[HOSO_BUYING_PARAMETERS] = { 0.0 };

      get_sum (&model, buyers, n_buyers, gradient);
      g_assert_true (model.converged);
      g_assert_cmpfloat_with_epsilon (model.log_likelihood, estimate->log_likelihood, 5e-9);
      for (guint j = 0; j < HOSO_BUYING_PARAMETERS; j++)
        {
          g_assert_cmpfloat_with_epsilon (model.parameters[j], estimate->parameters[j],
                                          estimate->within);
          g_assert_cmpfloat_with_epsilon (gradient[j], 0.0, 1e-8);
          if (estimate->errors[j] > 0.0)
            g_assert_cmpfloat_with_epsilon (model.errors[j] / estimate->errors[j], 1.0, 2e-8);
        }
    }
}

typedef struct
{
  HosoBuyingKind kind;
  double parameters[HOSO_BUYING_PARAMETERS];
  double log_likelihood; /* as they print it, at the digits of the parameters they print */
  double within;
  double near; /* how far our parameters may be from theirs, 0 where theirs are the optimum's */
} Peer;

/* What other programs print, at the parameters that they print. */
static void
test_peers (void)
{
  static const Peer peers[] = {
    { HOSO_BUYING_BG, { .243, 4.414, .793, 2.426 }, -9582.4, .05, 5e-4 },
    { HOSO_BUYING_BG, { .2425965, 4.4136854, .7929888, 2.4261657 }, -9582.42920677, 5e-9, 3e-4 },
    { HOSO_BUYING_BG, { .2425945, 4.4136019, .7929199, 2.4258881 }, -9582.42920668, 5e-9, 2e-5 },
    { HOSO_BUYING_MBG, { .525, 6.183, .891, 1.614 }, -9582.1358, 5e-5, 5e-4 },
    { HOSO_BUYING_MBG, { .5248436, 6.1830928, .8913878, 1.6140483 }, -9582.13571559, 5e-9, 5e-5 },
    { HOSO_BUYING_PARETO, { .553, 10.580, .606, 11.656 }, -9594.976, 5e-4, 2e-2 },
    { HOSO_BUYING_PARETO, { .553, 10.578, .606, 11.669 }, -9595.0, .05, 5e-4 },
  };
  guint n_buyers = 0;
  g_autofree HosoBuyer *buyers = reference_data_cdnow (&n_buyers);

  if (buyers == NULL)
    return;

  n_buyers = hoso_buyers_merge (buyers, n_buyers);
  for (guint i = 0; i < G_N_ELEMENTS (peers); i++)
    {
      HosoBuyingModel fitted = hoso_buying_fit (peers[i].kind, buyers, n_buyers, FALSE);
      HosoBuyingModel model = { .kind = peers[i].kind };

      memcpy (model.parameters, peers[i].parameters, sizeof model.parameters);
      g_assert_cmpfloat_with_epsilon (get_sum (&model, buyers, n_buyers, NULL),
                                      peers[i].log_likelihood, peers[i].within);
      g_assert_cmpfloat (get_sum (&model, buyers, n_buyers, NULL), <, fitted.log_likelihood);
      for (guint j = 0; j < HOSO_BUYING_PARAMETERS; j++)
        g_assert_cmpfloat_with_epsilon (fitted.parameters[j], peers[i].parameters[j],
                                        peers[i].near);
    }
}

/* lifetimes' own table has weeks of two decimals, and so another optimum. */
static void
test_rounded (void)
{
  static const double parameters[] = { .242593, 4.413532, .792886, 2.425752 };
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/cdnow_summary_rounded.csv");
  g_autofree HosoBuyer *buyers = NULL;
  HosoBuyingModel model;

  if (rows == NULL)
    return;

  buyers = g_new (HosoBuyer, rows->len);
  for (guint i = 0; i < rows->len; i++)
    buyers[i] = (HosoBuyer){ (guint)reference_data_number (rows, i, 1),
                             reference_data_number (rows, i, 2),
                             reference_data_number (rows, i, 3), 1.0 };
  model =
    hoso_buying_fit (HOSO_BUYING_BG, buyers, hoso_buyers_merge (buyers, rows->len), FALSE);
  g_assert_cmpfloat_with_epsilon (model.log_likelihood, -9582.42556, 5e-6);
  for (guint j = 0; j < HOSO_BUYING_PARAMETERS; j++)
    g_assert_cmpfloat_with_epsilon (model.parameters[j], parameters[j], 2e-6);
}

/* The prior costs nothing where there are enough customers. */
static void
test_prior (void)
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

/* --- The 39 weeks after --- */

typedef struct
{
  HosoBuyer *buyers;
  double *came; /* purchases in the weeks after */
  guint n;
} Holdout;

static gboolean
read_holdout (Holdout *holdout)
{
  g_autoptr (GPtrArray) rows = reference_data_read ("ref/cdnow_cbs_exact.csv");

  if (rows == NULL)
    return FALSE;

  holdout->buyers = reference_data_cdnow (&holdout->n);
  holdout->came = g_new (double, rows->len);
  for (guint i = 0; i < rows->len; i++)
    holdout->came[i] = reference_data_number (rows, i, 4);

  return TRUE;
}

static void
holdout_clear (Holdout *holdout)
{
  g_free (holdout->buyers);
  g_free (holdout->came);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Holdout, holdout_clear)

/* The share of pairs, one who came and one who did not, that @scores puts in order. */
static double
get_ranking (const Holdout *holdout, const double *scores)
{
  double right = 0.0;
  double pairs = 0.0;

  for (guint i = 0; i < holdout->n; i++)
    for (guint j = 0; holdout->came[i] > 0.0 && j < holdout->n; j++)
      if (holdout->came[j] == 0.0)
        {
          right += scores[i] > scores[j] ? 1.0 : scores[i] == scores[j] ? 0.5
                                                                        : 0.0;
          pairs += 1.0;
        }

  return right / pairs;
}

static double
get_correlation (const double *a, const double *b, guint n)
{
  double sums[5] = { 0.0 };

  for (guint i = 0; i < n; i++)
    {
      sums[0] += a[i];
      sums[1] += b[i];
      sums[2] += a[i] * a[i];
      sums[3] += b[i] * b[i];
      sums[4] += a[i] * b[i];
    }

  return (n * sums[4] - sums[0] * sums[1]) / sqrt ((n * sums[2] - sums[0] * sums[0]) *
                                                   (n * sums[3] - sums[1] * sums[1]));
}

typedef struct
{
  double sum;
  double correlation;
  double error;
  double ranking;
} Quality;

static void
assert_quality (const Holdout *holdout, const double *expected, const Quality *printed)
{
  double sum = 0.0;
  double error = 0.0;

  for (guint i = 0; i < holdout->n; i++)
    {
      sum += expected[i];
      error += fabs (expected[i] - holdout->came[i]) / holdout->n;
    }
  g_assert_cmpfloat_with_epsilon (sum, printed->sum, 0.05);
  g_assert_cmpfloat_with_epsilon (get_correlation (expected, holdout->came, holdout->n),
                                  printed->correlation, 5e-5);
  g_assert_cmpfloat_with_epsilon (error, printed->error, 5e-5);
  g_assert_cmpfloat_with_epsilon (get_ranking (holdout, expected), printed->ranking, 5e-5);
}

static double
get_brier (const Holdout *holdout, const double *again)
{
  double sum = 0.0;

  for (guint i = 0; i < holdout->n; i++)
    sum += pow (again[i] - (holdout->came[i] > 0.0), 2.0);

  return sum / holdout->n;
}

/* How many of the calls “more than a half: comes again” are right. */
static double
get_right (const Holdout *holdout, const double *scores)
{
  guint right = 0;

  for (guint i = 0; i < holdout->n; i++)
    right += (scores[i] > 0.5) == (holdout->came[i] > 0.0);

  return (double)right / holdout->n;
}

typedef struct
{
  HosoBuyingKind kind;
  Quality quality;
  double alive; /* how well the probability to be a customer still ranks */
  double again; /* and that to come again; 0 where it is not printed */
  double brier;
  double right;
  double alive_right;
} Model;

static void
assert_model (const Holdout *holdout, const Model *printed)
{
  g_autofree HosoBuyer *merged = g_memdup2 (holdout->buyers, holdout->n * sizeof (HosoBuyer));
  g_autofree double *figures = g_new (double, holdout->n * 3);
  double *expected = figures;
  double *alive = figures + holdout->n;
  double *again = alive + holdout->n;
  HosoBuyingModel model =
    hoso_buying_fit (printed->kind, merged, hoso_buyers_merge (merged, holdout->n), FALSE);

  for (guint i = 0; i < holdout->n; i++)
    {
      expected[i] = hoso_buying_expected (&model, &holdout->buyers[i], AHEAD);
      alive[i] = hoso_buying_alive (&model, &holdout->buyers[i]);
      again[i] = hoso_buying_again (&model, &holdout->buyers[i], AHEAD);
    }
  assert_quality (holdout, expected, &printed->quality);
  g_assert_cmpfloat_with_epsilon (get_ranking (holdout, alive), printed->alive, 5e-5);
  if (printed->again == 0.0)
    return;
  g_assert_cmpfloat_with_epsilon (get_ranking (holdout, again), printed->again, 5e-5);
  g_assert_cmpfloat_with_epsilon (get_brier (holdout, again), printed->brier, 5e-5);
  g_assert_cmpfloat_with_epsilon (get_right (holdout, again), printed->right, 5e-5);
  if (printed->alive_right > 0.0)
    g_assert_cmpfloat_with_epsilon (get_right (holdout, alive), printed->alive_right, 5e-4);
}

/* BG/NBD takes everybody who bought once for a customer for ever: worse than a coin. */
static void
test_holdout (void)
{
  static const Model models[] = {
    { HOSO_BUYING_BG, { 1653.4, .6256, .7855, .7725 }, .3158, .7569, .1612, .7790, .339 },
    { HOSO_BUYING_MBG, { 1576.7, .6273, .7648, .7728 }, .6866, .7601, .1614, .7794, 0.0 },
    { HOSO_BUYING_PARETO, { 1665.5, .6302, .7545, .7787 }, .7262, 0.0, 0.0, 0.0, 0.0 },
  };
  g_auto (Holdout) holdout = { NULL, NULL, 0 };
  double total = 0.0;
  guint active = 0;

  if (!read_holdout (&holdout))
    return;

  for (guint i = 0; i < holdout.n; i++)
    {
      total += holdout.came[i];
      active += holdout.came[i] > 0.0;
    }
  g_assert_cmpfloat (total, ==, 1882.0);
  g_assert_cmpfloat_with_epsilon ((double)active / holdout.n, .290, 5e-4);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    assert_model (&holdout, &models[i]);
}

/* What needs no model: the rate so far, the same again, and who came last. */
static void
test_holdout_rules (void)
{
  static const Quality rate = { 2930.1, .5839, 1.0237, .7598 };
  static const Quality same = { 2457.0, .5772, .8973, .7576 };
  g_auto (Holdout) holdout = { NULL, NULL, 0 };
  g_autofree double *rates = NULL;
  g_autofree double *repeats = NULL;
  g_autofree double *recency = NULL;

  if (!read_holdout (&holdout))
    return;

  rates = g_new (double, holdout.n);
  repeats = g_new (double, holdout.n);
  recency = g_new (double, holdout.n);
  for (guint i = 0; i < holdout.n; i++)
    {
      const HosoBuyer *buyer = &holdout.buyers[i];

      rates[i] = buyer->repeats / buyer->age * AHEAD;
      repeats[i] = buyer->repeats;
      recency[i] = buyer->last - buyer->age;
    }
  assert_quality (&holdout, rates, &rate);
  assert_quality (&holdout, repeats, &same);
  g_assert_cmpfloat_with_epsilon (get_ranking (&holdout, recency), .7713, 5e-5);
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

/* MBG/NBD, tenth by tenth of the customers in the order of their probability to come
 * again: what was said, and what came true.  Many are equally probable, so that the
 * borders of the tenths move one in a hundred. */
static void
test_holdout_tenths (void)
{
  static const double said[] = { .10, .12, .12, .13, .13, .14, .16, .30, .48, .74 };
  static const double true_share[] = { .17, .12, .15, .11, .13, .19, .25, .43, .54, .81 };
  g_auto (Holdout) holdout = { NULL, NULL, 0 };
  g_autofree HosoBuyer *merged = NULL;
  g_autofree double *pairs = NULL; /* probability, came */
  HosoBuyingModel model;

  if (!read_holdout (&holdout))
    return;

  merged = g_memdup2 (holdout.buyers, holdout.n * sizeof (HosoBuyer));
  model =
    hoso_buying_fit (HOSO_BUYING_MBG, merged, hoso_buyers_merge (merged, holdout.n), FALSE);
  pairs = g_new (double, holdout.n * 2);
  for (guint i = 0; i < holdout.n; i++)
    {
      pairs[i * 2] = hoso_buying_again (&model, &holdout.buyers[i], AHEAD);
      pairs[i * 2 + 1] = holdout.came[i] > 0.0;
    }
  qsort (pairs, holdout.n, 2 * sizeof (double), compare_doubles);
  for (guint tenth = 0; tenth < 10; tenth++)
    {
      guint from = holdout.n * tenth / 10;
      guint to = holdout.n * (tenth + 1) / 10;
      double sums[2] = { 0.0 };

      for (guint i = from; i < to; i++)
        for (guint j = 0; j < 2; j++)
          sums[j] += pairs[i * 2 + j] / (to - from);
      g_test_message ("tenth %u: said %.4f, true %.4f", tenth + 1, sums[0], sums[1]);
      g_assert_cmpfloat_with_epsilon (sums[0], said[tenth], 6e-3);
      g_assert_cmpfloat_with_epsilon (sums[1], true_share[tenth], 1.1e-2);
    }
}

/* The BTYD vignette's table: what Pareto/NBD expects in the next 39 weeks of those who
 * have bought again 0, 1 … 7 times and more. */
static void
test_by_frequency (void)
{
  static const double expected[] = { .138, .600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403 };
  static const double actual[] = { .237, .697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359 };
  HosoBuyingModel pareto = { HOSO_BUYING_PARETO, { .553, 10.580, .606, 11.656 } };
  g_auto (Holdout) holdout = { NULL, NULL, 0 };
  double sums[8][3] = { { 0.0 } };

  if (!read_holdout (&holdout))
    return;

  for (guint i = 0; i < holdout.n; i++)
    {
      double *sum = sums[MIN (holdout.buyers[i].repeats, 7)];

      sum[0] += 1.0;
      sum[1] += hoso_buying_expected (&pareto, &holdout.buyers[i], AHEAD);
      sum[2] += holdout.came[i];
    }
  for (guint i = 0; i < 8; i++)
    {
      g_test_message ("%u: expected %.5f, actual %.5f", i, sums[i][1] / sums[i][0],
                      sums[i][2] / sums[i][0]);
      g_assert_cmpfloat_with_epsilon (sums[i][1] / sums[i][0], expected[i], 9e-4);
      g_assert_cmpfloat_with_epsilon (sums[i][2] / sums[i][0], actual[i], 5e-4);
    }
}

/* Who bought once has the same score as all who bought once; to rank them first would
 * tell 1,411 like customers apart. */
static void
test_same_score (void)
{
  static const guint counts[] = { 1411, 0, 439, 214, 293 };
  guint n = 0;
  g_autofree HosoBuyer *buyers = reference_data_cdnow (&n);
  g_autofree HosoRfmFigures *figures = NULL;
  guint got[HOSO_RFM_STEPS] = { 0 };
  HosoRfmCuts cuts;

  if (buyers == NULL)
    return;

  figures = g_new0 (HosoRfmFigures, n);
  for (guint i = 0; i < n; i++)
    figures[i].orders = buyers[i].repeats + 1.0;
  cuts = hoso_rfm_find_cuts (figures, n);
  for (guint i = 0; i < n; i++)
    got[hoso_rfm_score (&cuts, &figures[i]).frequency - 1]++;
  g_assert_cmpmem (got, sizeof got, counts, sizeof counts);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cdnow/fits", test_fits);
  g_test_add_func ("/cdnow/peers", test_peers);
  g_test_add_func ("/cdnow/rounded", test_rounded);
  g_test_add_func ("/cdnow/prior", test_prior);
  g_test_add_func ("/cdnow/holdout", test_holdout);
  g_test_add_func ("/cdnow/holdout-rules", test_holdout_rules);
  g_test_add_func ("/cdnow/holdout-tenths", test_holdout_tenths);
  g_test_add_func ("/cdnow/by-frequency", test_by_frequency);
  g_test_add_func ("/cdnow/same-score", test_same_score);

  return g_test_run ();
}

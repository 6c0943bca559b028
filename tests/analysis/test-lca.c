/* Latent class models against published fits: carcinoma and election from the
 * manual of poLCA 1.4 (Linzer and Lewis 2011, J. Statistical Software 42:10), the
 * others from poLCA 1.6.0 with 20 to 60 starts.
 */

#include "hoso-config.h"

#include <math.h>
#include <string.h>

#include "hoso-lca.h"
#include "hoso-partition.h"
#include "lca-data.h"
#include "lca-tables.h"

/* Of the large survey one, or with “-m slow” all. */
#define SEEDS 20

#define ASSERT_NEAR(actual, expected, error) \
  g_assert_cmpfloat_with_epsilon (actual, expected, error)

/* One published fit.  @g2 and @shares are 0 where none is printed. */
typedef struct
{
  guint n_classes;
  guint n_parameters;
  double log_likelihood;
  double aic;
  double bic;
  double g2;
  double shares[4];
} Fit;

static Answers *
expand (const Pattern *patterns, gsize n_patterns)
{
  Answers *answers = g_new0 (Answers, 1);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  answers->n_items = strlen (patterns[0].answers);
  answers->n_options = g_new0 (guint, answers->n_items);
  for (gsize i = 0; i < n_patterns; i++)
    for (guint copy = 0; copy < patterns[i].n; copy++)
      {
        answers->n++;
        for (guint j = 0; j < answers->n_items; j++)
          {
            guint8 code = (guint8)(patterns[i].answers[j] - '0');

            g_byte_array_append (all, &code, 1);
            answers->n_options[j] = MAX (answers->n_options[j], code);
          }
      }
  answers->answers = g_byte_array_steal (all, NULL);
  return answers;
}

/* Goodness of fit: twice the distance to the log-likelihood of the table itself. */
static double
get_g2 (const Pattern *patterns, gsize n_patterns, guint n, double log_likelihood)
{
  double saturated = 0.0;

  for (gsize i = 0; i < n_patterns; i++)
    saturated += patterns[i].n * log ((double)patterns[i].n / n);
  return 2.0 * (saturated - log_likelihood);
}

static HosoLcaModel *
fit (const Answers *answers, guint n_classes, guint32 seed)
{
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);

  options.tolerance = 1e-16;
  options.max_iterations = 100000;
  options.seed = seed;
  return hoso_lca_fit (&data, n_classes, &options);
}

/* Half a unit of the last digit that is printed, and what rounding it may add: six
 * decimals of the log-likelihood, four of the criteria, five of the shares. */
static void
assert_fit (const HosoLcaModel *model, const Fit *expected)
{
  g_assert_cmpuint (model->n_parameters, ==, expected->n_parameters);
  ASSERT_NEAR (model->log_likelihood, expected->log_likelihood, 6e-7);
  ASSERT_NEAR (2.0 * (model->n_parameters - model->log_likelihood), expected->aic, 5.2e-5);
  ASSERT_NEAR (model->bic, expected->bic, 5.2e-5);
  for (guint k = 0; k < expected->n_classes && expected->shares[k] > 0.0; k++)
    ASSERT_NEAR (model->shares[k], expected->shares[k], 6e-6);
}

/* As the product fits: with each of twenty seeds the best maximum is found. */
static void
check_seeds (const Answers *answers, const Fit *expected, guint n_seeds)
{
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);

  for (options.seed = 1; options.seed <= n_seeds; options.seed++)
    {
      g_autoptr (HosoLcaModel) model = hoso_lca_fit (&data, expected->n_classes, &options);

      if (model->log_likelihood < expected->log_likelihood - 1e-4)
        g_error ("seed %u: %.6f is less than %.6f", options.seed, model->log_likelihood,
                 expected->log_likelihood);
      g_assert_cmpfloat (model->log_likelihood, <, expected->log_likelihood + 1e-6);
    }
}

static void
check_table (const Pattern *patterns, gsize n_patterns, const Fit *fits, gsize n_fits)
{
  g_autoptr (Answers) answers = expand (patterns, n_patterns);

  for (gsize i = 0; i < n_fits; i++)
    {
      g_autoptr (HosoLcaModel) model = fit (answers, fits[i].n_classes, 1);

      assert_fit (model, &fits[i]);
      check_seeds (answers, &fits[i], SEEDS);
      ASSERT_NEAR (get_g2 (patterns, n_patterns, answers->n, model->log_likelihood), fits[i].g2,
                   6e-6);
    }
}

static void
test_carcinoma (void)
{
  static const Fit fits[] = {
    { 1, 7, -524.464818, 1062.9296, 1082.3244, 476.78139, { 1 } },
    { 2, 15, -317.256837, 664.5137, 706.0739, 62.36543, { .50121, .49879 } },
    { 3, 23, -293.704979, 633.4100, 697.1357, 15.26171, { .44473, .37356, .18171 } },
    { 4, 31, -289.285849, 640.5717, 726.4629, 6.42345, { .37514, .34300, .18822, .09364 } },
  };

  check_table (carcinoma, G_N_ELEMENTS (carcinoma), fits, G_N_ELEMENTS (fits));
}

/* Pr(1) of each pathologist, as the manual prints them; its classes are ordered
 * otherwise. */
static void
test_carcinoma_probabilities (void)
{
  static const double printed[7][3] = {
    { 0, .9427, .4872 },
    { .0191, .8621, 0 },
    { .1425, 1, 1 },
    { .4138, 1, .9424 },
    { 0, .9449, .2494 },
    { .5236, 1, 1 },
    { 0, 1, .3693 },
  };
  g_autoptr (Answers) answers = expand (carcinoma, G_N_ELEMENTS (carcinoma));
  g_autoptr (HosoLcaModel) model = fit (answers, 3, 1);

  for (guint i = 0; i < 7; i++)
    for (guint k = 0; k < 3; k++)
      ASSERT_NEAR (model->probabilities[model->first_cell[i] * 3 + k], printed[i][k], 5.1e-5);
}

/* The manual's predicted shares: everybody counted in the most probable class. */
static void
test_carcinoma_classes (void)
{
  g_autoptr (Answers) answers = expand (carcinoma, G_N_ELEMENTS (carcinoma));
  g_autoptr (HosoLcaModel) model = fit (answers, 3, 1);
  guint counts[3] = { 0 };

  for (guint i = 0; i < answers->n; i++)
    counts[hoso_lca_classify (model, answers->answers + i * 7)]++;
  ASSERT_NEAR (counts[0] / 118.0, .4322, 5e-5);
  ASSERT_NEAR (counts[1] / 118.0, .3729, 5e-5);
  ASSERT_NEAR (counts[2] / 118.0, .1949, 5e-5);
}

static void
test_cheating (void)
{
  static const Fit fits[] = {
    { 1, 4, -467.438195, 942.8764, 957.9372, 62.58641, { 1 } },
    { 2, 9, -440.027112, 898.0542, 931.9409, 7.76424, { .83943, .16057 } },
  };

  check_table (cheating, G_N_ELEMENTS (cheating), fits, G_N_ELEMENTS (fits));
}

static void
test_gss82 (void)
{
  static const Fit fits[] = {
    { 1, 6, -2872.229576, 5756.4592, 5787.0096, 257.26036, { 1 } },
    { 2, 13, -2783.268010, 5592.5360, 5658.7287, 79.33723, { .80774, .19226 } },
    { 3, 20, -2754.545405, 5549.0908, 5650.9257, 21.89202, { .62075, .20696, .17229 } },
    { 4, 27, -2746.620807, 5547.2416, 5684.7187, 6.04282, { .57209, .22091, .17897, .02803 } },
  };

  check_table (gss82, G_N_ELEMENTS (gss82), fits, G_N_ELEMENTS (fits));
}

/* Three classes of gss82 have five maxima (the manual of poLCA); of single starts each
 * ends in one of them, in some hundreds all are met, and the best most often. */
static void
test_many_maxima (void)
{
  static const double maxima[] = { -2754.545, -2755.617, -2755.739, -2762.005, -2762.231 };
  g_autoptr (Answers) answers = expand (gss82, G_N_ELEMENTS (gss82));
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  guint met[G_N_ELEMENTS (maxima)] = { 0 };

  options.starts = 1;
  options.tolerance = 1e-13;
  for (guint32 seed = 1; seed <= 300; seed++)
    {
      g_autoptr (HosoLcaModel) model = NULL;
      guint i = 0;

      options.seed = seed;
      model = hoso_lca_fit (&data, 3, &options);
      while (i < G_N_ELEMENTS (maxima) && fabs (model->log_likelihood - maxima[i]) > 6e-4)
        i++;
      if (i == G_N_ELEMENTS (maxima))
        g_error ("seed %u: %.6f is none of the five maxima", seed, model->log_likelihood);
      met[i]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (maxima); i++)
    {
      g_test_message ("%.3f: %u of 300 starts, seeds 1 to 300", maxima[i], met[i]);
      g_assert_cmpuint (met[i], >, 0);
      g_assert_cmpuint (met[i], <=, met[0]);
    }
}

static void
test_values (void)
{
  static const Fit fits[] = {
    { 1, 4, -543.649825, 1095.2996, 1108.8008, 81.08423, { 1 } },
    { 2, 9, -504.467670, 1026.9353, 1057.3128, 2.71992, { .72075, .27925 } },
    { 3, 14, -503.301137, 1034.6023, 1081.8562, .38686, { 0 } },
  };

  check_table (values, G_N_ELEMENTS (values), fits, G_N_ELEMENTS (fits));
}

static void
check_election (gboolean incomplete, const Fit *fits, gsize n_fits)
{
  const char *folder = g_getenv ("HOSO_TEST_DATA");
  g_autofree char *path = NULL;
  g_autoptr (Answers) answers = NULL;

  if (folder == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA does not say where the reference data are");
      return;
    }
  path = g_build_filename (folder, "ref", "polca_election.csv", NULL);
  answers = answers_read (path, 12, incomplete);
  g_assert_cmpuint (answers->n, ==, incomplete ? 1785 : 1311);
  for (gsize i = 0; i < n_fits; i++)
    {
      g_autoptr (HosoLcaModel) model = fit (answers, fits[i].n_classes, 1);

      assert_fit (model, &fits[i]);
      check_seeds (answers, &fits[i], g_test_slow () ? SEEDS : 1);
    }
}

static void
test_election_complete (void)
{
  static const Fit fits[] = {
    { 2, 73, -17344.922533, 34835.8451, 35213.8789, 0, { .54279, .45721 } },
    { 3, 110, -16714.659143, 33649.3183, 34218.9583, 0, { .41937, .31984, .26079 } },
    { 4, 147, -16350.588923, 32995.1778, 33756.4240, 0, { .37129, .25254, .20813, .16804 } },
  };

  check_election (FALSE, fits, G_N_ELEMENTS (fits));
}

static void
test_election_missing (void)
{
  static const Fit fits[] = {
    { 3, 110, -21311.535671, 42843.0713, 43446.6604, 0, { .43127, .29078, .27794 } },
    { 4, 147, -20837.313890, 41968.6278, 42775.2423, 0, { .36576, .23561, .22597, .17266 } },
  };

  check_election (TRUE, fits, G_N_ELEMENTS (fits));
}

static double
draw (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) / 16777216.0;
}

/* Made so that another program makes the same. */
static void
make_missing (guint8 answers[240][5], const guint *n_options)
{
  guint32 state = 12345;

  for (guint i = 0; i < 240; i++)
    for (guint j = 0; j < 5; j++)
      {
        gboolean missing = draw (&state) < 0.12;
        double a = draw (&state);
        double b = draw (&state);

        answers[i][j] = missing ? 0
                                : (guint8)(1 + (a < 0.6 ? (i % 3 + j) % n_options[j]
                                                        : (guint)(b * n_options[j])));
      }
}

/* Answers are missing; the values are from an EM of logarithms and 25 starts in
 * another language. */
static void
test_missing (void)
{
  static const guint n_options[] = { 2, 3, 4, 2, 3 };
  static const Fit fits[] = {
    { 1, 9, -1016.783698, 2051.5674, 2082.8931, 0, { 1 } },
    { 2, 19, -932.826764, 1903.6535, 1969.7857, 0, { .67653, .32347 } },
    { 3, 29, -883.886656, 1825.7733, 1926.7118, 0, { .35007, .34199, .30795 } },
  };
  guint8 answers[240][5];
  Answers borrowed = { 240, 5, (guint *)n_options, answers[0], NULL };

  make_missing (answers, n_options);
  for (gsize i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autoptr (HosoLcaModel) model = fit (&borrowed, fits[i].n_classes, 1);

      assert_fit (model, &fits[i]);
    }
}

/* The group that most of each class was drawn from. */
static void
match_classes (const Answers *answers, const guint8 *found, guint groups[3])
{
  guint counts[3][3] = { { 0 } };

  for (guint i = 0; i < answers->n; i++)
    counts[found[i]][answers->truth[i]]++;
  for (guint k = 0; k < 3; k++)
    {
      groups[k] = 0;
      for (guint g = 1; g < 3; g++)
        if (counts[k][g] > counts[k][groups[k]])
          groups[k] = g;
    }
}

/* The model that the answers were drawn from. */
static HosoLcaModel *
make_truth (const Simulation *simulation, const Answers *answers)
{
  HosoLcaModel *model = hoso_lca_model_new (3, answers->n_items, answers->n_options);
  double any = (1.0 - simulation->follow) / simulation->n_options;

  for (guint k = 0; k < 3; k++)
    {
      model->shares[k] = 1.0 / 3.0;
      for (guint cell = 0; cell < model->n_cells; cell++)
        model->probabilities[cell * 3 + k] = any;
      for (guint j = 0; j < answers->n_items; j++)
        model->probabilities[(model->first_cell[j] + answers_get_typical (simulation, k, j)) * 3 +
                             k] += simulation->follow;
    }
  return model;
}

static double
get_agreement (const Answers *answers, const HosoLcaModel *model, guint8 *found)
{
  for (guint i = 0; i < answers->n; i++)
    found[i] = (guint8)hoso_lca_classify (model, answers->answers + i * answers->n_items);
  return hoso_partition_adjusted_rand (answers->truth, found, answers->n);
}

/* The largest error of a probability, in standard errors of a share of its group. */
static double
get_worst (const HosoLcaModel *model, const HosoLcaModel *truth, const guint *groups, guint n)
{
  double worst = 0.0;

  for (guint cell = 0; cell < model->n_cells; cell++)
    for (guint k = 0; k < 3; k++)
      {
        double p = truth->probabilities[cell * 3 + groups[k]];
        double off = model->probabilities[cell * 3 + k] - p;

        worst = fmax (worst, fabs (off) / sqrt (p * (1.0 - p) / (n / 3.0)));
      }
  return worst;
}

/* Classes drawn with known probabilities give them back: each of 144 within six standard
 * errors of a share of its group (who belongs to which is not known, and they overlap), the
 * shares within four, and people are placed nearly as well as by the true probabilities. */
static void
test_recovery (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      Simulation simulation = { 600, 12, 4, 3, 0.6, seed };
      g_autoptr (Answers) answers = answers_simulate (&simulation);
      g_autoptr (HosoLcaModel) truth = make_truth (&simulation, answers);
      g_autoptr (HosoLcaModel) model = fit (answers, 3, seed);
      g_autofree guint8 *found = g_malloc (answers->n);
      double best = get_agreement (answers, truth, found);
      double agreement = get_agreement (answers, model, found);
      double worst;
      guint groups[3];

      match_classes (answers, found, groups);
      worst = get_worst (model, truth, groups, answers->n);
      g_test_message ("seed %u: agreement with the truth %.3f of %.3f, at most %.2f errors off",
                      seed, agreement, best, worst);
      g_assert_cmpfloat (agreement, >, best - 0.04);
      g_assert_cmpfloat (best, >, 0.85);
      g_assert_cmpfloat (worst, <, 6.0);
      for (guint k = 0; k < 3; k++)
        ASSERT_NEAR (model->shares[k], 1.0 / 3.0, 4.0 * sqrt (2.0 / 9.0 / 600.0));
    }
}

/* One thread or two, twice: the same to the last bit. */
static void
test_same_again (void)
{
  Simulation simulation = { 300, 8, 3, 3, 0.5, 7 };
  g_autoptr (Answers) answers = answers_simulate (&simulation);
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  g_autoptr (HosoLcaModel) first = NULL;
  g_autoptr (HosoLcaModel) second = NULL;

  first = hoso_lca_fit (&data, 3, &options);
  options.threads = 1;
  second = hoso_lca_fit (&data, 3, &options);
  g_assert_cmpmem (first->probabilities, first->n_cells * 3 * sizeof (double),
                   second->probabilities, second->n_cells * 3 * sizeof (double));
}

/* 400 items of nine options: their probabilities multiply to less than a double holds
 * without rescaling, and each posterior stays a probability. */
static void
test_many_items (void)
{
  Simulation simulation = { 150, 400, 9, 2, 0.3, 5 };
  g_autoptr (Answers) answers = answers_simulate (&simulation);
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  g_autoptr (HosoLcaModel) model = NULL;
  double posterior[2];

  options.starts = 5;
  options.max_iterations = 50;
  model = hoso_lca_fit (&data, 2, &options);
  g_assert_true (isfinite (model->log_likelihood));
  g_assert_cmpfloat (model->log_likelihood, <, -100000.0);
  hoso_lca_posterior (model, answers->answers, posterior);
  ASSERT_NEAR (posterior[0] + posterior[1], 1.0, 1e-9);
}

static void
test_nobody_answered (void)
{
  static const guint n_options[] = { 2, 3 };
  static const guint8 answers[3][2] = { { 0 } };
  HosoLcaData data = { 3, 2, n_options, answers[0] };
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  HosoLcaModel *model = hoso_lca_fit (&data, 2, &options);

  g_assert_null (model);
}

static gboolean
stop_at_once (double done, gpointer data)
{
  guint *calls = data;

  g_assert_cmpfloat (done, >=, 0.0);
  g_assert_cmpfloat (done, <=, 1.0);
  (*calls)++;
  return FALSE;
}

static void
test_stopped (void)
{
  Simulation simulation = { 500, 12, 4, 3, 0.5, 3 };
  g_autoptr (Answers) answers = answers_simulate (&simulation);
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  guint calls = 0;
  HosoLcaModel *model;

  options.progress = stop_at_once;
  options.progress_data = &calls;
  model = hoso_lca_fit (&data, 3, &options);
  g_assert_null (model);
  g_assert_cmpuint (calls, >, 0);
}

/* A respondent without answers is as likely in a class as anybody, and an option
 * that came later counts as no answer. */
static void
test_unknown_answers (void)
{
  g_autoptr (Answers) answers = expand (carcinoma, G_N_ELEMENTS (carcinoma));
  g_autoptr (HosoLcaModel) model = fit (answers, 2, 1);
  static const guint8 nothing[7] = { 0 };
  static const guint8 later[7] = { 3, 3, 3, 3, 3, 3, 255 };
  double posterior[2];

  hoso_lca_posterior (model, nothing, posterior);
  ASSERT_NEAR (posterior[0], model->shares[0], 1e-15);
  hoso_lca_posterior (model, later, posterior);
  ASSERT_NEAR (posterior[0], model->shares[0], 1e-15);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lca/carcinoma", test_carcinoma);
  g_test_add_func ("/lca/carcinoma-probabilities", test_carcinoma_probabilities);
  g_test_add_func ("/lca/carcinoma-classes", test_carcinoma_classes);
  g_test_add_func ("/lca/cheating", test_cheating);
  g_test_add_func ("/lca/gss82", test_gss82);
  g_test_add_func ("/lca/many-maxima", test_many_maxima);
  g_test_add_func ("/lca/values", test_values);
  g_test_add_func ("/lca/election-complete", test_election_complete);
  g_test_add_func ("/lca/election-missing", test_election_missing);
  g_test_add_func ("/lca/missing", test_missing);
  g_test_add_func ("/lca/recovery", test_recovery);
  g_test_add_func ("/lca/same-again", test_same_again);
  g_test_add_func ("/lca/many-items", test_many_items);
  g_test_add_func ("/lca/nobody-answered", test_nobody_answered);
  g_test_add_func ("/lca/stopped", test_stopped);
  g_test_add_func ("/lca/unknown-answers", test_unknown_answers);

  return g_test_run ();
}

/* How many groups, if any, and whether they are found again. */

#include "hoso-config.h"

#include "hoso-association.h"
#include "hoso-gower.h"
#include "hoso-lca-choice.h"
#include "hoso-medoids.h"
#include "lca-data.h"

static HosoLcaChoice *
choose (const Answers *answers, guint32 seed)
{
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);

  options.starts = 6;
  options.seed = seed;
  return hoso_lca_choose (&data, &options);
}

#define FORCED 3
#define NOISE_ITEMS 24

/* Answers at random fall into no groups, in none of a hundred data sets. */
static void
test_no_structure (void)
{
  for (guint32 seed = 1; seed <= 100; seed++)
    {
      Simulation simulation = { 100 + 2 * seed, 12, 4, 1, 0.0, seed };
      g_autoptr (Answers) answers = answers_simulate (&simulation);
      g_autoptr (HosoLcaChoice) choice = choose (answers, seed);

      if (choice->best->n_classes != 1)
        g_error ("seed %u: %u classes in noise", seed, choice->best->n_classes);
      g_assert_cmpuint (choice->n_tried, ==, 3);
      g_assert_cmpfloat (choice->bic[0], <, choice->bic[1]);
      g_assert_cmpfloat (choice->icl[0], ==, choice->bic[0]);
    }
  g_test_message ("seeds 1 to 100: no classes");
}

/* How many of @n items from @first on differ between the groups, by corrected tests. */
static guint
count_differing (const Answers *answers, const guint8 *groups, guint first, guint n)
{
  double p[NOISE_ITEMS];
  guint differing = 0;

  for (guint i = 0; i < n; i++)
    {
      guint64 counts[FORCED * 4] = { 0 };

      for (guint row = 0; row < answers->n; row++)
        counts[groups[row] * 4 + answers->answers[row * NOISE_ITEMS + first + i] - 1]++;
      p[i] = hoso_association_measure (counts, FORCED, 4).p;
    }
  hoso_false_discovery_adjust (p, n);
  for (guint i = 0; i < n; i++)
    differing += p[i] <= 0.05;

  return differing;
}

/* Groups that are forced on noise differ in nearly all the questions that built them, and
 * in hardly any other: that is why only others are tested.  Their silhouette shows that
 * they are none. */
static void
test_forced (void)
{
  guint built = 0;
  guint others = 0;

  for (guint32 seed = 1; seed <= 10; seed++)
    {
      Simulation simulation = { 300, NOISE_ITEMS, 4, 1, 0.0, seed };
      g_autoptr (Answers) answers = answers_simulate (&simulation);
      g_autofree double *values = g_new (double, 300 * NOISE_ITEMS / 2);
      HosoGowerKind kinds[NOISE_ITEMS / 2] = { HOSO_GOWER_NOMINAL };
      HosoGowerData data = { 300, NOISE_ITEMS / 2, kinds, values };
      g_autofree float *distances = NULL;
      HosoMedoids found;
      guint8 groups[300];

      for (guint i = 0; i < 300 * NOISE_ITEMS / 2; i++)
        values[i] =
          answers->answers[i / (NOISE_ITEMS / 2) * NOISE_ITEMS + i % (NOISE_ITEMS / 2)];
      distances = hoso_gower_matrix (&data, 1);
      found = hoso_medoids_find (distances, 300, FORCED, 5, seed);
      hoso_medoids_assign (&found, distances, 300, groups);
      built += count_differing (answers, groups, 0, NOISE_ITEMS / 2);
      others += count_differing (answers, groups, NOISE_ITEMS / 2, NOISE_ITEMS / 2);
      g_assert_cmpfloat (hoso_medoids_silhouette (distances, 300, groups, FORCED), <,
                         HOSO_SILHOUETTE_CLEAR / 2.0);
    }
  g_test_message ("seeds 1 to 10: of 120 each, %u that built and %u others differ", built, others);
  g_assert_cmpuint (built, >=, 114);
  g_assert_cmpuint (others, <=, 4);
}

/* The number that they were drawn from, and the search ends soon after it. */
static void
test_number_of_classes (void)
{
  for (guint k = 2; k <= 4; k++)
    {
      Simulation simulation = { 300, 10, 4, k, 0.7, 40 + k };
      g_autoptr (Answers) answers = answers_simulate (&simulation);
      g_autoptr (HosoLcaChoice) choice = choose (answers, 1);

      g_test_message ("seed %u: %u classes of %u", simulation.seed, choice->best->n_classes, k);
      g_assert_cmpuint (choice->best->n_classes, ==, k);
      g_assert_cmpuint (choice->n_tried, ==, k + 2);
      g_assert_cmpfloat (choice->best->bic, ==, choice->bic[k - 1]);
    }
}

/* Clear groups are found again, a forced one too many is not. */
static void
test_stability (void)
{
  Simulation simulation = { 150, 8, 4, 2, 0.8, 9 };
  g_autoptr (Answers) answers = answers_simulate (&simulation);
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  g_autoptr (HosoLcaModel) two = hoso_lca_fit (&data, 2, &options);
  g_autoptr (HosoLcaModel) four = hoso_lca_fit (&data, 4, &options);
  double jaccard[4];
  double alone[4];
  double least = 1.0;

  g_assert_true (hoso_lca_stability (&data, two, 6, &options, jaccard));
  g_assert_cmpfloat (jaccard[0], >, 0.9);
  g_assert_cmpfloat (jaccard[1], >, 0.9);
  g_assert_true (hoso_lca_stability (&data, four, 6, &options, jaccard));
  for (guint k = 0; k < 4; k++)
    least = MIN (least, jaccard[k]);
  g_assert_cmpfloat (least, <, 0.6);

  options.threads = 1;
  g_assert_true (hoso_lca_stability (&data, four, 6, &options, alone));
  g_assert_cmpmem (jaccard, sizeof jaccard, alone, sizeof alone);
}

static gboolean
stop_late (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1.0);
  *last = done;
  return done < 0.2;
}

static void
test_stopped (void)
{
  Simulation simulation = { 150, 8, 4, 2, 0.8, 9 };
  g_autoptr (Answers) answers = answers_simulate (&simulation);
  HosoLcaData data = answers_get_data (answers);
  HosoLcaOptions options = hoso_lca_get_defaults (&data);
  g_autoptr (HosoLcaModel) model = hoso_lca_fit (&data, 2, &options);
  double last = 0.0;
  double jaccard[2];
  HosoLcaChoice *choice;

  options.threads = 1;
  options.progress = stop_late;
  options.progress_data = &last;
  choice = hoso_lca_choose (&data, &options);
  g_assert_null (choice);
  g_assert_cmpfloat (last, >=, 0.2);
  last = 0.0;
  g_assert_false (hoso_lca_stability (&data, model, 6, &options, jaccard));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lca-choice/no-structure", test_no_structure);
  g_test_add_func ("/lca-choice/forced", test_forced);
  g_test_add_func ("/lca-choice/number-of-classes", test_number_of_classes);
  g_test_add_func ("/lca-choice/stability", test_stability);
  g_test_add_func ("/lca-choice/stopped", test_stopped);

  return g_test_run ();
}

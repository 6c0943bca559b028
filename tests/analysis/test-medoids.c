/* K-medoids against pam() of R's cluster 2.1.4, on Ruspini's 75 points (1970,
 * Information Sciences 2:319), and against OR-Library's p-median 1.
 */

#include "hoso-config.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "flower-data.h"
#include "hoso-medoids.h"
#include "hoso-partition.h"

#define XCLARA 3000

static const double ruspini[75][2] = {
  { 4, 53 },
  { 5, 63 },
  { 10, 59 },
  { 9, 77 },
  { 13, 49 },
  { 13, 69 },
  { 12, 88 },
  { 15, 75 },
  { 18, 61 },
  { 19, 65 },
  { 22, 74 },
  { 27, 72 },
  { 28, 76 },
  { 24, 58 },
  { 27, 55 },
  { 28, 60 },
  { 30, 52 },
  { 31, 60 },
  { 32, 61 },
  { 36, 72 },
  { 28, 147 },
  { 32, 149 },
  { 35, 153 },
  { 33, 154 },
  { 38, 151 },
  { 41, 150 },
  { 38, 145 },
  { 38, 143 },
  { 32, 143 },
  { 34, 141 },
  { 44, 156 },
  { 44, 149 },
  { 44, 143 },
  { 46, 142 },
  { 47, 149 },
  { 49, 152 },
  { 50, 142 },
  { 53, 144 },
  { 52, 152 },
  { 55, 155 },
  { 54, 124 },
  { 60, 136 },
  { 63, 139 },
  { 86, 132 },
  { 85, 115 },
  { 85, 96 },
  { 78, 94 },
  { 74, 96 },
  { 97, 122 },
  { 98, 116 },
  { 98, 124 },
  { 99, 119 },
  { 99, 128 },
  { 101, 115 },
  { 108, 111 },
  { 110, 111 },
  { 108, 116 },
  { 111, 126 },
  { 115, 117 },
  { 117, 115 },
  { 70, 4 },
  { 77, 12 },
  { 83, 21 },
  { 61, 15 },
  { 69, 15 },
  { 78, 16 },
  { 66, 18 },
  { 58, 13 },
  { 64, 20 },
  { 69, 21 },
  { 66, 23 },
  { 61, 25 },
  { 76, 27 },
  { 72, 31 },
  { 64, 30 },
};

static float *
make_ruspini (void)
{
  float *distances = g_new (float, 75 * 75);

  for (guint i = 0; i < 75; i++)
    for (guint j = 0; j < 75; j++)
      distances[i * 75 + j] =
        (float)hypot (ruspini[i][0] - ruspini[j][0], ruspini[i][1] - ruspini[j][1]);
  return distances;
}

/* The average distance to the nearest medoid, in double precision. */
static double
get_objective (const HosoMedoids *found)
{
  double total = 0.0;

  for (guint i = 0; i < 75; i++)
    {
      double nearest = INFINITY;

      for (guint m = 0; m < found->k; m++)
        {
          const double *medoid = ruspini[found->medoids[m]];

          nearest = fmin (nearest, hypot (ruspini[i][0] - medoid[0], ruspini[i][1] - medoid[1]));
        }
      total += nearest;
    }
  return total / 75.0;
}

/* The silhouette is largest at four groups, as Ruspini drew them. */
static void
test_ruspini (void)
{
  static const double objectives[] = { 31.94405615, 21.59293014, 11.48637481, 10.39579069,
                                       9.528680407 };
  static const double silhouettes[] = { .5827264, .6327047, .7376570, .7134788, .5993529 };
  g_autofree float *distances = make_ruspini ();

  for (guint k = 2; k <= 6; k++)
    {
      HosoMedoids found = hoso_medoids_find (distances, 75, k, 20, 1);
      guint8 groups[75];

      g_assert_cmpfloat_with_epsilon (get_objective (&found), objectives[k - 2], 6e-9);
      g_assert_cmpfloat_with_epsilon (found.total / 75.0, get_objective (&found), 1e-5);
      hoso_medoids_assign (&found, distances, 75, groups);
      g_assert_cmpfloat_with_epsilon (hoso_medoids_silhouette (distances, 75, groups, k),
                                      silhouettes[k - 2], 1e-7);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *)a;
  guint second = *(const guint *)b;

  return first < second ? -1 : first > second;
}

/* R counts from 1: 10 32 52 70. */
static void
test_ruspini_medoids (void)
{
  static const guint expected[] = { 9, 31, 51, 69 };
  g_autofree float *distances = make_ruspini ();
  HosoMedoids found = hoso_medoids_find (distances, 75, 4, 1, 1);

  qsort (found.medoids, 4, sizeof (guint), compare_numbers);
  g_assert_cmpmem (found.medoids, sizeof expected, expected, sizeof expected);
}

/* Eighteen flowers by Gower's distance: R's three groups. */
static void
test_flower (void)
{
  static const guint medoids[] = { 6, 12, 17 };
  static const guint8 clusters[] = { 1, 2, 1, 1, 1, 1, 1, 3, 3, 2, 3, 3, 3, 3, 2, 2, 2, 3 };
  HosoGowerData data = flower_get_data ();
  g_autofree double *ranges = hoso_gower_ranges (&data);
  g_autofree float *distances = hoso_gower_matrix (&data, 1);
  HosoMedoids found = hoso_medoids_find (distances, FLOWERS, 3, 1, 1);
  guint8 groups[FLOWERS];
  double total = 0.0;

  hoso_medoids_assign (&found, distances, FLOWERS, groups);
  for (guint i = 0; i < FLOWERS; i++)
    total += hoso_gower_distance (&data, ranges, i, found.medoids[groups[i]]);
  g_assert_cmpfloat_with_epsilon (total / FLOWERS, .2524214779, 6e-11);
  for (guint i = 0; i < FLOWERS; i++)
    for (guint j = 0; j < FLOWERS; j++)
      g_assert_true ((groups[i] == groups[j]) == (clusters[i] == clusters[j]));
  qsort (found.medoids, 3, sizeof (guint), compare_numbers);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (found.medoids[i] + 1, ==, medoids[i]);
}

static void
test_one_group (void)
{
  g_autofree float *distances = make_ruspini ();
  HosoMedoids found = hoso_medoids_find (distances, 75, 1, 3, 1);
  guint8 groups[75];
  double least = INFINITY;

  for (guint i = 0; i < 75; i++)
    {
      double total = 0.0;

      for (guint j = 0; j < 75; j++)
        total += distances[i * 75 + j];
      least = fmin (least, total);
    }
  g_assert_cmpfloat_with_epsilon (found.total, least, 1e-9);
  hoso_medoids_assign (&found, distances, 75, groups);
  g_assert_cmpfloat (hoso_medoids_silhouette (distances, 75, groups, 1), ==, 0.0);
}

/* Everybody is a medoid, or all stand on one place. */
static void
test_degenerate (void)
{
  static const float apart[9] = { 0, 1, 2, 1, 0, 3, 2, 3, 0 };
  static const float together[9] = { 0 };
  HosoMedoids found = hoso_medoids_find (apart, 3, 3, 2, 1);
  guint8 groups[3];

  g_assert_cmpfloat (found.total, ==, 0.0);
  found = hoso_medoids_find (together, 3, 2, 2, 1);
  g_assert_cmpfloat (found.total, ==, 0.0);
  hoso_medoids_assign (&found, together, 3, groups);
  g_assert_cmpfloat (hoso_medoids_silhouette (together, 3, groups, 2), ==, 0.0);
}

static float *
read_pmed (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  float *distances = g_new (float, 100 * 100);
  char *rest;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 100 * 100; i++)
    distances[i] = i % 101 == 0 ? 0.0f : 1e9f;
  rest = text;
  for (guint i = 0; i < 3; i++)
    g_ascii_strtoull (rest, &rest, 10);
  for (guint edge = 0; edge < 200; edge++)
    {
      guint from = (guint)g_ascii_strtoull (rest, &rest, 10) - 1;
      guint to = (guint)g_ascii_strtoull (rest, &rest, 10) - 1;
      float length = (float)g_ascii_strtoull (rest, &rest, 10);

      distances[from * 100 + to] = distances[to * 100 + from] = length;
    }
  for (guint via = 0; via < 100; via++)
    for (guint i = 0; i < 100; i++)
      for (guint j = 0; j < 100; j++)
        distances[i * 100 + j] =
          MIN (distances[i * 100 + j], distances[i * 100 + via] + distances[via * 100 + j]);
  return distances;
}

/* Its known optimum is 5819 (Beasley 1990). */
static void
test_pmed (void)
{
  const char *folder = g_getenv ("HOSO_TEST_DATA");
  g_autofree char *path = NULL;
  g_autofree float *distances = NULL;

  if (folder == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA does not say where the reference data are");
      return;
    }
  path = g_build_filename (folder, "ref", "orlib_pmed1.txt", NULL);
  distances = read_pmed (path);
  for (guint32 seed = 1; seed <= 50; seed++)
    {
      HosoMedoids found = hoso_medoids_find (distances, 100, 5, 3, seed);

      g_assert_cmpfloat (found.total, ==, 5819.0);
    }
}

/* The 3,000 points that R's cluster package brings along, or NULL after having skipped. */
static double *
ask_for_xclara (void)
{
  const char *argv[] = { "Rscript", "-e",
                         "data (xclara, package = 'cluster');"
                         "cat (format (t (as.matrix (xclara)), digits = 15))",
                         NULL };
  g_autoptr (GSubprocess) process =
    g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                       NULL);
  g_autofree char *text = NULL;
  double *points;
  char *rest;

  if (process == NULL ||
      !g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL) ||
      !g_subprocess_get_successful (process))
    {
      g_test_skip ("R with the package cluster is not there to ask.");
      return NULL;
    }
  points = g_new (double, XCLARA * 2);
  rest = text;
  for (guint i = 0; i < XCLARA * 2; i++)
    points[i] = g_ascii_strtod (rest, &rest);

  return points;
}

/* R's pam() of three groups: objective, medoids, sizes and silhouette. */
static void
test_xclara (void)
{
  static const guint medoids[] = { 78, 1411, 2535 };
  static const guint sizes[] = { 899, 1149, 952 };
  g_autofree double *points = ask_for_xclara ();
  g_autofree float *distances = NULL;
  g_autofree guint8 *groups = g_malloc (XCLARA);
  guint counts[3] = { 0 };
  HosoMedoids found;

  if (points == NULL)
    return;

  distances = g_new (float, XCLARA *XCLARA);
  for (guint i = 0; i < XCLARA; i++)
    for (guint j = 0; j < XCLARA; j++)
      distances[i * XCLARA + j] = (float)hypot (points[i * 2] - points[j * 2],
                                                points[i * 2 + 1] - points[j * 2 + 1]);
  found = hoso_medoids_find (distances, XCLARA, 3, 1, 1);
  qsort (found.medoids, 3, sizeof (guint), compare_numbers);
  hoso_medoids_assign (&found, distances, XCLARA, groups);
  for (guint i = 0; i < XCLARA; i++)
    counts[groups[i]]++;
  g_assert_cmpfloat_with_epsilon (found.total / XCLARA, 12.67655202, 1e-6);
  g_assert_cmpfloat_with_epsilon (hoso_medoids_silhouette (distances, XCLARA, groups, 3),
                                  .6945588, 1e-7);
  g_assert_cmpmem (counts, sizeof counts, sizes, sizeof sizes);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (found.medoids[i] + 1, ==, medoids[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/medoids/ruspini", test_ruspini);
  g_test_add_func ("/medoids/ruspini-medoids", test_ruspini_medoids);
  g_test_add_func ("/medoids/flower", test_flower);
  g_test_add_func ("/medoids/one-group", test_one_group);
  g_test_add_func ("/medoids/degenerate", test_degenerate);
  g_test_add_func ("/medoids/pmed", test_pmed);
  g_test_add_func ("/medoids/xclara", test_xclara);

  return g_test_run ();
}

/* Gower's distance against daisy() of R's cluster 2.1.4, on eighteen flowers. */

#include "hoso-config.h"

#include <math.h>
#include <string.h>

#include "flower-data.h"
#include "hoso-gower.h"

#define N HOSO_GOWER_NOMINAL
#define A HOSO_GOWER_ASYMMETRIC
#define I HOSO_GOWER_NUMBER

static void
check_flower (HosoGowerData data, const double *first, guint n_first, double sum)
{
  g_autofree double *ranges = hoso_gower_ranges (&data);
  g_autofree float *matrix = hoso_gower_matrix (&data, 2);
  double total = 0.0;

  for (guint i = 0; i < n_first; i++)
    g_assert_cmpfloat_with_epsilon (hoso_gower_distance (&data, ranges, 0, i + 1), first[i], 6e-11);
  for (guint i = 0; i < 18; i++)
    for (guint j = 0; j < 18; j++)
      {
        double distance = hoso_gower_distance (&data, ranges, i, j);

        total += i < j ? distance : 0.0;
        g_assert_cmpfloat_with_epsilon (matrix[i * 18 + j], distance, 1e-6);
      }
  g_assert_cmpfloat_with_epsilon (total, sum, 6e-9);
}

static void
test_flower (void)
{
  static const double first[] = { .8875408497, .527246732, .3517973856,
                                  .4115604575, .2269199346, .287622549 };

  check_flower (flower_get_data (), first, 6, 74.43958333);
}

static void
test_flower_asymmetric (void)
{
  static const HosoGowerKind third[] = { N, N, A, N, I, I, I, I };
  static const HosoGowerKind first_and_third[] = { A, N, A, N, I, I, I, I };
  static const double first[] = { .8875408497, .6025676937 };

  HosoGowerData data = flower_get_data ();

  data.kinds = third;
  check_flower (data, NULL, 0, 77.99351657);
  data.kinds = first_and_third;
  check_flower (data, first, 2, 79.8093643);
}

/* By hand: of three variables two are answered by both; nothing in common is as
 * far as can be; a number that all share says nothing apart. */
static void
test_missing (void)
{
  static const HosoGowerKind kinds[] = { N, I, I };
  static const double values[4][3] = {
    { 1, 2, 5 },
    { 2, NAN, 5 },
    { NAN, 4, NAN },
    { NAN, NAN, NAN },
  };
  static const double expected[4][4] = {
    { 0, .5, 1, 1 },
    { .5, 0, 1, 1 },
    { 1, 1, 0, 1 },
    { 1, 1, 1, 1 },
  };
  HosoGowerData data = { 4, 3, kinds, values[0] };
  g_autofree double *ranges = hoso_gower_ranges (&data);
  g_autofree float *matrix = hoso_gower_matrix (&data, 1);

  for (guint i = 0; i < 4; i++)
    for (guint j = 0; j < 4; j++)
      {
        g_assert_cmpfloat (hoso_gower_distance (&data, ranges, i, j), ==, expected[i][j]);
        g_assert_cmpfloat (matrix[i * 4 + j], ==, i == j ? 0.0f : (float)expected[i][j]);
      }
}

/* More rows than a tile holds, and a last one that is not full: the same as one
 * distance at a time, with one thread and with two. */
static void
test_tiles (void)
{
  static const HosoGowerKind kinds[] = { N, A, I };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autofree double *values = g_new (double, 150 * 3);
  HosoGowerData data = { 150, 3, kinds, values };
  g_autofree double *ranges = NULL;
  g_autofree float *one = NULL;
  g_autofree float *two = NULL;

  for (guint i = 0; i < 150 * 3; i++)
    values[i] = g_rand_int_range (random, 0, 8) == 0 ? NAN : g_rand_int_range (random, 0, 3);
  ranges = hoso_gower_ranges (&data);
  one = hoso_gower_matrix (&data, 1);
  two = hoso_gower_matrix (&data, 2);
  g_assert_cmpmem (one, 150 * 150 * sizeof (float), two, 150 * 150 * sizeof (float));
  for (guint i = 0; i < 150; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpfloat_with_epsilon (one[i * 150 + j],
                                      hoso_gower_distance (&data, ranges, i, j), 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gower/flower", test_flower);
  g_test_add_func ("/gower/flower-asymmetric", test_flower_asymmetric);
  g_test_add_func ("/gower/missing", test_missing);
  g_test_add_func ("/gower/tiles", test_tiles);

  return g_test_run ();
}

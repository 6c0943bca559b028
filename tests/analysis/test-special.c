/* Special functions against tables, and the minimiser against functions whose
 * minimum is known.
 */

#include "hoso-config.h"

#include "hoso-minimise.h"
#include "hoso-quantile.h"
#include "hoso-special.h"

#include <math.h>

/* Abramowitz and Stegun 1964, tables 6.1 and 6.2. */
static void
test_gamma (void)
{
  g_assert_cmpfloat_with_epsilon (hoso_special_lgamma (0.5), 0.5 * log (G_PI), 1e-14);
  g_assert_cmpfloat_with_epsilon (hoso_special_lgamma (11.0), log (3628800.0), 1e-13);
  g_assert_cmpfloat_with_epsilon (hoso_special_digamma (1.0), -0.57721566490153286, 1e-14);
  g_assert_cmpfloat_with_epsilon (hoso_special_digamma (0.5), -1.96351002602142348, 1e-13);
  g_assert_cmpfloat_with_epsilon (hoso_special_digamma (2.0), 0.42278433509846714, 1e-14);
  g_assert_cmpfloat_with_epsilon (hoso_special_digamma (1e6), log (1e6) - 0.5e-6, 1e-12);
}

static void
test_log_add (void)
{
  g_assert_cmpfloat_with_epsilon (hoso_special_log_add (log (2.0), log (3.0)), log (5.0), 1e-15);
  g_assert_cmpfloat (hoso_special_log_add (5000.0, 0.0), ==, 5000.0);
  g_assert_cmpfloat (hoso_special_log_add (-INFINITY, 3.0), ==, 3.0);
  g_assert_true (isinf (hoso_special_log_add (-INFINITY, -INFINITY)));
}

/* Closed forms: Abramowitz and Stegun 15.1.3, 15.1.4 and 15.1.8. */
static void
test_2f1 (void)
{
  double z = 0.7;

  g_assert_cmpfloat_with_epsilon (hoso_special_2f1 (1.0, 1.0, 2.0, z), -log1p (-z) / z, 1e-14);
  g_assert_cmpfloat_with_epsilon (
    hoso_special_2f1 (0.5, 1.0, 1.5, z * z), 0.5 / z * log ((1.0 + z) / (1.0 - z)), 1e-14);
  g_assert_cmpfloat_with_epsilon (hoso_special_2f1 (-0.3, 4.0, 4.0, z), pow (1.0 - z, 0.3), 1e-14);
  g_assert_cmpfloat (hoso_special_2f1 (0.3, 0.4, 0.5, 0.0), ==, 1.0);
}

/* R 4.2.2's pchisq (x, df, lower.tail = FALSE), for df 2 also exp (-x / 2). */
static void
test_chi_square (void)
{
  g_assert_cmpfloat_with_epsilon (
    hoso_special_chi_square_tail (3.841458820694124, 1.0), 0.05, 1e-14);
  g_assert_cmpfloat_with_epsilon (hoso_special_chi_square_tail (30.0, 2.0), exp (-15.0), 1e-19);
  g_assert_cmpfloat_with_epsilon (
    hoso_special_chi_square_tail (18.30703805327515, 10.0), 0.05, 1e-13);
  g_assert_cmpfloat (hoso_special_chi_square_tail (0.0, 4.0), ==, 1.0);
  g_assert_cmpfloat (hoso_special_chi_square_tail (1e5, 1.0), >=, 0.0);
}

/* R 4.2.2's quantile (), type 7. */
static void
test_quantile (void)
{
  double values[] = { 9, 1, 3, 3, 7, 2, 3, 5, 3, 8, 4 };
  double even[] = { 4, 1, 3, 2 };
  double one[] = { 6 };

  g_assert_cmpfloat (hoso_quantile (values, G_N_ELEMENTS (values), 0.2), ==, 3.0);
  g_assert_cmpfloat (hoso_quantile (values, G_N_ELEMENTS (values), 0.6), ==, 4.0);
  g_assert_cmpfloat (hoso_quantile (values, G_N_ELEMENTS (values), 0.75), ==, 6.0);
  g_assert_cmpfloat (hoso_quantile (values, G_N_ELEMENTS (values), 1.0), ==, 9.0);
  g_assert_cmpfloat (hoso_quantile (values, G_N_ELEMENTS (values), 0.0), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (hoso_quantile (even, 4, 0.6), 2.8, 1e-14);
  g_assert_cmpfloat (hoso_median (even, 4), ==, 2.5);
  g_assert_cmpfloat (hoso_median (one, 1), ==, 6.0);
  g_assert_true (isnan (hoso_median (NULL, 0)));
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
test_quantile_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 300; round++)
    {
      double values[200];
      double sorted[200];
      guint n = (guint)g_rand_int_range (random, 1, 200);
      int span = g_rand_int_range (random, 1, 300);

      for (guint i = 0; i < n; i++)
        values[i] = sorted[i] = g_rand_int_range (random, 0, span);
      qsort (sorted, n, sizeof (double), compare_doubles);
      for (guint tenth = 0; tenth <= 10; tenth++)
        {
          guint place = (n - 1) * tenth / 10;
          double part = (n - 1) * tenth % 10 / 10.0;
          double want = sorted[place];

          if (place + 1 < n)
            want += part * (sorted[place + 1] - sorted[place]);
          g_assert_cmpfloat_with_epsilon (hoso_quantile (values, n, tenth / 10.0), want, 1e-9);
        }
    }
}

/* Many whole numbers are counted, others put in order: several shares at once agree
 * with sorting, also where all are one value or far apart. */
static void
test_quantiles (void)
{
  static const double shares[] = { 0.0, 0.2, 0.4, 0.6, 0.8, 1.0 };
  static const int spans[] = { 1, 7, 900, 60000, 2000000 };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 200; round++)
    {
      double values[1500];
      double sorted[1500];
      double got[G_N_ELEMENTS (shares)];
      guint n = (guint)g_rand_int_range (random, 1, 1500);
      int span = spans[round % G_N_ELEMENTS (spans)];

      for (guint i = 0; i < n; i++)
        values[i] = sorted[i] =
          g_rand_int_range (random, -span, span) + (round % 2) * g_rand_double (random);
      qsort (sorted, n, sizeof (double), compare_doubles);
      hoso_quantiles (values, n, shares, G_N_ELEMENTS (shares), got);
      for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
        {
          guint place = (n - 1) * i / 5;
          double want = sorted[place];

          if (place + 1 < n)
            want += (n - 1) * i % 5 / 5.0 * (sorted[place + 1] - sorted[place]);
          g_assert_cmpfloat_with_epsilon (got[i], want, 1e-6);
        }
    }
}

/* Rosenbrock 1960: a curved valley with its end at (1, 1). */
static double
rosenbrock (const double *x, double *gradient, gconstpointer data)
{
  double off = x[1] - x[0] * x[0];

  gradient[0] = -400.0 * off * x[0] - 2.0 * (1.0 - x[0]);
  gradient[1] = 200.0 * off;

  return 100.0 * off * off + (1.0 - x[0]) * (1.0 - x[0]);
}

static void
test_minimise (void)
{
  double x[] = { -1.2, 1.0 };
  HosoMinimum minimum = hoso_minimise (rosenbrock, NULL, x, 2);

  g_assert_true (minimum.converged);
  g_assert_cmpfloat_with_epsilon (x[0], 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (x[1], 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (minimum.covariance[0][0], 0.5, 1e-3);
  g_assert_cmpfloat_with_epsilon (minimum.covariance[1][1], 2.005, 1e-3);
}

static double
slope (const double *x, double *gradient, gconstpointer data)
{
  gradient[0] = 1.0;

  return x[0];
}

static void
test_no_minimum (void)
{
  double x[] = { 0.0 };

  g_assert_false (hoso_minimise (slope, NULL, x, 1).converged);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/special/gamma", test_gamma);
  g_test_add_func ("/special/log-add", test_log_add);
  g_test_add_func ("/special/2f1", test_2f1);
  g_test_add_func ("/special/chi-square", test_chi_square);
  g_test_add_func ("/quantile/printed", test_quantile);
  g_test_add_func ("/quantile/random", test_quantile_random);
  g_test_add_func ("/quantile/several", test_quantiles);
  g_test_add_func ("/minimise/valley", test_minimise);
  g_test_add_func ("/minimise/none", test_no_minimum);

  return g_test_run ();
}

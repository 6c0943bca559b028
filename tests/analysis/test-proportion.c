/* Intervals against printed values: Newcombe 1998 (Statistics in Medicine 17, 857 and
 * 873) and others, with the digits of R 4.2.2's prop.test (correct = FALSE).
 */

#include "hoso-config.h"

#include "hoso-proportion.h"

#include <math.h>

typedef struct
{
  guint64 n;
  guint64 base;
  double low;
  double high;
  double within; /* what is printed of them */
} WilsonCase;

static void
test_wilson (void)
{
  static const WilsonCase cases[] = {
    { 81, 263, 0.255288519878274, 0.3662095769828, 1e-14 },
    { 15, 148, 0.0623863995307363, 0.160487241723308, 1e-14 },
    { 0, 20, 0.0, 0.161125158052819, 1e-14 },
    { 1, 29, 0.00611321429276265, 0.171755218793203, 1e-14 },
    { 0, 1, 0.0, 0.793450685622763, 1e-14 },
    { 1, 1, 0.206549314377237, 1.0, 1e-14 },
    { 0, 10, 0.0, 0.277532799862889, 1e-14 },
    { 1, 10, 0.0178762130950729, 0.404150026795238, 1e-14 },
    { 5, 10, 0.236593090512564, 0.763406909487436, 1e-14 },
    { 9, 10, 0.595849973204762, 0.982123786904927, 1e-14 },
    { 10, 10, 0.722467200137111, 1.0, 1e-14 },
    { 3, 30, 0.0345998887473342, 0.256210825791841, 1e-14 },
    { 15, 30, 0.331541256405338, 0.668458743594662, 1e-14 },
    { 29, 30, 0.833296090085908, 0.994091409618388, 1e-14 },
    { 50, 100, 0.403831530365996, 0.596168469634004, 1e-14 },
    { 999, 1000, 0.994357441402042, 0.999823453629374, 1e-14 },
    { 1, 1000, 0.000176546370626078, 0.00564255859795793, 1e-14 },
    { 123456, 1000000, 0.122812696531423, 0.124102196414004, 1e-14 },
    /* The two best of five steps, of ten answers: 4 5 3 5 2 4 4 5 1 5. */
    { 7, 10, 0.3967781, 0.8922087, 5e-8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HosoInterval interval = hoso_proportion_wilson (cases[i].n, cases[i].base);

      g_assert_cmpfloat_with_epsilon (interval.low, cases[i].low, cases[i].within);
      g_assert_cmpfloat_with_epsilon (interval.high, cases[i].high, cases[i].within);
    }
}

/* How often the interval holds the truth, on average over p = .01 … .99: 95 of 100, where
 * the textbook's p ± 1.96 s has 65 with five answers. */
static void
test_coverage (void)
{
  static const guint sizes[] = { 5, 10, 20, 30, 50 };
  static const double covered[] = { .955, .955, .954, .952, .950 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      guint n = sizes[i];
      double sum = 0.0;

      for (guint percent = 1; percent < 100; percent++)
        for (guint k = 0; k <= n; k++)
          {
            double p = percent / 100.0;
            HosoInterval interval = hoso_proportion_wilson (k, n);

            if (interval.low <= p && p <= interval.high)
              sum += exp (lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0) +
                          k * log (p) + (n - k) * log1p (-p)) /
                     99.0;
          }
      g_test_message ("%u answers: %.4f", n, sum);
      g_assert_cmpfloat_with_epsilon (sum, covered[i], 5e-4);
    }
}

static void
test_wilson_empty (void)
{
  HosoInterval interval = hoso_proportion_wilson (0, 0);

  g_assert_cmpfloat (interval.low, ==, 0.0);
  g_assert_cmpfloat (interval.high, ==, 1.0);
}

static void
test_wilson_huge (void)
{
  guint64 half = G_GUINT64_CONSTANT (1) << 60;
  HosoInterval interval = hoso_proportion_wilson (half, 2 * half);

  g_assert_cmpfloat_with_epsilon (interval.low, 0.5, 1e-8);
  g_assert_cmpfloat_with_epsilon (interval.high, 0.5, 1e-8);
}

typedef struct
{
  guint64 n1, base1, n2, base2;
  double low;
  double high;
  double within;
} DifferenceCase;

static void
test_difference (void)
{
  static const DifferenceCase cases[] = {
    { 56, 70, 48, 80, 0.0524314724, 0.333872654, 5e-10 },
    { 9, 10, 3, 10, 0.1705227, 0.8090180, 5e-8 },
    { 5, 56, 0, 29, -0.0381371, 0.1925600, 5e-8 },
    /* By the bounds above 1 − √(.2775328² + .1611252²) = .67908604. */
    { 10, 10, 0, 20, 0.6790861, 1.0, 7e-8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DifferenceCase *c = &cases[i];
      HosoInterval interval = hoso_proportion_difference (c->n1, c->base1, c->n2, c->base2);
      HosoInterval mirrored = hoso_proportion_difference (c->n2, c->base2, c->n1, c->base1);

      g_assert_cmpfloat_with_epsilon (interval.low, c->low, c->within);
      g_assert_cmpfloat_with_epsilon (interval.high, c->high, c->within);
      g_assert_cmpfloat_with_epsilon (mirrored.low, -interval.high, 1e-12);
      g_assert_cmpfloat_with_epsilon (mirrored.high, -interval.low, 1e-12);
    }
}

static void
test_telling (void)
{
  g_assert_cmpfloat_with_epsilon (hoso_proportion_telling (56, 70, 48, 80), 0.0524314724, 1e-9);
  g_assert_cmpfloat_with_epsilon (hoso_proportion_telling (48, 80, 56, 70), -0.0524314724, 1e-9);
  g_assert_cmpfloat (hoso_proportion_telling (5, 56, 0, 29), ==, 0.0);
  g_assert_cmpfloat (hoso_proportion_telling (0, 0, 3, 9), ==, 0.0);
  g_assert_cmpfloat (hoso_proportion_telling (3, 9, 0, 0), ==, 0.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proportion/wilson", test_wilson);
  g_test_add_func ("/proportion/coverage", test_coverage);
  g_test_add_func ("/proportion/wilson-empty", test_wilson_empty);
  g_test_add_func ("/proportion/wilson-huge", test_wilson_huge);
  g_test_add_func ("/proportion/difference", test_difference);
  g_test_add_func ("/proportion/telling", test_telling);

  return g_test_run ();
}

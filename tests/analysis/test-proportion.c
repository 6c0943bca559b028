/* Intervals against printed values: Newcombe 1998 (Statistics in Medicine 17,
 * 857 and 873), with the digits of R 4.2.2's prop.test (correct = FALSE).
 */

#include "hoso-config.h"

#include "hoso-proportion.h"

typedef struct
{
  guint64 n;
  guint64 base;
  double low;
  double high;
} WilsonCase;

static void
test_wilson (void)
{
  static const WilsonCase cases[] = {
    { 81, 263, 0.255288520, 0.366209577 },
    { 15, 148, 0.062386400, 0.160487242 },
    { 0, 20, 0.0, 0.161125158 },
    { 1, 29, 0.006113214, 0.171755219 },
    { 1, 10, 0.017876213, 0.404150027 },
    { 5, 10, 0.236593091, 0.763406909 },
    { 10, 10, 0.722467200, 1.0 },
    { 7, 10, 0.3967781, 0.8922087 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HosoInterval interval = hoso_proportion_wilson (cases[i].n, cases[i].base);

      g_assert_cmpfloat_with_epsilon (interval.low, cases[i].low, 5e-8);
      g_assert_cmpfloat_with_epsilon (interval.high, cases[i].high, 5e-8);
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
} DifferenceCase;

static void
test_difference (void)
{
  static const DifferenceCase cases[] = {
    { 56, 70, 48, 80, 0.0524314724, 0.333872654 },
    { 9, 10, 3, 10, 0.1705227, 0.8090180 },
    { 5, 56, 0, 29, -0.0381371, 0.1925600 },
    { 10, 10, 0, 20, 0.6790861, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DifferenceCase *c = &cases[i];
      HosoInterval interval = hoso_proportion_difference (c->n1, c->base1, c->n2, c->base2);
      HosoInterval mirrored = hoso_proportion_difference (c->n2, c->base2, c->n1, c->base1);

      g_assert_cmpfloat_with_epsilon (interval.low, c->low, 1e-6);
      g_assert_cmpfloat_with_epsilon (interval.high, c->high, 1e-6);
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
  g_test_add_func ("/proportion/wilson-empty", test_wilson_empty);
  g_test_add_func ("/proportion/wilson-huge", test_wilson_huge);
  g_test_add_func ("/proportion/difference", test_difference);
  g_test_add_func ("/proportion/telling", test_telling);

  return g_test_run ();
}

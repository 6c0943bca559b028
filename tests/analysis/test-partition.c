/* How alike two divisions are. */

#include "hoso-config.h"

#include "hoso-partition.h"

/* scikit-learn's manual prints 1, 0.57 and 0 for the first three. */
static void
test_adjusted_rand (void)
{
  static const guint8 pairs[] = { 0, 0, 1, 1 };
  static const guint8 turned[] = { 1, 1, 0, 0 };
  static const guint8 three[] = { 0, 0, 1, 2 };
  static const guint8 together[] = { 0, 0, 0, 0 };
  static const guint8 apart[] = { 0, 1, 2, 3 };

  g_assert_cmpfloat (hoso_partition_adjusted_rand (pairs, turned, 4), ==, 1.0);
  g_assert_cmpfloat_with_epsilon (hoso_partition_adjusted_rand (three, pairs, 4), 4.0 / 7.0,
                                  1e-15);
  g_assert_cmpfloat (hoso_partition_adjusted_rand (together, apart, 4), ==, 0.0);
  g_assert_cmpfloat (hoso_partition_adjusted_rand (together, together, 4), ==, 1.0);
  g_assert_cmpfloat (hoso_partition_adjusted_rand (pairs, pairs, 1), ==, 1.0);
}

/* By hand: {0 1 2} against {0 1} is 2/3, {3 4} against {2 3 4} is 2/3; an empty
 * group has nothing in common with any. */
static void
test_jaccard (void)
{
  static const guint8 groups[] = { 0, 0, 0, 1, 1 };
  static const guint8 others[] = { 1, 1, 0, 0, 0 };
  double jaccard[3];

  hoso_partition_jaccard (groups, 3, others, 2, 5, jaccard);
  g_assert_cmpfloat_with_epsilon (jaccard[0], 2.0 / 3.0, 1e-15);
  g_assert_cmpfloat_with_epsilon (jaccard[1], 2.0 / 3.0, 1e-15);
  g_assert_cmpfloat (jaccard[2], ==, 0.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/partition/adjusted-rand", test_adjusted_rand);
  g_test_add_func ("/partition/jaccard", test_jaccard);

  return g_test_run ();
}

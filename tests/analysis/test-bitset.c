/* Sets of bits against a plain array of truths. */

#include "hoso-config.h"

#include "hoso-bitset.h"

static const guint sizes[] = { 0, 1, 63, 64, 65, 128, 1000 };

static HosoBitset *
make_set (guint size, gboolean *plain)
{
  HosoBitset *set = hoso_bitset_new (size);

  for (guint i = 0; i < size; i++)
    {
      plain[i] = g_test_rand_bit ();
      if (plain[i])
        hoso_bitset_add (set, i);
    }
  return set;
}

static void
assert_set (const HosoBitset *set, const gboolean *plain, guint size)
{
  guint64 count = 0;

  for (guint i = 0; i < size; i++)
    {
      g_assert_cmpint (hoso_bitset_contains (set, i), ==, plain[i]);
      count += plain[i];
    }
  g_assert_cmpuint (hoso_bitset_count (set), ==, count);
}

static void
test_operations (void)
{
  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      guint n = sizes[k];
      g_autofree gboolean *a = g_new0 (gboolean, n + 1);
      g_autofree gboolean *b = g_new0 (gboolean, n + 1);
      g_autoptr (HosoBitset) x = make_set (n, a);
      g_autoptr (HosoBitset) y = make_set (n, b);
      g_autoptr (HosoBitset) both = hoso_bitset_copy (x);
      g_autoptr (HosoBitset) any = hoso_bitset_copy (x);
      g_autoptr (HosoBitset) less = hoso_bitset_copy (x);
      g_autofree gboolean *expected = g_new0 (gboolean, n + 1);

      hoso_bitset_intersect (both, y);
      hoso_bitset_unite (any, y);
      hoso_bitset_subtract (less, y);
      assert_set (x, a, n);
      for (guint i = 0; i < n; i++)
        expected[i] = a[i] && b[i];
      assert_set (both, expected, n);
      for (guint i = 0; i < n; i++)
        expected[i] = a[i] || b[i];
      assert_set (any, expected, n);
      for (guint i = 0; i < n; i++)
        expected[i] = a[i] && !b[i];
      assert_set (less, expected, n);
    }
}

static void
test_beyond (void)
{
  g_autoptr (HosoBitset) set = hoso_bitset_new (65);

  hoso_bitset_add (set, 65);
  hoso_bitset_add (set, 127);
  hoso_bitset_add (set, G_MAXUINT);
  g_assert_cmpuint (hoso_bitset_count (set), ==, 0);
  g_assert_false (hoso_bitset_contains (set, 65));
  g_assert_false (hoso_bitset_contains (set, G_MAXUINT));
  hoso_bitset_add (set, 64);
  hoso_bitset_add (set, 64);
  g_assert_cmpuint (hoso_bitset_count (set), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bitset/operations", test_operations);
  g_test_add_func ("/bitset/beyond", test_beyond);
  return g_test_run ();
}

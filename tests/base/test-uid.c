/* UUIDv7 and the generator behind it.  The reference numbers are those of the
 * authors' C programs: SplitMix64 from 1234567, xoshiro256** from 1, 2, 3, 4.
 */

#include <string.h>

#include "hoso-uid.h"

static void
test_reference (void)
{
  const guint64 split[] = {
    G_GUINT64_CONSTANT (6457827717110365317),
    G_GUINT64_CONSTANT (3203168211198807973),
    G_GUINT64_CONSTANT (9817491932198370423),
    G_GUINT64_CONSTANT (4593380528125082431),
  };
  const guint64 expected[] = {
    11520,
    0,
    1509978240,
    G_GUINT64_CONSTANT (1215971899390074240),
  };
  HosoRandom random;

  hoso_random_seed (&random, 1234567);
  for (guint i = 0; i < G_N_ELEMENTS (split); i++)
    g_assert_cmpuint (random.state[i], ==, split[i]);

  random = (HosoRandom){ { 1, 2, 3, 4 } };
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (hoso_random_next (&random), ==, expected[i]);
}

static void
test_ranges (void)
{
  const guint n = 30000;
  guint counts[3] = { 0 };
  double sum = 0;
  HosoRandom random;

  hoso_random_seed (&random, 7);

  for (guint i = 0; i < n; i++)
    {
      double x = hoso_random_double (&random);

      g_assert_true (x >= 0 && x < 1);
      sum += x;
      counts[hoso_random_below (&random, 3)]++;
    }

  g_assert_cmpfloat_with_epsilon (sum / n, 0.5, 0.01);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (counts[i] / (double)n, 1 / 3.0, 0.01);

  g_assert_cmpuint (hoso_random_below (&random, 0), ==, 0);
  g_assert_cmpuint (hoso_random_below (&random, 1), ==, 0);
  g_assert_cmpuint (hoso_random_below (&random, G_MAXUINT), <, G_MAXUINT);
}

static void
test_system_seed (void)
{
  HosoRandom a;
  HosoRandom b;

  hoso_random_seed_system (&a);
  hoso_random_seed_system (&b);
  g_assert_cmpuint (hoso_random_next (&a), !=, hoso_random_next (&b));
}

/* RFC 9562, appendix A.6: 2022-02-22T14:22:22-05:00. */
static void
test_layout (void)
{
  HosoRandom random;
  char uid[HOSO_UID_LENGTH + 1];

  hoso_random_seed (&random, 1);

  for (guint i = 0; i < 200; i++)
    {
      hoso_uid_make (&random, G_GINT64_CONSTANT (0x017F22E279B0), uid);
      g_assert_cmpuint (strlen (uid), ==, HOSO_UID_LENGTH);
      g_assert_true (g_uuid_string_is_valid (uid));
      g_assert_true (g_str_has_prefix (uid, "017f22e2-79b0-7"));
      g_assert_nonnull (strchr ("89ab", uid[19]));
    }
}

static void
test_order_and_identity (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char before[HOSO_UID_LENGTH + 1] = "";
  HosoRandom random;

  hoso_random_seed (&random, 2);

  for (gint64 ms = 1700000000000; ms < 1700000005000; ms++)
    {
      char uid[HOSO_UID_LENGTH + 1];

      hoso_uid_make (&random, ms, uid);
      g_assert_cmpstr (before, <, uid);
      g_assert_true (g_hash_table_add (seen, g_strdup (uid)));
      memcpy (before, uid, sizeof before);
    }
}

static void
test_repeats (void)
{
  HosoRandom random;
  char a[HOSO_UID_LENGTH + 1];
  char b[HOSO_UID_LENGTH + 1];

  hoso_random_seed (&random, 3);
  hoso_uid_make (&random, 0, a);
  hoso_random_seed (&random, 3);
  hoso_uid_make (&random, 0, b);
  g_assert_cmpstr (a, ==, b);
  hoso_uid_make (&random, 0, b);
  g_assert_cmpstr (a, !=, b);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/uid/reference", test_reference);
  g_test_add_func ("/uid/ranges", test_ranges);
  g_test_add_func ("/uid/system-seed", test_system_seed);
  g_test_add_func ("/uid/layout", test_layout);
  g_test_add_func ("/uid/order-and-identity", test_order_and_identity);
  g_test_add_func ("/uid/repeats", test_repeats);

  return g_test_run ();
}

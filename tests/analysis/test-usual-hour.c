/* The hour of the day that stands out, over midnight too, and none where none does. */

#include "hoso-config.h"

#include "hoso-usual-hour.h"

#define SEED 20261122
#define AT(hour, minute) ((hour)*3600 + (minute)*60)

/* By hand: five times 15 minutes apart around 20:00 lean by 0, ±3.75° and ±7.5°: the
 * mean length is (1 + 2 cos 3.75° + 2 cos 7.5°) / 5 = .995722, z = 4.957307, and with
 * the series of Greenwood and Durand p = .0070318 × (1 + (9.914613 - 24.574889) / 20 -
 * (118.975 - 3243.885 + 9258.720 - 5435.327) / 7200) = .0070318 × (1 - .733014 - .097012) =
 * .0011952. */
static void
test_evening (void)
{
  const gint times[] = { AT (20, 0), AT (19, 45), AT (20, 15), AT (19, 30), AT (20, 30) };
  HosoUsualHour hour;

  g_assert_true (hoso_usual_hour_find (times, G_N_ELEMENTS (times), &hour));
  g_assert_cmpuint (hour.hour, ==, 20);
  g_assert_cmpuint (hour.near, ==, 5);
  g_assert_cmpfloat_with_epsilon (hour.p, .0011952, 1e-7);
  g_assert_false (hoso_usual_hour_find (times, 4, &hour));
}

static void
test_midnight (void)
{
  const gint times[] = { AT (23, 20), AT (0, 10), AT (23, 50), AT (0, 30), AT (0, 20),
                         AT (12, 0), AT (23, 0) };
  HosoUsualHour hour;

  g_assert_true (hoso_usual_hour_find (times, G_N_ELEMENTS (times), &hour));
  g_assert_cmpuint (hour.hour, ==, 0);
  g_assert_cmpuint (hour.near, ==, 6);
  g_assert_cmpuint (hour.n, ==, 7);
}

/* Twice a day is no hour, nor is all day long; by chance one in twenty is. */
static void
test_none (void)
{
  const gint twice[] = { AT (8, 0), AT (20, 0), AT (8, 10), AT (20, 10), AT (7, 50), AT (19, 50) };
  const gint always[] = { AT (0, 0), AT (4, 0), AT (8, 0), AT (12, 0), AT (16, 0), AT (20, 0) };
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  HosoUsualHour hour;
  guint found = 0;

  g_test_message ("seed %u", SEED);
  g_assert_false (hoso_usual_hour_find (twice, G_N_ELEMENTS (twice), &hour));
  g_assert_false (hoso_usual_hour_find (always, G_N_ELEMENTS (always), &hour));
  for (guint i = 0; i < 2000; i++)
    {
      gint times[12];

      for (guint k = 0; k < G_N_ELEMENTS (times); k++)
        times[k] = g_rand_int_range (random, 0, 86400);
      found += hoso_usual_hour_find (times, G_N_ELEMENTS (times), &hour);
    }
  g_assert_cmpuint (found, <=, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/usual-hour/evening", test_evening);
  g_test_add_func ("/usual-hour/midnight", test_midnight);
  g_test_add_func ("/usual-hour/none", test_none);
  return g_test_run ();
}

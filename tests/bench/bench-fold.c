/* Folding against g_utf8_normalize() on the same Vietnamese names, taking
 * turns: as one long text, where the aim is ten times as fast, and name by
 * name, where both mostly wait for memory.  Prints medians and ratios.
 */

#include <stdlib.h>
#include <string.h>

#include "hoso-fold.h"
#include "hoso-uid.h"

#define NAMES 20000
#define ROUNDS 9
#define AIM 10.0

typedef char *(*Work) (const char *text);

static char **
make_names (void)
{
  const char *const families[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Vũ" };
  const char *const middles[] = { "Thị", "Văn", "Hữu", "Ngọc", "Đức", "Minh" };
  const char *const givens[] = { "Ánh", "Phượng", "Hường", "Đạt", "Lan", "Tuấn", "Quỳnh", "An" };
  char **names = g_new0 (char *, NAMES + 1);
  HosoRandom random;

  hoso_random_seed (&random, 1);

  for (guint i = 0; i < NAMES; i++)
    names[i] = g_strjoin (" ",
                          families[hoso_random_below (&random, G_N_ELEMENTS (families))],
                          middles[hoso_random_below (&random, G_N_ELEMENTS (middles))],
                          givens[hoso_random_below (&random, G_N_ELEMENTS (givens))],
                          NULL);

  return names;
}

static char *
normalize (const char *text)
{
  return g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
}

/* Microseconds for all @texts. */
static double
measure (Work work, char **texts)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; texts[i] != NULL; i++)
    g_free (work (texts[i]));

  return (double)MAX (g_get_monotonic_time () - start, 1);
}

static int
compare (const void *a, const void *b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

/* Prints both speeds in MB/s of @bytes and returns how many times faster
 * folding is. */
static double
race (const char *title, char **texts, gsize bytes)
{
  double ours[ROUNDS];
  double theirs[ROUNDS];
  double ratio;

  for (guint i = 0; i < ROUNDS; i++)
    {
      theirs[i] = measure (normalize, texts);
      ours[i] = measure (hoso_fold, texts);
    }

  qsort (ours, ROUNDS, sizeof *ours, compare);
  qsort (theirs, ROUNDS, sizeof *theirs, compare);
  ratio = theirs[ROUNDS / 2] / ours[ROUNDS / 2];
  g_print ("%s: hoso_fold %.0f MB/s, g_utf8_normalize %.0f MB/s, ratio %.1f\n", title,
           (double)bytes / ours[ROUNDS / 2], (double)bytes / theirs[ROUNDS / 2], ratio);

  return ratio;
}

int
main (void)
{
  g_auto (GStrv) names = make_names ();
  g_autofree char *text = g_strjoinv ("\n", names);
  char *whole[] = { text, NULL };
  double ratio = race ("one text", whole, strlen (text));

  race ("name by name", names, strlen (text) - NAMES + 1);

  return ratio >= AIM ? EXIT_SUCCESS : EXIT_FAILURE;
}

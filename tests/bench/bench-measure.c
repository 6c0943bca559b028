/* What measuring needs. */

#include "hoso-config.h"

#include "bench-measure.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 3

double
bench_get_seconds (gint64 begun)
{
  return (double)(g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}

static int
compare_doubles (const void *a, const void *b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return (x > y) - (x < y);
}

double
bench_get_median (double *times, guint n)
{
  qsort (times, n, sizeof (double), compare_doubles);

  return times[n / 2];
}

guint
bench_get_rows (guint usual)
{
  const char *wanted = g_getenv ("HOSO_BENCH_ROWS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : usual;
}

/* Nobody pays for what others still have to bring to the disk. */
BenchCost
bench_run (const char *const *argv)
{
  gint64 begun;
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  BenchCost cost;
  GPid pid;
  int status;

  sync ();
  begun = g_get_monotonic_time ();
  g_spawn_async (NULL, (char **)argv, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  cost.seconds = bench_get_seconds (begun);
  cost.mebibytes = (double)usage.ru_maxrss / 1024;
  return cost;
}

void
bench_remove (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_remove (name);
    }
}

gboolean
bench_race_run (const BenchRace *race,
                const char *hosoctl,
                const char *folder,
                const char *file,
                BenchCost *cost)
{
  double seconds[RUNS];
  double mebibytes[RUNS];
  double theirs[RUNS];
  double ratio;

  for (guint i = 0; i < RUNS; i++)
    {
      BenchCost ours = race->hoso (hosoctl, folder, file);
      BenchCost peer = race->peer (folder, file);

      g_print ("  run %u: hosoctl %.2f s, %.0f MiB; sqlite3 %.2f s, %.0f MiB\n", i + 1,
               ours.seconds, ours.mebibytes, peer.seconds, peer.mebibytes);
      seconds[i] = ours.seconds;
      mebibytes[i] = ours.mebibytes;
      theirs[i] = peer.seconds;
    }
  cost->seconds = bench_get_median (seconds, RUNS);
  cost->mebibytes = bench_get_median (mebibytes, RUNS);
  ratio = cost->seconds / bench_get_median (theirs, RUNS);
  g_print ("%s: %.2f s against %.2f s, ratio %.2f (limit %.2f), %.0f MiB\n", race->name,
           cost->seconds, cost->seconds / ratio, ratio, race->limit, cost->mebibytes);
  return ratio <= race->limit;
}

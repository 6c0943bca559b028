/* From the start of the process to the first frame that shows the sample
 * workspace, and the memory then held; beside the same window on an empty
 * workspace, run as a process of its own.
 *
 *   bench-start HOSO-SAMPLE      the benchmark
 *   bench-start --one FILE       one start, printed as "MILLISECONDS KIB"
 */

#include "hoso-config.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hoso-driver.h"
#include "hoso-locale.h"

#define RUNS 3

/* Milliseconds since the kernel made this process (proc(5), field 22). */
static double
get_age (void)
{
  g_autofree char *stat = NULL;
  g_autofree char *uptime = NULL;
  g_auto (GStrv) fields = NULL;
  double ticks;

  g_assert_true (g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL));
  g_assert_true (g_file_get_contents ("/proc/uptime", &uptime, NULL, NULL));
  fields = g_strsplit (strrchr (stat, ')') + 2, " ", -1);
  ticks = g_ascii_strtod (fields[19], NULL);
  return (g_ascii_strtod (uptime, NULL) - ticks / (double)sysconf (_SC_CLK_TCK)) * 1000;
}

static long
get_resident_kib (void)
{
  g_autofree char *statm = NULL;
  g_auto (GStrv) fields = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));
  fields = g_strsplit (statm, " ", -1);
  return strtol (fields[1], NULL, 10) * sysconf (_SC_PAGESIZE) / 1024;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *)flag;
}

/* The first frame after the workspace is open and its page is filled. */
static int
start_once (const char *path)
{
  g_autoptr (HosoApplication) application = NULL;
  HosoWindow *window;
  gboolean painted = FALSE;

  hoso_locale_init ();
  gtk_disable_setlocale ();
  if (!hoso_driver_init ())
    return 77;
  application = hoso_driver_start ();
  window = hoso_driver_open (application, path, 1100, 760);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  g_assert_true (hoso_driver_wait (is_set, &painted, 10000));
  printf ("%.0f %ld\n", get_age (), get_resident_kib ());
  hoso_driver_close (window);
  return 0;
}

static gboolean
measure (const char *self, const char *path, double *milliseconds, double *mib)
{
  const char *argv[] = { self, "--one", path, NULL };
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      g_autofree char *out = NULL;
      long kib;
      int status;

      if (!g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                         &status, NULL) ||
          sscanf (out, "%lf %ld", &times[i], &kib) != 2)
        return FALSE;
      *mib = kib / 1024.0;
    }
  /* The median of three. */
  *milliseconds = MAX (MIN (times[0], times[1]), MIN (MAX (times[0], times[1]), times[2]));
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *sample = NULL;
  g_autofree char *empty = NULL;
  const char *maker[] = { argv[argc - 1], NULL, NULL };
  double times[2];
  double mib[2];
  gboolean measured;

  if (argc == 3 && g_str_equal (argv[1], "--one"))
    return start_once (argv[2]);
  folder = g_dir_make_tmp ("hoso-start-XXXXXX", NULL);
  sample = g_build_filename (folder, "sample.hoso", NULL);
  empty = g_build_filename (folder, "empty.hoso", NULL);
  maker[1] = sample;
  g_assert_true (g_spawn_sync (NULL, (char **)maker, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  measured =
    measure (argv[0], sample, &times[0], &mib[0]) && measure (argv[0], empty, &times[1], &mib[1]);
  g_remove (sample);
  g_remove (empty);
  g_rmdir (folder);
  if (!measured)
    {
      printf ("SKIP: there is no display\n");
      return 77;
    }
  printf ("first frame: sample %.0f ms, empty %.0f ms, ratio %.2f\n", times[0], times[1],
          times[0] / times[1]);
  printf ("resident: sample %.1f MiB, empty %.1f MiB\n", mib[0], mib[1]);
  return 0;
}

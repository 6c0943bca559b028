/* Importing a survey of 52,836 rows of two columns, unsorted and with several
 * answers in one second, against “sqlite3 .import --csv” of the same file.
 * The medians of three runs each, and their ratio.  HOSO_BENCH_FILE names
 * another file.
 */

#include "hoso-config.h"

#include <glib/gstdio.h>

#include "bench-measure.h"
#include "hoso-imports.h"
#include "hoso-uid.h"
#include "hoso-workspace.h"

#define ROWS 52836
#define OPTIONS 800
#define SECONDS 163000
#define RUNS 3

static char *
write_form (const char *folder)
{
  char *path = g_build_filename (folder, "form.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("Timestamp,What is your favourite?\n");
  g_autoptr (GError) error = NULL;
  HosoRandom random;

  hoso_random_seed (&random, 16);
  for (guint i = 0; i < ROWS; i++)
    {
      guint at = hoso_random_below (&random, SECONDS);

      g_string_append_printf (csv, "6/%u/2019 %u:%02u:%02u,Favourite %u\n", 13 + at / 86400,
                              at % 86400 / 3600, at % 3600 / 60, at % 60,
                              hoso_random_below (&random, OPTIONS));
    }
  g_file_set_contents (path, csv->str, (gssize)csv->len, &error);
  g_assert_no_error (error);
  return path;
}

/* As hosoctl does it, without starting the program. */
static double
time_hoso (const char *folder, const char *form)
{
  g_autofree char *path = g_build_filename (folder, "shop.hoso", NULL);
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  gint64 ended;

  g_assert_no_error (error);
  draft = hoso_imports_recognise (form, NULL, NULL, &error);
  g_assert_no_error (error);
  report = hoso_imports_run (db, form, draft, &(HosoImportOptions){ 0 }, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  ended = g_get_monotonic_time ();
  bench_remove (path);
  return (double)(ended - begun) / G_USEC_PER_SEC;
}

static double
time_sqlite (const char *folder, const char *form)
{
  g_autofree char *path = g_build_filename (folder, "plain.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv '%s' t", form);
  const char *const argv[] = { "sqlite3", path, command, NULL };
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  int status;
  gint64 ended;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  ended = g_get_monotonic_time ();
  bench_remove (path);
  return (double)(ended - begun) / G_USEC_PER_SEC;
}

static double
find_median (double (*run) (const char *, const char *), const char *folder, const char *form)
{
  double times[RUNS];

  for (guint i = 0; i < RUNS; i++)
    times[i] = run (folder, form);
  return bench_get_median (times, RUNS);
}

int
main (void)
{
  g_autofree char *shell = g_find_program_in_path ("sqlite3");
  g_autofree char *folder = NULL;
  g_autofree char *form = NULL;
  double hoso;
  double sqlite;

  if (shell == NULL)
    {
      g_print ("skipped: the sqlite3 shell is not installed\n");
      return BENCH_SKIP;
    }
  folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  form = g_strdup (g_getenv ("HOSO_BENCH_FILE"));
  if (form == NULL)
    form = write_form (folder);
  hoso = find_median (time_hoso, folder, form);
  sqlite = find_median (time_sqlite, folder, form);
  g_print ("import %.3f s, sqlite3 .import %.3f s, ratio %.2f\n", hoso, sqlite, hoso / sqlite);
  if (g_getenv ("HOSO_BENCH_FILE") == NULL)
    g_remove (form);
  g_rmdir (folder);
  return 0;
}

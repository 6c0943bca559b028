/* The reader alone, touching every cell of a file of a million rows (370 MB),
 * against read() and memchr() over the same bytes, three times in turn; and what
 * the preview of a file of 100 MB takes.
 *
 *   bench-reader
 *
 * HOSO_BENCH_ROWS gives another size, HOSO_BENCH_FILE another file.
 */

#include "hoso-config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bench-measure.h"
#include "bench-people.h"
#include "hoso-survey-reader.h"
#include "hoso-table.h"

#define ROWS 1000000
#define PREVIEW_ROWS 300000 /* 100 MB */
#define SEED 1
#define RUNS 3
#define LIMIT 0.9 /* seconds: twice what the zsv library takes for as much */
#define PREVIEW_LIMIT 0.3
#define BLOCK (256 * 1024)

static double
time_reader (const char *path, guint64 *cells)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoTable) table = hoso_table_open (path, NULL, NULL, &error);
  guint64 sum = 0;
  HosoNext next;
  HosoRow row;

  g_assert_no_error (error);
  *cells = 0;
  while ((next = hoso_table_next (table, &row, &error)) == HOSO_NEXT_ROW)
    {
      *cells += row.n;
      for (guint i = 0; i < row.n; i++)
        sum += row.cells[i].length > 0 ? (guchar)row.cells[i].text[0] + row.cells[i].length : 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (sum, >, 0);
  return bench_get_seconds (begun);
}

/* What nothing that looks for line ends can be faster than. */
static double
time_lines (const char *path)
{
  g_autofree char *buffer = g_malloc (BLOCK);
  gint64 begun = g_get_monotonic_time ();
  int file = g_open (path, O_RDONLY, 0);
  guint64 lines = 0;
  gssize n;

  g_assert_cmpint (file, >=, 0);
  while ((n = read (file, buffer, BLOCK)) > 0)
    {
      for (const char *p = buffer; (p = memchr (p, '\n', (gsize)(buffer + n - p))) != NULL; p++)
        lines++;
    }
  close (file);
  g_assert_cmpuint (lines, >, 0);
  return bench_get_seconds (begun);
}

static double
time_preview (const char *path)
{
  gint64 begun = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (draft->questions->len, >, 1);
  return bench_get_seconds (begun);
}

static double
get_mebibytes (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return (double)status.st_size / (1024 * 1024);
}

static gboolean
compare_reading (const char *path)
{
  double reader[RUNS];
  double lines[RUNS];
  guint64 cells = 0;
  double ours;
  double theirs;

  time_lines (path); /* so that the file is in memory */
  for (guint i = 0; i < RUNS; i++)
    {
      reader[i] = time_reader (path, &cells);
      lines[i] = time_lines (path);
    }
  ours = bench_get_median (reader, RUNS);
  theirs = bench_get_median (lines, RUNS);
  g_print ("reader: %.3f s for %.0f MiB and %" G_GUINT64_FORMAT " cells (limit %.1f s), %.1f times "
           "read() and memchr() (%.3f s)\n",
           ours, get_mebibytes (path), cells, LIMIT, ours / theirs, theirs);
  return ours <= LIMIT;
}

static gboolean
measure_preview (const char *path)
{
  double times[] = { time_preview (path), time_preview (path), time_preview (path) };
  double preview = bench_get_median (times, G_N_ELEMENTS (times));

  g_print ("preview: %.3f s of a file of %.0f MiB (limit %.1f s)\n", preview,
           get_mebibytes (path), PREVIEW_LIMIT);
  return preview <= PREVIEW_LIMIT;
}

int
main (void)
{
  const char *named = g_getenv ("HOSO_BENCH_FILE");
  guint rows = bench_get_rows (ROWS);
  g_autofree char *folder = g_dir_make_tmp ("hoso-bench-XXXXXX", NULL);
  g_autofree char *form = g_build_filename (folder, "form.csv", NULL);
  g_autofree char *short_form = g_build_filename (folder, "short.csv", NULL);
  gboolean good;

  if (named == NULL)
    bench_people_write (form, rows, SEED);
  bench_people_write (short_form, MIN (rows, PREVIEW_ROWS), SEED);
  good = compare_reading (named != NULL ? named : form);
  good = measure_preview (short_form) && good;
  g_remove (form);
  g_remove (short_form);
  g_rmdir (folder);
  return good ? 0 : 1;
}

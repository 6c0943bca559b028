/* Nothing is half imported: after a cancel, on a full disk, from a file that
 * changes while it is read.
 */

#include "hoso-config.h"

#include "form-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ROWS 8000

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture, data);
  form_fixture_open (fixture);
  form_fixture_add (fixture, 0, 100, NULL);
}

/* The size of the workspace's file once the journal is written into it. */
static gint64
get_size (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  struct stat info;

  hoso_db_exec (fixture->db, "PRAGMA wal_checkpoint (TRUNCATE)", &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  return info.st_size;
}

typedef struct
{
  double at;
  gboolean done;
  GCancellable *cancellable; /* or NULL */
  const char *path;          /* of the file that changes, or NULL */
  int change;                /* what happens to it */
} Event;

enum
{
  APPEND,
  TRUNCATE,
  REWRITE,
  REPLACE,
  REMOVE,
  N_CHANGES,
};

static void
change_file (const char *path, int change)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  if (change == APPEND)
    {
      FILE *file = fopen (path, "a");

      g_assert_nonnull (file);
      g_assert_cmpint (fputs ("\"2026/03/02 8:00:13 AM GMT+7\",\"Ai\"\n", file), >=, 0);
      g_assert_cmpint (fclose (file), ==, 0);
    }
  else if (change == TRUNCATE)
    g_assert_cmpint (truncate (path, (off_t)length / 3), ==, 0);
  else if (change == REMOVE)
    g_assert_cmpint (g_unlink (path), ==, 0);
  else
    {
      /* As a text editor does, and as a browser that downloads it anew. */
      for (gsize i = 0; i < length; i++)
        if (text[i] == 'p')
          text[i] = 'P';
      if (change == REPLACE)
        g_assert_true (g_file_set_contents (path, text, (gssize)length, NULL));
      else
        g_assert_true (g_file_set_contents_full (path, text, (gssize)length,
                                                 G_FILE_SET_CONTENTS_NONE, 0644, NULL));
    }
}

static void
progress_cb (double fraction, gpointer data)
{
  Event *event = data;

  if (event->done || fraction < event->at)
    return;
  event->done = TRUE;
  if (event->cancellable != NULL)
    g_cancellable_cancel (event->cancellable);
  if (event->path != NULL)
    change_file (event->path, event->change);
}

static HosoImportReport *
run (StoreFixture *fixture, const char *path, Event *event, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, NULL, NULL, &local);

  g_assert_no_error (local);
  return hoso_imports_run (fixture->db, path, draft, &(HosoImportOptions){ .add_customers = TRUE },
                           progress_cb, event, event->cancellable, error);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, ROWS, NULL);
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 size = get_size (fixture);
  Event event = { .at = 0.5, .cancellable = cancellable };

  g_assert_null (run (fixture, path, &event, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_size (fixture), ==, size);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);
}

/* One sentence, and the next import finds everything as it was. */
static void
test_full_disk (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = form_fixture_write (fixture, 0, ROWS, NULL);
  g_autofree char *before = store_fixture_dump (fixture->db);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  gint64 size = get_size (fixture);
  Event event = { .at = 2.0 };

  /* SQLite takes no fewer than there are. */
  hoso_db_exec (fixture->db, "PRAGMA max_page_count = 1", &error);
  g_assert_no_error (error);
  g_assert_null (run (fixture, path, &event, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FULL);
  g_test_message ("%s", error->message);
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);
  g_assert_cmpint (get_size (fixture), ==, size);
  after = store_fixture_dump (fixture->db);
  g_assert_cmpstr (after, ==, before);

  hoso_db_exec (fixture->db, "PRAGMA max_page_count = 1073741823", &error);
  report = run (fixture, path, &event, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, ROWS - 100);
}

/* Whatever happens to the file, and in whichever of the readings: it is refused
 * with a sentence. */
static void
test_changing_file (StoreFixture *fixture, gconstpointer data)
{
  static const double moments[] = { 0.0, 0.4, 0.6 };
  g_autofree char *before = store_fixture_dump (fixture->db);
  gint64 size = get_size (fixture);

  for (int change = 0; change < N_CHANGES; change++)
    for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
      {
        g_autofree char *path = form_fixture_write (fixture, 0, ROWS, NULL);
        Event event = { .at = moments[i], .path = path, .change = change };
        g_autoptr (GError) error = NULL;
        g_autoptr (HosoImportReport) report = run (fixture, path, &event, &error);
        g_autofree char *after = NULL;

        g_test_message ("change %d at %.1f: %s", change, moments[i],
                        error != NULL ? error->message : "imported");
        g_assert_true (event.done);
        g_assert_null (report);
        g_assert_nonnull (error);
        g_assert_null (strchr (error->message, '\n'));
        g_assert_cmpint (get_size (fixture), ==, size);
        after = store_fixture_dump (fixture->db);
        g_assert_cmpstr (after, ==, before);
      }
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/import-safety/cancel", test_cancel);
  add ("/import-safety/full-disk", test_full_disk);
  add ("/import-safety/changing-file", test_changing_file);
  return g_test_run ();
}

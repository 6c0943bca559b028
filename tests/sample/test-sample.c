/* The sample workspace (the environment's HOSO_SAMPLE makes it): always the
 * same, and as large as it says.
 */

#include "hoso-config.h"

#include "hoso-imports.h"
#include "hoso-personas.h"
#include "hoso-segments.h"
#include "hoso-session.h"
#include "hoso-surveys.h"
#include "store-fixture.h"

static void
make (const char *option, const char *path)
{
  const char *argv[] = { g_getenv ("HOSO_SAMPLE"), option, path, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (option == NULL)
    {
      argv[1] = path;
      argv[2] = NULL;
    }
  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
open_sample (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_session_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
}

static void
test_sizes (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    gint64 count;
  } cases[] = {
    { "SELECT count (*) FROM customer", 300 },
    { "SELECT coalesce (sum (responses), 0) FROM response_chunk", 400 },
    { "SELECT count (*) FROM purchase", 1500 },
    { "SELECT count (*) FROM segment", 2 },
    { "SELECT count (*) FROM persona", 3 },
    { "SELECT count (*) FROM journey", 1 },
    { "SELECT count (*) FROM undo_step", 0 },
    { "SELECT count (*) FROM pragma_foreign_key_check", 0 },
    { "SELECT count (*) FROM customer WHERE trim (name) = ''", 0 },
    { "SELECT count (*) FROM purchase WHERE amount <= 0", 0 },
  };

  make (NULL, fixture->path);
  open_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (store_fixture_count (fixture->db, cases[i].sql), ==, cases[i].count);
    }
}

/* The segments hold some, but not everybody; the personas say something that
 * has a proof. */
static void
test_sense (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) segments = NULL;

  make (NULL, fixture->path);
  open_sample (fixture);
  segments = hoso_segments_list (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < segments->len; i++)
    {
      const HosoSegment *segment = segments->pdata[i];

      g_assert_cmpuint (segment->count, >, 0);
      g_assert_cmpuint (segment->count, <, segment->base);
    }
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM evidence"), >=, 6);
  g_assert_cmpint (
    store_fixture_count (fixture->db,
                         "SELECT count (*) FROM persona WHERE photo_id IS NOT NULL"),
    ==, 3);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count (*) FROM step"), >=, 5);
}

static void
test_same (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  make (NULL, fixture->path);
  open_sample (fixture);
  first = store_fixture_dump (fixture->db);
  g_clear_pointer (&fixture->db, hoso_db_close);
  make (NULL, fixture->path);
  open_sample (fixture);
  second = store_fixture_dump (fixture->db);
  g_assert_cmpuint (strlen (first), >, 100000);
  g_assert_true (g_str_equal (first, second));
}

/* The survey by itself is a file that can be imported. */
static void
test_survey (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "survey.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  make ("--survey", path);
  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (draft->ambiguous_dates);
  report = hoso_imports_run (fixture->db, path, draft, &(HosoImportOptions){ .into = -1 }, NULL,
                             NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 400);
  g_assert_cmpuint (report->rejected, ==, 0);
}

static void
add (const char *name, void (*test) (StoreFixture *, gconstpointer))
{
  g_test_add (name, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/sample/sizes", test_sizes);
  add ("/sample/sense", test_sense);
  add ("/sample/same", test_same);
  add ("/sample/survey", test_survey);
  return g_test_run ();
}

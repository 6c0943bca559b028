/* From a link to a survey, and again later. */

#include "hoso-config.h"

#include "form-fixture.h"
#include "hoso-links.h"
#include "hoso-surveys.h"
#include "hoso-undo.h"
#include "loopback.h"

typedef struct
{
  StoreFixture store;
  Loopback *server;
  char *url;
} Fixture;

/* The server's table: the form's rows from 0 to @n. */
static void
serve (Fixture *fixture, guint n, const FormExport *how)
{
  g_autofree char *path = form_fixture_write (&fixture->store, 0, n, how);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  loopback_set_table (fixture->server, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->store, data);
  form_fixture_open (&fixture->store);
  fixture->server = loopback_new (NULL);
  fixture->url = loopback_dup_url (fixture->server, "/good");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  loopback_free (fixture->server);
  g_free (fixture->url);
  store_fixture_tear_down (&fixture->store, data);
}

static gint64
import_link (Fixture *fixture, gboolean add_customers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoFetched) fetched =
    hoso_links_fetch (fixture->url, NULL, NULL, NULL, NULL, &error);
  g_autoptr (HosoImportReport) report = NULL;
  HosoImportOptions options = { .add_customers = add_customers };

  g_assert_no_error (error);
  options.link = hoso_fetched_get_link (fetched);
  report = form_fixture_import (&fixture->store, hoso_fetched_get_path (fetched), &options);
  g_assert_cmpstr (report->name, ==, "Khảo sát");
  g_assert_cmpstr (report->file_name, ==, "Khảo sát.csv");
  return report->survey;
}

static HosoImportReport *
try_refresh (Fixture *fixture, gint64 survey, GError **error)
{
  g_autoptr (HosoSurveyLink) link = hoso_links_load (fixture->store.db, survey, error);
  g_autoptr (HosoFetched) fetched = NULL;

  if (link == NULL)
    return NULL;
  fetched = hoso_links_fetch (link->url, link, NULL, NULL, NULL, error);
  return fetched != NULL ? hoso_links_refresh (fixture->store.db, survey, fetched, NULL, NULL, NULL,
                                               error)
                         : NULL;
}

/* @expected: rows added updated unchanged rejected */
static void
assert_refresh (Fixture *fixture, gint64 survey, const char *expected, gboolean imported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoImportReport) report = try_refresh (fixture, survey, &error);
  g_autofree char *figures = NULL;

  g_assert_no_error (error);
  figures = form_fixture_dup_figures (report);
  g_assert_cmpstr (figures, ==, expected);
  g_assert_cmpint (report->survey, ==, survey);
  g_assert_cmpstr (report->name, ==, "Khảo sát");
  g_assert_true ((report->id != 0) == imported);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  gint64 survey;

  serve (fixture, 60, NULL);
  survey = import_link (fixture, FALSE);
  assert_refresh (fixture, survey, "0 0 0 0 0", FALSE);
  serve (fixture, 63, NULL);
  assert_refresh (fixture, survey, "63 3 0 60 0", TRUE);
  assert_refresh (fixture, survey, "0 0 0 0 0", FALSE);
  g_assert_cmpint (store_fixture_count (fixture->store.db, "SELECT count (*) FROM customer"), ==,
                   0);
}

/* A server without ETag sends all of it again; the same bytes are nothing new. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  gint64 survey;

  g_free (fixture->url);
  fixture->url = loopback_dup_url (fixture->server, "/plain");
  serve (fixture, 60, NULL);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (HosoFetched) fetched =
      hoso_links_fetch (fixture->url, NULL, NULL, NULL, NULL, &error);
    g_autoptr (HosoImportReport) report = NULL;
    HosoImportOptions options = { .link = hoso_fetched_get_link (fetched), .name = "Khảo sát" };

    report = form_fixture_import (&fixture->store, hoso_fetched_get_path (fetched), &options);
    survey = report->survey;
  }
  assert_refresh (fixture, survey, "0 0 0 0 0", FALSE);
  serve (fixture, 61, NULL);
  assert_refresh (fixture, survey, "61 1 0 60 0", TRUE);
}

/* Who was added as a customer at first is so later. */
static void
test_customers (Fixture *fixture, gconstpointer data)
{
  gint64 survey;
  gint64 before;

  serve (fixture, 40, NULL);
  survey = import_link (fixture, TRUE);
  before = store_fixture_count (fixture->store.db, "SELECT count (*) FROM customer");
  g_assert_cmpint (before, >, 0);
  serve (fixture, 60, NULL);
  assert_refresh (fixture, survey, "60 20 0 40 0", TRUE);
  g_assert_cmpint (store_fixture_count (fixture->store.db, "SELECT count (*) FROM customer"), >,
                   before);
}

/* What was taken back comes again: the link is that of the import before. */
static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 survey;

  serve (fixture, 60, NULL);
  survey = import_link (fixture, FALSE);
  before = store_fixture_dump (fixture->store.db);
  serve (fixture, 70, NULL);
  assert_refresh (fixture, survey, "70 10 0 60 0", TRUE);
  g_assert_true (hoso_undo_undo (fixture->store.db, &name, &error));
  g_assert_no_error (error);
  after = store_fixture_dump (fixture->store.db);
  g_assert_cmpstr (after, ==, before);
  assert_refresh (fixture, survey, "70 10 0 60 0", TRUE);
}

static void
assert_links (Fixture *fixture, int n)
{
  g_assert_cmpint (store_fixture_count (fixture->store.db, "SELECT count (*) FROM import_link"),
                   ==, n);
}

/* The links go with the survey, and come back with it. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 survey;

  serve (fixture, 60, NULL);
  survey = import_link (fixture, FALSE);
  serve (fixture, 61, NULL);
  assert_refresh (fixture, survey, "61 1 0 60 0", TRUE);
  assert_links (fixture, 2);
  g_assert_true (hoso_surveys_remove (fixture->store.db, survey, &error));
  g_assert_no_error (error);
  assert_links (fixture, 0);
  g_assert_true (hoso_undo_undo (fixture->store.db, &name, &error));
  g_assert_no_error (error);
  assert_links (fixture, 2);
  assert_refresh (fixture, survey, "0 0 0 0 0", FALSE);
}

static void
test_forgotten (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 survey;

  serve (fixture, 60, NULL);
  survey = import_link (fixture, FALSE);
  g_assert_true (hoso_links_forget (fixture->store.db, survey, &error));
  g_assert_no_error (error);
  assert_links (fixture, 0);
  g_assert_null (try_refresh (fixture, survey, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (hoso_undo_undo (fixture->store.db, &name, &error));
  assert_refresh (fixture, survey, "0 0 0 0 0", FALSE);
}

/* Another form at the same address, or none: the survey stays as it is. */
static void
test_other_table (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "Timestamp,Màu,Cỡ\n2026/03/02 8:00:00 AM GMT+7,Đỏ,M\n",
    "",
    "<!DOCTYPE html><html></html>",
  };
  g_autofree char *before = NULL;
  gint64 survey;

  serve (fixture, 60, NULL);
  survey = import_link (fixture, FALSE);
  before = store_fixture_dump (fixture->store.db);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      int code = i == 0 ? HOSO_ERROR_CONFLICT : HOSO_ERROR_FORMAT;

      loopback_set_table (fixture->server, tables[i]);
      g_assert_null (try_refresh (fixture, survey, &error));
      g_assert_error (error, HOSO_ERROR, code);
      after = store_fixture_dump (fixture->store.db);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
cancel_half (goffset received, goffset total, gpointer cancellable)
{
  if (2 * received >= total)
    g_cancellable_cancel (cancellable);
}

/* Cancelled half-way, nothing of it is here. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *slow = loopback_dup_url (fixture->server, "/slow");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  serve (fixture, 60, NULL);
  import_link (fixture, FALSE);
  before = store_fixture_dump (fixture->store.db);
  g_assert_null (hoso_links_fetch (slow, NULL, cancel_half, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = store_fixture_dump (fixture->store.db);
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 import = form_fixture_add (&fixture->store, 0, 20, NULL);

  g_assert_cmpint (import, >, 0);
  g_assert_null (hoso_links_load (fixture->store.db, 1, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/links/refresh", test_refresh);
  add ("/links/same-bytes", test_same_bytes);
  add ("/links/customers", test_customers);
  add ("/links/taken-back", test_taken_back);
  add ("/links/removed", test_removed);
  add ("/links/forgotten", test_forgotten);
  add ("/links/other-table", test_other_table);
  add ("/links/cancelled", test_cancelled);
  add ("/links/no-link", test_no_link);
  return g_test_run ();
}

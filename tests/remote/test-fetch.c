/* Fetching from a server on this computer, in good times and bad. */

#include "hoso-config.h"

#include "hoso-error.h"
#include "hoso-fetch.h"
#include "loopback.h"
#include "test-certificate.h"

#define ROWS 400

typedef struct
{
  Loopback *server;
  char *table;
  GCancellable *cancellable;
  goffset received; /* as told last */
  goffset total;
  guint n_reports;
  double cancel_at; /* share of the whole, or 0 */
} Fixture;

static char *
make_table (void)
{
  GString *text = g_string_new ("Dấu thời gian,Bạn biết shop qua đâu?\n");

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "22/11/2026 8:%02u:%02u,Bạn bè %u\n", i / 60, i % 60, i);
  return g_string_free (text, FALSE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->table = make_table ();
  fixture->server = loopback_new (NULL);
  fixture->cancellable = g_cancellable_new ();
  loopback_set_table (fixture->server, fixture->table);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  loopback_free (fixture->server);
  g_object_unref (fixture->cancellable);
  g_free (fixture->table);
}

static void
progress_cb (goffset received, goffset total, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpint (received, >=, fixture->received);
  fixture->received = received;
  fixture->total = total;
  fixture->n_reports++;
  if (fixture->cancel_at > 0 && received >= fixture->cancel_at * total)
    g_cancellable_cancel (fixture->cancellable);
}

static HosoDownload *
fetch (Fixture *fixture, const char *path, const HosoFetchOptions *options, GError **error)
{
  g_autofree char *url = loopback_dup_url (fixture->server, path);

  fixture->received = 0;
  return hoso_fetch (url, options, progress_cb, fixture, fixture->cancellable, error);
}

static void
assert_whole (Fixture *fixture, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDownload) download = fetch (fixture, path, NULL, &error);
  g_autofree char *base = NULL;
  g_autofree char *text = NULL;
  g_autofree char *checksum = NULL;

  g_assert_no_error (error);
  g_assert_false (download->unchanged);
  base = g_path_get_basename (download->path);
  g_assert_cmpstr (base, ==, name);
  g_assert_true (g_file_get_contents (download->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, fixture->table);
  checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_assert_cmpstr (download->checksum, ==, checksum);
  g_assert_cmpint (fixture->received, ==, strlen (text));
}

static guint
count_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "hoso-link-");
  return n;
}

/* It fails with @code and a sentence, and leaves nothing on the disk. */
static void
assert_refused (Fixture *fixture,
                const char *path,
                const HosoFetchOptions *options,
                int code,
                const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, path, options, &error));
  g_assert_error (error, HOSO_ERROR, code);
  g_test_message ("%s: %s", path, error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (count_left (), ==, 0);
}

static void
test_good (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDownload) download = NULL;

  assert_whole (fixture, "/good", "Khảo sát.csv");
  g_assert_cmpint (fixture->total, ==, strlen (fixture->table));
  assert_whole (fixture, "/plain", "From a link.csv");
  download = fetch (fixture, "/good", NULL, NULL);
  g_assert_cmpstr (download->etag, ==, "\"v1\"");
  g_assert_cmpstr (download->last_modified, ==, "Sun, 22 Nov 2026 01:02:03 GMT");
}

static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture, "/gzip", "From a link.csv");
  g_assert_cmpint (fixture->total, ==, -1);
}

static void
test_slow (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture, "/slow", "From a link.csv");
  g_assert_cmpuint (fixture->n_reports, >=, 3);
  g_assert_cmpuint (fixture->n_reports, <=, 21);
}

static void
test_wrong_type (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture, "/csv-as-page", "From a link.csv");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDownload) download = NULL;

  loopback_set_table (fixture->server, "");
  download = fetch (fixture, "/good", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (download->path, G_FILE_TEST_EXISTS));
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/cut", "/cut-chunked", "/cut-gzip" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    assert_refused (fixture, paths[i], NULL, HOSO_ERROR_FAILED, "before the whole file");
}

/* More than was said is not a whole file either. */
static void
test_surplus (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "/surplus", NULL, HOSO_ERROR_FAILED, "before the whole file");
}

static void
test_endless (Fixture *fixture, gconstpointer data)
{
  const HosoFetchOptions options = { .max_bytes = 3 * 1000 * 1000 };

  assert_refused (fixture, "/endless", &options, HOSO_ERROR_LIMIT, "3.0");
}

/* A size that is said too is refused before anything is fetched. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  const HosoFetchOptions options = { .max_bytes = 1000 };

  assert_refused (fixture, "/good", &options, HOSO_ERROR_LIMIT, "larger");
  g_assert_cmpint (fixture->received, ==, 0);
  assert_refused (fixture, "/gzip", &options, HOSO_ERROR_LIMIT, "larger");
}

static void
test_silent (Fixture *fixture, gconstpointer data)
{
  const HosoFetchOptions options = { .patience = 1 };
  gint64 begin = g_get_monotonic_time ();

  assert_refused (fixture, "/silent", &options, HOSO_ERROR_FAILED, "silent for too long");
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_TIME_SPAN_SECOND);
}

static void
test_redirected (Fixture *fixture, gconstpointer data)
{
  assert_whole (fixture, "/to/0", "Khảo sát.csv");
  assert_whole (fixture, "/to/7", "Khảo sát.csv");
  assert_refused (fixture, "/to/20", NULL, HOSO_ERROR_FAILED, "circle");
  assert_refused (fixture, "/away/circle", NULL, HOSO_ERROR_FAILED, "circle");
  assert_refused (fixture, "/away/http", NULL, HOSO_ERROR_FAILED, "not secure");
  assert_refused (fixture, "/away/file", NULL, HOSO_ERROR_FAILED, "not secure");
  assert_refused (fixture, "/away/unknown", NULL, HOSO_ERROR_FAILED, "not secure");
  assert_refused (fixture, "/away/sign-in", NULL, HOSO_ERROR_FORMAT, "Anyone with the link");
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "/page", NULL, HOSO_ERROR_FORMAT, "Anyone with the link");
  assert_refused (fixture, "/page-as-csv", NULL, HOSO_ERROR_FORMAT, "Anyone with the link");
}

static void
test_statuses (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "/status/401", NULL, HOSO_ERROR_FAILED, "permission");
  assert_refused (fixture, "/status/403", NULL, HOSO_ERROR_FAILED, "permission");
  assert_refused (fixture, "/status/404", NULL, HOSO_ERROR_NOT_FOUND, "nothing behind");
  assert_refused (fixture, "/status/410", NULL, HOSO_ERROR_NOT_FOUND, "nothing behind");
  assert_refused (fixture, "/status/429", NULL, HOSO_ERROR_BUSY, "too often");
  assert_refused (fixture, "/status/500", NULL, HOSO_ERROR_BUSY, "out of order");
  assert_refused (fixture, "/status/503", NULL, HOSO_ERROR_BUSY, "out of order");
  assert_refused (fixture, "/status/204", NULL, HOSO_ERROR_FAILED, "204");
  assert_refused (fixture, "/status/304", NULL, HOSO_ERROR_FAILED, "304");
  assert_refused (fixture, "/status/418", NULL, HOSO_ERROR_FAILED, "418");
}

static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  const HosoFetchOptions known = { .etag = "\"v1\"" };
  const HosoFetchOptions broken = { .etag = "\"v1\"\r\nX-Evil: 1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDownload) download = fetch (fixture, "/good", &known, &error);
  g_autoptr (HosoDownload) anew = NULL;
  g_autoptr (HosoDownload) whole = NULL;

  g_assert_no_error (error);
  g_assert_true (download->unchanged);
  g_assert_null (download->path);
  loopback_set_table (fixture->server, "a,b\n1,2\n");
  anew = fetch (fixture, "/good", &known, &error);
  g_assert_no_error (error);
  g_assert_false (anew->unchanged);
  g_assert_cmpstr (anew->etag, ==, "\"v2\"");
  whole = fetch (fixture, "/good", &broken, &error);
  g_assert_no_error (error);
  g_assert_nonnull (whole->path);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->cancel_at = 0.5;
  g_assert_null (fetch (fixture, "/slow", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (fixture->received, <, strlen (fixture->table));
  g_assert_cmpuint (count_left (), ==, 0);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (G_TIME_SPAN_SECOND / 5);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Also while nothing comes at all. */
static void
test_cancelled_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, fixture->cancellable);
  gint64 begin = g_get_monotonic_time ();

  g_assert_null (fetch (fixture, "/silent", NULL, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_TIME_SPAN_SECOND);
}

static void
test_nobody (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/a.csv", port);
  g_autoptr (GError) error = NULL;

  g_socket_listener_close (listener);
  g_assert_null (hoso_fetch (url, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "does not answer"));
}

static void
test_unknown_host (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_fetch ("https://hoso.invalid/a.csv", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "“hoso.invalid” cannot be reached"));
}

/* The file is read when it is needed: it stays until the caller removes it. */
static GTlsDatabase *
trust_test_certificate (char **file)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GTlsDatabase *database;
  int fd = g_file_open_tmp ("hoso-test-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, TEST_CERTIFICATE, -1, NULL));
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  *file = g_steal_pointer (&path);
  return database;
}

/* Nobody vouches for the server; then somebody does. */
static void
test_certificate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate =
    g_tls_certificate_new_from_pem (TEST_KEY TEST_CERTIFICATE, -1, &error);
  g_autoptr (GTlsDatabase) trust = NULL;
  g_autoptr (HosoDownload) download = NULL;
  g_autofree char *file = NULL;
  HosoFetchOptions options = { NULL };
  Fixture fixture = { NULL };

  g_assert_no_error (error);
  fixture.server = loopback_new (certificate);
  loopback_set_table (fixture.server, "a,b\n1,2\n");
  assert_refused (&fixture, "/good", NULL, HOSO_ERROR_FAILED, "could not prove");
  g_assert_cmpuint (loopback_get_n_requests (fixture.server), ==, 0);

  options.trust = trust = trust_test_certificate (&file);
  download = fetch (&fixture, "/good", &options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture.received, ==, 8);
  g_clear_pointer (&download, hoso_download_free);
  assert_refused (&fixture, "/away/http", &options, HOSO_ERROR_FAILED, "not secure");
  assert_refused (&fixture, "/cut", &options, HOSO_ERROR_FAILED, "before the whole file");
  assert_refused (&fixture, "/cut-chunked", &options, HOSO_ERROR_FAILED, "before the whole file");
  unlink (file);
  loopback_free (fixture.server);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  char folder[] = "/tmp/hoso-fetch-XXXXXX";
  int status;

  /* A folder of its own, so that what is left behind is this program's; GLib
   * asks for it once. */
  g_assert_nonnull (mkdtemp (folder));
  g_setenv ("TMPDIR", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  add ("/fetch/good", test_good);
  add ("/fetch/gzip", test_gzip);
  add ("/fetch/slow", test_slow);
  add ("/fetch/wrong-type", test_wrong_type);
  add ("/fetch/empty", test_empty);
  add ("/fetch/cut", test_cut);
  add ("/fetch/surplus", test_surplus);
  add ("/fetch/endless", test_endless);
  add ("/fetch/large", test_large);
  add ("/fetch/silent", test_silent);
  add ("/fetch/redirected", test_redirected);
  add ("/fetch/page", test_page);
  add ("/fetch/statuses", test_statuses);
  add ("/fetch/unchanged", test_unchanged);
  add ("/fetch/cancelled", test_cancelled);
  add ("/fetch/cancelled-waiting", test_cancelled_waiting);
  g_test_add_func ("/fetch/nobody", test_nobody);
  g_test_add_func ("/fetch/unknown-host", test_unknown_host);
  g_test_add_func ("/fetch/certificate", test_certificate);
  status = g_test_run ();
  rmdir (folder);
  return status;
}

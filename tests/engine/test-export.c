/* Everything as JSON in a ZIP: whole, streamed, and readable by others. */

#include "form-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <json-glib/json-glib.h>
#include <sys/resource.h>

#include "hoso-consents.h"
#include "hoso-customers.h"
#include "hoso-export.h"

#define MANY 100000

/* The member @name of the ZIP, ended by a 0. */
static char *
read_member (const char *path, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[16384];
  la_ssize_t n;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), name))
      break;
  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    g_byte_array_append (bytes, buffer, (guint)n);
  g_assert_cmpint (n, ==, 0);
  archive_read_free (archive);
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
}

static char *
save (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, "all.zip", NULL);

  g_assert_true (hoso_export_save (fixture->db, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static JsonObject *
get (JsonNode *root, const char *list, guint i)
{
  return json_array_get_object_element (
    json_object_get_array_member (json_node_get_object (root), list), i);
}

static guint
count (JsonNode *root, const char *list)
{
  return json_array_get_length (json_object_get_array_member (json_node_get_object (root), list));
}

static void
test_facts (StoreFixture *fixture, gconstpointer data)
{
  const FormExport how = { .extra = "Nói \"thêm\"", .extra_answer = "a\\b\tc" };
  g_autofree char *form = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (HosoConsent) consent = hoso_consent_new (HOSO_PURPOSE_CARE, HOSO_CONSENT_GIVEN);
  g_autoptr (HosoImportReport) report = NULL;
  const HosoImportOptions options = { .add_customers = TRUE };
  const gint64 first = 1;
  g_autoptr (GError) error = NULL;

  form_fixture_open (fixture);
  form = form_fixture_write (fixture, 0, 120, &how);
  report = form_fixture_import (fixture, form, &options);
  g_assert_true (hoso_consents_set (fixture->db, &first, 1, consent, &error));
  path = save (fixture);
  text = read_member (path, "hoso.json");
  root = json_from_string (text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "version"), ==,
                   HOSO_EXPORT_VERSION);
  g_assert_cmpuint (count (root, "customers"), ==, report->customers_added);
  g_assert_cmpuint (count (root, "respondents"), ==, 120);
  g_assert_cmpuint (count (root, "responses"), ==, 120);
  g_assert_cmpstr (json_object_get_string_member (get (root, "imports", 0), "kind"), ==, "survey");
  g_assert_cmpuint (count (root, "questions"), ==, 9);
  g_assert_cmpuint (count (root, "consents"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (get (root, "customers", 3), "name"), ==,
                   "Nguyễn Thị Khách 3");
  g_assert_cmpstr (json_object_get_string_member (get (root, "consents", 0), "purpose"), ==,
                   "care");
  for (guint i = 0; i < count (root, "answers"); i++)
    {
      JsonObject *answers = get (root, "answers", i);

      g_assert_cmpuint (
        json_array_get_length (json_object_get_array_member (answers, "answers")), ==, 120);
    }
}

#ifndef __SANITIZE_ADDRESS__
static long
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}
#endif

/* The JSON is some 40 MB; what is held is not. */
static void
test_memory (StoreFixture *fixture, gconstpointer data)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("The sanitizer keeps freed memory.");
#else
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  long before;

  form_fixture_open (fixture);
  store_fixture_add_customer (fixture->db, "Lan");
  sql = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                         "WHERE i < %d) INSERT INTO interaction (uid, customer_id, kind, text, at) "
                         "SELECT 'u' || i, 1, 'call', 'Gọi lần thứ ' || i || '%s', i FROM n",
                         MANY, " … hỏi thăm về chuyến hàng vừa rồi và hẹn gặp lại vào tuần sau");
  g_assert_true (hoso_db_exec (fixture->db, "DROP TRIGGER interaction_search_insert", &error));
  g_assert_true (hoso_db_exec (fixture->db, sql, &error));
  g_assert_no_error (error);
  before = get_peak_kib ();
  path = save (fixture);
  g_test_message ("%ld KiB more", get_peak_kib () - before);
  g_assert_cmpint (get_peak_kib () - before, <, 8 * 1024);
#endif
}

static void
test_wrong (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "all.zip", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  form_fixture_open (fixture);
  g_assert_false (hoso_export_save (fixture->db, "/nowhere/at/all.zip", NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (hoso_export_save (fixture->db, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
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
  add ("/export/facts", test_facts);
  add ("/export/memory", test_memory);
  add ("/export/wrong", test_wrong);
  return g_test_run ();
}

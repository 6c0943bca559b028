/* Copies of a workspace: made while it is used, kept for a while, put back. */

#include "store-fixture.h"

#include <string.h>

#include "hoso-backups.h"
#include "hoso-checks.h"
#include "hoso-customers.h"
#include "hoso-rescue.h"
#include "hoso-session.h"

#define DAY (24 * 60 * 60)

static gint64
add_customer (HosoDb *db, const char *name)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  customer->name = g_strdup (name);
  id = hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
  return id;
}

static void
open_session (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_session_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
}

static char *
dup_path (StoreFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_files (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static guint64
count_customers (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDb) db = hoso_session_open (path, FALSE, &error);

  g_assert_no_error (error);
  return hoso_customers_count (db, &error);
}

typedef struct
{
  HosoDb *other;
  GCancellable *cancellable;
  guint calls;
  double last;
} Watch;

/* Somebody writes while the copy is being made. */
static void
write_meanwhile (double fraction, gpointer data)
{
  Watch *watch = data;

  if (watch->calls++ == 0 && watch->other != NULL)
    add_customer (watch->other, "Người đến sau");
  if (watch->cancellable != NULL)
    g_cancellable_cancel (watch->cancellable);
  g_assert_cmpfloat (fraction, >=, watch->last);
  watch->last = fraction;
}

static void
fill (HosoDb *db)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    add_customer (db, "Nguyễn Thị Lan");
  /* Enough pages for several steps of the copy. */
  hoso_db_exec (db,
                "INSERT INTO photo (uid, type, width, height, bytes) "
                "VALUES ('p', 'image/png', 1, 1, randomblob (9000000))",
                &error);
  g_assert_no_error (error);
}

static void
test_save (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autofree char *dump = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDb) reader = NULL;
  g_autoptr (HosoDb) opened = NULL;
  Watch watch = { NULL };
  guint files;

  open_session (fixture);
  fill (fixture->db);
  dump = store_fixture_dump (fixture->db);
  reader = hoso_db_open (fixture->path, HOSO_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  files = count_files (fixture);
  watch.other = fixture->db;
  g_assert_true (hoso_backups_save (reader, copy, write_meanwhile, &watch, NULL, &error));
  g_assert_cmpuint (watch.calls, >, 1);
  g_assert_cmpfloat (watch.last, ==, 1.0);
  g_assert_cmpuint (count_files (fixture), ==, files + 1);
  opened = hoso_db_open (copy, HOSO_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  copied = store_fixture_dump (opened);
  g_assert_true (g_str_equal (copied, dump));
  g_assert_cmpint (hoso_customers_count (fixture->db, NULL), ==, 4);
  g_assert_false (hoso_backups_save (reader, fixture->path, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_INVALID);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable };
  guint files;

  open_session (fixture);
  fill (fixture->db);
  files = count_files (fixture);
  g_assert_false (hoso_backups_save (fixture->db, copy, write_meanwhile, &watch, cancellable,
                                     &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, files);
  g_clear_error (&error);
  g_assert_false (hoso_backups_save (fixture->db, "/nowhere/at/all.hoso", NULL, NULL, NULL,
                                     &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  add_customer (fixture->db, "Vẫn ghi được");
}

static void
test_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  const HosoBackup *kept;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  add_customer (fixture->db, "Mai");
  g_assert_false (hoso_backups_restore (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (hoso_customers_count (fixture->db, NULL), ==, 2);
  g_clear_pointer (&fixture->db, hoso_db_close);
  g_assert_true (hoso_backups_restore (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_customers (fixture->path), ==, 1);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  backups = hoso_backups_list (fixture->path, &error);
  g_assert_cmpuint (backups->len, >=, 1);
  kept = g_ptr_array_index (backups, 0);
  g_assert_cmpuint (kept->size, >, 0);
  g_assert_cmpint (count_customers (kept->path), ==, 2);
}

/* A reader that has the workspace open sees the restored one. */
static void
test_restore_open (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autoptr (HosoDb) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint files;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  add_customer (fixture->db, "Mai");
  reader = hoso_db_open (fixture->path, HOSO_DB_READ_ONLY, &error);
  g_assert_cmpint (hoso_customers_count (reader, NULL), ==, 2);
  files = count_files (fixture);
  hoso_db_take_changes (fixture->db);
  g_assert_true (hoso_backups_restore_open (fixture->db, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hoso_db_take_changes (fixture->db), ==, HOSO_CHANGE_ALL);
  g_assert_cmpint (hoso_customers_count (reader, NULL), ==, 1);
  g_assert_cmpint (hoso_customers_count (fixture->db, NULL), ==, 1);
  g_assert_cmpuint (count_files (fixture), ==, files);
  add_customer (fixture->db, "Cúc");
  g_assert_cmpint (hoso_customers_count (reader, NULL), ==, 2);
}

static void
assert_refused (StoreFixture *fixture, const char *copy, int code)
{
  g_autoptr (GError) error = NULL;
  guint files = count_files (fixture);

  g_assert_false (hoso_backups_restore (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_error (error, HOSO_ERROR, code);
  g_assert_cmpuint (count_files (fixture), ==, files);
  g_assert_cmpint (count_customers (fixture->path), ==, 1);
}

/* Bytes in the middle of the file, where tables lie. */
static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + 8192, 0xa5, length / 2);
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static void
test_refused (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autofree char *text = dup_path (fixture, "text.hoso");
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDb) db = NULL;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  g_clear_pointer (&fixture->db, hoso_db_close);
  g_assert_true (g_file_set_contents (text, "not a workspace at all", -1, NULL));
  assert_refused (fixture, "/nowhere/at/all.hoso", HOSO_ERROR_NOT_FOUND);
  assert_refused (fixture, text, HOSO_ERROR_FORMAT);
  db = hoso_session_open (copy, FALSE, &error);
  g_assert_true (hoso_db_exec (db, "PRAGMA user_version = 9999;"
                                   "PRAGMA journal_mode = DELETE;",
                               &error));
  g_clear_pointer (&db, hoso_db_close);
  assert_refused (fixture, copy, HOSO_ERROR_TOO_NEW);
}

/* The workspace that cannot be read any more is the one that needs its copy. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_path (fixture, "copy.hoso");
  g_autofree char *old = dup_path (fixture, "shop.hoso.old");
  g_autoptr (GError) error = NULL;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_save (fixture->db, copy, NULL, NULL, NULL, &error));
  g_clear_pointer (&fixture->db, hoso_db_close);
  g_assert_true (g_file_set_contents (fixture->path, "ruined by something else", -1, NULL));
  g_assert_true (hoso_backups_restore (fixture->path, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_customers (fixture->path), ==, 1);
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));
  damage (copy);
  assert_refused (fixture, copy, HOSO_ERROR_CORRUPT);
}

/* The newest copy that is sound, and room for a new beginning. */
static void
test_rescue (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoBackup) none = NULL;
  g_autoptr (HosoBackup) found = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  open_session (fixture);
  none = hoso_rescue_find_backup (fixture->path, NULL, &error);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_keep (fixture->db, NULL, NULL, NULL, &error));
  g_clear_pointer (&fixture->db, hoso_db_close);
  backups = hoso_backups_list (fixture->path, &error);
  found = hoso_rescue_find_backup (fixture->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->path, ==, ((HosoBackup *)backups->pdata[0])->path);
  damage (found->path);
  none = hoso_rescue_find_backup (fixture->path, NULL, &error);
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  aside = hoso_rescue_set_aside (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_customers (aside), ==, 1);
  g_assert_true (g_file_set_contents (fixture->path, "again", -1, NULL));
  second = hoso_rescue_set_aside (fixture->path, &error);
  g_assert_cmpstr (second, !=, aside);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
}

/* The rule by hand: two copies a day for 400 days, up to noon of a Monday. */
static void
test_choose (void)
{
  g_autoptr (GDateTime) noon = g_date_time_new_local (2026, 11, 23, 12, 0, 0);
  gint64 now = g_date_time_to_unix (noon);
  gint64 times[800];
  gboolean kept[800];
  guint n = 0;

  for (guint i = 0; i < 800; i++)
    times[i] = now - (gint64)i * DAY / 2;
  hoso_backups_choose (times, 800, now, kept);
  /* Noon and midnight of today and six more days are eight; of the weeks, this
   * one's Monday and last week's Sunday are among them, and two Sundays are not;
   * of the months, November's is, and the last days of eleven others are not. */
  for (guint i = 0; i < 800; i++)
    n += kept[i];
  g_assert_cmpuint (n, ==, 8 + 2 + 11);
  g_assert_true (kept[0] && kept[1]);
  n = 0;
  hoso_backups_choose (times, 0, now, kept);
}

static void
test_roll (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = hoso_backups_dup_folder (fixture->path);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (GError) error = NULL;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  g_assert_true (hoso_backups_roll (fixture->db, NULL, &error));
  first = hoso_backups_list (fixture->path, &error);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_true (g_str_has_prefix (((HosoBackup *)g_ptr_array_index (first, 0))->path, folder));
  g_assert_true (hoso_backups_roll (fixture->db, NULL, &error));
  second = hoso_backups_list (fixture->path, &error);
  g_assert_cmpuint (second->len, ==, 1);
}

static void
test_check (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoCheckReport) sound = NULL;
  g_autoptr (HosoCheckReport) mended = NULL;
  g_autoptr (HosoCheckReport) again = NULL;
  g_auto (GStrv) sentences = NULL;
  g_autoptr (GError) error = NULL;

  open_session (fixture);
  add_customer (fixture->db, "Lan");
  add_customer (fixture->db, "Mai");
  sound = hoso_checks_run (fixture->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sound->damage[0]);
  g_assert_cmpuint (sound->search + sound->totals + sound->sort_keys, ==, 0);
  g_assert_true (hoso_db_exec (fixture->db,
                               "INSERT INTO customer_text (rowid, text) VALUES (1, 'wrong');"
                               "INSERT INTO customer_total VALUES (1, 9, 9, 'VND', 0, 0);"
                               "UPDATE customer SET sort_key = x'00' WHERE id = 2;",
                               &error));
  mended = hoso_checks_run (fixture->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mended->search, ==, 1);
  g_assert_cmpuint (mended->totals, ==, 1);
  g_assert_cmpuint (mended->sort_keys, ==, 1);
  sentences = hoso_checks_dup_sentences (mended);
  g_assert_cmpuint (g_strv_length (sentences), ==, 3);
  again = hoso_checks_run (fixture->db, NULL, &error);
  g_assert_cmpuint (again->search + again->totals + again->sort_keys, ==, 0);
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
  add ("/backups/save", test_save);
  add ("/backups/cancel", test_cancel);
  add ("/backups/restore", test_restore);
  add ("/backups/restore-open", test_restore_open);
  add ("/backups/refused", test_refused);
  add ("/backups/damaged", test_damaged);
  add ("/backups/rescue", test_rescue);
  g_test_add_func ("/backups/choose", test_choose);
  add ("/backups/roll", test_roll);
  add ("/backups/check", test_check);
  return g_test_run ();
}

/* Files that are no workspace, or no longer one, or not ours to open. */

#include "hoso-db-private.h"
#include "store-fixture.h"

#include <string.h>
#include <unistd.h>

static void
write_file (StoreFixture *fixture, gconstpointer data, gsize length)
{
  g_assert_true (g_file_set_contents (fixture->path, data, length, NULL));
}

static sqlite3 *
open_raw (StoreFixture *fixture, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return handle;
}

static void
change_raw (StoreFixture *fixture, const char *sql)
{
  sqlite3_close (open_raw (fixture, sql));
}

/* Whichever way it is opened, the file is refused, in a sentence that names
 * it, and stays as it is. */
static void
assert_refused (StoreFixture *fixture, int code)
{
  const HosoDbMode modes[] = { HOSO_DB_READ_ONLY, HOSO_DB_READ_WRITE, HOSO_DB_CREATE };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0;
  gsize after_length = 0;

  g_file_get_contents (fixture->path, &before, &before_length, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hoso_db_open (fixture->path, modes[i], &error));
      g_assert_error (error, HOSO_ERROR, code);
      g_assert_nonnull (strstr (error->message, "“shop.hoso”"));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  g_file_get_contents (fixture->path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
make_workspace (StoreFixture *fixture)
{
  store_fixture_open (fixture);
  for (int i = 0; i < 500; i++)
    store_fixture_add_customer (fixture->db, "Nguyễn Văn An");
  g_clear_pointer (&fixture->db, hoso_db_close);
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "", 0);
  g_assert_null (hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (hoso_db_open (fixture->path, HOSO_DB_READ_ONLY, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT);
  /* Save dialogs make an empty file first. */
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA user_version"), ==,
                   store_fixture_get_version ());
}

static void
test_garbage (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = g_malloc (100000);

  for (int i = 0; i < 100000; i++)
    bytes[i] = g_test_rand_int ();
  for (gsize length = 1; length < 100000; length = length * 7 + 1)
    {
      write_file (fixture, bytes, length);
      assert_refused (fixture, HOSO_ERROR_FORMAT);
    }
  write_file (fixture, "Dấu thời gian,Tuổi\n1/2/2025,18\n", -1);
  assert_refused (fixture, HOSO_ERROR_FORMAT);
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  make_workspace (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  g_assert_cmpint (length, >, 50 * 4096);
  write_file (fixture, whole, 30 * 4096);
  assert_refused (fixture, HOSO_ERROR_CORRUPT);
  write_file (fixture, whole, 30 * 4096 + 1234);
  assert_refused (fixture, HOSO_ERROR_CORRUPT);
}

/* The first page is whole, the others are not: told when they are read. */
static void
test_damaged_inside (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  g_autoptr (HosoDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  make_workspace (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &whole, &length, NULL));
  memset (whole + 20 * 4096, 0x5a, length - 20 * 4096);
  write_file (fixture, whole, length);
  db = hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, &error);
  if (db != NULL)
    g_assert_false (hoso_db_exec (db, "SELECT sum (length (name)) FROM customer", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
}

static void
test_other_program (StoreFixture *fixture, gconstpointer data)
{
  change_raw (fixture, "CREATE TABLE t (a); PRAGMA application_id = 1234");
  assert_refused (fixture, HOSO_ERROR_FORMAT);
}

static void
test_no_program (StoreFixture *fixture, gconstpointer data)
{
  change_raw (fixture, "CREATE TABLE t (a)");
  assert_refused (fixture, HOSO_ERROR_FORMAT);
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  make_workspace (fixture);
  change_raw (fixture, "PRAGMA user_version = 999");
  assert_refused (fixture, HOSO_ERROR_TOO_NEW);
}

static void
test_folder (StoreFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_refused (fixture, HOSO_ERROR_FORMAT);
}

static void
test_locked (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  make_workspace (fixture);
  other = open_raw (fixture, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; DELETE FROM meta");
  g_assert_null (hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_BUSY);
  sqlite3_close (other);
  store_fixture_open (fixture);
}

/* Another program writes: reading goes on, writing has to wait. */
static void
test_written_by_another (StoreFixture *fixture, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  make_workspace (fixture);
  other = open_raw (fixture, "BEGIN IMMEDIATE");
  store_fixture_open (fixture);
  sqlite3_busy_timeout (fixture->db->handle, 100);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 500);
  g_assert_false (hoso_txn_begin (&txn, fixture->db, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_BUSY);
  sqlite3_close (other);
  g_clear_error (&error);
  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_workspace (fixture);
  g_chmod (fixture->path, 0400);
  if (g_access (fixture->path, W_OK) == 0)
    {
      g_test_skip ("this user may write to every file");
      return;
    }
  g_assert_null (hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
}

/* A name that SQLite would take for a URI, with Vietnamese in NFD. */
static void
test_odd_names (StoreFixture *fixture, gconstpointer data)
{
  const char *const names[] = { "file:a?mode=memory", "Cu\xcc\x9b\xcc\x89"
                                                      "a ha\xcc\x80ng.hoso",
                                ":memory:" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autoptr (HosoDb) db = hoso_db_open (path, HOSO_DB_CREATE, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/broken/empty", test_empty);
  ADD ("/store/broken/garbage", test_garbage);
  ADD ("/store/broken/truncated", test_truncated);
  ADD ("/store/broken/damaged-inside", test_damaged_inside);
  ADD ("/store/broken/other-program", test_other_program);
  ADD ("/store/broken/no-program", test_no_program);
  ADD ("/store/broken/newer", test_newer);
  ADD ("/store/broken/folder", test_folder);
  ADD ("/store/broken/locked", test_locked);
  ADD ("/store/broken/written-by-another", test_written_by_another);
  ADD ("/store/broken/read-only", test_read_only);
  ADD ("/store/broken/odd-names", test_odd_names);
  return g_test_run ();
}

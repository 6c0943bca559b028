/* Connections, statements and transactions. */

#include "store-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_create (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDb) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA application_id"), ==, 0x484F534F);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA user_version"), ==,
                   store_fixture_get_version ());
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA synchronous"), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT journal_mode = 'wal' FROM pragma_journal_mode"),
                   ==, 1);
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, 0);
  g_assert_cmpstr (hoso_db_get_path (fixture->db), ==, fixture->path);
  again = hoso_db_open (fixture->path, HOSO_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (hoso_db_exec (again, "DELETE FROM meta", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
}

static void
test_create_in_missing_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "shop.hoso", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (hoso_db_open (path, HOSO_DB_CREATE, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND);
}

static void
test_values (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = NULL;
  gsize length;

  store_fixture_open (fixture);
  stmt = hoso_db_prepare (fixture->db, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7", &error);
  g_assert_no_error (error);
  hoso_stmt_bind_int (stmt, 1, G_MININT64);
  hoso_stmt_bind_double (stmt, 2, 0.1);
  hoso_stmt_bind_text (stmt, 3, "Nguyễn");
  hoso_stmt_bind_blob (stmt, 4, "a\0b", 3);
  hoso_stmt_bind_text (stmt, 5, NULL);
  hoso_stmt_bind_id (stmt, 6, 0);
  hoso_stmt_bind_blob (stmt, 7, NULL, 0);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  g_assert_cmpint (hoso_stmt_get_int (stmt, 0), ==, G_MININT64);
  g_assert_cmpfloat (hoso_stmt_get_double (stmt, 1), ==, 0.1);
  g_assert_cmpstr (hoso_stmt_get_text (stmt, 2), ==, "Nguyễn");
  g_assert_cmpmem (hoso_stmt_get_blob (stmt, 3, &length), length, "a\0b", 3);
  g_assert_null (hoso_stmt_dup_text (stmt, 4));
  g_assert_true (hoso_stmt_is_null (stmt, 5));
  g_assert_false (hoso_stmt_is_null (stmt, 6));
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_DONE);
  hoso_stmt_reset (stmt);
  hoso_stmt_bind_blob (stmt, 3, "\xff"
                                "a",
                       2);
  hoso_stmt_bind_text (stmt, 3, "\xff"
                                "a");
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  g_assert_cmpstr (hoso_stmt_get_text (stmt, 2), ==, "\xef\xbf\xbd"
                                                     "a");
}

static void
test_cache (StoreFixture *fixture, gconstpointer data)
{
  static const char sql[] = "SELECT 1 UNION SELECT 2 ORDER BY 1";
  g_autofree char *made = g_strdup ("SELECT 3");
  HosoStmt *outer;
  HosoStmt *inner;

  store_fixture_open (fixture);
  outer = hoso_db_prepare (fixture->db, sql, NULL);
  g_assert_cmpint (hoso_stmt_step (outer, NULL), ==, HOSO_ROW);
  inner = hoso_db_prepare (fixture->db, sql, NULL);
  g_assert_true (inner != outer);
  g_assert_cmpint (hoso_stmt_step (inner, NULL), ==, HOSO_ROW);
  g_assert_cmpint (hoso_stmt_get_int (inner, 0), ==, 1);
  hoso_stmt_release (inner);
  g_assert_cmpint (hoso_stmt_step (outer, NULL), ==, HOSO_ROW);
  g_assert_cmpint (hoso_stmt_get_int (outer, 0), ==, 2);
  hoso_stmt_release (outer);
  g_assert_true (hoso_db_prepare (fixture->db, sql, NULL) == outer);
  hoso_stmt_release (outer);
  g_assert_cmpint (store_fixture_count (fixture->db, made), ==, 3);
  made[7] = '4';
  g_assert_cmpint (store_fixture_count (fixture->db, made), ==, 4);
}

static void
test_broken_sql (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_null (hoso_db_prepare (fixture->db, "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
}

static void
test_functions (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT hoso_fold ('Đặng Thị Ngọc') = 'dang thi ngoc'"),
                   ==, 1);
  /* The same in NFD. */
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT hoso_fold ('Đa\xcc\xa3\xcc\x86ng') = 'dang'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT hoso_fold (NULL) IS NULL"), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT hoso_phone ('0903 123 456') = '+84903123456'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT hoso_phone ('no number') IS NULL"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT hoso_fold (CAST (x'ff41' AS TEXT)) IS NOT NULL"),
                   ==, 1);
}

static void
test_search_triggers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  store_fixture_add_customer (fixture->db, "Đặng Thị Ngọc");
  hoso_db_exec (fixture->db,
                "INSERT INTO contact (customer_id, kind, value, canonical, position, source_id) "
                "VALUES (1, 'phone', '0903 123 456', '+84903123456', 0, 1)",
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer_name WHERE "
                                        "customer_name MATCH 'dang ngoc'"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT first FROM search_todo"), ==, 1);
  hoso_db_exec (fixture->db, "DELETE FROM customer", &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer_name WHERE "
                                        "customer_name MATCH 'dang'"),
                   ==, 0);
}

static gboolean
add_without_commit (HosoDb *db, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  if (!hoso_txn_begin (&txn, db, error))
    return FALSE;
  store_fixture_add_customer (db, "An");
  return TRUE;
}

static void
test_rollback (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_true (add_without_commit (fixture->db, &error));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 0);
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, 0);
}

static void
test_changes (StoreFixture *fixture, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  store_fixture_add_customer (fixture->db, "An");
  g_assert_cmpint (hoso_db_get_changes (fixture->db), ==, 1);
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, 0);
  g_assert_true (hoso_txn_commit (&txn, &error));
  g_assert_true (add_without_commit (fixture->db, &error));
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, HOSO_CHANGE_CUSTOMERS);
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, 0);
  g_assert_true (hoso_db_exec (fixture->db,
                               "INSERT INTO segment (uid, name, rule, created) VALUES ('a', "
                               "'b', '{}', 0)",
                               &error));
  g_assert_cmpint (hoso_db_take_changes (fixture->db), ==, HOSO_CHANGE_SEGMENTS);
}

static void
test_constraints (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_false (hoso_db_exec (fixture->db,
                                "INSERT INTO customer_tag (customer_id, tag_id) VALUES (7, "
                                "7)",
                                &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT);
}

static void
test_clock (StoreFixture *fixture, gconstpointer data)
{
  char first[HOSO_UID_LENGTH + 1];
  char second[HOSO_UID_LENGTH + 1];
  char again[HOSO_UID_LENGTH + 1];

  store_fixture_open (fixture);
  hoso_db_set_clock (fixture->db, 1750000000, 7);
  hoso_db_make_uid (fixture->db, first);
  hoso_db_make_uid (fixture->db, second);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpint (hoso_db_get_now (fixture->db), ==, 1750000000);
  hoso_db_set_clock (fixture->db, 1750000000, 7);
  hoso_db_make_uid (fixture->db, again);
  g_assert_cmpstr (first, ==, again);
}

static void
test_data_version (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (HosoDb) other = NULL;
  gint64 before;

  store_fixture_open (fixture);
  other = hoso_db_open (fixture->path, HOSO_DB_READ_WRITE, NULL);
  before = hoso_db_get_data_version (fixture->db);
  store_fixture_add_customer (fixture->db, "An");
  g_assert_cmpint (hoso_db_get_data_version (fixture->db), ==, before);
  store_fixture_add_customer (other, "Bình");
  g_assert_cmpint (hoso_db_get_data_version (fixture->db), !=, before);
}

static void
test_full_disk (StoreFixture *fixture, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  g_assert_true (hoso_db_exec (fixture->db, "PRAGMA max_page_count = 1", &error));
  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  store_fixture_add_customer (fixture->db, "An");
  g_assert_false (hoso_db_exec (fixture->db,
                                "INSERT INTO photo (uid, type, width, height, bytes) VALUES "
                                "('p', 'x', 1, 1, zeroblob (1000000))",
                                &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FULL);
  hoso_txn_clear (&txn);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 0);
}

static gpointer
interrupt_soon (gpointer data)
{
  g_usleep (100 * 1000);
  hoso_db_interrupt (data);
  return NULL;
}

static void
test_interrupt (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread *thread;

  store_fixture_open (fixture);
  thread = g_thread_new ("interrupt", interrupt_soon, fixture->db);
  g_assert_false (hoso_db_exec (fixture->db,
                                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
                                "n) SELECT count(*) FROM n",
                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* The interrupt comes while an older statement is still in use. */
static void
write_until_interrupted (HosoDb *db)
{
  g_autoptr (HosoStmt) reader = hoso_db_prepare (db, "SELECT 1 UNION ALL SELECT 2", NULL);
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (hoso_stmt_step (reader, NULL), ==, HOSO_ROW);
  g_assert_true (hoso_txn_begin (&txn, db, NULL));
  store_fixture_add_customer (db, "An");
  hoso_db_interrupt (db);
  g_assert_false (hoso_db_exec (db, "SELECT 1", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_interrupted_txn (StoreFixture *fixture, gconstpointer data)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autoptr (GError) error = NULL;

  store_fixture_open (fixture);
  write_until_interrupted (fixture->db);
  g_assert_true (hoso_txn_begin (&txn, fixture->db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 0);
}

/* Dies in the middle of its transaction, or just after its commit. */
static void
add_many_and_die (const char *path, gboolean commit)
{
  HosoTxn txn = HOSO_TXN_INIT;
  HosoDb *db = hoso_db_open (path, HOSO_DB_READ_WRITE, NULL);

  /* A small cache writes to the journal before the commit. */
  hoso_db_exec (db, "PRAGMA cache_size = 4", NULL);
  hoso_txn_begin (&txn, db, NULL);
  for (int i = 0; i < 2000; i++)
    store_fixture_add_customer (db, "Nguyễn Văn An");
  if (commit)
    hoso_txn_commit (&txn, NULL);
  kill (getpid (), SIGKILL);
}

static void
test_killed (StoreFixture *fixture, gconstpointer data)
{
  gboolean commit = GPOINTER_TO_INT (data);
  pid_t child;
  int status;

  store_fixture_open (fixture);
  g_clear_pointer (&fixture->db, hoso_db_close);
  child = fork ();
  if (child == 0)
    add_many_and_die (fixture->path, commit);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  store_fixture_open (fixture);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==,
                   commit ? 2000 : 0);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT quick_check = 'ok' FROM pragma_quick_check"),
                   ==, 1);
}

#define ADD(path, function) ADD_WITH (path, NULL, function)
#define ADD_WITH(path, data, function) \
  g_test_add (path, StoreFixture, data, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/db/create", test_create);
  ADD ("/store/db/create-in-missing-folder", test_create_in_missing_folder);
  ADD ("/store/db/values", test_values);
  ADD ("/store/db/cache", test_cache);
  ADD ("/store/db/broken-sql", test_broken_sql);
  ADD ("/store/db/functions", test_functions);
  ADD ("/store/db/search-triggers", test_search_triggers);
  ADD ("/store/db/rollback", test_rollback);
  ADD ("/store/db/changes", test_changes);
  ADD ("/store/db/constraints", test_constraints);
  ADD ("/store/db/clock", test_clock);
  ADD ("/store/db/data-version", test_data_version);
  ADD ("/store/db/full-disk", test_full_disk);
  ADD ("/store/db/interrupt", test_interrupt);
  ADD ("/store/db/interrupted-txn", test_interrupted_txn);
  ADD_WITH ("/store/db/killed/before-commit", GINT_TO_POINTER (FALSE), test_killed);
  ADD_WITH ("/store/db/killed/after-commit", GINT_TO_POINTER (TRUE), test_killed);
  return g_test_run ();
}

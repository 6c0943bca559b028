/* From one version to the next, or not at all. */

#include "hoso-migration.h"
#include "hoso-undo.h"
#include "store-fixture.h"

#include <string.h>

static char **
dup_scripts_with (const char *next)
{
  g_auto (GStrv) released = hoso_migration_dup_scripts ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)released);
  g_strv_builder_add (builder, next);
  return g_strv_builder_end (builder);
}

/* One customer, and one action to undo. */
static void
open_with_history (StoreFixture *fixture)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  store_fixture_open (fixture);
  g_assert_true (hoso_action_begin (&action, fixture->db, "Add customer", NULL));
  store_fixture_add_customer (fixture->db, "An");
  g_assert_true (hoso_action_commit (&action, NULL));
  g_assert_true (hoso_db_exec (fixture->db, "PRAGMA foreign_keys = OFF", NULL));
}

static char *
dup_backup (StoreFixture *fixture, const char *ending)
{
  g_autofree char *name = g_strdup_printf ("shop.v%d%s.hoso", store_fixture_get_version (), ending);

  return g_build_filename (fixture->folder, name, NULL);
}

static void
test_next (StoreFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) scripts = dup_scripts_with ("ALTER TABLE customer ADD COLUMN nick TEXT");
  g_autofree char *path = dup_backup (fixture, "");
  g_autoptr (HosoDb) backup = NULL;
  g_autoptr (GError) error = NULL;

  open_with_history (fixture);
  g_assert_true (hoso_migration_run (fixture->db, (const char *const *)scripts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA user_version"), ==,
                   store_fixture_get_version () + 1);
  g_assert_cmpint (store_fixture_count (fixture->db,
                                        "SELECT count(*) FROM customer WHERE nick IS NULL"),
                   ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM undo_step"), ==, 0);
  backup = hoso_db_open (path, HOSO_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_fixture_count (backup, "PRAGMA user_version"), ==,
                   store_fixture_get_version ());
  g_assert_cmpint (store_fixture_count (backup, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (store_fixture_count (backup, "SELECT count(*) FROM undo_step"), ==, 1);
}

/* The script fails half-way: nothing of it stays, and the copy is there. */
static void
test_failing (StoreFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) scripts = dup_scripts_with ("DELETE FROM customer; CREATE TABLE customer (a)");
  g_autofree char *path = dup_backup (fixture, "");
  g_autofree char *second = dup_backup (fixture, "-2");
  g_autoptr (GError) error = NULL;

  open_with_history (fixture);
  g_assert_false (hoso_migration_run (fixture->db, (const char *const *)scripts, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_FAILED);
  g_assert_cmpint (store_fixture_count (fixture->db, "PRAGMA user_version"), ==,
                   store_fixture_get_version ());
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM customer"), ==, 1);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM undo_step"), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_clear_error (&error);
  /* Trying again never writes over an older copy. */
  g_assert_false (hoso_migration_run (fixture->db, (const char *const *)scripts, &error));
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
}

/* A script that leaves rows without what they refer to is taken back. */
static void
test_dangling (StoreFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) scripts = dup_scripts_with ("DELETE FROM source WHERE id = 1");
  g_autoptr (GError) error = NULL;

  open_with_history (fixture);
  g_assert_false (hoso_migration_run (fixture->db, (const char *const *)scripts, &error));
  g_assert_error (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM source"), ==, 1);
}

static void
test_present (StoreFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) scripts = hoso_migration_dup_scripts ();
  g_autofree char *path = dup_backup (fixture, "");

  open_with_history (fixture);
  g_assert_true (hoso_migration_run (fixture->db, (const char *const *)scripts, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (store_fixture_count (fixture->db, "SELECT count(*) FROM undo_step"), ==, 1);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/migration/next", test_next);
  ADD ("/store/migration/failing", test_failing);
  ADD ("/store/migration/dangling", test_dangling);
  ADD ("/store/migration/present", test_present);
  return g_test_run ();
}

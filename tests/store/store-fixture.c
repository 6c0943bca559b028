/* A folder of its own for each test, and a workspace in it. */

#include "store-fixture.h"

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hoso-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "shop.hoso", NULL);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&fixture->db, hoso_db_close);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

void
store_fixture_open (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->db = hoso_db_open (fixture->path, HOSO_DB_CREATE, &error);
  g_assert_no_error (error);
}

gint64
store_fixture_add_customer (HosoDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  hoso_db_exec (db, "INSERT OR IGNORE INTO source (id, uid, kind, created) VALUES (1, 'hand', 'hand', 0)", &error);
  g_assert_no_error (error);
  stmt = hoso_db_prepare (db, "INSERT INTO customer (uid, kind, name, sort_key, source_id, created) VALUES (?1, 'person', ?2, x'', 1, ?3)", &error);
  g_assert_no_error (error);
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_int (stmt, 3, hoso_db_get_now (db));
  g_assert_true (hoso_stmt_run (stmt, &error));
  return hoso_db_get_last_id (db);
}

gint64
store_fixture_count (HosoDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hoso_stmt_step (stmt, &error), ==, HOSO_ROW);
  return hoso_stmt_get_int (stmt, 0);
}

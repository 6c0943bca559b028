/* A folder of its own for each test, and a workspace in it. */

#include "store-fixture.h"

#include "hoso-migration.h"
#include "hoso-search-index.h"

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

int
store_fixture_get_version (void)
{
  g_auto (GStrv) scripts = hoso_migration_dup_scripts ();

  return (int)g_strv_length (scripts);
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

  hoso_db_exec (db,
                "INSERT OR IGNORE INTO source (id, uid, kind, created) VALUES (1, 'hand', "
                "'hand', 0)",
                &error);
  g_assert_no_error (error);
  stmt = hoso_db_prepare (db,
                          "INSERT INTO customer (uid, kind, name, sort_key, source_id, created) "
                          "VALUES (?1, 'person', ?2, x'', 1, ?3)",
                          &error);
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

/* "SELECT quote (a) || ' ' || quote (b) … FROM table ORDER BY 1" */
static char *
dup_dump_sql (HosoDb *db, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT name FROM pragma_table_info (?1)",
                                               &error);
  g_autoptr (GString) sql = g_string_new ("SELECT ''");

  g_assert_no_error (error);
  hoso_stmt_bind_text (stmt, 1, table);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    g_string_append_printf (sql, " || ' ' || quote (\"%s\")", hoso_stmt_get_text (stmt, 0));
  g_string_append_printf (sql, " FROM \"%s\"", table);
  if (g_str_equal (table, "customer_total"))
    g_string_append (sql, " WHERE purchases > 0");
  g_string_append (sql, " ORDER BY 1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static void
dump_table (HosoDb *db, const char *table, GString *dump)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = dup_dump_sql (db, table);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    g_string_append_printf (dump, "%s%s\n", table, hoso_stmt_get_text (stmt, 0));
  g_assert_no_error (error);
}

char *
store_fixture_dump (HosoDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (GString) dump = g_string_new (NULL);

  g_assert_true (hoso_search_index_fill (db, G_MAXINT, NULL));
  stmt = hoso_db_prepare (db,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' "
                          "AND name NOT LIKE 'customer\\_name\\_%' ESCAPE '\\' "
                          "AND name NOT LIKE 'customer\\_text\\_%' ESCAPE '\\' "
                          "AND name NOT IN ('undo_step', 'sqlite_sequence', 'meta', 'search_todo') "
                          "ORDER BY name",
                          &error);
  g_assert_no_error (error);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    dump_table (db, hoso_stmt_get_text (stmt, 0), dump);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

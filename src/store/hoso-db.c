/* Connections to a workspace: who may open what, and how.
 *
 * A connection is used by one thread at a time; only hoso_db_interrupt() may
 * come from another.
 */

#include "hoso-config.h"

#include "hoso-db.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-db-private.h"
#include "hoso-migration.h"

#define BUSY_MILLISECONDS 5000

static void
rolled_back_cb (void *data)
{
  HosoDb *db = data;

  db->pending = 0;
  db->search_behind = FALSE;
}

static gboolean
refuse (GError **error, HosoErrorCode code, const char *format, const char *path)
{
  g_autofree char *name = hoso_db_dup_display_name (path);

  g_set_error (error, HOSO_ERROR, code, format, name);
  return FALSE;
}

static gboolean
check_path (const char *path, HosoDbMode mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    /* Translators: %s is the name of a folder. */
    return refuse (error, HOSO_ERROR_FORMAT, _ ("“%s” is a folder, not a Hoso workspace."), path);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    /* Translators: %s is a file name. */
    return refuse (error, HOSO_ERROR_FORMAT, _ ("“%s” is not a Hoso workspace."), path);
  if (mode != HOSO_DB_CREATE)
    /* Translators: %s is a file name. */
    return refuse (error, HOSO_ERROR_NOT_FOUND, _ ("There is no file “%s”."), path);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    /* Translators: %s is the name of a folder. */
    return refuse (error, HOSO_ERROR_NOT_FOUND, _ ("There is no folder “%s”."), folder);
  return TRUE;
}

static gboolean
is_read_only (HosoDbMode mode)
{
  return mode == HOSO_DB_READ_ONLY || mode == HOSO_DB_AS_IS;
}

static gboolean
open_handle (HosoDb *db, HosoDbMode mode, GError **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  if (is_read_only (mode))
    flags |= SQLITE_OPEN_READONLY;
  else
    flags |= SQLITE_OPEN_READWRITE | (mode == HOSO_DB_CREATE ? SQLITE_OPEN_CREATE : 0);
  result = sqlite3_open_v2 (db->path, &db->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      hoso_db_set_error (db, result, error);
      return FALSE;
    }
  sqlite3_busy_timeout (db->handle, BUSY_MILLISECONDS);
  sqlite3_update_hook (db->handle, hoso_db_note_change, db);
  sqlite3_rollback_hook (db->handle, rolled_back_cb, db);
  /* The file may come from anyone. */
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  return hoso_db_add_functions (db, error);
}

static gboolean
check_writable (HosoDb *db, HosoDbMode mode, GError **error)
{
  if (is_read_only (mode) || !sqlite3_db_readonly (db->handle, "main"))
    return TRUE;
  hoso_db_set_error (db, SQLITE_READONLY, error);
  return FALSE;
}

static gboolean
check_version (HosoDb *db, HosoDbMode mode, gint64 version, guint ours, GError **error)
{
  if (version > ours)
    /* Translators: %s is a file name. */
    return refuse (error, HOSO_ERROR_TOO_NEW, _ ("“%s” was made by a newer version of Hoso."),
                   db->path);
  if (version < ours && mode == HOSO_DB_READ_ONLY)
    /* Translators: %s is a file name. */
    return refuse (error, HOSO_ERROR_FAILED,
                   _ ("“%s” was made by an older version of Hoso and must be opened for writing "
                      "once."),
                   db->path);
  return TRUE;
}

/* A file that nothing was written to.  SQLite takes one that is shorter than
 * its smallest page for empty as well, and would write over it. */
static gboolean
is_blank (HosoDb *db)
{
  gint64 pages;
  gint64 tables;
  GStatBuf info;

  if (!hoso_db_read_int (db, "PRAGMA page_count", &pages, NULL) ||
      !hoso_db_read_int (db, "SELECT count(*) FROM sqlite_schema", &tables, NULL))
    return FALSE;
  return tables == 0 && (pages > 0 || (g_stat (db->path, &info) == 0 && info.st_size == 0));
}

/* Looks before anything is changed, so that other people's files stay whole. */
static gboolean
check_identity (HosoDb *db, HosoDbMode mode, guint ours, GError **error)
{
  gint64 application;
  gint64 version;

  if (!hoso_db_read_int (db, "PRAGMA application_id", &application, error) ||
      !hoso_db_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application == HOSO_APPLICATION_ID && version > 0)
    return check_version (db, mode, version, ours, error);
  if (application == 0 && version == 0 && mode == HOSO_DB_CREATE && is_blank (db))
    return TRUE;
  /* Translators: %s is a file name. */
  return refuse (error, HOSO_ERROR_FORMAT, _ ("“%s” is not a Hoso workspace."), db->path);
}

/* The page size is that of new workspaces: chunks of answers take fewer pages. */
static gboolean
bring_up_to_date (HosoDb *db, const char *const *scripts, GError **error)
{
  return hoso_db_exec (db,
                       "PRAGMA foreign_keys = OFF;"
                       "PRAGMA page_size = 8192;"
                       "PRAGMA journal_mode = WAL;"
                       "PRAGMA synchronous = NORMAL;"
                       "PRAGMA journal_size_limit = 67108864;",
                       error) &&
         hoso_migration_run (db, scripts, error);
}

/* Opens the workspace at @path.  Free with hoso_db_close(). */
HosoDb *
hoso_db_open (const char *path, HosoDbMode mode, GError **error)
{
  g_autoptr (HosoDb) db = g_new0 (HosoDb, 1);
  g_auto (GStrv) scripts = hoso_migration_dup_scripts ();

  g_return_val_if_fail (path != NULL, NULL);

  /* An absolute path is never taken for a URI. */
  db->path = g_canonicalize_filename (path, NULL);
  db->stmts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)hoso_stmt_free);
  hoso_random_seed_system (&db->random);
  if (!check_path (db->path, mode, error) ||
      !open_handle (db, mode, error) ||
      !check_identity (db, mode, g_strv_length (scripts), error) ||
      !check_writable (db, mode, error))
    return NULL;
  db->is_copy = mode == HOSO_DB_COPY;
  if (!is_read_only (mode) && !bring_up_to_date (db, (const char *const *)scripts, error))
    return NULL;
  /* A thread beside this one helps to sort where an index is made; those who only
   * read share what the system keeps of the file. */
  if (!hoso_db_exec (
        db, "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16384; PRAGMA threads = 1;", error) ||
      (is_read_only (mode) && !hoso_db_exec (db, "PRAGMA cache_size = -6144;", error)))
    return NULL;
  hoso_db_take_changes (db);
  return g_steal_pointer (&db);
}

/* Closes and frees; a transaction that is still open is rolled back. */
void
hoso_db_close (HosoDb *db)
{
  if (db == NULL)
    return;
  g_clear_pointer (&db->stmts, g_hash_table_unref);
  g_clear_pointer (&db->collator, hoso_collator_free);
  if (sqlite3_close (db->handle) != SQLITE_OK)
    {
      g_critical ("A statement of “%s” outlives its connection", db->path);
      sqlite3_close_v2 (db->handle);
    }
  g_free (db->path);
  g_free (db);
}

/* The absolute path. */
const char *
hoso_db_get_path (HosoDb *db)
{
  return db->path;
}

/* Runs a script of one or more commands; rows are dropped. */
gboolean
hoso_db_exec (HosoDb *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;
  hoso_db_set_error (db, result, error);
  return FALSE;
}

gboolean
hoso_db_set_trusted (HosoDb *db, gboolean trusted, GError **error)
{
  gboolean done = hoso_db_exec (db,
                                trusted ? "PRAGMA ignore_check_constraints = ON"
                                        : "PRAGMA ignore_check_constraints = OFF",
                                error);

  trusted = trusted && done;
  sqlite3_update_hook (db->handle, trusted ? NULL : hoso_db_note_change, db);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_FKEY, !trusted, NULL);
  return done;
}

/* The id of the row that was inserted last. */
gint64
hoso_db_get_last_id (HosoDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

/* How many rows the latest statement changed, triggers left out. */
int
hoso_db_get_changes (HosoDb *db)
{
  return sqlite3_changes (db->handle);
}

/* How many rows the connection changed since it was opened, by triggers too: it
 * stays as it is while statements change nothing. */
gint64
hoso_db_get_total_changes (HosoDb *db)
{
  return sqlite3_total_changes64 (db->handle);
}

/* A new UUIDv7 by the connection's clock and generator. */
void
hoso_db_make_uid (HosoDb *db, char uid[HOSO_UID_LENGTH + 1])
{
  gint64 ms = db->has_clock ? db->clock * 1000 : g_get_real_time () / 1000;

  hoso_uid_make (&db->random, ms, uid);
}

gint64
hoso_db_get_now (HosoDb *db)
{
  return db->has_clock ? db->clock : g_get_real_time () / G_USEC_PER_SEC;
}

void
hoso_db_set_clock (HosoDb *db, gint64 now, guint64 seed)
{
  db->has_clock = TRUE;
  db->clock = now;
  hoso_random_seed (&db->random, seed);
}

/* A number that other connections' commits change, and our own do not; 0 where
 * it cannot be read. */
gint64
hoso_db_get_data_version (HosoDb *db)
{
  gint64 version;

  return hoso_db_read_int (db, "PRAGMA data_version", &version, NULL) ? version : 0;
}

void
hoso_db_interrupt (HosoDb *db)
{
  sqlite3_interrupt (db->handle);
}

/* Opens ICU's rules at the first call, once for each connection: tables make
 * thousands of sort keys in a row. */
HosoCollator *
hoso_db_get_collator (HosoDb *db, GError **error)
{
  if (db->collator == NULL)
    db->collator = hoso_collator_new (error);

  return db->collator;
}

/* Brings a workspace up to date, each version in one transaction.
 * Runs on the thread that opens the connection.
 */

#include "hoso-config.h"

#include "hoso-migration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-db-private.h"
#include "hoso-sql-resources.h"

#define SQL_FOLDER "/io/github/hoso/Hoso/sql/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

char **
hoso_migration_dup_scripts (void)
{
  GResource *resource = hoso_sql_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SQL_FOLDER, 0, NULL);
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, NULL);
      gsize length;
      const char *text = g_bytes_get_data (bytes, &length);

      g_ptr_array_add (scripts, g_strndup (text, length));
    }
  g_ptr_array_add (scripts, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&scripts), FALSE);
}

/* "shop.hoso" → "shop.v1.hoso", or "shop.v1-2.hoso" where that exists. */
static char *
dup_backup_path (const char *path, gint64 version)
{
  gsize length = strlen (path) - (g_str_has_suffix (path, ".hoso") ? strlen (".hoso") : 0);
  g_autofree char *stem = g_strndup (path, length);
  char *backup = g_strdup_printf ("%s.v%" G_GINT64_FORMAT ".hoso", stem, version);

  for (int i = 2; g_file_test (backup, G_FILE_TEST_EXISTS); i++)
    {
      g_free (backup);
      backup = g_strdup_printf ("%s.v%" G_GINT64_FORMAT "-%d.hoso", stem, version, i);
    }
  return backup;
}

static gboolean
save_backup (HosoDb *db, gint64 version, GError **error)
{
  g_autofree char *backup = dup_backup_path (db->path, version);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "VACUUM INTO ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, backup);
  if (hoso_stmt_run (stmt, error))
    return TRUE;
  g_prefix_error (error, "%s ",
                  _ ("No copy could be made before the update, so nothing was changed."));
  return FALSE;
}

static gboolean
check_foreign_keys (HosoDb *db, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "PRAGMA foreign_key_check", error);

  if (stmt == NULL)
    return FALSE;
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_DONE:
      return TRUE;
    case HOSO_ROW:
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                           _ ("The workspace could not be brought up to date because parts of "
                              "it are missing."));
      return FALSE;
    case HOSO_STEP_ERROR:
    default:
      return FALSE;
    }
}

static gboolean
finish_version (HosoDb *db, gint64 version, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                     HOSO_APPLICATION_ID, version);

  if (version > 1 && !hoso_db_exec (db, "DELETE FROM undo_step", error))
    return FALSE;
  return check_foreign_keys (db, error) && hoso_db_exec (db, sql, error);
}

static gboolean
run_script (HosoDb *db, const char *script, gint64 version, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 present;

  if (!hoso_txn_begin (&txn, db, error) ||
      !hoso_db_read_int (db, "PRAGMA user_version", &present, error))
    return FALSE;
  /* Another program may have done it while we waited. */
  if (present >= version)
    return TRUE;
  if (!hoso_db_exec (db, script, error) || !finish_version (db, version, error))
    return FALSE;
  /* The tables that text comes from may not all be there yet. */
  db->search_behind = FALSE;
  return hoso_txn_commit (&txn, error);
}

gboolean
hoso_migration_run (HosoDb *db, const char *const *scripts, GError **error)
{
  guint last = g_strv_length ((char **)scripts);
  gint64 version;

  if (!hoso_db_read_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < last && !db->is_copy && !save_backup (db, version, error))
    return FALSE;
  for (; version < last; version++)
    if (!run_script (db, scripts[version], version + 1, error))
      return FALSE;
  return TRUE;
}

/* Whole workspaces as files.  A copy is made by SQLite's online backup from one
 * snapshot, so that others go on writing meanwhile; it replaces a file of its
 * name only when it is complete.
 */

#include "hoso-config.h"

#include "hoso-copy.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "hoso-db-private.h"

/* Some milliseconds of work; then the user may cancel. */
#define PAGES_A_STEP 512

typedef struct
{
  HosoDb *source;
  HosoDb file; /* the copy: path and handle alone */
  sqlite3_backup *backup;
  gboolean reading;
} Copying;

static void
copying_clear (Copying *copying)
{
  g_clear_pointer (&copying->backup, sqlite3_backup_finish);
  g_clear_pointer (&copying->file.handle, sqlite3_close);
  if (copying->reading && !sqlite3_get_autocommit (copying->source->handle))
    hoso_db_exec (copying->source, "ROLLBACK", NULL);
  if (copying->file.path != NULL)
    g_remove (copying->file.path);
  g_free (copying->file.path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copying, copying_clear)

static gboolean
set_unwritable (const char *path, GError **error)
{
  g_autofree char *name = hoso_db_dup_display_name (path);
  int code = errno == ENOSPC ? HOSO_ERROR_FULL : HOSO_ERROR_FAILED;

  /* Translators: the first %s is a file name, the second what the system says. */
  g_set_error (error, HOSO_ERROR, code, _ ("“%s” could not be written (%s)."), name,
               g_strerror (errno));
  return FALSE;
}

/* A file of its own beside @path. */
static char *
make_neighbour (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  int descriptor = g_mkstemp_full (name, 0, 0600);

  if (descriptor < 0)
    {
      set_unwritable (path, error);
      return NULL;
    }
  g_close (descriptor, NULL);
  return g_steal_pointer (&name);
}

/* From here on the source stands still for us. */
static gboolean
start (Copying *copying, const char *path, GError **error)
{
  gint64 ignored;
  int result;

  copying->file.path = make_neighbour (path, error);
  if (copying->file.path == NULL)
    return FALSE;
  result = sqlite3_open_v2 (copying->file.path, &copying->file.handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            NULL);
  if (result != SQLITE_OK)
    {
      hoso_db_set_error (&copying->file, result, error);
      return FALSE;
    }
  if (!hoso_db_exec (copying->source, "BEGIN", error))
    return FALSE;
  copying->reading = TRUE;
  if (!hoso_db_read_int (copying->source, "SELECT count(*) FROM sqlite_schema", &ignored, error))
    return FALSE;
  copying->backup =
    sqlite3_backup_init (copying->file.handle, "main", copying->source->handle, "main");
  if (copying->backup != NULL)
    return TRUE;
  hoso_db_set_error (&copying->file, sqlite3_errcode (copying->file.handle), error);
  return FALSE;
}

static gboolean
copy_pages (Copying *copying,
            HosoCopyProgress progress,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  int result;

  do
    {
      int total;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      result = sqlite3_backup_step (copying->backup, PAGES_A_STEP);
      total = MAX (1, sqlite3_backup_pagecount (copying->backup));
      if (progress != NULL)
        progress (1.0 - (double)sqlite3_backup_remaining (copying->backup) / total, data);
    }
  while (result == SQLITE_OK);
  if (result == SQLITE_DONE)
    result = sqlite3_backup_finish (g_steal_pointer (&copying->backup));
  if (result == SQLITE_OK)
    return TRUE;
  hoso_db_set_error (&copying->file, result, error);
  return FALSE;
}

/* Without a journal beside it, the file opens from anywhere. */
static gboolean
finish (Copying *copying, const char *path, GError **error)
{
  if (!hoso_db_exec (&copying->file, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  g_clear_pointer (&copying->file.handle, sqlite3_close);
  if (g_rename (copying->file.path, path) != 0)
    return set_unwritable (path, error);
  g_clear_pointer (&copying->file.path, g_free);
  return TRUE;
}

/**
 * hoso_copy_save:
 * @db: outside a transaction; may be read-only
 * @path: of the copy; a file that stands there is replaced when the copy is whole
 * @progress: (nullable): called on this thread, some hundred times at most a second
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_FULL, HOSO_ERROR_CORRUPT,
 *   G_IO_ERROR_CANCELLED or another error, and nothing left behind
 */
gboolean
hoso_copy_save (HosoDb *db,
                const char *path,
                HosoCopyProgress progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  g_auto (Copying) copying = { .source = db };

  g_return_val_if_fail (sqlite3_get_autocommit (db->handle), FALSE);

  return start (&copying, path, error) &&
         copy_pages (&copying, progress, progress_data, cancellable, error) &&
         finish (&copying, path, error);
}

/* --- In the place of another --- */

static gboolean
load_pages (HosoDb *db, HosoDb *source, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (db->handle, "main", source->handle, "main");
  int result;

  if (backup == NULL)
    {
      hoso_db_set_error (db, sqlite3_errcode (db->handle), error);
      return FALSE;
    }
  sqlite3_backup_step (backup, -1);
  result = sqlite3_backup_finish (backup);
  if (result == SQLITE_OK)
    return TRUE;
  hoso_db_set_error (db, result, error);
  return FALSE;
}

/**
 * hoso_copy_load:
 * @db: open for writing, outside a transaction
 * @copy: a sound workspace of today's version
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_BUSY, HOSO_ERROR_FULL or another error,
 *   and the workspace as it was
 */
gboolean
hoso_copy_load (HosoDb *db, const char *copy, GError **error)
{
  g_autoptr (HosoDb) source = hoso_db_open (copy, HOSO_DB_AS_IS, error);

  if (source == NULL || !load_pages (db, source, error))
    return FALSE;
  db->committed |= HOSO_CHANGE_ALL;
  return TRUE;
}

/* Nobody else has the file open while its journal can be taken away.  Keeps it
 * locked as long as the connection lives; NULL for a file that is no sound
 * database and that nobody can be using. */
static gboolean
lock (const char *path, HosoDb *file, GError **error)
{
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result = sqlite3_open_v2 (path, &file->handle, flags, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_exec (file->handle, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL,
                           NULL, NULL);
  if ((result & 0xff) != SQLITE_BUSY && (result & 0xff) != SQLITE_LOCKED)
    return TRUE;
  hoso_db_set_error (file, result, error);
  return FALSE;
}

static void
move_beside (const char *path, const char *other, const char *suffix)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (other, suffix, NULL);

  g_rename (from, to);
}

/* Journals that a damaged file left would be taken for those of the new one. */
static void
move_aside (const char *path, const char *aside)
{
  move_beside (path, aside, "-wal");
  move_beside (path, aside, "-shm");
  move_beside (path, aside, "-journal");
}

static gboolean
exchange (const char *copy, const char *path, GError **error)
{
  g_autofree char *aside = g_strconcat (path, ".old", NULL);
  gboolean replaced;

  move_aside (path, aside);
  if (g_rename (path, aside) != 0)
    return set_unwritable (path, error);
  replaced = g_rename (copy, path) == 0 || set_unwritable (path, error);
  if (!replaced)
    {
      g_rename (aside, path);
      move_aside (aside, path);
    }
  return replaced;
}

/**
 * hoso_copy_install:
 * @copy: a sound workspace in the folder of @path, opened by nobody
 * @path: the workspace that it replaces; need not exist
 *
 * What was replaced stands beside it, its name followed by “.old”, until the
 * caller removes it.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_BUSY where a program uses @path, and
 *   all as it was
 */
gboolean
hoso_copy_install (const char *copy, const char *path, GError **error)
{
  HosoDb file = { .path = (char *)path };
  gboolean installed;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_rename (copy, path) == 0 || set_unwritable (path, error);
  installed = lock (path, &file, error) && exchange (copy, path, error);
  sqlite3_close (file.handle);
  return installed;
}

/* SQLite's result codes as sentences. */

#include "hoso-config.h"

#include "hoso-db-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

char *
hoso_db_dup_display_name (const char *path)
{
  return g_filename_display_basename (path);
}

static void
set_named (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = hoso_db_dup_display_name (path);

  g_set_error (error, HOSO_ERROR, code, format, name);
}

static void
set_access_error (HosoDb *db, int code, GError **error)
{
  switch (code)
    {
    case SQLITE_READONLY:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_FAILED,
                 _ ("“%s” cannot be changed: the file or its folder is read-only."), db->path);
      break;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_FAILED,
                 _ ("“%s” cannot be opened: access to it was refused."),
                 db->path);
      break;
    case SQLITE_IOERR:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_FAILED,
                 _ ("“%s” could not be read or written: the disk reported an error."), db->path);
      break;
    default:
      /* Translators: %s is the database's own description, in English. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED,
                   _ ("The workspace could not be read or changed (%s)."),
                   sqlite3_errmsg (db->handle));
    }
}

void
hoso_db_set_error (HosoDb *db, int code, GError **error)
{
  int primary = code & 0xff;

  if (primary == SQLITE_IOERR && sqlite3_system_errno (db->handle) == ENOSPC)
    primary = SQLITE_FULL;
  switch (primary)
    {
    case SQLITE_FULL:
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FULL,
                           _ ("There is no room left on the disk."));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_BUSY, _ ("Another program is using “%s” right now."), db->path);
      break;
    case SQLITE_CORRUPT:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_CORRUPT, _ ("The workspace “%s” is damaged."), db->path);
      break;
    case SQLITE_NOTADB:
      /* Translators: %s is a file name. */
      set_named (error, HOSO_ERROR_FORMAT, _ ("“%s” is not a Hoso workspace."), db->path);
      break;
    case SQLITE_CONSTRAINT:
      /* Translators: %s is the database's own description, in English. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                   _ ("The change does not fit what is stored already (%s)."),
                   sqlite3_errmsg (db->handle));
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The work was stopped."));
      break;
    default:
      set_access_error (db, primary, error);
    }
}

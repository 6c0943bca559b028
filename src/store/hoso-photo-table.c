/* The table “photo”.  Runs on the thread that owns the connection; writes only
 * inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-photo-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
guess_type (const guint8 *data, gsize length)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G' };

  if (length >= sizeof png && memcmp (data, png, sizeof png) == 0)
    return "image/png";

  return "image/jpeg";
}

/* Stores an encoded picture of @width by @height pixels that the file @source
 * brought; 0 is a person who chose it.  Returns its id, or 0 with @error set. */
gint64
hoso_photo_table_add_from (
  HosoDb *db, GBytes *bytes, int width, int height, gint64 source, GError **error)
{
  static const char sql[] =
    "INSERT INTO photo (uid, type, width, height, bytes, source_id) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  char uid[HOSO_UID_LENGTH + 1];
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, guess_type (data, length));
  hoso_stmt_bind_int (stmt, 3, width);
  hoso_stmt_bind_int (stmt, 4, height);
  hoso_stmt_bind_blob (stmt, 5, data, length);
  hoso_stmt_bind_id (stmt, 6, source);
  if (!hoso_stmt_run (stmt, error))
    return 0;

  return hoso_db_get_last_id (db);
}

/* As hoso_photo_table_add_from(), for a picture that a person chose. */
gint64
hoso_photo_table_add (HosoDb *db, GBytes *bytes, int width, int height, GError **error)
{
  return hoso_photo_table_add_from (db, bytes, width, height, 0, error);
}

/* The encoded picture; unref it with g_bytes_unref().  HOSO_ERROR_NOT_FOUND
 * where there is none. */
GBytes *
hoso_photo_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT bytes FROM photo WHERE id = ?1", error);

  if (stmt == NULL)
    return NULL;

  hoso_stmt_bind_int (stmt, 1, id);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      {
        gsize length;
        gconstpointer data = hoso_stmt_get_blob (stmt, 0, &length);

        return g_bytes_new (data, length);
      }
    case HOSO_DONE:
      g_set_error_literal (error,
                           HOSO_ERROR,
                           HOSO_ERROR_NOT_FOUND,
                           _ ("The photo is no longer there."));
      return NULL;
    case HOSO_STEP_ERROR:
      break;
    }

  return NULL;
}

/* Removes the picture unless a customer or a persona still shows it, or a merge
 * could bring one back who did; 0 is no picture and no error. */
gboolean
hoso_photo_table_remove_unused (HosoDb *db, gint64 id, GError **error)
{
  static const char sql[] =
    "DELETE FROM photo WHERE id = ?1 "
    "AND NOT EXISTS (SELECT 1 FROM customer WHERE photo_id = ?1) "
    "AND NOT EXISTS (SELECT 1 FROM persona WHERE photo_id = ?1) "
    "AND NOT EXISTS (SELECT 1 FROM merge_value WHERE column_name = 'photo_id' AND before = ?1)";
  g_autoptr (HosoStmt) stmt = NULL;

  if (id == 0)
    return TRUE;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);

  return hoso_stmt_run (stmt, error);
}

/* Column chunks, as stored.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-chunk-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-column-codec.h"

/* Answers of another coding than their question's are damaged too. */
static HosoColumn *
decode (gconstpointer data, gsize length, HosoCoding coding, GError **error)
{
  g_autoptr (HosoColumn) column = hoso_column_decode (data, length, error);

  if (column == NULL || column->coding == coding)
    return g_steal_pointer (&column);
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                       _ ("Some stored answers are damaged."));
  return NULL;
}

/**
 * hoso_chunk_table_load:
 *
 * Returns: (transfer full): the chunk, empty where it is not stored, or %NULL
 *   with @error set
 */
HosoColumn *
hoso_chunk_table_load (
  HosoDb *db, gint64 question, HosoCoding coding, guint number, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  gconstpointer data;
  gsize length;

  stmt =
    hoso_db_prepare (db, "SELECT data FROM chunk WHERE question_id = ?1 AND number = ?2", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, question);
  hoso_stmt_bind_int (stmt, 2, number);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      data = hoso_stmt_get_blob (stmt, 0, &length);
      return decode (data, length, coding, error);
    case HOSO_DONE:
      return hoso_column_new (coding);
    case HOSO_STEP_ERROR:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

/**
 * hoso_chunk_table_save:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_chunk_table_save (
  HosoDb *db, gint64 question, guint number, const HosoColumn *column, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO chunk (question_id, number, data) VALUES (?1, ?2, ?3) "
                          "ON CONFLICT (question_id, number) DO UPDATE SET data = excluded.data",
                          error);
  if (stmt == NULL)
    return FALSE;
  bytes = hoso_column_encode (column);
  hoso_stmt_bind_int (stmt, 1, question);
  hoso_stmt_bind_int (stmt, 2, number);
  hoso_stmt_bind_blob (stmt, 3, bytes->data, bytes->len);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_chunk_table_truncate:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_chunk_table_truncate (HosoDb *db, gint64 question, guint number, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, "DELETE FROM chunk WHERE question_id = ?1 AND number >= ?2", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, question);
  hoso_stmt_bind_int (stmt, 2, number);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_chunk_table_foreach:
 *
 * Hands the chunks of @question to @func in order.
 *
 * Returns: %TRUE, or %FALSE with @error set, also when @func failed or
 *   @cancellable was cancelled
 */
gboolean
hoso_chunk_table_foreach (HosoDb *db,
                          gint64 question,
                          HosoChunkFunc func,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT number, data FROM chunk WHERE question_id = ?1 ORDER BY number", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, question);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      g_autoptr (HosoColumn) column = NULL;
      gsize length;
      gconstpointer bytes = hoso_stmt_get_blob (stmt, 1, &length);

      column = hoso_column_decode (bytes, length, error);
      if (column == NULL ||
          !func (column, (guint)hoso_stmt_get_int (stmt, 0) * HOSO_BATCH_ROWS, data, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

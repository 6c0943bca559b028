/* The table “response_chunk”.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-response-table.h"

/**
 * hoso_response_table_load:
 *
 * Returns: (transfer full) (element-type HosoResponse): the chunk, empty where
 *   it is not stored, or %NULL with @error set
 */
GArray *
hoso_response_table_load (HosoDb *db, gint64 survey, guint number, GError **error)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;
  gconstpointer data;
  gsize length;

  stmt = hoso_db_prepare (
    db, "SELECT data FROM response_chunk WHERE survey_id = ?1 AND number = ?2", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, number);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_STEP_ERROR)
    return NULL;
  if (result == HOSO_ROW)
    {
      data = hoso_stmt_get_blob (stmt, 0, &length);
      if (!hoso_responses_decode (data, length, responses, error))
        return NULL;
    }
  return g_steal_pointer (&responses);
}

/**
 * hoso_response_table_list:
 *
 * Returns: (transfer full) (element-type HosoResponse): the responses of
 *   @survey by ordinal, those taken back with import 0; or %NULL with @error set
 */
GArray *
hoso_response_table_list (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, FALSE, sizeof (HosoResponse));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT data FROM response_chunk WHERE survey_id = ?1 ORDER BY number", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gsize length;
      gconstpointer data = hoso_stmt_get_blob (stmt, 0, &length);

      if (!hoso_responses_decode (data, length, responses, error))
        return NULL;
    }
  return result == HOSO_DONE ? g_steal_pointer (&responses) : NULL;
}

static void
bind_end (HosoStmt *stmt, int parameter, const HosoTime *time)
{
  g_autofree char *text = time != NULL ? hoso_time_dup_iso8601 (time) : NULL;

  hoso_stmt_bind_text (stmt, parameter, text);
}

/**
 * hoso_response_table_save:
 * @responses: (element-type HosoResponse): the whole chunk
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_response_table_save (
  HosoDb *db, gint64 survey, guint number, const GArray *responses, GError **error)
{
  g_autoptr (GByteArray) bytes = hoso_responses_encode (responses);
  g_autoptr (HosoStmt) stmt = NULL;
  const HosoTime *first;
  const HosoTime *last;
  guint n = 0;
  guint timed = 0;

  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);

      n += response->import != 0;
      timed += response->import != 0 && response->has_time;
    }
  hoso_responses_find_ends (responses, &first, &last);
  stmt = hoso_db_prepare (
    db,
    "INSERT INTO response_chunk (survey_id, number, responses, timed, first, last, data) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (survey_id, number) "
    "DO UPDATE SET responses = excluded.responses, timed = excluded.timed, "
    "first = excluded.first, last = excluded.last, data = excluded.data",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, number);
  hoso_stmt_bind_int (stmt, 3, n);
  hoso_stmt_bind_int (stmt, 4, timed);
  bind_end (stmt, 5, first);
  bind_end (stmt, 6, last);
  hoso_stmt_bind_blob (stmt, 7, bytes->data, bytes->len);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_response_table_truncate:
 *
 * Removes the chunks from @number on.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_response_table_truncate (HosoDb *db, gint64 survey, guint number, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db, "DELETE FROM response_chunk WHERE survey_id = ?1 AND number >= ?2", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, number);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_response_table_count:
 * @responses: (out): how many there are
 * @timed: (out): how many of them have a time
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_response_table_count (
  HosoDb *db, gint64 survey, guint64 *responses, guint64 *timed, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT coalesce (sum (responses), 0), coalesce (sum (timed), 0) "
                          "FROM response_chunk WHERE survey_id = ?1",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *responses = (guint64)hoso_stmt_get_int (stmt, 0);
  *timed = (guint64)hoso_stmt_get_int (stmt, 1);
  return TRUE;
}

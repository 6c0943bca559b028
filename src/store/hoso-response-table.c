/* Respondents, as stored.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-response-table.h"

static void
bind_time (HosoStmt *stmt, const HosoResponse *response)
{
  if (!response->has_time)
    return;
  hoso_stmt_bind_int (stmt, 4, response->time.local);
  if (response->time.offset != HOSO_TIME_NO_ZONE)
    hoso_stmt_bind_int (stmt, 5, response->time.offset);
  hoso_stmt_bind_int (stmt, 6, response->time.precision);
}

/**
 * hoso_response_table_add:
 *
 * Stores @response and sets its id.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_response_table_add (
  HosoDb *db, gint64 survey, gint64 import, HosoResponse *response, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO response (survey_id, import_id, ordinal, at_local, at_offset, at_precision, "
    "customer_id, answers_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, import);
  hoso_stmt_bind_int (stmt, 3, response->ordinal);
  bind_time (stmt, response);
  hoso_stmt_bind_id (stmt, 7, response->customer);
  hoso_stmt_bind_int (stmt, 8, (gint64)response->hash);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  response->id = hoso_db_get_last_id (db);
  return TRUE;
}

/**
 * hoso_response_table_list:
 *
 * Returns: (transfer full) (element-type HosoResponse): the responses of
 *   @survey by ordinal, or %NULL with @error set
 */
GArray *
hoso_response_table_list (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, TRUE, sizeof (HosoResponse));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT id, ordinal, customer_id, at_local, at_offset, at_precision, answers_hash "
    "FROM response WHERE survey_id = ?1 ORDER BY ordinal",
    error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoResponse response = { 0 };

      response.id = hoso_stmt_get_int (stmt, 0);
      response.ordinal = (guint)hoso_stmt_get_int (stmt, 1);
      response.customer = hoso_stmt_get_int (stmt, 2);
      response.has_time = !hoso_stmt_is_null (stmt, 3);
      response.time.local = hoso_stmt_get_int (stmt, 3);
      response.time.offset =
        hoso_stmt_is_null (stmt, 4) ? HOSO_TIME_NO_ZONE : (int)hoso_stmt_get_int (stmt, 4);
      response.time.precision = (HosoPrecision)hoso_stmt_get_int (stmt, 5);
      response.hash = (guint64)hoso_stmt_get_int (stmt, 6);
      g_array_append_val (responses, response);
    }
  return result == HOSO_DONE ? g_steal_pointer (&responses) : NULL;
}

/**
 * hoso_response_table_set_hash:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_response_table_set_hash (HosoDb *db, gint64 response, guint64 hash, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE response SET answers_hash = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, response);
  hoso_stmt_bind_int (stmt, 2, (gint64)hash);
  return hoso_stmt_run (stmt, error);
}

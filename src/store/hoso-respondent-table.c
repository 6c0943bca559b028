/* The table “respondent”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-respondent-table.h"

/**
 * hoso_respondent_table_add:
 * @import: which found out who answered
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_respondent_table_add (
  HosoDb *db, const HosoRespondent *respondent, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO respondent (survey_id, ordinal, customer_id, import_id) "
                          "VALUES (?1, ?2, ?3, ?4)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, respondent->survey);
  hoso_stmt_bind_int (stmt, 2, respondent->ordinal);
  hoso_stmt_bind_int (stmt, 3, respondent->customer);
  hoso_stmt_bind_int (stmt, 4, import);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_respondent_table_foreach:
 *
 * Hands the known respondents of @survey to @func by ordinal.
 *
 * Returns: %TRUE, or %FALSE with @error set, also when @func failed
 */
gboolean
hoso_respondent_table_foreach (
  HosoDb *db, gint64 survey, HosoRespondentFunc func, gpointer data, GError **error)
{
  HosoRespondent respondent = { .survey = survey };
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT ordinal, customer_id FROM respondent WHERE survey_id = ?1 ORDER BY ordinal",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      respondent.ordinal = (guint)hoso_stmt_get_int (stmt, 0);
      respondent.customer = hoso_stmt_get_int (stmt, 1);
      if (!func (&respondent, data, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

/**
 * hoso_respondent_table_find:
 * @customer: (out): who gave the response, or 0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_respondent_table_find (
  HosoDb *db, gint64 survey, guint ordinal, gint64 *customer, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT customer_id FROM respondent WHERE survey_id = ?1 AND ordinal = ?2", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, ordinal);
  result = hoso_stmt_step (stmt, error);
  *customer = result == HOSO_ROW ? hoso_stmt_get_int (stmt, 0) : 0;
  return result != HOSO_STEP_ERROR;
}

/**
 * hoso_respondent_table_list_of:
 *
 * Returns: (transfer full) (element-type HosoRespondent): what @customer
 *   answered, by survey and ordinal; or %NULL with @error set
 */
GArray *
hoso_respondent_table_list_of (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GArray) respondents = g_array_new (FALSE, FALSE, sizeof (HosoRespondent));
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT survey_id, ordinal FROM respondent WHERE customer_id = ?1 ORDER BY survey_id, ordinal",
    error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoRespondent respondent = { hoso_stmt_get_int (stmt, 0), (guint)hoso_stmt_get_int (stmt, 1),
                                    customer };

      g_array_append_val (respondents, respondent);
    }
  return result == HOSO_DONE ? g_steal_pointer (&respondents) : NULL;
}

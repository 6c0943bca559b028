/* Deciding what imports left open.
 *
 * A value: the user's own stays, or the answer is taken with the source and the
 * date of its import.  A person: the response is joined to the customer and tells
 * their fields as a joined row would; or it is somebody else, who becomes a
 * customer where the import was to add new people.  Each call is one named action.
 * Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-decisions.h"

#include <glib/gi18n-lib.h>

#include "hoso-chunk-table.h"
#include "hoso-customer-join.h"
#include "hoso-decision-table.h"
#include "hoso-field-table.h"
#include "hoso-import-table.h"
#include "hoso-respondent-table.h"
#include "hoso-survey-table.h"
#include "hoso-undo.h"

/**
 * hoso_decisions_list:
 *
 * Returns: (transfer full) (element-type HosoDecision): or %NULL with @error set
 */
GPtrArray *
hoso_decisions_list (HosoDb *db, gint64 import, gboolean only_open, GError **error)
{
  return hoso_decision_table_list (db, import, only_open, error);
}

/**
 * hoso_decisions_count_open:
 * @import: an import's id, or 0 for all
 *
 * Returns: how many questions are open; 0 also with @error set
 */
guint64
hoso_decisions_count_open (HosoDb *db, gint64 import, GError **error)
{
  guint64 count = 0;

  return hoso_decision_table_count_open (db, import, &count, error) ? count : 0;
}

/* --- Values --- */

static gboolean
settle_value (HosoDb *db, const HosoDecision *decision, HosoDecisionState state, GError **error)
{
  gint64 source;

  if (state == HOSO_DECISION_TAKEN)
    {
      source = hoso_import_table_get_source (db, decision->import, error);
      if (source == 0 ||
          !hoso_customer_field_set_at (db, decision->customer, decision->field, decision->value,
                                       source, decision->at, error))
        return FALSE;
    }
  return hoso_decision_table_set_state (db, decision->id, state, error);
}

/* --- Persons --- */

/* The stored answers of one response, as a batch of one row. */
static HosoBatch *
load_row (HosoDb *db, const HosoSurvey *survey, guint ordinal, GError **error)
{
  g_autoptr (HosoBatch) batch = hoso_batch_new (survey->questions);
  guint row = ordinal % HOSO_BATCH_ROWS;

  batch->n = 1;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);
      HosoColumn *answer = g_ptr_array_index (batch->columns, i);
      g_autoptr (HosoColumn) chunk = hoso_chunk_table_load (
        db, question->id, answer->coding, ordinal / HOSO_BATCH_ROWS, error);

      if (chunk == NULL)
        return NULL;
      if (row < chunk->n)
        hoso_column_append_from (answer, chunk, row);
      else
        hoso_column_append_missing (answer);
    }
  return g_steal_pointer (&batch);
}

/* Joins the response to @customer, or where that is 0 to whom its contacts lead:
 * a customer by then, or a new one. */
static gboolean
join_response (HosoDb *db, const HosoDecision *decision, gint64 customer, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, decision->survey, error);
  g_autoptr (HosoImportReport) report = NULL;
  g_autoptr (HosoCustomerJoin) join = NULL;
  g_autoptr (HosoBatch) row = NULL;
  gint64 source;

  if (survey == NULL)
    return FALSE;
  report = hoso_import_table_load (db, decision->import, error);
  source = report != NULL ? hoso_import_table_get_source (db, decision->import, error) : 0;
  row = source != 0 ? load_row (db, survey, decision->ordinal, error) : NULL;
  if (row == NULL)
    return FALSE;
  join = hoso_customer_join_new (db, survey->questions, decision->import, source,
                                 report->add_customers, report->rules | HOSO_JOIN_NOT_BY_NAME);
  if (customer != 0
        ? !hoso_customer_join_confirm (join, row, 0, decision->ordinal, customer, error)
        : !hoso_customer_join_row (join, row, 0, decision->ordinal, &customer, error))
    return FALSE;
  return customer == 0 ||
         hoso_respondent_table_add (
           db, &(HosoRespondent){ decision->survey, decision->ordinal, customer },
           decision->import, error);
}

static gboolean
settle_person (HosoDb *db, const HosoDecision *decision, HosoDecisionState state, GError **error)
{
  guint others;

  if (!hoso_decision_table_set_state (db, decision->id, state, error))
    return FALSE;
  if (state == HOSO_DECISION_TAKEN)
    {
      if (!hoso_decision_table_keep_others (db, decision, error))
        return FALSE;
    }
  else if (!hoso_decision_table_count_others (db, decision, &others, error))
    return FALSE;
  else if (others > 0)
    return TRUE;
  return decision->survey == 0 ||
         join_response (db, decision, state == HOSO_DECISION_TAKEN ? decision->customer : 0,
                        error);
}

/* --- All of them --- */

static gboolean
settle (HosoDb *db, gint64 id, HosoDecisionState state, GError **error)
{
  g_autoptr (HosoDecision) decision = hoso_decision_table_load (db, id, error);

  if (decision == NULL)
    return FALSE;
  if (decision->state != HOSO_DECISION_OPEN)
    return TRUE;
  return decision->kind == HOSO_DECISION_VALUE ? settle_value (db, decision, state, error)
                                               : settle_person (db, decision, state, error);
}

/**
 * hoso_decisions_settle:
 * @state: %HOSO_DECISION_TAKEN or %HOSO_DECISION_KEPT
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing decided
 */
gboolean
hoso_decisions_settle (
  HosoDb *db, const gint64 *ids, guint n, HosoDecisionState state, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  g_return_val_if_fail (state != HOSO_DECISION_OPEN, FALSE);

  if (!hoso_action_begin (&action, db, N_ ("Decide about an import"), error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!settle (db, ids[i], state, error))
      return FALSE;
  return hoso_action_commit (&action, error);
}

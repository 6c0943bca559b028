/* Reads all that there is to say about one import.  Runs on the thread that
 * owns the connection.
 */

#include "hoso-config.h"

#include "hoso-import-detail.h"

#include "hoso-answer-pages.h"
#include "hoso-decision-table.h"
#include "hoso-import-change-table.h"
#include "hoso-import-table.h"
#include "hoso-survey-table.h"

/* NULL is allowed. */
void
hoso_import_detail_free (HosoImportDetail *detail)
{
  if (detail == NULL)
    return;

  hoso_import_report_free (detail->report);
  g_clear_pointer (&detail->changes, g_ptr_array_unref);
  g_clear_pointer (&detail->customers, g_ptr_array_unref);
  g_clear_pointer (&detail->decisions, g_ptr_array_unref);
  g_free (detail);
}

/* What the answers of before are turned into words with. */
typedef struct
{
  HosoSurvey *survey;
  HosoAnswerPages *pages;
  GPtrArray *changes;
} Wording;

static gboolean
find_question (const HosoSurvey *survey, gint64 id, guint *place)
{
  for (guint i = 0; i < survey->questions->len; i++)
    if (((const HosoQuestion *)g_ptr_array_index (survey->questions, i))->id == id)
      {
        *place = i;
        return TRUE;
      }
  return FALSE;
}

static char *
dup_label (const HosoColumn *column, const HosoQuestion *question)
{
  return hoso_column_is_missing (column, 0) ? NULL : hoso_column_dup_label (column, 0, question);
}

static gboolean
add_cell (const HosoChangedCell *cell, gpointer data, GError **error)
{
  Wording *wording = data;
  g_autoptr (HosoColumn) now = NULL;
  const HosoColumn *after = cell->after;
  const HosoQuestion *question;
  HosoImportChange *change;
  guint place;

  if (!find_question (wording->survey, cell->question, &place))
    return TRUE;
  question = g_ptr_array_index (wording->survey->questions, place);
  if (after == NULL)
    {
      now = hoso_answer_pages_dup (wording->pages, place, cell->ordinal, error);
      if (now == NULL)
        return FALSE;
      after = now;
    }

  change = hoso_import_change_new ();
  change->customer = cell->customer;
  change->who = g_strdup (cell->who);
  change->ordinal = cell->ordinal;
  change->question = hoso_question_dup_label (question);
  change->before = dup_label (cell->before, question);
  change->after = dup_label (after, question);
  g_ptr_array_add (wording->changes, change);
  return TRUE;
}

/* A survey that was removed since took its answers along. */
static gboolean
list_answers (HosoDb *db, HosoImportDetail *detail, guint limit, GError **error)
{
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (HosoAnswerPages) pages = NULL;
  Wording wording;

  if (detail->report->survey == 0)
    return TRUE;
  survey = hoso_survey_table_load (db, detail->report->survey, error);
  if (survey == NULL)
    return FALSE;
  pages = hoso_answer_pages_new (db, survey->questions);
  wording = (Wording){ survey, pages, detail->changes };
  return hoso_import_change_foreach_cell (db, detail->report->id, limit, add_cell, &wording,
                                          error);
}

/**
 * hoso_import_detail_load:
 * @limit: how many answers, fields and customers at most, 0 for all
 *
 * Returns: (transfer full): what there is to say about the import, or %NULL with
 *   HOSO_ERROR_NOT_FOUND or another error
 */
HosoImportDetail *
hoso_import_detail_load (HosoDb *db, gint64 import, guint limit, GError **error)
{
  g_autoptr (HosoImportDetail) detail = g_new0 (HosoImportDetail, 1);

  detail->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_import_change_free);
  detail->customers = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_imported_customer_free);
  detail->report = hoso_import_table_load (db, import, error);
  if (detail->report == NULL || !hoso_import_change_count (db, import, &detail->counts, error) ||
      !list_answers (db, detail, limit, error) ||
      !hoso_import_change_list_fields (db, import, limit, detail->changes, error) ||
      !hoso_import_change_list_customers (db, import, limit, detail->customers, error))
    return NULL;
  detail->decisions = hoso_decision_table_list (db, import, FALSE, error);
  if (detail->decisions == NULL ||
      !hoso_decision_table_count_open (db, import, &detail->open, error))
    return NULL;
  return g_steal_pointer (&detail);
}

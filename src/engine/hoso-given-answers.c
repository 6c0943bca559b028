/* The answers that are joined to a customer, read out of the column chunks.
 * Runs on the thread that owns the connection.
 */

#include "hoso-given-answers.h"

#include "hoso-chunk-table.h"
#include "hoso-customer.h"
#include "hoso-survey-table.h"

/* One response of the customer. */
typedef struct
{
  gint64 survey;
  guint ordinal;
  char *at; /* ISO 8601, or NULL */
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *)data)->at);
}

static char *
dup_time (HosoStmt *stmt, int column)
{
  HosoTime time;

  if (hoso_stmt_is_null (stmt, column))
    return NULL;

  time.local = hoso_stmt_get_int (stmt, column);
  time.offset = hoso_stmt_is_null (stmt, column + 1) ? HOSO_TIME_NO_ZONE
                                                     : (int)hoso_stmt_get_int (stmt, column + 1);
  time.precision = (HosoPrecision)hoso_stmt_get_int (stmt, column + 2);
  return hoso_time_dup_iso8601 (&time);
}

/* Of Place, the newest response first. */
static GArray *
list_places (HosoDb *db, gint64 customer, GError **error)
{
  static const char sql[] =
    "SELECT survey_id, ordinal, at_local, at_offset, at_precision FROM response "
    "WHERE customer_id = ?1 ORDER BY at_local DESC, id DESC";
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return NULL;

  g_array_set_clear_func (places, place_clear);
  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      Place place = { hoso_stmt_get_int (stmt, 0), (guint)hoso_stmt_get_int (stmt, 1), NULL };

      place.at = dup_time (stmt, 2);
      g_array_append_val (places, place);
    }

  return result == HOSO_DONE ? g_steal_pointer (&places) : NULL;
}

/* @text is NULL where the question was not answered. */
static gboolean
load_answer (HosoDb *db, const HosoQuestion *question, guint ordinal, char **text, GError **error)
{
  HosoCoding coding = hoso_question_kind_get_coding (question->kind);
  guint row = ordinal % HOSO_BATCH_ROWS;
  g_autoptr (HosoColumn) column =
    hoso_chunk_table_load (db, question->id, coding, ordinal / HOSO_BATCH_ROWS, error);

  if (column == NULL)
    return FALSE;

  if (row < column->n && !hoso_column_is_missing (column, row))
    *text = hoso_column_dup_label (column, row, question);
  return TRUE;
}

static gboolean
add_answer (HosoDb *db,
            const HosoSurvey *survey,
            const HosoQuestion *question,
            const Place *place,
            GPtrArray *answers,
            GError **error)
{
  g_autofree char *text = NULL;
  HosoGivenAnswer *answer;

  if (question->kind == HOSO_QUESTION_TIMESTAMP || question->kind == HOSO_QUESTION_EMPTY)
    return TRUE;
  if (!load_answer (db, question, place->ordinal, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  answer = g_new0 (HosoGivenAnswer, 1);
  answer->survey = survey->id;
  answer->survey_name = g_strdup (survey->name);
  answer->question = hoso_question_dup_label (question);
  answer->answer = g_steal_pointer (&text);
  answer->at = g_strdup (place->at);
  g_ptr_array_add (answers, answer);
  return TRUE;
}

static gboolean
add_response (HosoDb *db, const Place *place, GPtrArray *answers, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, place->survey, error);

  if (survey == NULL)
    return FALSE;

  for (guint i = 0; i < survey->questions->len; i++)
    if (!add_answer (db, survey, survey->questions->pdata[i], place, answers, error))
      return FALSE;

  return TRUE;
}

/* Adds the customer's answers (HosoGivenAnswer) to @answers: the newest response
 * first, its questions in the order of the survey. */
gboolean
hoso_given_answers_list (HosoDb *db, gint64 customer, GPtrArray *answers, GError **error)
{
  g_autoptr (GArray) places = list_places (db, customer, error);

  if (places == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++)
    if (!add_response (db, &g_array_index (places, Place, i), answers, error))
      return FALSE;

  return TRUE;
}

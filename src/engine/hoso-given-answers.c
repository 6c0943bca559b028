/* The answers that are joined to a customer, read out of the column chunks.
 * Runs on the thread that owns the connection.
 */

#include "hoso-given-answers.h"

#include "hoso-chunk-table.h"
#include "hoso-customer.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

/* One response of the customer. */
typedef struct
{
  gint64 survey;
  guint ordinal;
  HosoResponse response;
} Place;

static gboolean
load_response (HosoDb *db, Place *place, GError **error)
{
  g_autoptr (GArray) responses =
    hoso_response_table_load (db, place->survey, place->ordinal / HOSO_BATCH_ROWS, error);
  guint row = place->ordinal % HOSO_BATCH_ROWS;

  if (responses == NULL)
    return FALSE;
  if (row < responses->len)
    place->response = g_array_index (responses, HosoResponse, row);
  return TRUE;
}

/* The newest first; those without a time at the end. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;
  int order = 0;

  if (x->response.has_time != y->response.has_time)
    return x->response.has_time ? -1 : 1;
  if (x->response.has_time)
    order = -hoso_time_compare (&x->response.time, &y->response.time);
  if (order == 0)
    order = (x->survey < y->survey) - (x->survey > y->survey);
  return order != 0 ? order : (x->ordinal < y->ordinal) - (x->ordinal > y->ordinal);
}

/* Of Place, the newest response first. */
static GArray *
list_places (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GArray) respondents = hoso_respondent_table_list_of (db, customer, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));

  if (respondents == NULL)
    return NULL;
  for (guint i = 0; i < respondents->len; i++)
    {
      const HosoRespondent *respondent = &g_array_index (respondents, HosoRespondent, i);
      Place place = { respondent->survey, respondent->ordinal, { 0 } };

      if (!load_response (db, &place, error))
        return NULL;
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return g_steal_pointer (&places);
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
  answer->at =
    place->response.has_time ? hoso_time_dup_iso8601 (&place->response.time) : NULL;
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

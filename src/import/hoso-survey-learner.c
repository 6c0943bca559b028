/* What all rows of a survey teach: each column for itself, then which of them
 * holds the times of the answers and in which order its dates are written.
 */

#include "hoso-config.h"

#include "hoso-survey-learner.h"

#include <glib/gi18n-lib.h>

#include "hoso-column-learner.h"
#include "hoso-error.h"
#include "hoso-source.h"

struct _HosoSurveyLearner
{
  GPtrArray *columns; /* of HosoColumnLearner */
  GPtrArray *fields;  /* of char *, the user's; NO_FIELD leaves the proposal */
  guint64 rows;
  guint first; /* column that it learns, and so on every step-th */
  guint step;
  HosoDateOrder wanted_order;
  HosoDateOrder order; /* what was decided */
  int timestamp;       /* its column, or -1 */
};

static const char NO_FIELD[] = "";

/* @header: the row of the titles. */
HosoSurveyLearner *
hoso_survey_learner_new (const HosoRow *header)
{
  HosoSurveyLearner *learner = g_new0 (HosoSurveyLearner, 1);

  learner->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_column_learner_free);
  learner->fields = g_ptr_array_new_with_free_func (g_free);
  learner->timestamp = -1;
  learner->step = 1;
  for (guint i = 0; i < header->n; i++)
    {
      g_autofree char *title = g_strndup (header->cells[i].text, header->cells[i].length);

      g_ptr_array_add (learner->columns, hoso_column_learner_new (title, i));
      g_ptr_array_add (learner->fields, g_strdup (NO_FIELD));
    }
  return learner;
}

/* Frees @learner; NULL is fine. */
void
hoso_survey_learner_free (HosoSurveyLearner *learner)
{
  if (learner == NULL)
    return;
  g_ptr_array_unref (learner->columns);
  g_ptr_array_unref (learner->fields);
  g_free (learner);
}

/* How many columns the header has. */
guint
hoso_survey_learner_get_n_columns (const HosoSurveyLearner *learner)
{
  return learner->columns->len;
}

static HosoDateOrder
order_from_format (HosoTimestampFormat format)
{
  switch (format)
    {
    case HOSO_TIMESTAMP_MDY:
      return HOSO_DATE_ORDER_MDY;
    case HOSO_TIMESTAMP_DMY:
      return HOSO_DATE_ORDER_DMY;
    case HOSO_TIMESTAMP_FORMS:
    case HOSO_TIMESTAMP_YMD:
      return HOSO_DATE_ORDER_YMD;
    case HOSO_TIMESTAMP_NONE:
      break;
    }
  return HOSO_DATE_ORDER_UNKNOWN;
}

/* Keeps what @corrected says otherwise than @guess. */
void
hoso_survey_learner_force (HosoSurveyLearner *learner,
                           const HosoDraft *corrected,
                           const HosoDraft *guess)
{
  guint n = MIN (learner->columns->len, MIN (corrected->questions->len, guess->questions->len));

  for (guint i = 0; i < n; i++)
    {
      const HosoQuestion *wanted = corrected->questions->pdata[i];
      const HosoQuestion *guessed = guess->questions->pdata[i];

      if (wanted->kind != guessed->kind || wanted->separator != guessed->separator)
        hoso_column_learner_force (learner->columns->pdata[i], wanted);
      if (g_strcmp0 (wanted->field, guessed->field) != 0)
        {
          g_free (learner->fields->pdata[i]);
          learner->fields->pdata[i] = g_strdup (wanted->field);
        }
    }
  if (corrected->timestamp_format != guess->timestamp_format ||
      (guess->ambiguous_dates && !corrected->ambiguous_dates))
    learner->wanted_order = order_from_format (corrected->timestamp_format);
}

/* The column surely holds choices with “;” between them; call before any row, and
 * before what the user says. */
void
hoso_survey_learner_join (HosoSurveyLearner *learner, guint column)
{
  HosoColumnLearner *joined = learner->columns->pdata[column];
  g_autoptr (HosoQuestion) question = hoso_question_new ("", HOSO_QUESTION_MULTIPLE);

  question->separator = ';';
  hoso_column_learner_force (joined, question);
}

/* The user's word about the dates' order. */
void
hoso_survey_learner_set_date_order (HosoSurveyLearner *learner, HosoDateOrder order)
{
  learner->wanted_order = order;
}

/* Learns from one row that is not blank. */
void
hoso_survey_learner_add (HosoSurveyLearner *learner, const HosoRow *row)
{
  guint n = MIN (learner->columns->len, row->n);

  for (guint i = learner->first; i < n; i += learner->step)
    hoso_column_learner_add (learner->columns->pdata[i], row->cells[i], row->line);
  learner->rows++;
}

/* From here on only the column @first and every @step-th behind it. */
void
hoso_survey_learner_set_share (HosoSurveyLearner *learner, guint first, guint step)
{
  learner->first = first;
  learner->step = step;
}

/* Puts the columns that @other learned in their places; they were read from the
 * same file at the same time.  HOSO_ERROR_CONFLICT where it changed meanwhile. */
gboolean
hoso_survey_learner_take_share (HosoSurveyLearner *learner,
                                HosoSurveyLearner *other,
                                GError **error)
{
  if (learner->rows != other->rows || learner->columns->len != other->columns->len)
    {
      hoso_source_set_changed (error);
      return FALSE;
    }
  for (guint i = other->first; i < learner->columns->len; i += other->step)
    {
      gpointer learned = learner->columns->pdata[i];

      learner->columns->pdata[i] = other->columns->pdata[i];
      other->columns->pdata[i] = learned;
    }
  return TRUE;
}

static const HosoDateVotes *
get_votes (const HosoSurveyLearner *learner)
{
  return hoso_column_learner_get_votes (learner->columns->pdata[learner->timestamp]);
}

static void
find_timestamp (HosoSurveyLearner *learner)
{
  for (guint i = 0; i < learner->columns->len && learner->timestamp < 0; i++)
    {
      if (hoso_column_learner_is_timestamp (learner->columns->pdata[i]))
        learner->timestamp = i;
    }
}

static HosoTimestampFormat
get_format (const HosoSurveyLearner *learner)
{
  const HosoDateVotes *votes = get_votes (learner);

  if (votes->n == votes->year_first || learner->order == HOSO_DATE_ORDER_YMD)
    return votes->forms * 2 > votes->n ? HOSO_TIMESTAMP_FORMS : HOSO_TIMESTAMP_YMD;
  return learner->order == HOSO_DATE_ORDER_MDY ? HOSO_TIMESTAMP_MDY : HOSO_TIMESTAMP_DMY;
}

static void
finish_timestamp (HosoSurveyLearner *learner, HosoDraft *draft)
{
  draft->timestamp_column = learner->timestamp;
  draft->timestamp_format = HOSO_TIMESTAMP_NONE;
  draft->ambiguous_dates = FALSE;
  if (learner->timestamp < 0)
    return;
  learner->order = hoso_date_votes_decide (
    get_votes (learner),
    hoso_column_learner_get_header_order (learner->columns->pdata[learner->timestamp]),
    &draft->ambiguous_dates);
  if (learner->wanted_order != HOSO_DATE_ORDER_UNKNOWN)
    {
      learner->order = learner->wanted_order;
      draft->ambiguous_dates = FALSE;
    }
  draft->timestamp_format = get_format (learner);
}

/* One column fills a field: the first. */
static void
drop_second_fields (GPtrArray *questions)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < questions->len; i++)
    {
      HosoQuestion *question = questions->pdata[i];

      if (question->field == NULL)
        continue;
      if (g_hash_table_contains (seen, question->field))
        g_clear_pointer (&question->field, g_free);
      else
        g_hash_table_add (seen, question->field);
    }
}

/* Fills the questions, samples, rows and the timestamp of @draft.  Call once. */
gboolean
hoso_survey_learner_finish (HosoSurveyLearner *learner, HosoDraft *draft, GError **error)
{
  find_timestamp (learner);
  finish_timestamp (learner, draft);
  g_ptr_array_set_size (draft->questions, 0);
  g_ptr_array_set_size (draft->samples, 0);
  draft->rows = learner->rows;
  for (guint i = 0; i < learner->columns->len; i++)
    {
      HosoColumnLearner *column = learner->columns->pdata[i];
      HosoQuestion *question =
        hoso_column_learner_finish (column, (int)i == learner->timestamp, error);
      const char *field = learner->fields->pdata[i];

      if (question == NULL)
        return FALSE;
      g_ptr_array_add (draft->questions, question);
      g_ptr_array_add (draft->samples, hoso_column_learner_dup_samples (column));
      if (g_strcmp0 (field, NO_FIELD) != 0)
        {
          g_free (question->field);
          question->field = g_strdup (field);
        }
    }
  drop_second_fields (draft->questions);
  return TRUE;
}

/* HOSO_ERROR_AMBIGUOUS where a date contradicts the order of the others. */
gboolean
hoso_survey_learner_check_dates (const HosoSurveyLearner *learner, GError **error)
{
  const HosoDateVotes *votes;
  guint64 line = 0;
  g_autofree char *number = NULL;

  if (learner->timestamp < 0)
    return TRUE;
  votes = get_votes (learner);
  if (learner->order == HOSO_DATE_ORDER_DMY)
    line = votes->second_over_12;
  else if (learner->order == HOSO_DATE_ORDER_MDY)
    line = votes->first_over_12;
  if (votes->impossible > 0 && (line == 0 || votes->impossible < line))
    line = votes->impossible;
  if (line == 0)
    return TRUE;
  number = g_strdup_printf ("%" G_GUINT64_FORMAT, line);
  if (learner->order == HOSO_DATE_ORDER_MDY)
    /* Translators: %s is a line number. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS,
                 _ ("The date in line %s is not written as month/day/year like the others. "
                    "Correct it in the file, or choose another order."),
                 number);
  else
    /* Translators: %s is a line number. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_AMBIGUOUS,
                 _ ("The date in line %s is not written as day/month/year like the others. "
                    "Correct it in the file, or choose another order."),
                 number);
  return FALSE;
}

/* Use cases around stored surveys. */

#include "hoso-config.h"

#include "hoso-surveys.h"

#include <glib/gi18n-lib.h>

#include "hoso-chunk-table.h"
#include "hoso-column-map.h"
#include "hoso-fold.h"
#include "hoso-population.h"
#include "hoso-question-tally.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-rule-evaluation.h"
#include "hoso-spelling-table.h"
#include "hoso-survey-table.h"
#include "hoso-tidying.h"
#include "hoso-undo.h"

/**
 * hoso_surveys_list:
 *
 * Returns: (transfer full) (element-type HosoSurvey): newest first, without
 *   questions, or %NULL with @error set
 */
GPtrArray *
hoso_surveys_list (HosoDb *db, GError **error)
{
  return hoso_survey_table_list (db, error);
}

static gboolean
count_timestamps (HosoDb *db, gint64 survey, HosoQuestion *question, GError **error)
{
  guint64 responses;

  return hoso_response_table_count (db, survey, &responses, &question->answered, error);
}

/* The options become those that were counted: spellings that were tidied up
 * are one of them, and text that was has some. */
static gboolean
count_question (
  HosoDb *db, HosoQuestion *question, const HosoBitset *everybody, gboolean raw, GError **error)
{
  g_autoptr (HosoTally) tally =
    raw ? hoso_tally_question_as_written (db, question, everybody, NULL, error)
        : hoso_tally_question (db, question, everybody, NULL, error);
  gboolean text = hoso_question_kind_get_coding (question->kind) == HOSO_CODING_TEXT;

  if (tally == NULL)
    return FALSE;
  question->answered = tally->base;
  g_ptr_array_set_size (question->options, 0);
  for (guint i = 0; i < tally->counts->len && !(text && tally->numeric); i++)
    {
      const HosoCount *count = g_ptr_array_index (tally->counts, i);
      HosoOption *option = NULL;

      if (text && count->other)
        continue;
      option = hoso_option_new (count->label, i + 1);
      option->count = count->n;
      option->other = count->other;
      g_ptr_array_add (question->options, option);
    }
  return TRUE;
}

static void
drop_superseded (HosoSurvey *survey)
{
  for (guint i = survey->questions->len; i > 0; i--)
    {
      if (hoso_column_map_is_superseded (survey, g_ptr_array_index (survey->questions, i - 1)))
        g_ptr_array_remove_index (survey->questions, i - 1);
    }
}

static HosoSurvey *
load (HosoDb *db, gint64 id, gboolean raw, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, id, error);
  g_autoptr (HosoPopulation) respondents = NULL;

  respondents = survey != NULL ? hoso_population_load (db, id, error) : NULL;
  if (respondents == NULL)
    return NULL;
  drop_superseded (survey);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      if (question->kind == HOSO_QUESTION_TIMESTAMP
            ? !count_timestamps (db, id, question, error)
            : !count_question (db, question, respondents->all, raw, error))
        return NULL;
    }
  return g_steal_pointer (&survey);
}

/**
 * hoso_surveys_load:
 *
 * Returns: (transfer full): the survey, answers and options counted, or %NULL
 *   with @error set
 */
HosoSurvey *
hoso_surveys_load (HosoDb *db, gint64 id, GError **error)
{
  return load (db, id, FALSE, error);
}

/**
 * hoso_surveys_load_as_written:
 *
 * Returns: (transfer full): the survey, each spelling counted on its own, or
 *   %NULL with @error set
 */
HosoSurvey *
hoso_surveys_load_as_written (HosoDb *db, gint64 id, GError **error)
{
  return load (db, id, TRUE, error);
}

/**
 * hoso_surveys_rename:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_surveys_rename (HosoDb *db, gint64 id, const char *name, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Rename survey"), error) &&
         hoso_survey_table_rename (db, id, name, error) && hoso_action_commit (&action, error);
}

/* A segment made of its answers would have nobody left to be about. */
static gboolean
check_unused (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "SELECT s.name FROM segment s WHERE json_extract (s.rule, '$.survey') = ?1 "
    "OR EXISTS (SELECT 1 FROM json_tree (s.rule) t JOIN question q ON q.id = t.atom "
    "WHERE t.key = 'question' AND q.survey_id = ?1) LIMIT 1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                   /* Translators: %s is the name of a segment. */
                   _ ("The survey cannot be removed while the segment “%s” uses its answers."),
                   hoso_stmt_get_text (stmt, 0));
      return FALSE;
    case HOSO_DONE:
      return TRUE;
    case HOSO_STEP_ERROR:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

/**
 * hoso_surveys_remove:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT where a segment uses it,
 *   or another error
 */
gboolean
hoso_surveys_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove survey"), error) &&
         check_unused (db, id, error) && hoso_survey_table_remove (db, id, error) &&
         hoso_action_commit (&action, error);
}

/* The respondents of @respondents that @rule, about any population, holds for. */
static HosoBitset *
select_respondents (HosoDb *db,
                    const HosoRule *rule,
                    const HosoPopulation *respondents,
                    GError **error)
{
  g_autoptr (HosoPopulation) population = hoso_population_load (db, rule->survey, error);
  g_autoptr (HosoBitset) members = NULL;

  members = population != NULL ? hoso_rule_evaluate (db, rule, population, NULL, error) : NULL;
  return members != NULL ? hoso_population_translate (db, population, members, respondents, error)
                         : NULL;
}

/**
 * hoso_surveys_tally:
 * @rule: (nullable): counts only those it holds for
 *
 * Returns: (transfer full): the counts, or %NULL with @error set
 */
HosoTally *
hoso_surveys_tally (HosoDb *db, gint64 question, const HosoRule *rule, GError **error)
{
  g_autoptr (HosoQuestion) loaded = NULL;
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (HosoBitset) among = NULL;
  gint64 survey;

  loaded = hoso_question_table_load (db, question, &survey, error);
  respondents = loaded != NULL ? hoso_population_load (db, survey, error) : NULL;
  if (respondents == NULL)
    return NULL;
  among = rule != NULL ? select_respondents (db, rule, respondents, error)
                       : hoso_bitset_copy (respondents->all);
  return among != NULL ? hoso_tally_question (db, loaded, among, NULL, error) : NULL;
}

/**
 * hoso_surveys_tally_as_written:
 *
 * Returns: (transfer full): the answers of everybody, each spelling counted on
 *   its own, or %NULL with @error set
 */
HosoTally *
hoso_surveys_tally_as_written (HosoDb *db, gint64 question, GError **error)
{
  g_autoptr (HosoQuestion) loaded = NULL;
  g_autoptr (HosoPopulation) respondents = NULL;
  gint64 survey;

  loaded = hoso_question_table_load (db, question, &survey, error);
  respondents = loaded != NULL ? hoso_population_load (db, survey, error) : NULL;
  if (respondents == NULL)
    return NULL;
  return hoso_tally_question_as_written (db, loaded, respondents->all, NULL, error);
}

/**
 * hoso_surveys_dup_read:
 * @answer: NFC
 *
 * Returns: (transfer full): how it is read, or %NULL with @error set
 */
char *
hoso_surveys_dup_read (HosoDb *db, gint64 question, const char *answer, GError **error)
{
  HosoSpellingSubject subject = { .question = question };
  g_autoptr (HosoSpellingMap) map = hoso_spelling_table_load (db, &subject, error);

  return map != NULL ? g_strdup (hoso_spelling_map_read (map, answer)) : NULL;
}

/**
 * hoso_answer_free:
 */
void
hoso_answer_free (HosoAnswer *answer)
{
  g_free (answer->customer_name);
  g_free (answer->at);
  g_free (answer->text);
  g_free (answer->read);
  g_free (answer);
}

typedef struct
{
  HosoDb *db;
  const HosoQuestion *question;
  gint64 survey;
  const HosoTidying *tidying;
  const GArray *responses; /* of HosoResponse by ordinal */
  char **words;
  guint limit;
  guint64 total;
  GPtrArray *answers;
} Search;

static gboolean
has_words (char **words, const char *text)
{
  g_autofree char *folded = NULL;

  if (words == NULL || *words == NULL)
    return TRUE;
  folded = hoso_fold (text);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
fill_customer (HosoDb *db, HosoAnswer *answer, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (answer->customer == 0)
    return TRUE;
  stmt = hoso_db_prepare (db, "SELECT name FROM customer WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, answer->customer);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  answer->customer_name = hoso_stmt_dup_text (stmt, 0);
  return TRUE;
}

static gboolean
add_answer (Search *search, guint ordinal, char *text, GError **error)
{
  const HosoResponse *response = &g_array_index (search->responses, HosoResponse, ordinal);
  const char *read = hoso_spelling_map_find (search->tidying->map, text);
  HosoAnswer *answer;

  search->total++;
  if (search->answers->len >= search->limit)
    {
      g_free (text);
      return TRUE;
    }
  answer = g_new0 (HosoAnswer, 1);
  answer->ordinal = ordinal;
  answer->at = response->has_time ? hoso_time_dup_iso8601 (&response->time) : NULL;
  answer->text = text;
  answer->read = g_strcmp0 (read, text) != 0 ? g_strdup (read) : NULL;
  g_ptr_array_add (search->answers, answer);
  return hoso_respondent_table_find (search->db, search->survey, ordinal, &answer->customer,
                                     error) &&
         fill_customer (search->db, answer, error);
}

static gboolean
search_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Search *search = data;

  for (guint i = 0; i < column->n && first + i < search->responses->len; i++)
    {
      char *text;

      if (g_array_index (search->responses, HosoResponse, first + i).import == 0 ||
          hoso_column_is_missing (column, i))
        continue;
      text = hoso_column_dup_label (column, i, search->question);
      if (!has_words (search->words, text) &&
          !has_words (search->words, hoso_spelling_map_read (search->tidying->map, text)))
        g_free (text);
      else if (!add_answer (search, first + i, text, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hoso_surveys_find_answers:
 * @total: (out) (optional): how many match, beyond @limit too
 *
 * Returns: (transfer full) (element-type HosoAnswer): the answers, or %NULL
 *   with @error set
 */
GPtrArray *
hoso_surveys_find_answers (HosoDb *db,
                           gint64 question,
                           const char *search,
                           guint limit,
                           guint64 *total,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (HosoQuestion) loaded = NULL;
  g_autoptr (HosoTidying) tidying = NULL;
  g_autoptr (GArray) responses = NULL;
  g_autoptr (GPtrArray) answers =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_answer_free);
  g_autofree char *folded = search != NULL ? hoso_fold (search) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  Search state = { .db = db, .words = words, .limit = limit, .answers = answers };

  loaded = hoso_question_table_load (db, question, &state.survey, error);
  tidying = loaded != NULL ? hoso_tidying_load (db, loaded, error) : NULL;
  responses = tidying != NULL ? hoso_response_table_list (db, state.survey, error) : NULL;
  if (responses == NULL)
    return NULL;
  state.question = loaded;
  state.tidying = tidying;
  state.responses = responses;
  if (!hoso_chunk_table_foreach (db, question, search_chunk, &state, cancellable, error))
    return NULL;
  if (total != NULL)
    *total = state.total;
  return g_steal_pointer (&answers);
}

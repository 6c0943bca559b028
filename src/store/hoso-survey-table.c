/* Surveys, their questions and options, as stored.  Synchronous; runs on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-survey-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-fold.h"
#include "hoso-link-table.h"
#include "hoso-time.h"

/**
 * hoso_survey_table_add:
 *
 * Returns: the new survey's id, or 0 with @error set
 */
gint64
hoso_survey_table_add (HosoDb *db, const char *name, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db, "INSERT INTO survey (uid, name, next_ordinal, created) VALUES (?1, ?2, 0, ?3)", error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_int (stmt, 3, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

#define SURVEY_COLUMNS                                                                        \
  "SELECT s.id, s.name, "                                                                     \
  "(SELECT coalesce (sum (c.responses), 0) FROM response_chunk c WHERE c.survey_id = s.id), " \
  "(SELECT i.file_name FROM import i WHERE i.survey_id = s.id ORDER BY i.id DESC LIMIT 1) "   \
  "FROM survey s "

static HosoSurvey *
read_survey (HosoStmt *stmt)
{
  HosoSurvey *survey = hoso_survey_new ();

  survey->id = hoso_stmt_get_int (stmt, 0);
  survey->name = hoso_stmt_dup_text (stmt, 1);
  survey->responses = (guint64)hoso_stmt_get_int (stmt, 2);
  survey->file_name = hoso_stmt_dup_text (stmt, 3);
  return survey;
}

/* Keeps @text in @end where it lies farther than what stands there. */
static void
keep_farther (char **end, const char *text, gboolean later)
{
  HosoTime before;
  HosoTime time;

  if (text == NULL || !hoso_time_from_iso8601 (text, &time))
    return;
  if (*end != NULL && hoso_time_from_iso8601 (*end, &before) &&
      (hoso_time_compare (&time, &before) > 0) != later)
    return;
  g_free (*end);
  *end = g_strdup (text);
}

/* The times of the earliest and the latest response. */
static gboolean
load_times (HosoDb *db, HosoSurvey *survey, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt =
    hoso_db_prepare (db, "SELECT first, last FROM response_chunk WHERE survey_id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      keep_farther (&survey->first, hoso_stmt_get_text (stmt, 0), FALSE);
      keep_farther (&survey->last, hoso_stmt_get_text (stmt, 1), TRUE);
    }
  return result == HOSO_DONE;
}

/**
 * hoso_survey_table_list:
 *
 * Returns: (transfer full) (element-type HosoSurvey): all surveys without
 *   their questions, newest first, or %NULL with @error set
 */
GPtrArray *
hoso_survey_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) surveys =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_survey_free);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SURVEY_COLUMNS "ORDER BY s.id DESC", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (surveys, read_survey (stmt));
  if (result != HOSO_DONE)
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    if (!load_times (db, g_ptr_array_index (surveys, i), error))
      return NULL;
  return g_steal_pointer (&surveys);
}

static gboolean
load_options (HosoDb *db, HosoQuestion *question, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT label, code, is_other FROM option WHERE question_id = ?1 ORDER BY code", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, question->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoOption *option =
        hoso_option_new (hoso_stmt_get_text (stmt, 0), (guint)hoso_stmt_get_int (stmt, 1));

      option->other = hoso_stmt_get_int (stmt, 2) != 0;
      g_ptr_array_add (question->options, option);
      /* Counts are arrays by code. */
      if (option->code != question->options->len)
        {
          g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                               _ ("Some stored answers are damaged."));
          return FALSE;
        }
    }
  return result == HOSO_DONE;
}

#define QUESTION_COLUMNS \
  "SELECT id, file_column, title, grid_row, kind, separator, field, survey_id FROM question "

static HosoQuestion *
read_question (HosoStmt *stmt)
{
  HosoQuestionKind kind = HOSO_QUESTION_TEXT;
  HosoQuestion *question;
  const char *separator;

  hoso_question_kind_from_name (hoso_stmt_get_text (stmt, 4), &kind);
  question = hoso_question_new (hoso_stmt_get_text (stmt, 2), kind);
  question->id = hoso_stmt_get_int (stmt, 0);
  question->column = (int)hoso_stmt_get_int (stmt, 1);
  question->row = hoso_stmt_dup_text (stmt, 3);
  separator = hoso_stmt_get_text (stmt, 5);
  question->separator = separator != NULL ? *separator : 0;
  question->field = hoso_stmt_dup_text (stmt, 6);
  return question;
}

static GPtrArray *
load_questions (HosoDb *db, gint64 survey, GError **error)
{
  g_autoptr (GPtrArray) questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_question_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt =
    hoso_db_prepare (db, QUESTION_COLUMNS "WHERE survey_id = ?1 ORDER BY file_column, id", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (questions, read_question (stmt));
  if (result != HOSO_DONE)
    return NULL;

  for (guint i = 0; i < questions->len; i++)
    if (!load_options (db, g_ptr_array_index (questions, i), error))
      return NULL;
  return g_steal_pointer (&questions);
}

/**
 * hoso_survey_table_load:
 *
 * Returns: (transfer full): the survey with questions and options, or %NULL
 *   with HOSO_ERROR_NOT_FOUND or another error
 */
HosoSurvey *
hoso_survey_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, SURVEY_COLUMNS "WHERE s.id = ?1", error);
  g_autoptr (HosoSurvey) survey = NULL;
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such survey."));
  if (result != HOSO_ROW)
    return NULL;

  survey = read_survey (stmt);
  g_clear_pointer (&survey->questions, g_ptr_array_unref);
  survey->questions = load_questions (db, id, error);
  return survey->questions != NULL && load_times (db, survey, error) ? g_steal_pointer (&survey)
                                                                     : NULL;
}

static gboolean
check_found (HosoDb *db, GError **error)
{
  if (hoso_db_get_changes (db) > 0)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such survey."));
  return FALSE;
}

/**
 * hoso_survey_table_rename:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_survey_table_rename (HosoDb *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE survey SET name = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, name);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

static gboolean
run_with_id (HosoDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_survey_table_remove:
 *
 * Removes the survey with all its answers and links; the imports that brought them stay
 * in the list without a survey.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_survey_table_remove (HosoDb *db, gint64 id, GError **error)
{
  return hoso_link_table_remove (db, id, error) &&
         run_with_id (db, "UPDATE import SET survey_id = NULL WHERE survey_id = ?1", id, error) &&
         run_with_id (db, "DELETE FROM survey WHERE id = ?1", id, error) &&
         check_found (db, error);
}

/**
 * hoso_survey_table_get_next_ordinal:
 * @ordinal: (out): place of the next response in the column chunks
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_survey_table_get_next_ordinal (HosoDb *db, gint64 id, guint *ordinal, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT next_ordinal FROM survey WHERE id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such survey."));
  if (result != HOSO_ROW)
    return FALSE;
  *ordinal = (guint)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * hoso_survey_table_set_next_ordinal:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_survey_table_set_next_ordinal (HosoDb *db, gint64 id, guint ordinal, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE survey SET next_ordinal = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_int (stmt, 2, ordinal);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_question_dup_folded:
 *
 * Returns: (transfer full): what two exports of one form have in common
 */
char *
hoso_question_dup_folded (const HosoQuestion *question)
{
  g_autofree char *title = NULL;
  g_autofree char *row = NULL;

  if (question->kind == HOSO_QUESTION_TIMESTAMP)
    return g_strdup ("timestamp");
  title = hoso_fold_header (question->title);
  row = question->row != NULL ? hoso_fold_header (question->row) : g_strdup ("");
  return g_strconcat (title, "\n", row, NULL);
}

/**
 * hoso_option_table_add:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_option_table_add (
  HosoDb *db, gint64 question, gint64 import, const HosoOption *option, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO option (question_id, import_id, code, label, is_other) "
                          "VALUES (?1, ?2, ?3, ?4, ?5)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, question);
  hoso_stmt_bind_int (stmt, 2, import);
  hoso_stmt_bind_int (stmt, 3, option->code);
  hoso_stmt_bind_text (stmt, 4, option->label);
  hoso_stmt_bind_int (stmt, 5, option->other);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_question_table_add:
 *
 * Stores @question with its options and sets its id.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_question_table_add (
  HosoDb *db, gint64 survey, gint64 import, HosoQuestion *question, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *folded = hoso_question_dup_folded (question);
  char separator[2] = { question->separator, 0 };
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO question (uid, survey_id, import_id, file_column, title, folded, grid_row, "
    "kind, separator, field) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, survey);
  hoso_stmt_bind_int (stmt, 3, import);
  hoso_stmt_bind_int (stmt, 4, question->column);
  hoso_stmt_bind_text (stmt, 5, question->title);
  hoso_stmt_bind_text (stmt, 6, folded);
  hoso_stmt_bind_text (stmt, 7, question->row);
  hoso_stmt_bind_text (stmt, 8, hoso_question_kind_get_name (question->kind));
  hoso_stmt_bind_text (stmt, 9, question->separator != 0 ? separator : NULL);
  hoso_stmt_bind_text (stmt, 10, question->field);
  if (!hoso_stmt_run (stmt, error))
    return FALSE;
  question->id = hoso_db_get_last_id (db);

  for (guint i = 0; i < question->options->len; i++)
    if (!hoso_option_table_add (db, question->id, import,
                                g_ptr_array_index (question->options, i), error))
      return FALSE;
  return TRUE;
}

/**
 * hoso_question_table_load:
 * @survey: (out) (optional): the question's survey
 *
 * Returns: (transfer full): the question with its options, or %NULL with
 *   HOSO_ERROR_NOT_FOUND or another error
 */
HosoQuestion *
hoso_question_table_load (HosoDb *db, gint64 id, gint64 *survey, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, QUESTION_COLUMNS "WHERE id = ?1", error);
  g_autoptr (HosoQuestion) question = NULL;
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is no such question."));
  if (result != HOSO_ROW)
    return NULL;
  question = read_question (stmt);
  if (survey != NULL)
    *survey = hoso_stmt_get_int (stmt, 7);
  return load_options (db, question, error) ? g_steal_pointer (&question) : NULL;
}

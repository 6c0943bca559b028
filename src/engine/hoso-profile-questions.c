/* Which question of a survey could answer one of the five.  Runs on the thread
 * that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-profile-questions.h"

#include "hoso-db.h"

/* Also for NULL. */
void
hoso_profile_question_free (HosoProfileQuestion *question)
{
  if (question == NULL)
    return;
  g_free (question->survey_name);
  g_free (question->title);
  g_free (question);
}

/* Which of the five the field @key answers, or -1. */
static int
find_question (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_strcmp0 (field->key, key) != 0)
        continue;
      for (guint q = 0; q < HOSO_N_CORE_QUESTIONS; q++)
        if (g_strcmp0 (field->question, hoso_field_questions[q]) == 0)
          return (int)q;
    }
  return -1;
}

/* The first question of the latest survey that fills a field of @fields
 * (HosoField), for each of the five.  NULL with @error set; free with
 * g_ptr_array_unref(). */
GPtrArray *
hoso_profile_questions_load (HosoDb *db, GPtrArray *fields, GError **error)
{
  static const char sql[] = "SELECT q.field, s.id, s.name, q.title FROM question q "
                            "JOIN survey s ON s.id = q.survey_id WHERE q.field IS NOT NULL "
                            "ORDER BY s.id DESC, q.file_column, q.id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) questions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_profile_question_free);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  g_ptr_array_set_size (questions, HOSO_N_CORE_QUESTIONS);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      int place = find_question (fields, hoso_stmt_get_text (stmt, 0));
      HosoProfileQuestion *question;

      if (place < 0 || questions->pdata[place] != NULL)
        continue;
      question = g_new0 (HosoProfileQuestion, 1);
      question->survey = hoso_stmt_get_int (stmt, 1);
      question->survey_name = hoso_stmt_dup_text (stmt, 2);
      question->title = hoso_stmt_dup_text (stmt, 3);
      questions->pdata[place] = question;
    }
  return result == HOSO_DONE ? g_steal_pointer (&questions) : NULL;
}

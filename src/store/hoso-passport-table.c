/* The corrections of forms, as stored.  Synchronous; runs on the thread that
 * owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-passport-table.h"

static void
bind_character (HosoStmt *stmt, int index, char character)
{
  const char text[2] = { character, 0 };

  hoso_stmt_bind_text (stmt, index, character != 0 ? text : NULL);
}

static char
get_character (HosoStmt *stmt, int column)
{
  const char *text = hoso_stmt_get_text (stmt, column);

  return text != NULL ? *text : 0;
}

static HosoPassport *
read_passport (HosoStmt *stmt)
{
  HosoPassport *passport = hoso_passport_new ();

  passport->id = hoso_stmt_get_int (stmt, 0);
  passport->form->id = hoso_stmt_get_int (stmt, 1);
  passport->form->name = hoso_stmt_dup_text (stmt, 2);
  passport->encoding = hoso_stmt_dup_text (stmt, 3);
  passport->delimiter = get_character (stmt, 4);
  hoso_timestamp_format_from_name (hoso_stmt_get_text (stmt, 5), &passport->date_format);
  hoso_timestamp_format_from_name (hoso_stmt_get_text (stmt, 6), &passport->date_guess);
  passport->rules = (HosoJoinRules)hoso_stmt_get_int (stmt, 7);
  if (!hoso_stmt_is_null (stmt, 8))
    passport->add_customers = (int)hoso_stmt_get_int (stmt, 8);
  return passport;
}

static gboolean
load_questions (HosoDb *db, HosoPassport *passport, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT title, grid_row, kind, field, corrected, position "
                          "FROM passport_question WHERE passport_id = ?1 ORDER BY position",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, passport->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoQuestion *question = hoso_question_new (hoso_stmt_get_text (stmt, 0), HOSO_QUESTION_TEXT);

      question->row = hoso_stmt_dup_text (stmt, 1);
      hoso_question_kind_from_name (hoso_stmt_get_text (stmt, 2), &question->kind);
      question->field = hoso_stmt_dup_text (stmt, 3);
      question->column = (int)hoso_stmt_get_int (stmt, 5);
      hoso_passport_add_question (passport, question,
                                  (HosoCorrections)hoso_stmt_get_int (stmt, 4));
    }
  return result == HOSO_DONE;
}

/**
 * hoso_passport_table_list:
 *
 * Returns: (transfer full) (element-type HosoPassport): the latest first, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_passport_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) passports =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_passport_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          "SELECT id, survey_id, survey_name, encoding, delimiter, date_format, "
                          "date_guess, rules, add_customers FROM passport "
                          "ORDER BY at DESC, id DESC",
                          error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (passports, read_passport (stmt));
  if (result != HOSO_DONE)
    return NULL;

  for (guint i = 0; i < passports->len; i++)
    if (!load_questions (db, passports->pdata[i], error))
      return NULL;
  return g_steal_pointer (&passports);
}

static gboolean
add_questions (HosoDb *db, gint64 id, const HosoPassport *passport, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO passport_question (passport_id, position, title, grid_row, "
                          "kind, field, corrected) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                          error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < passport->form->questions->len; i++)
    {
      const HosoQuestion *question = passport->form->questions->pdata[i];

      hoso_stmt_bind_int (stmt, 1, id);
      hoso_stmt_bind_int (stmt, 2, i);
      hoso_stmt_bind_text (stmt, 3, question->title);
      hoso_stmt_bind_text (stmt, 4, question->row);
      hoso_stmt_bind_text (stmt, 5, hoso_question_kind_get_name (question->kind));
      hoso_stmt_bind_text (stmt, 6, question->field);
      hoso_stmt_bind_int (stmt, 7, hoso_passport_get_corrected (passport, i));
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hoso_passport_table_save:
 *
 * Stores @passport as of now; the one that has its id, if any, goes.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_passport_table_save (HosoDb *db, const HosoPassport *passport, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  if (!hoso_passport_table_remove (db, passport->id, error))
    return FALSE;
  stmt = hoso_db_prepare (db,
                          "INSERT INTO passport (uid, survey_id, survey_name, encoding, delimiter, "
                          "date_format, date_guess, rules, add_customers, at) "
                          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_id (stmt, 2, passport->form->id);
  hoso_stmt_bind_text (stmt, 3, passport->form->name);
  hoso_stmt_bind_text (stmt, 4, passport->encoding);
  bind_character (stmt, 5, passport->delimiter);
  hoso_stmt_bind_text (stmt, 6, hoso_timestamp_format_get_name (passport->date_format));
  hoso_stmt_bind_text (stmt, 7, hoso_timestamp_format_get_name (passport->date_guess));
  hoso_stmt_bind_int (stmt, 8, passport->rules);
  if (passport->add_customers < 0)
    hoso_stmt_bind_null (stmt, 9);
  else
    hoso_stmt_bind_int (stmt, 9, passport->add_customers != 0);
  hoso_stmt_bind_int (stmt, 10, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) &&
         add_questions (db, hoso_db_get_last_id (db), passport, error);
}

/**
 * hoso_passport_table_remove:
 *
 * Returns: %TRUE, also where there is none with that id, or %FALSE with @error
 *   set
 */
gboolean
hoso_passport_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM passport WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error);
}

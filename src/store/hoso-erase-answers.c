/* The answers of erased persons: coded ones stay, with nobody's name on them;
 * free text, and options that nobody else chose, go.
 *
 * Somebody who was never joined to a customer, but left the telephone number or
 * the e-mail address of an erased one, is taken for the same person.
 */

#include "hoso-config.h"

#include "hoso-erase-private.h"

#include "hoso-chunk-table.h"
#include "hoso-column-codec.h"
#include "hoso-customer-table.h"
#include "hoso-fold.h"
#include "hoso-survey-table.h"

/* What stands for an option that was taken out: the codes of the others stay. */
#define GONE "—"

typedef struct
{
  HosoErasing *erasing;
  gint64 survey;
  GHashTable *ordinals;         /* of the erased, as pointers */
  const HosoQuestion *question; /* the one that is looked at */
  GHashTable *values;           /* their answers → whether somebody else gave the same */
  GHashTable *codes;            /* the same by option code */
} Answers;

static void
answers_clear (Answers *answers)
{
  g_clear_pointer (&answers->ordinals, g_hash_table_unref);
  g_clear_pointer (&answers->values, g_hash_table_unref);
  g_clear_pointer (&answers->codes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answers, answers_clear)

static gboolean
is_erased (const Answers *answers, guint ordinal)
{
  return g_hash_table_contains (answers->ordinals, GUINT_TO_POINTER (ordinal));
}

/* --- Who --- */

static gboolean
add_respondents (Answers *answers, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (answers->erasing->db,
                          "SELECT ordinal FROM respondent WHERE survey_id = ?1 AND customer_id IN "
                          "(SELECT id FROM temp.erased)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, answers->survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_add (answers->ordinals,
                      GUINT_TO_POINTER ((guint)hoso_stmt_get_int (stmt, 0)));
  return result == HOSO_DONE;
}

static gboolean
is_theirs (const Answers *answers, const char *text, gsize length)
{
  gboolean phone = answers->question->kind == HOSO_QUESTION_PHONE;
  g_autofree char *value = g_strndup (text, length);
  g_autofree char *canonical = NULL;

  if (length == 0)
    return FALSE;
  canonical = hoso_contact_dup_canonical (phone ? HOSO_CONTACT_PHONE : HOSO_CONTACT_EMAIL, value);
  return canonical != NULL &&
         g_hash_table_contains (phone ? answers->erasing->phones : answers->erasing->emails,
                                canonical);
}

static gboolean
find_strangers_cb (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Answers *answers = data;

  for (guint i = 0; i < column->n; i++)
    {
      gsize length;
      const char *text = hoso_column_get_text (column, i, &length);

      if (is_theirs (answers, text, length))
        g_hash_table_add (answers->ordinals, GUINT_TO_POINTER (first + i));
    }
  return TRUE;
}

static gboolean
has_contacts (const Answers *answers, const HosoQuestion *question)
{
  if (question->kind == HOSO_QUESTION_PHONE)
    return g_hash_table_size (answers->erasing->phones) > 0;
  return question->kind == HOSO_QUESTION_EMAIL && g_hash_table_size (answers->erasing->emails) > 0;
}

/* Joined customers of a response that has the contact too stay as they are. */
static gboolean
drop_joined (Answers *answers, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (answers->erasing->db,
                          "SELECT ordinal FROM respondent WHERE survey_id = ?1 AND customer_id "
                          "NOT IN (SELECT id FROM temp.erased)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, answers->survey);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_remove (answers->ordinals,
                         GUINT_TO_POINTER ((guint)hoso_stmt_get_int (stmt, 0)));
  return result == HOSO_DONE;
}

static gboolean
find_ordinals (Answers *answers,
               const HosoSurvey *survey,
               GCancellable *cancellable,
               GError **error)
{
  answers->ordinals = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      answers->question = g_ptr_array_index (survey->questions, i);
      if (has_contacts (answers, answers->question) &&
          !hoso_chunk_table_foreach (answers->erasing->db, answers->question->id,
                                     find_strangers_cb, answers, cancellable, error))
        return FALSE;
    }
  return drop_joined (answers, error) && add_respondents (answers, error);
}

/* --- What --- */

static void
note_value (Answers *answers, char *value, gboolean erased)
{
  gboolean known = g_hash_table_contains (answers->values, value);

  if (erased && !known)
    g_hash_table_insert (answers->values, value, NULL);
  else if (!erased && known)
    g_hash_table_insert (answers->values, value, GINT_TO_POINTER (TRUE));
  else
    g_free (value);
}

static void
note_code (Answers *answers, guint32 code, gboolean erased)
{
  gpointer key = GUINT_TO_POINTER (code);

  if (code == 0)
    return;
  if (!erased)
    g_hash_table_insert (answers->codes, key, GINT_TO_POINTER (TRUE));
  else if (!g_hash_table_contains (answers->codes, key))
    g_hash_table_insert (answers->codes, key, NULL);
}

static void
note_answer (Answers *answers, const HosoColumn *column, guint row, gboolean erased)
{
  const guint32 *set;
  const char *text;
  gsize length;
  guint n;

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      note_code (answers, hoso_column_get_code (column, row), erased);
      break;
    case HOSO_CODING_SET:
      set = hoso_column_get_set (column, row, &n);
      for (guint i = 0; i < n; i++)
        note_code (answers, set[i], erased);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (column, row, &length);
      note_value (answers, g_strndup (text, length), erased);
      break;
    }
}

static gboolean
note_erased_cb (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Answers *answers = data;

  for (guint i = 0; i < column->n; i++)
    if (is_erased (answers, first + i))
      note_answer (answers, column, i, TRUE);
  return TRUE;
}

static gboolean
note_others_cb (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Answers *answers = data;

  for (guint i = 0; i < column->n; i++)
    if (!is_erased (answers, first + i))
      note_answer (answers, column, i, FALSE);
  return TRUE;
}

/* What an import changed may come back, so it counts as said. */
static gboolean
note_before (Answers *answers, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (answers->erasing->db,
                          "SELECT before, ordinal FROM import_cell WHERE question_id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, answers->question->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gsize length;
      gconstpointer data = hoso_stmt_get_blob (stmt, 0, &length);
      guint ordinal = (guint)hoso_stmt_get_int (stmt, 1);
      g_autoptr (HosoColumn) column = hoso_column_decode (data, length, error);

      if (column == NULL)
        return FALSE;
      for (guint i = 0; i < column->n; i++)
        note_answer (answers, column, i, is_erased (answers, ordinal));
    }
  return result == HOSO_DONE;
}

/* Names, addresses and free text go whether others wrote the same or not; the
 * steps of a scale are the form's own words. */
static gboolean
is_always_dropped (HosoQuestionKind kind)
{
  return kind == HOSO_QUESTION_EMAIL || kind == HOSO_QUESTION_NAME ||
         kind == HOSO_QUESTION_PHONE || kind == HOSO_QUESTION_TEXT;
}

static gboolean
is_always_kept (HosoQuestionKind kind)
{
  return kind == HOSO_QUESTION_SCALE || kind == HOSO_QUESTION_GRID ||
         kind == HOSO_QUESTION_TIMESTAMP;
}

static gboolean
is_code_dropped (const Answers *answers, guint32 code)
{
  gpointer others = NULL;

  return g_hash_table_lookup_extended (answers->codes, GUINT_TO_POINTER (code), NULL, &others) &&
         others == NULL;
}

static gboolean
is_text_dropped (const Answers *answers, const char *text, gsize length)
{
  g_autofree char *value = g_strndup (text, length);

  return is_always_dropped (answers->question->kind) ||
         g_hash_table_lookup (answers->values, value) == NULL;
}

/* --- Out --- */

static void
append_rest_of_set (const Answers *answers, HosoColumn *to, const HosoColumn *from, guint row)
{
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n;
  const guint32 *set = hoso_column_get_set (from, row, &n);

  for (guint i = 0; i < n; i++)
    if (!is_code_dropped (answers, set[i]))
      g_array_append_val (rest, set[i]);
  hoso_column_append_set (to, (const guint32 *)rest->data, rest->len);
}

static void
append_erased (const Answers *answers, HosoColumn *to, const HosoColumn *from, guint row)
{
  const char *text;
  gsize length;

  switch (from->coding)
    {
    case HOSO_CODING_SINGLE:
      if (is_code_dropped (answers, hoso_column_get_code (from, row)))
        hoso_column_append_missing (to);
      else
        hoso_column_append_from (to, from, row);
      break;
    case HOSO_CODING_SET:
      append_rest_of_set (answers, to, from, row);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (from, row, &length);
      if (length > 0 && is_text_dropped (answers, text, length))
        {
          hoso_erase_note_text (answers->erasing, text, (gssize)length);
          hoso_column_append_missing (to);
        }
      else
        hoso_column_append_from (to, from, row);
      break;
    }
}

static gboolean
rewrite_chunk (const Answers *answers, guint number, GError **error)
{
  HosoCoding coding = hoso_question_kind_get_coding (answers->question->kind);
  g_autoptr (HosoColumn) from = hoso_chunk_table_load (answers->erasing->db,
                                                       answers->question->id, coding, number,
                                                       error);
  g_autoptr (HosoColumn) to = hoso_column_new (coding);

  if (from == NULL)
    return FALSE;
  for (guint i = 0; i < from->n; i++)
    if (is_erased (answers, number * HOSO_BATCH_ROWS + i))
      append_erased (answers, to, from, i);
    else
      hoso_column_append_from (to, from, i);
  return to->n == 0 || hoso_chunk_table_save (answers->erasing->db, answers->question->id, number,
                                              to, error);
}

static gboolean
rewrite_chunks (const Answers *answers, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, answers->ordinals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (numbers, GUINT_TO_POINTER (GPOINTER_TO_UINT (key) / HOSO_BATCH_ROWS));
  g_hash_table_iter_init (&iter, numbers);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!rewrite_chunk (answers, GPOINTER_TO_UINT (key), error))
      return FALSE;
  return TRUE;
}

static gboolean
run_on_option (const Answers *answers, const char *sql, const HosoOption *option, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (answers->erasing->db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, answers->question->id);
  hoso_stmt_bind_int (stmt, 2, option->code);
  hoso_stmt_bind_text (stmt, 3, option->label);
  return hoso_stmt_run (stmt, error);
}

/* The proof of a persona's line that named the option goes, and the line where
 * it holds the words. */
static gboolean
drop_option (const Answers *answers, const HosoOption *option, GError **error)
{
  hoso_erase_note_text (answers->erasing, option->label, -1);
  return run_on_option (answers,
                        "UPDATE option SET label = '" GONE "' WHERE question_id = ?1 "
                        "AND code = ?2 AND label = ?3",
                        option, error) &&
         run_on_option (answers,
                        "DELETE FROM persona_statement WHERE ?2 > 0 AND instr (text, ?3) > 0 AND "
                        "id IN (SELECT statement_id FROM evidence WHERE question_id = ?1 "
                        "AND option_label = ?3)",
                        option, error) &&
         run_on_option (answers,
                        "DELETE FROM evidence WHERE ?2 > 0 AND question_id = ?1 "
                        "AND option_label = ?3",
                        option, error);
}

static gboolean
drop_options (const Answers *answers, GError **error)
{
  for (guint i = 0; i < answers->question->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (answers->question->options, i);

      if (is_code_dropped (answers, option->code) && !drop_option (answers, option, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
erase_question (Answers *answers, GCancellable *cancellable, GError **error)
{
  HosoDb *db = answers->erasing->db;
  gint64 id = answers->question->id;

  if (is_always_kept (answers->question->kind))
    return TRUE;
  g_clear_pointer (&answers->values, g_hash_table_unref);
  g_clear_pointer (&answers->codes, g_hash_table_unref);
  answers->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answers->codes = g_hash_table_new (NULL, NULL);
  if (!is_always_dropped (answers->question->kind) &&
      (!hoso_chunk_table_foreach (db, id, note_erased_cb, answers, cancellable, error) ||
       !hoso_chunk_table_foreach (db, id, note_others_cb, answers, cancellable, error) ||
       !note_before (answers, error)))
    return FALSE;
  return rewrite_chunks (answers, error) && drop_options (answers, error);
}

/* What imports kept of theirs from before. */
static gboolean
drop_before (Answers *answers, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, answers->ordinals);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autoptr (HosoStmt) stmt = NULL;

      stmt = hoso_db_prepare (answers->erasing->db,
                              "DELETE FROM import_cell WHERE ordinal = ?2 AND question_id IN "
                              "(SELECT id FROM question WHERE survey_id = ?1)",
                              error);
      if (stmt == NULL)
        return FALSE;
      hoso_stmt_bind_int (stmt, 1, answers->survey);
      hoso_stmt_bind_int (stmt, 2, GPOINTER_TO_UINT (key));
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
erase_survey (HosoErasing *erasing, gint64 id, GCancellable *cancellable, GError **error)
{
  g_auto (Answers) answers = { .erasing = erasing, .survey = id };
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (erasing->db, id, error);

  if (survey == NULL || !find_ordinals (&answers, survey, cancellable, error))
    return FALSE;
  if (g_hash_table_size (answers.ordinals) == 0)
    return TRUE;
  for (guint i = 0; i < survey->questions->len; i++)
    {
      answers.question = g_ptr_array_index (survey->questions, i);
      if (!erase_question (&answers, cancellable, error))
        return FALSE;
    }
  return drop_before (&answers, error);
}

/* In all surveys; before the customers themselves go. */
gboolean
hoso_erase_answers (HosoErasing *erasing, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_survey_table_list (erasing->db, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    {
      const HosoSurvey *survey = g_ptr_array_index (surveys, i);

      if (!erase_survey (erasing, survey->id, cancellable, error))
        return FALSE;
    }
  return surveys != NULL;
}

void
hoso_erase_note_text (HosoErasing *erasing, const char *text, gssize length)
{
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize)length);

  g_hash_table_add (erasing->texts, hoso_fold (copy));
}

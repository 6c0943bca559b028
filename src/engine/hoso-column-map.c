/* From the columns of a file to the questions of a stored survey.  Runs inside
 * the transaction of an import.
 */

#include "hoso-config.h"

#include "hoso-column-map.h"

#include "hoso-answer-hash.h"
#include "hoso-chunk-table.h"
#include "hoso-survey-table.h"

/**
 * hoso_column_map_is_superseded:
 *
 * A column without answers has no kind yet.  When a later export brings some,
 * they make a question of their own, so that undoing that import leaves the
 * empty one as it was; meanwhile the empty one is not to be shown.
 *
 * Returns: whether another question of @survey stands for the same column
 */
gboolean
hoso_column_map_is_superseded (const HosoSurvey *survey, const HosoQuestion *question)
{
  g_autofree char *folded = NULL;

  if (question->kind != HOSO_QUESTION_EMPTY)
    return FALSE;
  folded = hoso_question_dup_folded (question);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *other = g_ptr_array_index (survey->questions, i);
      g_autofree char *other_folded = NULL;

      if (other->kind == HOSO_QUESTION_EMPTY || other->column != question->column)
        continue;
      other_folded = hoso_question_dup_folded (other);
      if (g_str_equal (folded, other_folded))
        return TRUE;
    }
  return FALSE;
}

/* Stored questions by folded header; equal headers keep their order. */
static GHashTable *
index_questions (const HosoSurvey *survey)
{
  GHashTable *index =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);

  for (guint i = 0; i < survey->questions->len; i++)
    {
      HosoQuestion *question = g_ptr_array_index (survey->questions, i);
      char *folded = hoso_question_dup_folded (question);
      GQueue *queue = g_hash_table_lookup (index, folded);

      if (hoso_column_map_is_superseded (survey, question))
        {
          g_free (folded);
          continue;
        }
      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (index, folded, queue);
        }
      else
        g_free (folded);
      g_queue_push_tail (queue, question);
    }
  return index;
}

static HosoQuestion *
take_question (GHashTable *index, const HosoQuestion *wanted)
{
  g_autofree char *folded = hoso_question_dup_folded (wanted);
  GQueue *queue = g_hash_table_lookup (index, folded);

  return queue != NULL ? g_queue_pop_head (queue) : NULL;
}

/**
 * hoso_column_map_fits:
 *
 * Another export may have new columns; it may also be an older one that lacks a
 * few.  At least one header besides the timestamp's must agree, and at least
 * half of the file's: most forms ask for an e-mail address.
 *
 * Returns: whether @draft looks like another export of @survey
 */
gboolean
hoso_column_map_fits (const HosoSurvey *survey, const HosoDraft *draft)
{
  g_autoptr (GHashTable) index = index_questions (survey);
  guint common = 0;
  guint known = 0;
  guint asked = 0;

  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);

      known += question->kind != HOSO_QUESTION_TIMESTAMP &&
               !hoso_column_map_is_superseded (survey, question);
    }
  for (guint i = 0; i < draft->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (draft->questions, i);
      gboolean is_question = question->kind != HOSO_QUESTION_TIMESTAMP;

      asked += is_question;
      common += take_question (index, question) != NULL && is_question;
    }
  return common > 0 && common * 2 >= asked &&
         (common == known || (common == asked && common * 5 >= known * 4));
}

/**
 * hoso_column_map_match:
 *
 * Returns: (transfer full) (element-type HosoQuestion): for each question of
 *   @draft the one of @survey that has its header, borrowed, or %NULL
 */
GPtrArray *
hoso_column_map_match (const HosoSurvey *survey, const HosoDraft *draft)
{
  g_autoptr (GHashTable) index = index_questions (survey);
  GPtrArray *matches = g_ptr_array_new ();

  for (guint i = 0; i < draft->questions->len; i++)
    g_ptr_array_add (matches, take_question (index, g_ptr_array_index (draft->questions, i)));
  return matches;
}

/**
 * hoso_column_map_has_kind:
 * @stored: (nullable): a question of a survey
 *
 * Returns: whether the answers to @stored say what kind of question it is
 */
gboolean
hoso_column_map_has_kind (const HosoQuestion *stored)
{
  return stored != NULL && stored->kind != HOSO_QUESTION_EMPTY;
}

/**
 * hoso_column_map_adopt:
 * @fields: also the customer fields, which may be the user's word
 *
 * An export that is read again must be understood as it was the first time.
 */
void
hoso_column_map_adopt (const HosoSurvey *survey, HosoDraft *draft, gboolean fields)
{
  g_autoptr (GPtrArray) matches = hoso_column_map_match (survey, draft);

  for (guint i = 0; i < draft->questions->len; i++)
    {
      HosoQuestion *question = g_ptr_array_index (draft->questions, i);
      const HosoQuestion *stored = g_ptr_array_index (matches, i);

      if (!hoso_column_map_has_kind (stored))
        continue;
      question->kind = stored->kind;
      if (fields)
        hoso_draft_set_field (draft, i, stored->field);
    }
}

static void
free_mapped (gpointer data)
{
  HosoMappedColumn *mapped = data;

  g_clear_pointer (&mapped->codes, g_array_unref);
  g_clear_pointer (&mapped->options, g_hash_table_unref);
  g_clear_pointer (&mapped->labels, g_array_unref);
  g_free (mapped);
}

/* The stored code of @label; a label never seen becomes a new option. */
static gboolean
find_code (HosoMappedColumn *mapped,
           const char *label,
           gboolean other,
           guint32 *code,
           GError **error)
{
  HosoQuestion *question = mapped->question;
  HosoOption *option;
  guint64 hash;

  *code = GPOINTER_TO_UINT (g_hash_table_lookup (mapped->options, label));
  if (*code != 0)
    return TRUE;

  *code = question->options->len + 1;
  option = hoso_option_new (label, *code);
  option->other = other;
  g_ptr_array_add (question->options, option);
  g_hash_table_insert (mapped->options, g_strdup (label), GUINT_TO_POINTER (*code));
  hash = hoso_answer_hash_text (HOSO_QUESTION_TEXT, label, strlen (label));
  g_array_append_val (mapped->labels, hash);
  return hoso_option_table_add (mapped->db, question->id, mapped->import, option, error);
}

static HosoMappedColumn *
map_question (
  HosoDb *db, HosoQuestion *stored, const HosoQuestion *drafted, gint64 import, GError **error)
{
  HosoMappedColumn *mapped = g_new0 (HosoMappedColumn, 1);
  guint32 code = 0;

  mapped->db = db;
  mapped->import = import;
  mapped->question = stored;
  mapped->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  mapped->options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  mapped->labels = hoso_answer_hash_labels (stored);
  for (guint i = 0; i < stored->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (stored->options, i);

      g_hash_table_insert (mapped->options, g_strdup (option->label),
                           GUINT_TO_POINTER (option->code));
    }

  g_array_append_val (mapped->codes, code);
  for (guint i = 0; i < drafted->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (drafted->options, i);

      if (hoso_question_kind_get_coding (stored->kind) != HOSO_CODING_TEXT &&
          !find_code (mapped, option->label, option->other, &code, error))
        {
          free_mapped (mapped);
          return NULL;
        }
      g_array_append_val (mapped->codes, code);
    }
  return mapped;
}

/* @column: its place among the survey's. */
static HosoQuestion *
store_question (HosoDb *db,
                HosoSurvey *survey,
                const HosoQuestion *drafted,
                int column,
                gint64 import,
                GError **error)
{
  HosoQuestion *stored = hoso_question_copy (drafted);

  stored->column = column;
  g_ptr_array_add (survey->questions, stored);
  return hoso_question_table_add (db, survey->id, import, stored, error) ? stored : NULL;
}

/* Takes @survey.  Stores the questions and options that it does not have yet, as
 * brought by @import.  NULL with @error set; free with hoso_column_map_free(). */
HosoColumnMap *
hoso_column_map_new (
  HosoDb *db, HosoSurvey *survey, const HosoDraft *draft, gint64 import, GError **error)
{
  g_autoptr (HosoColumnMap) map = g_new0 (HosoColumnMap, 1);
  g_autoptr (GHashTable) index = index_questions (survey);

  map->survey = survey;
  map->columns = g_ptr_array_new_with_free_func (free_mapped);
  for (guint i = 0; i < draft->questions->len; i++)
    {
      const HosoQuestion *drafted = g_ptr_array_index (draft->questions, i);
      HosoQuestion *stored = take_question (index, drafted);
      gboolean filled = stored != NULL && stored->kind == HOSO_QUESTION_EMPTY &&
                        drafted->kind != HOSO_QUESTION_EMPTY;
      gboolean is_new = stored == NULL || filled;
      HosoMappedColumn *mapped;

      if (is_new)
        stored = store_question (db, survey, drafted, filled ? stored->column : drafted->column,
                                 import, error);
      if (stored == NULL)
        return NULL;
      mapped = map_question (db, stored, drafted, import, error);
      if (mapped == NULL)
        return NULL;
      mapped->is_new = is_new;
      g_ptr_array_find (survey->questions, stored, &mapped->place);
      g_ptr_array_add (map->columns, mapped);
    }
  return g_steal_pointer (&map);
}

/* Frees the survey of the map too. */
void
hoso_column_map_free (HosoColumnMap *map)
{
  g_clear_pointer (&map->columns, g_ptr_array_unref);
  g_clear_pointer (&map->survey, hoso_survey_free);
  g_free (map);
}

/* The file's kind differs from the stored one: goes by way of the label. */
static gboolean
append_label (HosoMappedColumn *mapped, const char *label, HosoColumn *target, GError **error)
{
  guint32 code;

  if (label == NULL || *label == '\0')
    {
      hoso_column_append_missing (target);
      return TRUE;
    }
  if (target->coding == HOSO_CODING_TEXT)
    {
      hoso_column_append_text (target, label, -1);
      return TRUE;
    }
  if (!find_code (mapped, label, FALSE, &code, error))
    return FALSE;
  if (target->coding == HOSO_CODING_SINGLE)
    hoso_column_append_code (target, code);
  else
    hoso_column_append_set (target, &code, 1);
  return TRUE;
}

/* Appends the answers of the @n rows from @first on to @target, coded as the
 * stored question is; a choice never seen becomes an option.  FALSE with @error
 * set. */
gboolean
hoso_mapped_column_append (HosoMappedColumn *mapped,
                           const HosoQuestion *drafted,
                           const HosoColumn *source,
                           guint first,
                           guint n,
                           HosoColumn *target,
                           GError **error)
{
  if (source->coding == target->coding)
    {
      hoso_column_append_range (target, source, first, n, (const guint32 *)mapped->codes->data);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = hoso_column_dup_label (source, first + i, drafted);

      if (!append_label (mapped, label, target, error))
        return FALSE;
    }
  return TRUE;
}

/* Missing answers for all the responses of before. */
static gboolean
fill_question (HosoDb *db, const HosoQuestion *question, guint responses, GError **error)
{
  HosoCoding coding = hoso_question_kind_get_coding (question->kind);

  for (guint first = 0; first < responses; first += HOSO_BATCH_ROWS)
    {
      g_autoptr (HosoColumn) chunk = hoso_column_new (coding);

      while (chunk->n < MIN (responses - first, HOSO_BATCH_ROWS))
        hoso_column_append_missing (chunk);
      if (!hoso_chunk_table_save (db, question->id, first / HOSO_BATCH_ROWS, chunk, error))
        return FALSE;
    }
  return TRUE;
}

/* Gives the questions that are new chunks for the @responses that the survey has:
 * every stored question reaches to the survey's end.  FALSE with @error set. */
gboolean
hoso_column_map_fill (HosoColumnMap *map, guint responses, GError **error)
{
  for (guint i = 0; i < map->columns->len; i++)
    {
      const HosoMappedColumn *mapped = g_ptr_array_index (map->columns, i);

      if (mapped->is_new && mapped->question->kind != HOSO_QUESTION_TIMESTAMP &&
          !fill_question (mapped->db, mapped->question, responses, error))
        return FALSE;
    }
  return TRUE;
}

/* Reads answers in the customers' own words.  What is held is of the moment at
 * which it was read: a reader lives within one transaction.  Runs on the thread
 * that owns the connection.
 */

#include "hoso-answer-words.h"

#include "hoso-chunk-table.h"
#include "hoso-respondent-table.h"
#include "hoso-survey-table.h"

/* Chunks held at a time; those who answer one after the other share a few. */
#define MANY 64

typedef struct
{
  gint64 question;
  guint number; /* of the chunk */
} Key;

typedef struct
{
  HosoDb *db;
  GHashTable *surveys; /* id → HosoSurvey */
  GHashTable *columns; /* Key → HosoColumn */
} Reader;

static guint
key_hash (gconstpointer key)
{
  const Key *k = key;

  return (guint)k->question * 65537u + k->number;
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return x->question == y->question && x->number == y->number;
}

static gpointer
open_reader (HosoDb *db)
{
  Reader *reader = g_new0 (Reader, 1);

  reader->db = db;
  reader->surveys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify)hoso_survey_free);
  reader->columns =
    g_hash_table_new_full (key_hash, key_equal, g_free, (GDestroyNotify)hoso_column_free);
  return reader;
}

static void
close_reader (gpointer data)
{
  Reader *reader = data;

  g_hash_table_unref (reader->surveys);
  g_hash_table_unref (reader->columns);
  g_free (reader);
}

/* NULL where it cannot be read. */
static const HosoSurvey *
get_survey (Reader *reader, gint64 id)
{
  HosoSurvey *survey = g_hash_table_lookup (reader->surveys, &id);

  if (survey != NULL)
    return survey;
  survey = hoso_survey_table_load (reader->db, id, NULL);
  if (survey != NULL)
    g_hash_table_insert (reader->surveys, g_memdup2 (&id, sizeof id), survey);
  return survey;
}

static const HosoColumn *
get_column (Reader *reader, const HosoQuestion *question, guint number)
{
  Key key = { question->id, number };
  HosoColumn *column = g_hash_table_lookup (reader->columns, &key);

  if (column != NULL)
    return column;
  column = hoso_chunk_table_load (reader->db, question->id,
                                  hoso_question_kind_get_coding (question->kind), number, NULL);
  if (column == NULL)
    return NULL;
  if (g_hash_table_size (reader->columns) >= MANY)
    g_hash_table_remove_all (reader->columns);
  g_hash_table_insert (reader->columns, g_memdup2 (&key, sizeof key), column);
  return column;
}

/* What one response says in the survey's questions of free text. */
static void
append_response (Reader *reader, const HosoRespondent *respondent, GString *text)
{
  const HosoSurvey *survey = get_survey (reader, respondent->survey);
  guint row = respondent->ordinal % HOSO_BATCH_ROWS;

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      const HosoQuestion *question = survey->questions->pdata[i];
      const HosoColumn *column;
      g_autofree char *answer = NULL;

      if (question->kind != HOSO_QUESTION_TEXT)
        continue;
      column = get_column (reader, question, respondent->ordinal / HOSO_BATCH_ROWS);
      if (column == NULL || row >= column->n || hoso_column_is_missing (column, row))
        continue;
      answer = hoso_column_dup_label (column, row, question);
      if (answer != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", answer);
    }
}

/* NULL where the customer wrote nothing; what cannot be read is left out. */
static char *
read_words (gpointer data, gint64 customer)
{
  Reader *reader = data;
  g_autoptr (GArray) respondents = hoso_respondent_table_list_of (reader->db, customer, NULL);
  g_autoptr (GString) text = g_string_new ("");

  for (guint i = 0; respondents != NULL && i < respondents->len; i++)
    append_response (reader, &g_array_index (respondents, HosoRespondent, i), text);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

const HosoAnswersReader hoso_answer_words_reader = { open_reader, read_words, close_reader };

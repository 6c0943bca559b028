/* The stored responses of a survey as rows to compare: their times and a hash of
 * their answers, computed by streaming the chunks.  Runs on the thread that owns
 * the connection.
 */

#include "hoso-config.h"

#include "hoso-known-answers.h"

#include "hoso-answer-hash.h"
#include "hoso-answer-match.h"
#include "hoso-chunk-table.h"
#include "hoso-response-table.h"

typedef struct
{
  const HosoQuestion *question;
  GArray *labels; /* of guint64 */
  GArray *rows;   /* of HosoAnsweredRow, one for each ordinal */
} Hashing;

static gboolean
hash_chunk (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  const Hashing *hashing = data;

  for (guint i = 0; i < column->n && first + i < hashing->rows->len; i++)
    g_array_index (hashing->rows, HosoAnsweredRow, first + i).hash += hoso_answer_hash_weigh (
      hashing->question->id,
      hoso_answer_hash_cell (hashing->question->kind, column, i, hashing->labels));
  return TRUE;
}

static gboolean
hash_question (HosoDb *db, const HosoQuestion *question, GArray *rows, GError **error)
{
  g_autoptr (GArray) labels = hoso_answer_hash_labels (question);
  Hashing hashing = { question, labels, rows };

  return question->kind == HOSO_QUESTION_TIMESTAMP ||
         hoso_chunk_table_foreach (db, question->id, hash_chunk, &hashing, NULL, error);
}

static GArray *
list_rows (const GArray *responses)
{
  GArray *rows = g_array_sized_new (FALSE, TRUE, sizeof (HosoAnsweredRow), responses->len);

  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);
      HosoAnsweredRow row = { response->time, response->has_time, i, 0 };

      g_array_append_val (rows, row);
    }
  return rows;
}

static void
drop_taken_back (GArray *rows, const GArray *responses)
{
  guint kept = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (responses, HosoResponse, i).import != 0)
      g_array_index (rows, HosoAnsweredRow, kept++) = g_array_index (rows, HosoAnsweredRow, i);
  g_array_set_size (rows, kept);
}

/**
 * hoso_known_answers_load:
 *
 * Returns: (transfer full) (element-type HosoAnsweredRow): the responses of
 *   @survey that were not taken back, by ordinal; or %NULL with @error set
 */
GArray *
hoso_known_answers_load (HosoDb *db, const HosoSurvey *survey, GError **error)
{
  g_autoptr (GArray) responses = hoso_response_table_list (db, survey->id, error);
  g_autoptr (GArray) rows = NULL;

  if (responses == NULL)
    return NULL;
  rows = list_rows (responses);
  for (guint i = 0; i < survey->questions->len; i++)
    if (!hash_question (db, g_ptr_array_index (survey->questions, i), rows, error))
      return NULL;
  drop_taken_back (rows, responses);
  return g_steal_pointer (&rows);
}

/* One import under way.  New rows are appended to the last chunk of each
 * question and written when it is full; a row with a known respondent's time
 * and other answers changes that respondent's answers.
 */

#include "hoso-config.h"

#include "hoso-importer.h"

#include "hoso-answer-hash.h"
#include "hoso-answer-match.h"
#include "hoso-answer-pages.h"
#include "hoso-chunk-table.h"
#include "hoso-import-table.h"
#include "hoso-phone.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

struct _HosoImporter
{
  HosoDb *db;
  HosoColumnMap *map;
  const HosoDraft *draft;
  HosoImportReport *report;
  HosoCustomerJoin *join;

  GArray *known;   /* of HosoResponse */
  GArray *rows;    /* of HosoRespondent, while looking */
  GArray *matches; /* of HosoMatch */
  guint next_row;  /* of the file, while taking */
  int shift;       /* seconds from the file's wall time to the workspace's */

  GPtrArray *chunks; /* of HosoColumn: the last chunk of each stored question */
  guint ordinal;     /* of the next response */
  HosoAnswerPages *pages;
  gboolean dirty;

  HosoTime first;
  HosoTime last;
  gboolean has_time;
};

static HosoCoding
get_coding (const HosoQuestion *question)
{
  return hoso_question_kind_get_coding (question->kind);
}

/* A question that the survey did not have gets chunks for all its responses:
 * every stored question reaches to the survey's end. */
static gboolean
fill_question (HosoImporter *importer, const HosoQuestion *question, GError **error)
{
  guint number = importer->ordinal / HOSO_BATCH_ROWS;
  guint filled = importer->ordinal % HOSO_BATCH_ROWS;

  for (guint i = 0; i <= number; i++)
    {
      g_autoptr (HosoColumn) chunk = hoso_column_new (get_coding (question));

      while (chunk->n < (i < number ? HOSO_BATCH_ROWS : filled))
        hoso_column_append_missing (chunk);
      if (chunk->n > 0 &&
          !hoso_chunk_table_save (importer->db, question->id, i, chunk, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_questions (HosoImporter *importer, GError **error)
{
  for (guint i = 0; i < importer->map->columns->len; i++)
    {
      const HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, i);

      if (mapped->is_new && mapped->question->kind != HOSO_QUESTION_TIMESTAMP &&
          !fill_question (importer, mapped->question, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_chunks (HosoImporter *importer, GError **error)
{
  GPtrArray *questions = importer->map->survey->questions;
  guint number = importer->ordinal / HOSO_BATCH_ROWS;
  guint filled = importer->ordinal % HOSO_BATCH_ROWS;

  for (guint i = 0; i < questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (questions, i);
      HosoColumn *chunk =
        hoso_chunk_table_load (importer->db, question->id, get_coding (question), number, error);

      if (chunk == NULL)
        return FALSE;
      while (chunk->n < filled)
        hoso_column_append_missing (chunk);
      g_ptr_array_add (importer->chunks, chunk);
    }
  return TRUE;
}

/* Takes @map, borrows the rest.  NULL with @error set; free with
 * hoso_importer_free(). */
HosoImporter *
hoso_importer_new (HosoDb *db,
                   HosoColumnMap *map,
                   const HosoDraft *draft,
                   HosoImportReport *report,
                   HosoCustomerJoin *join,
                   GError **error)
{
  g_autoptr (HosoImporter) importer = g_new0 (HosoImporter, 1);

  importer->db = db;
  importer->map = map;
  importer->draft = draft;
  importer->report = report;
  importer->join = join;
  importer->rows = g_array_new (FALSE, FALSE, sizeof (HosoRespondent));
  importer->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_column_free);
  importer->pages = hoso_answer_pages_new (db, map->survey->questions);
  importer->known = hoso_response_table_list (db, map->survey->id, error);
  if (importer->known == NULL ||
      !hoso_survey_table_get_next_ordinal (db, map->survey->id, &importer->ordinal, error) ||
      !fill_questions (importer, error) || !load_chunks (importer, error))
    return NULL;
  return g_steal_pointer (&importer);
}

/* Frees the map too; writes nothing. */
void
hoso_importer_free (HosoImporter *importer)
{
  g_clear_pointer (&importer->pages, hoso_answer_pages_free);
  g_clear_pointer (&importer->map, hoso_column_map_free);
  g_clear_pointer (&importer->known, g_array_unref);
  g_clear_pointer (&importer->rows, g_array_unref);
  g_clear_pointer (&importer->matches, g_array_unref);
  g_clear_pointer (&importer->chunks, g_ptr_array_unref);
  g_free (importer);
}

/* Whether there are responses that the rows may repeat. */
gboolean
hoso_importer_must_compare (const HosoImporter *importer)
{
  return importer->known->len > 0;
}

static const HosoQuestion *
get_drafted (const HosoImporter *importer, guint column)
{
  return g_ptr_array_index (importer->draft->questions, column);
}

/* Answers in a file's column are hashed by the file's labels: the hash does not
 * depend on codes, so both sides agree. */
static guint64
hash_row (HosoImporter *importer, const HosoBatch *batch, guint row, GPtrArray *labels)
{
  guint64 hash = 0;

  for (guint i = 0; i < batch->columns->len; i++)
    {
      const HosoQuestion *question = get_drafted (importer, i);
      const HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, i);

      if (question->kind != HOSO_QUESTION_TIMESTAMP)
        hash += hoso_answer_hash_weigh (
          mapped->question->id,
          hoso_answer_hash_cell (mapped->question->kind, g_ptr_array_index (batch->columns, i),
                                 row, g_ptr_array_index (labels, i)));
    }
  return hash;
}

static GPtrArray *
hash_labels (HosoImporter *importer)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < importer->draft->questions->len; i++)
    g_ptr_array_add (labels, hoso_answer_hash_labels (get_drafted (importer, i)));
  return labels;
}

static HosoRespondent
get_respondent (HosoImporter *importer, const HosoBatch *batch, guint row, GPtrArray *labels)
{
  HosoRespondent respondent = {
    .time = g_array_index (batch->times, HosoTime, row),
    .has_time = g_array_index (batch->has_time, guint8, row),
    .hash = hash_row (importer, batch, row, labels),
  };

  return respondent;
}

/* First reading: remembers when each row was given and what it says. */
gboolean
hoso_importer_look (HosoImporter *importer, const HosoBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) labels = hash_labels (importer);

  for (guint row = 0; row < batch->n; row++)
    {
      HosoRespondent respondent = get_respondent (importer, batch, row, labels);

      g_array_append_val (importer->rows, respondent);
    }
  return TRUE;
}

/* Between the readings: finds out which rows are known responses. */
void
hoso_importer_compare (HosoImporter *importer)
{
  const HosoRespondent *rows = (const HosoRespondent *)importer->rows->data;
  guint n_known = importer->known->len;
  g_autofree HosoRespondent *known = g_new (HosoRespondent, n_known);

  for (guint i = 0; i < n_known; i++)
    {
      const HosoResponse *response = &g_array_index (importer->known, HosoResponse, i);

      known[i].time = response->time;
      known[i].has_time = response->has_time;
      known[i].hash = response->hash;
    }
  importer->shift = hoso_answer_match_shift (known, n_known, rows, importer->rows->len);
  importer->matches =
    hoso_answer_match (known, n_known, rows, importer->rows->len, importer->shift);
}

static gboolean
save_chunks (HosoImporter *importer, guint number, GError **error)
{
  GPtrArray *questions = importer->map->survey->questions;

  for (guint i = 0; i < questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (questions, i);

      if (question->kind != HOSO_QUESTION_TIMESTAMP &&
          !hoso_chunk_table_save (importer->db, question->id, number,
                                  g_ptr_array_index (importer->chunks, i), error))
        return FALSE;
    }
  importer->dirty = FALSE;
  return TRUE;
}

static gboolean
append_cells (HosoImporter *importer, const HosoBatch *batch, guint row, GError **error)
{
  guint filled = importer->ordinal % HOSO_BATCH_ROWS;

  for (guint i = 0; i < batch->columns->len; i++)
    {
      HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, i);
      HosoColumn *chunk = g_ptr_array_index (importer->chunks, mapped->place);

      if (mapped->question->kind != HOSO_QUESTION_TIMESTAMP && chunk->n == filled &&
          !hoso_mapped_column_append (mapped, importer->db, importer->report->id,
                                      get_drafted (importer, i),
                                      g_ptr_array_index (batch->columns, i), row, chunk, error))
        return FALSE;
    }
  for (guint i = 0; i < importer->chunks->len; i++)
    {
      HosoColumn *chunk = g_ptr_array_index (importer->chunks, i);

      if (chunk->n == filled)
        hoso_column_append_missing (chunk);
    }
  return TRUE;
}

/* The moment of the row in the wall time that the workspace's responses have,
 * so that another import of the same file finds it there. */
static HosoTime
get_time (const HosoImporter *importer, const HosoBatch *batch, guint row)
{
  HosoTime time = g_array_index (batch->times, HosoTime, row);

  time.local += importer->shift;
  if (time.offset != HOSO_TIME_NO_ZONE)
    time.offset += importer->shift / 60;
  return time;
}

static gboolean
add_row (HosoImporter *importer, const HosoBatch *batch, guint row, guint64 hash, GError **error)
{
  HosoResponse response = {
    .ordinal = importer->ordinal,
    .time = get_time (importer, batch, row),
    .has_time = g_array_index (batch->has_time, guint8, row),
    .hash = hash,
  };

  if (!hoso_customer_join_row (importer->join, batch, row, response.ordinal, &response.customer,
                               error) ||
      !hoso_response_table_add (importer->db, importer->map->survey->id, importer->report->id,
                                &response, error) ||
      !append_cells (importer, batch, row, error))
    return FALSE;
  importer->report->added++;
  importer->dirty = TRUE;
  importer->ordinal++;
  if (importer->ordinal % HOSO_BATCH_ROWS != 0)
    return TRUE;

  if (!save_chunks (importer, importer->ordinal / HOSO_BATCH_ROWS - 1, error))
    return FALSE;
  for (guint i = 0; i < importer->chunks->len; i++)
    hoso_column_clear (g_ptr_array_index (importer->chunks, i));
  return TRUE;
}

/* One answer of a known respondent, stored and in the file. */
typedef struct
{
  HosoMappedColumn *mapped;
  HosoColumn *before; /* of one row each */
  HosoColumn *after;
  guint64 hash_before;
  guint64 hash_after;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->before, hoso_column_free);
  g_clear_pointer (&answer->after, hoso_column_free);
  g_free (answer);
}

/* A number that a spreadsheet damaged says nothing new. */
static gboolean
is_damaged (const HosoMappedColumn *mapped, const HosoColumn *after)
{
  gsize length;
  const char *text;
  g_autofree char *written = NULL;

  if (mapped->question->kind != HOSO_QUESTION_PHONE || after->coding != HOSO_CODING_TEXT)
    return FALSE;
  text = hoso_column_get_text (after, 0, &length);
  written = g_strndup (text, length);
  return hoso_phone_is_damaged (written);
}

static Answer *
read_answer (HosoImporter *importer,
             const HosoBatch *batch,
             guint row,
             guint column,
             const HosoResponse *known,
             GError **error)
{
  HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, column);
  HosoQuestionKind kind = mapped->question->kind;
  Answer *answer = g_new0 (Answer, 1);

  answer->mapped = mapped;
  answer->after = hoso_column_new (get_coding (mapped->question));
  answer->before =
    hoso_answer_pages_dup (importer->pages, (guint)mapped->place, known->ordinal, error);
  if (answer->before == NULL ||
      !hoso_mapped_column_append (
        mapped, importer->db, importer->report->id, get_drafted (importer, column),
        g_ptr_array_index (batch->columns, column), row, answer->after, error))
    {
      free_answer (answer);
      return NULL;
    }
  answer->hash_before = hoso_answer_hash_cell (kind, answer->before, 0, mapped->labels);
  answer->hash_after = hoso_answer_hash_cell (kind, answer->after, 0, mapped->labels);
  return answer;
}

/* Collects in @changes the answers that differ; @given counts those there are. */
static gboolean
compare_row (HosoImporter *importer,
             const HosoBatch *batch,
             guint row,
             const HosoResponse *known,
             GPtrArray *changes,
             guint *given,
             GError **error)
{
  for (guint i = 0; i < batch->columns->len; i++)
    {
      Answer *answer;

      if (get_drafted (importer, i)->kind == HOSO_QUESTION_TIMESTAMP)
        continue;
      answer = read_answer (importer, batch, row, i, known, error);
      if (answer == NULL)
        return FALSE;
      if (answer->hash_before != 0 || answer->hash_after != 0)
        (*given)++;
      if (answer->hash_before != answer->hash_after &&
          !is_damaged (answer->mapped, answer->after))
        g_ptr_array_add (changes, answer);
      else
        free_answer (answer);
    }
  return TRUE;
}

static gboolean
apply_changes (HosoImporter *importer,
               const HosoResponse *known,
               GPtrArray *changes,
               GError **error)
{
  guint64 hash = known->hash;

  for (guint i = 0; i < changes->len; i++)
    {
      Answer *answer = g_ptr_array_index (changes, i);
      gint64 question = answer->mapped->question->id;

      hash += hoso_answer_hash_weigh (question, answer->hash_after) -
              hoso_answer_hash_weigh (question, answer->hash_before);
      if (!hoso_import_table_add_cell (importer->db, importer->report->id, known->id, question,
                                       answer->before, error))
        return FALSE;
      hoso_answer_pages_set (importer->pages, (guint)answer->mapped->place, known->ordinal,
                             g_steal_pointer (&answer->after));
    }
  return hoso_import_table_add_response (importer->db, importer->report->id, known->id,
                                         known->hash, error) &&
         hoso_response_table_set_hash (importer->db, known->id, hash, error);
}

/* The time is a known respondent's, the answers are not quite: an edited answer
 * where most of those given agree, somebody else otherwise. */
static gboolean
update_row (HosoImporter *importer,
            const HosoBatch *batch,
            guint row,
            const HosoResponse *known,
            guint64 hash,
            GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_answer);
  guint given = 0;

  if (!compare_row (importer, batch, row, known, changes, &given, error))
    return FALSE;
  if (changes->len == 0)
    {
      importer->report->unchanged++;
      return TRUE;
    }
  if (changes->len * 2 > given)
    return add_row (importer, batch, row, hash, error);
  importer->report->updated++;
  return apply_changes (importer, known, changes, error);
}

static void
note_time (HosoImporter *importer, const HosoBatch *batch, guint row)
{
  const HosoTime *time = &g_array_index (batch->times, HosoTime, row);

  if (!g_array_index (batch->has_time, guint8, row))
    return;
  if (!importer->has_time || hoso_time_compare (time, &importer->first) < 0)
    importer->first = *time;
  if (!importer->has_time || hoso_time_compare (time, &importer->last) > 0)
    importer->last = *time;
  importer->has_time = TRUE;
}

/* Second, or only, reading: adds the new rows and changes the edited ones. */
gboolean
hoso_importer_take (HosoImporter *importer, const HosoBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) labels = hash_labels (importer);

  for (guint row = 0; row < batch->n; row++, importer->next_row++)
    {
      HosoMatch match = { HOSO_MATCH_NONE, FALSE };
      guint64 hash = hash_row (importer, batch, row, labels);
      gboolean done = TRUE;

      note_time (importer, batch, row);
      if (importer->matches != NULL && importer->next_row < importer->matches->len)
        match = g_array_index (importer->matches, HosoMatch, importer->next_row);

      if (match.known == HOSO_MATCH_NONE)
        done = add_row (importer, batch, row, hash, error);
      else if (match.same)
        importer->report->unchanged++;
      else
        done =
          update_row (importer, batch, row,
                      &g_array_index (importer->known, HosoResponse, match.known), hash, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

/* Writes the open chunks and the changes, and sets the figures of the report. */
gboolean
hoso_importer_finish (HosoImporter *importer, GError **error)
{
  HosoImportReport *report = importer->report;

  if ((importer->dirty &&
       !save_chunks (importer, importer->ordinal / HOSO_BATCH_ROWS, error)) ||
      !hoso_answer_pages_flush (importer->pages, error))
    return FALSE;
  if (importer->has_time)
    {
      report->first = hoso_time_dup_iso8601 (&importer->first);
      report->last = hoso_time_dup_iso8601 (&importer->last);
    }
  report->rejected = report->rows - report->added - report->updated - report->unchanged;
  report->customers_added = hoso_customer_join_get_added (importer->join);
  report->customers_matched = hoso_customer_join_get_matched (importer->join);
  return hoso_survey_table_set_next_ordinal (importer->db, importer->map->survey->id,
                                             importer->ordinal, error);
}

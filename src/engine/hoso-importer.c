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
#include "hoso-known-answers.h"
#include "hoso-known-join.h"
#include "hoso-phone.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

struct _HosoImporter
{
  HosoDb *db;
  HosoColumnMap *map;
  const HosoDraft *draft;
  HosoImportReport *report;
  HosoCustomerJoin *join;

  GArray *known;             /* of HosoAnsweredRow, once compared */
  GArray *rows;              /* of HosoAnsweredRow, while looking */
  GArray *matches;           /* of HosoMatch */
  HosoKnownJoin *known_join; /* once compared */
  guint next_row;            /* of the file, while taking */
  int shift;                 /* seconds from the file's wall time to the workspace's */

  GPtrArray *chunks; /* of HosoColumn: the last chunk of each stored question */
  GArray *responses; /* of HosoResponse: the last chunk of them */
  guint ordinal;     /* of the next response */
  gboolean compares; /* there were responses before */
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
  importer->responses =
    hoso_response_table_load (importer->db, importer->map->survey->id, number, error);
  return importer->responses != NULL;
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
  importer->rows = g_array_new (FALSE, FALSE, sizeof (HosoAnsweredRow));
  importer->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_column_free);
  importer->pages = hoso_answer_pages_new (db, map->survey->questions);
  importer->compares = map->survey->responses > 0;
  if (!hoso_survey_table_get_next_ordinal (db, map->survey->id, &importer->ordinal, error) ||
      !hoso_column_map_fill (map, importer->ordinal, error) || !load_chunks (importer, error))
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
  g_clear_pointer (&importer->known_join, hoso_known_join_free);
  g_clear_pointer (&importer->rows, g_array_unref);
  g_clear_pointer (&importer->matches, g_array_unref);
  g_clear_pointer (&importer->chunks, g_ptr_array_unref);
  g_clear_pointer (&importer->responses, g_array_unref);
  g_free (importer);
}

/* Whether there are responses that the rows may repeat. */
gboolean
hoso_importer_must_compare (const HosoImporter *importer)
{
  return importer->compares;
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

static HosoAnsweredRow
get_respondent (HosoImporter *importer, const HosoBatch *batch, guint row, GPtrArray *labels)
{
  HosoAnsweredRow respondent = {
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
      HosoAnsweredRow respondent = get_respondent (importer, batch, row, labels);

      g_array_append_val (importer->rows, respondent);
    }
  return TRUE;
}

/* Between the readings: finds out which rows are known responses.  FALSE with
 * @error set. */
gboolean
hoso_importer_compare (HosoImporter *importer, GError **error)
{
  const HosoAnsweredRow *rows = (const HosoAnsweredRow *)importer->rows->data;
  guint n_rows = importer->rows->len;
  const HosoAnsweredRow *known;
  guint n_known;

  importer->known = hoso_known_answers_load (importer->db, importer->map->survey, error);
  importer->known_join = hoso_known_join_new (importer->db, importer->map->survey->id,
                                              importer->ordinal, importer->report->id, error);
  if (importer->known == NULL || importer->known_join == NULL)
    return FALSE;
  known = (const HosoAnsweredRow *)importer->known->data;
  n_known = importer->known->len;
  importer->shift = hoso_answer_match_shift (known, n_known, rows, n_rows);
  importer->matches = hoso_answer_match (known, n_known, rows, n_rows, importer->shift);
  g_array_set_size (importer->rows, 0);
  return TRUE;
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
  return hoso_response_table_save (importer->db, importer->map->survey->id, number,
                                   importer->responses, error);
}

/* The answers of @n rows, which fit into the last chunks. */
static gboolean
append_answers (
  HosoImporter *importer, const HosoBatch *batch, guint first, guint n, GError **error)
{
  guint filled = importer->ordinal % HOSO_BATCH_ROWS;

  for (guint i = 0; i < batch->columns->len; i++)
    {
      HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, i);
      HosoColumn *chunk = g_ptr_array_index (importer->chunks, mapped->place);

      if (mapped->question->kind != HOSO_QUESTION_TIMESTAMP && chunk->n == filled &&
          !hoso_mapped_column_append (mapped, get_drafted (importer, i),
                                      g_ptr_array_index (batch->columns, i), first, n, chunk,
                                      error))
        return FALSE;
    }
  for (guint i = 0; i < importer->chunks->len; i++)
    {
      HosoColumn *chunk = g_ptr_array_index (importer->chunks, i);

      while (chunk->n < filled + n)
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

/* Who gave the row's answers, and when. */
static gboolean
append_response (
  HosoImporter *importer, const HosoBatch *batch, guint row, guint ordinal, GError **error)
{
  HosoRespondent respondent = { importer->map->survey->id, ordinal, 0 };
  HosoResponse response = {
    .import = importer->report->id,
    .time = get_time (importer, batch, row),
    .has_time = g_array_index (batch->has_time, guint8, row),
  };

  g_array_append_val (importer->responses, response);
  return hoso_customer_join_row (importer->join, batch, row, ordinal, &respondent.customer,
                                 error) &&
         (respondent.customer == 0 ||
          hoso_respondent_table_add (importer->db, &respondent, importer->report->id, error));
}

/* @n rows from @first on, which fit into the last chunks. */
static gboolean
append_rows (HosoImporter *importer, const HosoBatch *batch, guint first, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!append_response (importer, batch, first + i, importer->ordinal + i, error))
      return FALSE;
  if (!append_answers (importer, batch, first, n, error))
    return FALSE;
  importer->report->added += n;
  importer->dirty = TRUE;
  importer->ordinal += n;
  if (importer->ordinal % HOSO_BATCH_ROWS != 0)
    return TRUE;

  if (!save_chunks (importer, importer->ordinal / HOSO_BATCH_ROWS - 1, error))
    return FALSE;
  for (guint i = 0; i < importer->chunks->len; i++)
    hoso_column_clear (g_ptr_array_index (importer->chunks, i));
  g_array_set_size (importer->responses, 0);
  return TRUE;
}

static gboolean
add_rows (HosoImporter *importer, const HosoBatch *batch, guint first, guint n, GError **error)
{
  while (n > 0)
    {
      guint room = MIN (n, HOSO_BATCH_ROWS - importer->ordinal % HOSO_BATCH_ROWS);

      if (!append_rows (importer, batch, first, room, error))
        return FALSE;
      first += room;
      n -= room;
    }
  return TRUE;
}

/* One answer of a known respondent, stored and in the file. */
typedef struct
{
  guint column; /* of the file */
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
             guint ordinal,
             GError **error)
{
  HosoMappedColumn *mapped = g_ptr_array_index (importer->map->columns, column);
  HosoQuestionKind kind = mapped->question->kind;
  Answer *answer = g_new0 (Answer, 1);

  answer->column = column;
  answer->mapped = mapped;
  answer->after = hoso_column_new (get_coding (mapped->question));
  answer->before =
    hoso_answer_pages_dup (importer->pages, mapped->place, ordinal, error);
  if (answer->before == NULL ||
      !hoso_mapped_column_append (mapped, get_drafted (importer, column),
                                  g_ptr_array_index (batch->columns, column), row, 1,
                                  answer->after, error))
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
             guint ordinal,
             GPtrArray *changes,
             guint *given,
             GError **error)
{
  for (guint i = 0; i < batch->columns->len; i++)
    {
      Answer *answer;

      if (get_drafted (importer, i)->kind == HOSO_QUESTION_TIMESTAMP)
        continue;
      answer = read_answer (importer, batch, row, i, ordinal, error);
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
apply_changes (HosoImporter *importer, guint ordinal, GPtrArray *changes, GError **error)
{
  for (guint i = 0; i < changes->len; i++)
    {
      Answer *answer = g_ptr_array_index (changes, i);

      if (!hoso_import_table_add_cell (importer->db, importer->report->id, ordinal,
                                       answer->mapped->question->id, answer->before, error))
        return FALSE;
      hoso_answer_pages_set (importer->pages, answer->mapped->place, ordinal,
                             g_steal_pointer (&answer->after));
    }
  return TRUE;
}

/* A known response may have come without a customer. */
static gboolean
join_known (
  HosoImporter *importer, const HosoBatch *batch, guint row, guint ordinal, GError **error)
{
  return hoso_known_join_row (importer->known_join, importer->join, batch, row, ordinal, error);
}

/* The customer who gave the response gets the edited answers too. */
static gboolean
edit_customer (HosoImporter *importer,
               const HosoBatch *batch,
               guint row,
               guint ordinal,
               const GPtrArray *changes,
               GError **error)
{
  gint64 customer;

  if (!hoso_respondent_table_find (importer->db, importer->map->survey->id, ordinal, &customer,
                                   error))
    return FALSE;
  for (guint i = 0; customer != 0 && i < changes->len; i++)
    if (!hoso_customer_join_edit_cell (importer->join, batch,
                                       ((const Answer *)g_ptr_array_index (changes, i))->column,
                                       row, ordinal, customer, error))
      return FALSE;
  return TRUE;
}

/* The time is a known respondent's, the answers are not quite: an edited answer
 * where most of those given agree, somebody else otherwise. */
static gboolean
update_row (
  HosoImporter *importer, const HosoBatch *batch, guint row, guint ordinal, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_answer);
  guint given = 0;

  if (!compare_row (importer, batch, row, ordinal, changes, &given, error))
    return FALSE;
  if (changes->len * 2 > given)
    return add_rows (importer, batch, row, 1, error);
  if (changes->len > 0)
    importer->report->updated++;
  else
    importer->report->unchanged++;
  return apply_changes (importer, ordinal, changes, error) &&
         edit_customer (importer, batch, row, ordinal, changes, error) &&
         join_known (importer, batch, row, ordinal, error);
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

static const HosoMatch *
get_match (const HosoImporter *importer, guint row)
{
  static const HosoMatch none = { HOSO_MATCH_NONE, FALSE };

  return importer->matches != NULL && importer->next_row + row < importer->matches->len
           ? &g_array_index (importer->matches, HosoMatch, importer->next_row + row)
           : &none;
}

/* A row that is a known response. */
static gboolean
take_known (
  HosoImporter *importer, const HosoBatch *batch, guint row, const HosoMatch *match, GError **error)
{
  guint ordinal = g_array_index (importer->known, HosoAnsweredRow, match->known).ordinal;

  if (!match->same)
    return update_row (importer, batch, row, ordinal, error);
  importer->report->unchanged++;
  return join_known (importer, batch, row, ordinal, error);
}

/* Second, or only, reading: adds the new rows and changes the edited ones. */
gboolean
hoso_importer_take (HosoImporter *importer, const HosoBatch *batch, GError **error)
{
  guint row = 0;

  for (guint i = 0; i < batch->n; i++)
    note_time (importer, batch, i);
  while (row < batch->n)
    {
      guint first = row;

      while (row < batch->n && get_match (importer, row)->known == HOSO_MATCH_NONE)
        row++;
      if (!add_rows (importer, batch, first, row - first, error))
        return FALSE;
      if (row < batch->n)
        {
          if (!take_known (importer, batch, row, get_match (importer, row), error))
            return FALSE;
          row++;
        }
    }
  importer->next_row += batch->n;
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

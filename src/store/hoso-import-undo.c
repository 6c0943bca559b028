/* Taking an import back: what it added goes, what it changed returns.
 *
 * Works by import id and the answers kept from before (import_cell), not by a
 * changeset: the changeset of a large import is several times its file.  First
 * everything that could stand in the way is looked for; then nothing fails any
 * more but the disk.  Runs inside the transaction of the caller.
 */

#include "hoso-config.h"

#include "hoso-import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-chunk-table.h"
#include "hoso-column-codec.h"
#include "hoso-purchase-table.h"
#include "hoso-respondent-table.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

typedef struct
{
  HosoDb *db;
  gint64 id;
  gint64 source;
  gint64 survey;     /* 0 where it was removed since */
  gboolean alone;    /* the survey was made by it and holds nothing else */
  GArray *responses; /* of HosoResponse: those of the survey, by ordinal */
} Undoing;

static void
undoing_clear (Undoing *undoing)
{
  g_clear_pointer (&undoing->responses, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Undoing, undoing_clear)

/* ?1 is the import, ?2 its source, ?3 its survey, ?4 whether that goes too; @sql
 * names those it needs. */
static HosoStmt *
prepare (Undoing *undoing, const char *sql, GError **error)
{
  HosoStmt *stmt = hoso_db_prepare (undoing->db, sql, error);

  if (stmt == NULL)
    return NULL;
  if (strstr (sql, "?1") != NULL)
    hoso_stmt_bind_int (stmt, 1, undoing->id);
  if (strstr (sql, "?2") != NULL)
    hoso_stmt_bind_int (stmt, 2, undoing->source);
  if (strstr (sql, "?3") != NULL)
    hoso_stmt_bind_int (stmt, 3, undoing->survey);
  if (strstr (sql, "?4") != NULL)
    hoso_stmt_bind_int (stmt, 4, undoing->alone);
  return stmt;
}

static gboolean
run (Undoing *undoing, const char *sql, GError **error)
{
  g_autoptr (HosoStmt) stmt = prepare (undoing, sql, error);

  return stmt != NULL && hoso_stmt_run (stmt, error);
}

/* Fails with the sentence @format about the first name that @sql finds. */
static gboolean
refuse_if_found (Undoing *undoing, const char *sql, const char *format, GError **error)
{
  g_autoptr (HosoStmt) stmt = prepare (undoing, sql, error);

  if (stmt == NULL)
    return FALSE;
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT, format, hoso_stmt_get_text (stmt, 0));
      return FALSE;
    case HOSO_DONE:
      return TRUE;
    case HOSO_STEP_ERROR:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
load (Undoing *undoing, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    undoing->db,
    "SELECT source_id, survey_id, made_survey AND NOT EXISTS (SELECT 1 FROM import o "
    "WHERE o.survey_id = import.survey_id AND o.id <> import.id) "
    "FROM import WHERE id = ?1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, undoing->id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such import."));
  if (result != HOSO_ROW)
    return FALSE;
  undoing->source = hoso_stmt_get_int (stmt, 0);
  undoing->survey = hoso_stmt_get_int (stmt, 1);
  undoing->alone = hoso_stmt_get_int (stmt, 2) != 0;
  return TRUE;
}

static gboolean
check_customers (Undoing *undoing, GError **error)
{
  return refuse_if_found (
    undoing,
    "SELECT c.name FROM customer c WHERE c.source_id = ?2 "
    "AND c.id >= (SELECT first_customer FROM import WHERE id = ?1) AND ("
    "EXISTS (SELECT 1 FROM photo h WHERE h.id = c.photo_id AND h.source_id IS NOT ?2) "
    "OR EXISTS (SELECT 1 FROM import_customer n WHERE n.import_id = ?1 AND n.customer_id = c.id "
    "AND n.name <> c.name) "
    "OR EXISTS (SELECT 1 FROM interaction i WHERE i.customer_id = c.id "
    "AND i.source_id IS NOT ?2) "
    "OR EXISTS (SELECT 1 FROM interaction i WHERE i.referred_id = c.id) "
    "OR EXISTS (SELECT 1 FROM task k WHERE k.customer_id = c.id) "
    "OR EXISTS (SELECT 1 FROM purchase p WHERE p.customer_id = c.id AND p.source_id <> ?2) "
    "OR EXISTS (SELECT 1 FROM customer_tag t WHERE t.customer_id = c.id "
    "AND t.source_id IS NOT ?2) "
    "OR EXISTS (SELECT 1 FROM customer_code d WHERE d.customer_id = c.id AND d.source_id <> ?2) "
    "OR EXISTS (SELECT 1 FROM contact k WHERE k.customer_id = c.id AND k.source_id <> ?2) "
    "OR EXISTS (SELECT 1 FROM customer_field f WHERE f.customer_id = c.id AND f.source_id <> ?2) "
    "OR EXISTS (SELECT 1 FROM respondent r WHERE r.customer_id = c.id AND r.import_id <> ?1)"
    ") LIMIT 1",
    /* Translators: %s is a customer's name. */
    _ ("This import cannot be undone: the customer “%s”, whom it added, has been changed since."),
    error);
}

/* Whoever goes with the import may have taken in another, or left all to one. */
static gboolean
check_merges (Undoing *undoing, GError **error)
{
  return refuse_if_found (
    undoing,
    "SELECT m.merged_name FROM merge m JOIN customer c ON c.id = m.survivor_id "
    "WHERE m.source_id = ?2 OR c.source_id = ?2 LIMIT 1",
    /* Translators: %s is the name of a customer who was merged into another one. */
    _ ("This import cannot be undone before the merge of “%s” is taken back."), error);
}

/* Segments that ask about what goes: the whole survey, or the questions that
 * came with the import and that no later import has. */
static gboolean
check_segments (Undoing *undoing, GError **error)
{
  return refuse_if_found (
    undoing,
    "SELECT s.name FROM segment s WHERE (?4 AND json_extract (s.rule, '$.survey') = ?3) "
    "OR EXISTS (SELECT 1 FROM json_tree (s.rule) t JOIN question q ON q.id = t.atom "
    "WHERE t.key = 'question' AND q.survey_id = ?3 AND (?4 OR (q.import_id = ?1 "
    "AND NOT EXISTS (SELECT 1 FROM import i WHERE i.survey_id = ?3 AND i.id > ?1)))) LIMIT 1",
    /* Translators: %s is the name of a segment. */
    _ ("This import cannot be undone: the segment “%s” uses its answers."), error);
}

static gboolean
is_own (const Undoing *undoing, guint ordinal)
{
  return ordinal < undoing->responses->len &&
         g_array_index (undoing->responses, HosoResponse, ordinal).import == undoing->id;
}

static void
set_changed_later (GError **error, const char *file_name)
{
  g_set_error (
    error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
    /* Translators: %s is the name of a file. */
    _ ("This import cannot be undone: “%s”, imported later, changed the same answers."),
    file_name);
}

/* Later imports that changed answers which this one brought. */
static gboolean
check_own (Undoing *undoing, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = prepare (undoing,
                  "SELECT i.file_name, c.ordinal FROM import i "
                  "JOIN import_cell c ON c.import_id = i.id WHERE i.survey_id = ?3 AND i.id > ?1",
                  error);
  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (is_own (undoing, (guint)hoso_stmt_get_int (stmt, 1)))
      {
        set_changed_later (error, hoso_stmt_get_text (stmt, 0));
        return FALSE;
      }
  return result == HOSO_DONE;
}

/* Later imports that changed what this one changed or brought. */
static gboolean
check_imports (Undoing *undoing, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = prepare (undoing,
                  "SELECT i.file_name FROM import_cell mine "
                  "JOIN import i ON i.survey_id = ?3 AND i.id > ?1 "
                  "JOIN import_cell later ON later.import_id = i.id "
                  "AND later.ordinal = mine.ordinal AND later.question_id = mine.question_id "
                  "WHERE mine.import_id = ?1 LIMIT 1",
                  error);
  if (stmt == NULL)
    return FALSE;
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    set_changed_later (error, hoso_stmt_get_text (stmt, 0));
  return result == HOSO_DONE && check_own (undoing, error);
}

/* The column with the rows of @cells (ordinal → column of one row, or NULL for
 * missing) put in, cut to @length responses. */
static HosoColumn *
rebuild_column (const HosoColumn *column, guint first, guint length, GHashTable *cells)
{
  HosoColumn *rebuilt = hoso_column_new (column->coding);

  for (guint i = 0; i < MIN (column->n, length); i++)
    {
      gpointer cell;

      if (!g_hash_table_lookup_extended (cells, GUINT_TO_POINTER (first + i), NULL, &cell))
        hoso_column_append_from (rebuilt, column, i);
      else if (cell == NULL)
        hoso_column_append_missing (rebuilt);
      else
        hoso_column_append_from (rebuilt, cell, 0);
    }
  return rebuilt;
}

static void
free_cell (gpointer cell)
{
  g_clear_pointer ((HosoColumn **)&cell, hoso_column_free);
}

/* Collects, by ordinal, the answers of @question as they were before. */
static gboolean
collect_cells (
  Undoing *undoing, gint64 question, GHashTable *cells, GHashTable *chunks, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    undoing->db,
    "SELECT ordinal, before FROM import_cell WHERE import_id = ?1 AND question_id = ?2",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, undoing->id);
  hoso_stmt_bind_int (stmt, 2, question);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      guint ordinal = (guint)hoso_stmt_get_int (stmt, 0);
      gsize length;
      gconstpointer bytes = hoso_stmt_get_blob (stmt, 1, &length);
      HosoColumn *before = hoso_column_decode (bytes, length, error);

      if (before == NULL)
        return FALSE;
      g_hash_table_insert (cells, GUINT_TO_POINTER (ordinal), before);
      g_hash_table_add (chunks, GUINT_TO_POINTER (ordinal / HOSO_BATCH_ROWS));
    }
  return result == HOSO_DONE;
}

/* Marks the answers of the import's own responses as gone. */
static void
collect_gone (const Undoing *undoing, guint next, GHashTable *cells, GHashTable *chunks)
{
  for (guint ordinal = 0; ordinal < next; ordinal++)
    if (is_own (undoing, ordinal))
      {
        g_hash_table_insert (cells, GUINT_TO_POINTER (ordinal), NULL);
        g_hash_table_add (chunks, GUINT_TO_POINTER (ordinal / HOSO_BATCH_ROWS));
      }
  if (next % HOSO_BATCH_ROWS != 0)
    g_hash_table_add (chunks, GUINT_TO_POINTER (next / HOSO_BATCH_ROWS));
}

static gboolean
restore_question (Undoing *undoing, const HosoQuestion *question, guint next, GError **error)
{
  HosoCoding coding = hoso_question_kind_get_coding (question->kind);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (NULL, NULL, NULL, free_cell);
  g_autoptr (GHashTable) chunks = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  if (!collect_cells (undoing, question->id, cells, chunks, error))
    return FALSE;
  collect_gone (undoing, next, cells, chunks);

  g_hash_table_iter_init (&iter, chunks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint number = GPOINTER_TO_UINT (key);
      guint first = number * HOSO_BATCH_ROWS;
      g_autoptr (HosoColumn) column = NULL;
      g_autoptr (HosoColumn) rebuilt = NULL;

      column = hoso_chunk_table_load (undoing->db, question->id, coding, number, error);
      if (column == NULL)
        return FALSE;
      if (column->n == 0)
        continue;
      rebuilt = rebuild_column (column, first, next > first ? next - first : 0, cells);
      if (!hoso_chunk_table_save (undoing->db, question->id, number, rebuilt, error))
        return FALSE;
    }
  return hoso_chunk_table_truncate (undoing->db, question->id,
                                    (next + HOSO_BATCH_ROWS - 1) / HOSO_BATCH_ROWS, error);
}

/* Where the survey ends once the import's responses are gone. */
static guint
find_end (const Undoing *undoing)
{
  guint next = undoing->responses->len;

  while (next > 0 && (is_own (undoing, next - 1) ||
                      g_array_index (undoing->responses, HosoResponse, next - 1).import == 0))
    next--;
  return next;
}

typedef struct
{
  const Undoing *undoing;
  GArray *own; /* of guint */
} OwnRespondents;

static gboolean
collect_own (const HosoRespondent *respondent, gpointer data, GError **error)
{
  OwnRespondents *found = data;

  if (is_own (found->undoing, respondent->ordinal))
    g_array_append_val (found->own, respondent->ordinal);
  return TRUE;
}

/* What later imports joined to the import's responses goes with these. */
static gboolean
restore_respondents (Undoing *undoing, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (HosoStmt) remove = NULL;

  if (!run (undoing, "DELETE FROM respondent WHERE survey_id = ?3 AND import_id = ?1", error) ||
      !hoso_respondent_table_foreach (undoing->db, undoing->survey, collect_own,
                                      &(OwnRespondents){ undoing, own }, error))
    return FALSE;
  remove = hoso_db_prepare (undoing->db,
                            "DELETE FROM respondent WHERE survey_id = ?1 AND ordinal = ?2", error);
  if (remove == NULL)
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    {
      hoso_stmt_bind_int (remove, 1, undoing->survey);
      hoso_stmt_bind_int (remove, 2, g_array_index (own, guint, i));
      if (!hoso_stmt_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

/* Empties the places of the import's responses and cuts what lies behind @next. */
static gboolean
restore_responses (Undoing *undoing, guint next, GError **error)
{
  for (guint first = 0; first < next; first += HOSO_BATCH_ROWS)
    {
      guint n = MIN (next - first, HOSO_BATCH_ROWS);
      g_autoptr (GArray) chunk = g_array_sized_new (FALSE, FALSE, sizeof (HosoResponse), n);
      gboolean changed = first + n == next;

      g_array_append_vals (chunk, &g_array_index (undoing->responses, HosoResponse, first), n);
      for (guint i = 0; i < n; i++)
        if (is_own (undoing, first + i))
          {
            g_array_index (chunk, HosoResponse, i) = (HosoResponse){ 0 };
            changed = TRUE;
          }
      if (changed && !hoso_response_table_save (undoing->db, undoing->survey,
                                                first / HOSO_BATCH_ROWS, chunk, error))
        return FALSE;
    }
  return hoso_response_table_truncate (undoing->db, undoing->survey,
                                       (next + HOSO_BATCH_ROWS - 1) / HOSO_BATCH_ROWS, error) &&
         restore_respondents (undoing, error);
}

/* Questions and options that a later import may use become that one's. */
static gboolean
restore_questions (Undoing *undoing, GError **error)
{
  static const char *const steps[] = {
    "DELETE FROM option WHERE import_id = ?1 "
    "AND NOT EXISTS (SELECT 1 FROM import i WHERE i.survey_id = ?3 AND i.id > ?1)",
    "DELETE FROM question WHERE import_id = ?1 "
    "AND NOT EXISTS (SELECT 1 FROM import i WHERE i.survey_id = ?3 AND i.id > ?1)",
    "UPDATE option SET import_id = (SELECT min (i.id) FROM import i WHERE i.survey_id = ?3 "
    "AND i.id > ?1) WHERE import_id = ?1",
    "UPDATE question SET import_id = (SELECT min (i.id) FROM import i WHERE i.survey_id = ?3 "
    "AND i.id > ?1) WHERE import_id = ?1",
    "UPDATE import SET made_survey = 1 WHERE id = (SELECT min (i.id) FROM import i "
    "WHERE i.survey_id = ?3 AND i.id > ?1) AND (SELECT made_survey FROM import WHERE id = ?1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!run (undoing, steps[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
restore_answers (Undoing *undoing, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (undoing->db, undoing->survey, error);
  guint next = find_end (undoing);

  if (survey == NULL)
    return FALSE;
  for (guint i = 0; i < survey->questions->len; i++)
    if (!restore_question (undoing, g_ptr_array_index (survey->questions, i), next, error))
      return FALSE;

  return hoso_survey_table_set_next_ordinal (undoing->db, undoing->survey, next, error) &&
         restore_responses (undoing, next, error) && restore_questions (undoing, error);
}

/* One that a merge could bring back, or that a persona shows as well, stays as if it
 * had been chosen. */
static gboolean
restore_photos (Undoing *undoing, GError **error)
{
  static const char *const steps[] = {
    "UPDATE customer SET photo_id = NULL WHERE photo_id IN "
    "(SELECT id FROM photo WHERE source_id = ?2)",
    "DELETE FROM photo WHERE source_id = ?2 "
    "AND NOT EXISTS (SELECT 1 FROM persona WHERE photo_id = photo.id) "
    "AND NOT EXISTS (SELECT 1 FROM merge_value WHERE column_name = 'photo_id' "
    "AND before = photo.id)",
    "UPDATE photo SET source_id = NULL WHERE source_id = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!run (undoing, steps[i], error))
      return FALSE;
  return TRUE;
}

/* The value before the import's becomes current again. */
static gboolean
restore_customers (Undoing *undoing, GError **error)
{
  return run (
           undoing,
           "UPDATE customer_field SET is_current = 1 WHERE id IN (SELECT max(o.id) FROM "
           "customer_field o "
           "JOIN customer_field m ON m.customer_id = o.customer_id AND m.field_id = o.field_id "
           "WHERE m.source_id = ?2 AND m.is_current = 1 AND o.source_id <> ?2 GROUP BY "
           "o.customer_id, o.field_id)",
           error) &&
         run (undoing, "DELETE FROM customer_field WHERE source_id = ?2", error) &&
         run (undoing, "DELETE FROM customer_chunk WHERE source_id = ?2", error) &&
         run (undoing,
              "DELETE FROM contact WHERE source_id = ?2 "
              "AND id >= (SELECT first_contact FROM import WHERE id = ?1)",
              error) &&
         run (undoing,
              "DELETE FROM customer_code WHERE source_id = ?2 "
              "AND id >= (SELECT first_code FROM import WHERE id = ?1)",
              error) &&
         run (undoing, "DELETE FROM interaction WHERE source_id = ?2", error) &&
         run (undoing, "DELETE FROM customer_tag WHERE source_id = ?2", error) &&
         run (undoing,
              "DELETE FROM tag WHERE source_id = ?2 AND NOT EXISTS "
              "(SELECT 1 FROM customer_tag WHERE tag_id = tag.id)",
              error) &&
         run (undoing, "UPDATE tag SET source_id = NULL WHERE source_id = ?2", error) &&
         run (undoing,
              "DELETE FROM customer WHERE source_id = ?2 "
              "AND id >= (SELECT first_customer FROM import WHERE id = ?1)",
              error);
}

static gboolean
restore_survey (Undoing *undoing, GError **error)
{
  if (undoing->survey == 0)
    return TRUE;
  if (!check_segments (undoing, error))
    return FALSE;
  if (undoing->alone)
    return hoso_survey_table_remove (undoing->db, undoing->survey, error);
  undoing->responses = hoso_response_table_list (undoing->db, undoing->survey, error);
  return undoing->responses != NULL && check_imports (undoing, error) &&
         restore_answers (undoing, error);
}

/**
 * hoso_import_table_undo:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT, HOSO_ERROR_NOT_FOUND or
 *   another error; the caller then rolls its transaction back
 */
gboolean
hoso_import_table_undo (HosoDb *db, gint64 import, GError **error)
{
  g_auto (Undoing) undoing = { .db = db, .id = import };

  return load (&undoing, error) && check_merges (&undoing, error) &&
         check_customers (&undoing, error) &&
         restore_survey (&undoing, error) && restore_photos (&undoing, error) &&
         hoso_purchase_table_undo_import (db, import, undoing.source, error) &&
         restore_customers (&undoing, error) &&
         run (&undoing, "DELETE FROM import WHERE id = ?1", error) &&
         run (&undoing, "DELETE FROM source WHERE id = ?2", error);
}

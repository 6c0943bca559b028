/* Everything that a workspace holds, as JSON in a ZIP with the pictures.
 *
 * hoso.json is one object: "format" is "hoso-export", "version" a number, "made"
 * when it was written; then lists of objects, as below, that refer to each other
 * by "id".  Times are ISO 8601; amounts are counted in the currency's minor unit.
 * "answers" holds the answers to one question each, of some respondents in their
 * order: the first has the ordinal "first"; no answer is null, several chosen
 * options are a list.  Rows are read from one snapshot and written as they come.
 *
 * Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-chunk-table.h"
#include "hoso-export-lists.h"
#include "hoso-export-zip.h"
#include "hoso-response-table.h"
#include "hoso-survey-table.h"

/* Bytes that are gathered before they are written. */
#define BUFFER 65536

typedef struct
{
  HosoDb *db;
  HosoExportZip *zip;
  GString *text; /* not written yet */
  GCancellable *cancellable;
  HosoBackupProgress progress;
  gpointer progress_data;
  const HosoQuestion *question; /* whose answers are written */
  gboolean follows;             /* another object of a list stands before */
} Export;

static void
export_clear (Export *export)
{
  g_clear_pointer (&export->zip, hoso_export_zip_free);
  g_string_free (export->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static gboolean
flush (Export *export, gsize limit, GError **error)
{
  if (export->text->len < limit)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (export->cancellable, error) ||
      !hoso_export_zip_write (export->zip, export->text->str, export->text->len, error))
    return FALSE;
  g_string_truncate (export->text, 0);
  return TRUE;
}

static void
begin_object (Export *export)
{
  g_string_append (export->text, export->follows ? ",\n" : "\n");
  export->follows = TRUE;
}

static gboolean
write_list (Export *export, const char *name, const char *sql, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (export->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  g_string_append_printf (export->text, ",\n\"%s\": [", name);
  export->follows = FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      begin_object (export);
      g_string_append (export->text, hoso_stmt_get_text (stmt, 0));
      if (!flush (export, BUFFER, error))
        return FALSE;
    }
  g_string_append_c (export->text, ']');
  return result == HOSO_DONE;
}

/* A JSON string of valid UTF-8. */
static void
append_string (GString *text, const char *value, gsize length)
{
  g_string_append_c (text, '"');
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar)value[i];

      if (c == '"' || c == '\\')
        g_string_append_c (text, '\\');
      if (c < 0x20)
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, (char)c);
    }
  g_string_append_c (text, '"');
}

static void
append_option (Export *export, guint32 code)
{
  const HosoOption *option;

  if (code == 0 || code > export->question->options->len)
    {
      g_string_append (export->text, "null");
      return;
    }
  option = g_ptr_array_index (export->question->options, code - 1);
  append_string (export->text, option->label, strlen (option->label));
}

static void
append_set (Export *export, const HosoColumn *column, guint row)
{
  guint n;
  const guint32 *codes = hoso_column_get_set (column, row, &n);

  g_string_append_c (export->text, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (export->text, ',');
      append_option (export, codes[i]);
    }
  g_string_append_c (export->text, ']');
}

static void
append_answer (Export *export, const HosoColumn *column, guint row)
{
  const char *text;
  gsize length;

  if (hoso_column_is_missing (column, row))
    {
      g_string_append (export->text, "null");
      return;
    }
  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      append_option (export, hoso_column_get_code (column, row));
      break;
    case HOSO_CODING_SET:
      append_set (export, column, row);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (column, row, &length);
      append_string (export->text, text, length);
      break;
    }
}

static gboolean
write_answers_cb (const HosoColumn *column, guint first, gpointer data, GError **error)
{
  Export *export = data;

  begin_object (export);
  g_string_append_printf (export->text,
                          "{\"question\":%" G_GINT64_FORMAT ",\"first\":%u,\"answers\":[",
                          export->question->id, first);
  for (guint i = 0; i < column->n; i++)
    {
      if (i > 0)
        g_string_append_c (export->text, ',');
      append_answer (export, column, i);
      if (!flush (export, BUFFER, error))
        return FALSE;
    }
  g_string_append (export->text, "]}");
  return TRUE;
}

/* When each response was given, and by which import it came; @first is the ordinal
 * of the first one. */
static gboolean
write_times (
  Export *export, gint64 survey, guint first, const GArray *responses, GError **error)
{
  for (guint i = 0; i < responses->len; i++)
    {
      const HosoResponse *response = &g_array_index (responses, HosoResponse, i);
      g_autofree char *at =
        response->has_time ? hoso_time_dup_iso8601 (&response->time) : g_strdup ("");

      begin_object (export);
      g_string_append_printf (export->text,
                              "{\"survey\":%" G_GINT64_FORMAT
                              ",\"ordinal\":%u,\"import\":%" G_GINT64_FORMAT ",\"at\":",
                              survey, first + i, response->import);
      append_string (export->text, at, strlen (at));
      g_string_append_c (export->text, '}');
      if (!flush (export, BUFFER, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_responses (Export *export, gint64 survey, GError **error)
{
  for (guint number = 0;; number++)
    {
      g_autoptr (GArray) responses =
        hoso_response_table_load (export->db, survey, number, error);

      if (responses == NULL)
        return FALSE;
      if (responses->len == 0)
        return TRUE;
      if (!write_times (export, survey, number * HOSO_BATCH_ROWS, responses, error))
        return FALSE;
    }
}

static gboolean
write_survey (Export *export, gint64 id, GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (export->db, id, error);

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      export->question = g_ptr_array_index (survey->questions, i);
      if (!hoso_chunk_table_foreach (export->db, export->question->id, write_answers_cb, export,
                                     export->cancellable, error))
        return FALSE;
    }
  return survey != NULL;
}

typedef gboolean (*SurveyFunc) (Export *export, gint64 survey, GError **error);

/* A list to which each survey adds what @func writes. */
static gboolean
write_surveys (Export *export, const char *name, SurveyFunc func, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_survey_table_list (export->db, error);

  g_string_append_printf (export->text, ",\n\"%s\": [", name);
  export->follows = FALSE;
  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    if (!func (export, ((const HosoSurvey *)g_ptr_array_index (surveys, i))->id, error))
      return FALSE;
  g_string_append_c (export->text, ']');
  return surveys != NULL;
}

static gboolean
write_answers (Export *export, GError **error)
{
  if (!write_surveys (export, "responses", write_responses, error) ||
      !write_surveys (export, "answers", write_survey, error))
    return FALSE;
  g_string_append (export->text, "\n}\n");
  return TRUE;
}

static void
report (const Export *export, double fraction)
{
  if (export->progress != NULL)
    export->progress (fraction, export->progress_data);
}

static gboolean
write_json (Export *export, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (hoso_db_get_now (export->db));
  g_autofree char *made = g_date_time_format_iso8601 (now);
  guint n;
  const HosoExportList *lists = hoso_export_lists_get (&n);

  if (!hoso_export_zip_begin (export->zip, "hoso.json", -1, error))
    return FALSE;
  g_string_append_printf (export->text,
                          "{\n\"format\": \"hoso-export\",\n\"version\": %d,\n\"made\": \"%s\"",
                          HOSO_EXPORT_VERSION, made);
  for (guint i = 0; i < n; i++)
    {
      if (!write_list (export, lists[i].name, lists[i].sql, error))
        return FALSE;
      report (export, (double)(i + 1) / (n + 2));
    }
  return write_answers (export, error) && flush (export, 0, error);
}

/* "pictures/7.jpg" for the picture with the id 7. */
static gboolean
write_pictures (Export *export, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (export->db, "SELECT id, type, bytes FROM photo ORDER BY id", error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gsize length;
      gconstpointer bytes = hoso_stmt_get_blob (stmt, 2, &length);
      gboolean png = g_strcmp0 (hoso_stmt_get_text (stmt, 1), "image/png") == 0;
      g_autofree char *name = g_strdup_printf ("pictures/%" G_GINT64_FORMAT ".%s",
                                               hoso_stmt_get_int (stmt, 0), png ? "png" : "jpg");

      if (g_cancellable_set_error_if_cancelled (export->cancellable, error) ||
          !hoso_export_zip_begin (export->zip, name, (gssize)length, error) ||
          !hoso_export_zip_write (export->zip, bytes, length, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

static gboolean
write_explanation (Export *export, GError **error)
{
  const char *text =
    _ ("All that Hoso knew when this file was made.\n\n"
       "hoso.json is one object of lists: customers, contacts, fields with all their values, "
       "consents, interactions, orders, surveys with their answers, segments, personas with "
       "their evidence, and journeys. Entries refer to each other by “id”. Times are ISO 8601; "
       "amounts are counted in the smallest unit of their currency. Pictures are files called "
       "by their id.\n\n"
       "Imports stand there with their problems, with what waits for a decision and with what "
       "they changed; so do the spellings that are read as one, the customers who were merged "
       "and how they were before, what was done on the page Today, erasures, and your settings. "
       "Values of fields that are not current are earlier ones, or what a file wrote in another "
       "way.\n\n"
       "Left out is what Hoso makes from all this by itself, such as the index of the search, and "
       "the steps that Undo could take back.\n");

  return hoso_export_zip_begin (export->zip, "README.txt", -1, error) &&
         hoso_export_zip_write (export->zip, text, strlen (text), error);
}

/**
 * hoso_export_save:
 * @db: outside a transaction; may be read-only
 * @path: of the ZIP; a file that stands there is replaced when it is whole
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_FULL, G_IO_ERROR_CANCELLED or another
 *   error, and nothing left behind
 */
gboolean
hoso_export_save (HosoDb *db,
                  const char *path,
                  HosoBackupProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Export) export = { db, NULL, g_string_new (NULL), cancellable, progress, progress_data };
  gboolean written;

  export.zip = hoso_export_zip_new (path, error);
  if (export.zip == NULL || !hoso_db_exec (db, "BEGIN", error))
    return FALSE;
  written = write_json (&export, error) && write_pictures (&export, error) &&
            write_explanation (&export, error);
  hoso_db_exec (db, "ROLLBACK", NULL);
  if (!written || !hoso_export_zip_finish (export.zip, error))
    return FALSE;
  report (&export, 1.0);
  return TRUE;
}

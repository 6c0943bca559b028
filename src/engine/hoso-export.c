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
#include "hoso-export-zip.h"
#include "hoso-survey-table.h"

#define UTC(column) "strftime ('%Y-%m-%dT%H:%M:%SZ', " column ", 'unixepoch')"
#define WALL(column) "strftime ('%Y-%m-%dT%H:%M:%S', " column ", 'unixepoch')"

/* Bytes that are gathered before they are written. */
#define BUFFER 65536

/* clang-format off */
static const struct
{
  const char *name;
  const char *sql; /* each row one JSON object */
} lists[] = {
  { "sources",
    "SELECT json_object ('id', id, 'uid', uid, 'kind', kind, 'title', title, 'created', "
    UTC ("created")
    ") FROM source ORDER BY id" },
  { "customers",
    "SELECT json_object ('id', id, 'uid', uid, 'kind', kind, 'name', name, 'picture', "
    "photo_id, 'source', source_id, 'created', "
    UTC ("created")
    ") FROM customer ORDER BY id" },
  { "contacts",
    "SELECT json_object ('customer', customer_id, 'kind', kind, 'value', value, "
    "'canonical', canonical, 'source', source_id) FROM contact ORDER BY customer_id, "
    "position" },
  { "codes",
    "SELECT json_object ('customer', customer_id, 'channel', channel, 'code', code, "
    "'source', source_id) FROM customer_code ORDER BY id" },
  { "fields",
    "SELECT json_object ('id', id, 'key', key, 'title', title, 'type', type, 'group', "
    "field_group, 'layer', layer, 'options', options) FROM field ORDER BY position, id" },
  { "values",
    "SELECT json_object ('customer', customer_id, 'field', field_id, 'value', value, "
    "'source', source_id, 'set', "
    UTC ("set_at")
    ", 'current', json (iif (is_current, 'true', 'false'))) FROM customer_value" },
  { "tags",
    "SELECT json_object ('customer', c.customer_id, 'tag', t.name) FROM customer_tag c "
    "JOIN tag t ON t.id = c.tag_id ORDER BY c.id" },
  { "relations",
    "SELECT json_object ('from', from_id, 'to', to_id, 'role', role, 'title', title) "
    "FROM relation ORDER BY id" },
  { "consents",
    "SELECT json_object ('customer', c.customer_id, 'purpose', coalesce (p.title, "
    "p.key), 'given', json (iif (c.given, 'true', 'false')), 'channel', c.channel, "
    "'note', c.note, 'at', "
    UTC ("c.at")
    ", 'current', json (iif (c.is_current, 'true', 'false'))) FROM consent c JOIN "
    "purpose p ON p.id = c.purpose_id ORDER BY c.id" },
  { "interactions",
    "SELECT json_object ('id', id, 'customer', customer_id, 'kind', kind, 'text', text, "
    "'at', "
    UTC ("at")
    ", 'channel', channel, 'direction', direction, 'sentiment', sentiment, 'outcome', "
    "outcome, 'state', state, 'referred', coalesce (referred_id, referred)) FROM "
    "interaction ORDER BY id" },
  { "tasks",
    "SELECT json_object ('customer', customer_id, 'interaction', interaction_id, 'kind', "
    "kind, 'title', title, 'due', "
    WALL ("due_local")
    ", 'done', "
    UTC ("done_at")
    ") FROM task ORDER BY id" },
  { "products",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name) FROM product ORDER BY id" },
  { "orders",
    "SELECT json_object ('id', id, 'uid', uid, 'customer', customer_id, 'channel', "
    "channel, 'code', code, 'status', status, 'at', "
    WALL ("at_local")
    ", 'amount', amount, 'currency', currency, 'source', source_id) FROM purchase ORDER "
    "BY id" },
  { "order_lines",
    "SELECT json_object ('order', purchase_id, 'product', product_id, 'quantity', "
    "quantity, 'returned', returned, 'amount', amount) FROM purchase_item ORDER BY id" },
  { "surveys",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'created', "
    UTC ("created")
    ") FROM survey ORDER BY id" },
  { "questions",
    "SELECT json_object ('id', id, 'survey', survey_id, 'column', file_column, 'title', "
    "title, 'row', grid_row, 'kind', kind) FROM question ORDER BY survey_id, file_column" },
  { "respondents",
    "SELECT json_object ('survey', survey_id, 'ordinal', ordinal, 'customer', "
    "customer_id) FROM respondent" },
  { "segments",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'rule', json (rule)) FROM "
    "segment ORDER BY id" },
  { "segment_sizes",
    "SELECT json_object ('segment', z.segment_id, 'day', date (z.day * 86400, "
    "'unixepoch'), 'count', z.count, 'base', z.base) FROM segment_size z JOIN segment s "
    "ON s.id = z.segment_id ORDER BY z.segment_id, z.day" },
  { "personas",
    "SELECT json_object ('id', id, 'uid', uid, 'name', name, 'role', role, 'quote', "
    "quote, 'bio', bio, 'language', language, 'picture', photo_id, 'segment', "
    "segment_id) FROM persona ORDER BY id" },
  { "statements",
    "SELECT json_object ('id', id, 'persona', persona_id, 'layer', layer, 'text', text) "
    "FROM persona_statement ORDER BY persona_id, layer, position" },
  { "evidence",
    "SELECT json_object ('statement', statement_id, 'survey', survey_name, 'question', "
    "question_title, 'option', option_label, 'n', n, 'base', base, 'from', answers_from, "
    "'to', answers_to, 'taken', "
    UTC ("taken_at")
    ") FROM evidence ORDER BY id" },
  { "journeys",
    "SELECT json_object ('id', id, 'uid', uid, 'persona', persona_id, 'title', title, "
    "'scenario', scenario, 'language', language) FROM journey ORDER BY id" },
  { "stages",
    "SELECT json_object ('id', id, 'journey', journey_id, 'key', key, 'title', title) "
    "FROM stage ORDER BY journey_id, position" },
  { "steps",
    "SELECT json_object ('id', id, 'stage', stage_id, 'title', title, 'emotion', "
    "emotion) FROM step ORDER BY stage_id, position" },
  { "cells",
    "SELECT json_object ('step', step_id, 'lane', lane, 'text', text) FROM cell ORDER BY "
    "step_id, id" },
};
/* clang-format on */

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

static gboolean
write_answers (Export *export, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_survey_table_list (export->db, error);

  g_string_append (export->text, ",\n\"answers\": [");
  export->follows = FALSE;
  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    if (!write_survey (export, ((const HosoSurvey *)g_ptr_array_index (surveys, i))->id, error))
      return FALSE;
  g_string_append (export->text, "]\n}\n");
  return surveys != NULL;
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

  if (!hoso_export_zip_begin (export->zip, "hoso.json", -1, error))
    return FALSE;
  g_string_append_printf (export->text,
                          "{\n\"format\": \"hoso-export\",\n\"version\": %d,\n\"made\": \"%s\"",
                          HOSO_EXPORT_VERSION, made);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (!write_list (export, lists[i].name, lists[i].sql, error))
        return FALSE;
      report (export, (double)(i + 1) / (G_N_ELEMENTS (lists) + 2));
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
       "by their id.\n");

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

/* The corpus: small files of one trait each, and beside each of them what is
 * understood of it, as JSON.
 */

#include "import-corpus.h"

#include <json-glib/json-glib.h>

#include "hoso-survey-reader.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The paths of the files in @folder that are no expectations, sorted; free with
 * g_strfreev(). */
char **
corpus_list (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  GPtrArray *paths = g_ptr_array_new ();
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      if (!g_str_has_suffix (name, ".json"))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_names);
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (paths, FALSE);
}

/* Where the expectation of the file at @path lies; free with g_free(). */
char *
corpus_dup_expected_path (const char *path)
{
  return g_strconcat (path, ".json", NULL);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, guint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64)value);
}

static void
add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_options (JsonBuilder *builder, const HosoQuestion *question)
{
  json_builder_set_member_name (builder, "options");
  json_builder_begin_object (builder);
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = question->options->pdata[i];

      g_assert_cmpuint (option->code, ==, i + 1);
      add_number (builder, option->label, option->count);
    }
  json_builder_end_object (builder);
}

static void
add_questions (JsonBuilder *builder, const HosoDraft *draft)
{
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->questions->len; i++)
    {
      const HosoQuestion *question = draft->questions->pdata[i];
      const char separator[2] = { question->separator, '\0' };

      json_builder_begin_object (builder);
      add_string (builder, "title", question->title);
      add_string (builder, "kind", hoso_question_kind_get_name (question->kind));
      if (question->row != NULL)
        add_string (builder, "row", question->row);
      if (question->separator != 0)
        add_string (builder, "separator", separator);
      if (question->field != NULL)
        add_string (builder, "field", question->field);
      add_number (builder, "answered", question->answered);
      if (question->options->len > 0)
        add_options (builder, question);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_reading (JsonBuilder *builder, const HosoDraft *draft)
{
  const char delimiter[2] = { draft->delimiter, '\0' };

  add_string (builder, "name", draft->name);
  add_string (builder, "encoding", draft->encoding);
  add_truth (builder, "bom", draft->bom);
  add_string (builder, "delimiter", draft->delimiter != 0 ? delimiter : NULL);
  add_string (builder, "timestamp_format",
              hoso_timestamp_format_get_name (draft->timestamp_format));
  add_truth (builder, "ambiguous_dates", draft->ambiguous_dates);
  add_number (builder, "rows", draft->rows);
}

typedef struct
{
  const HosoDraft *draft;
  JsonBuilder *builder;
} Reading;

static void
add_response (const Reading *reading, const HosoBatch *batch, guint row)
{
  const HosoTime *time = &g_array_index (batch->times, HosoTime, row);
  g_autofree char *iso = hoso_time_dup_iso8601 (time);

  json_builder_begin_object (reading->builder);
  add_number (reading->builder, "line", g_array_index (batch->lines, guint64, row));
  if (g_array_index (batch->has_time, guint8, row))
    add_string (reading->builder, "time", iso);
  json_builder_set_member_name (reading->builder, "answers");
  json_builder_begin_array (reading->builder);
  for (guint i = 0; i < batch->columns->len; i++)
    {
      const HosoQuestion *question = reading->draft->questions->pdata[i];
      g_autofree char *label = hoso_column_dup_label (batch->columns->pdata[i], row, question);

      if (question->kind != HOSO_QUESTION_TIMESTAMP)
        json_builder_add_string_value (reading->builder, label != NULL ? label : "");
    }
  json_builder_end_array (reading->builder);
  json_builder_end_object (reading->builder);
}

static gboolean
add_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  for (guint row = 0; row < batch->n; row++)
    add_response (data, batch, row);
  return TRUE;
}

static void
add_problems (JsonBuilder *builder, const HosoDraft *draft)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < draft->problems->len; i++)
    {
      const HosoProblem *problem = draft->problems->pdata[i];

      json_builder_begin_object (builder);
      add_number (builder, "line", problem->line);
      add_string (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_responses (JsonBuilder *builder, const char *path, HosoDraft *draft, GError **error)
{
  Reading reading = { draft, builder };
  gboolean done = FALSE;

  json_builder_set_member_name (builder, "responses");
  json_builder_begin_array (builder);
  done = hoso_survey_learn (path, draft, NULL, NULL, NULL, error) &&
         hoso_survey_read (path, draft, add_batch, &reading, NULL, NULL, NULL, error);
  json_builder_end_array (builder);
  return done;
}

static char *
dup_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

/* What recognising, learning and reading the file at @path gives, or its error. */
char *
corpus_read_as_json (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);

  json_builder_begin_object (builder);
  if (draft != NULL)
    {
      g_assert_true (draft->complete);
      add_reading (builder, draft);
      add_questions (builder, draft);
      if (add_responses (builder, path, draft, &error))
        add_problems (builder, draft);
    }
  if (error != NULL)
    add_string (builder, "error", error->message);
  json_builder_end_object (builder);
  return dup_text (builder);
}

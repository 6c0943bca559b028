/* Small files for the import tests, and what was understood of them as text. */

#include "import-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

/* A new file in a directory of its own; remove with fixture_remove(). */
char *
fixture_write (const char *name, const char *bytes, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("hoso-XXXXXX", &error);
  char *path;

  g_assert_no_error (error);
  path = g_build_filename (directory, name, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* Deletes the file and its directory, and frees @path. */
void
fixture_remove (char *path)
{
  g_autofree char *directory = g_path_get_dirname (path);

  g_remove (path);
  g_rmdir (directory);
  g_free (path);
}

/* A ZIP file of the members: name, content, name, content, NULL. */
char *
fixture_write_zip (const char *name, const char *const *members)
{
  char *path = fixture_write (name, "", 0);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; members[i] != NULL; i += 2)
    {
      struct archive_entry *entry = archive_entry_new ();
      gsize length = strlen (members[i + 1]);

      archive_entry_set_pathname (entry, members[i]);
      archive_entry_set_size (entry, length);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_write_header (archive, entry);
      archive_write_data (archive, members[i + 1], length);
      archive_entry_free (entry);
    }
  archive_write_free (archive);
  return path;
}

static void
describe_question (const HosoQuestion *question, GString *text)
{
  g_autofree char *label = hoso_question_dup_label (question);

  g_string_append (text, hoso_question_kind_get_name (question->kind));
  if (question->separator != 0)
    g_string_append_printf (text, "(%c)", question->separator);
  g_string_append_printf (text, " %s", label);
  if (question->field != NULL)
    g_string_append_printf (text, " @%s", question->field);
  g_string_append_printf (text, " #%" G_GUINT64_FORMAT, question->answered);
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = question->options->pdata[i];

      g_assert_cmpuint (option->code, ==, i + 1);
      g_string_append_printf (text, " {%s=%" G_GUINT64_FORMAT "}", option->label, option->count);
    }
  g_string_append_c (text, '\n');
}

/* "FORMAT ENCODING DELIMITER ROWS\n", then a line for each question. */
char *
fixture_describe (const HosoDraft *draft)
{
  GString *text = g_string_new (hoso_timestamp_format_get_name (draft->timestamp_format));

  g_string_append_printf (text, "%s %s%s %c %" G_GUINT64_FORMAT "\n",
                          draft->ambiguous_dates ? "?" : "",
                          draft->encoding,
                          draft->bom ? "+bom" : "",
                          draft->delimiter == 0 ? 'X' : draft->delimiter == '\t' ? 'T'
                                                                                 : draft->delimiter,
                          draft->rows);
  for (guint i = 0; i < draft->questions->len; i++)
    describe_question (draft->questions->pdata[i], text);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const HosoDraft *draft;
  GString *text;
} Reading;

static gboolean
add_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  Reading *reading = data;

  for (guint row = 0; row < batch->n; row++)
    {
      const HosoTime *time = &g_array_index (batch->times, HosoTime, row);
      g_autofree char *iso = hoso_time_dup_iso8601 (time);

      g_string_append_printf (reading->text, "%" G_GUINT64_FORMAT " %s",
                              g_array_index (batch->lines, guint64, row),
                              g_array_index (batch->has_time, guint8, row) ? iso : "-");
      for (guint i = 0; i < batch->columns->len; i++)
        {
          const HosoQuestion *question = reading->draft->questions->pdata[i];
          g_autofree char *label = hoso_column_dup_label (batch->columns->pdata[i], row, question);

          if (question->kind != HOSO_QUESTION_TIMESTAMP)
            g_string_append_printf (reading->text, " [%s]", label != NULL ? label : "");
        }
      g_string_append_c (reading->text, '\n');
    }
  return TRUE;
}

/* Learns and reads: "LINE TIME [answer] [answer]\n"; a failure is
 * "error: MESSAGE". */
char *
fixture_read (const char *path, HosoDraft *draft)
{
  g_autoptr (GError) error = NULL;
  Reading reading = { draft, g_string_new (NULL) };

  if (!hoso_survey_learn (path, draft, NULL, NULL, NULL, &error) ||
      !hoso_survey_read (path, draft, add_batch, &reading, NULL, NULL, NULL, &error))
    {
      g_string_printf (reading.text, "error: %s", error->message);
      return g_string_free (reading.text, FALSE);
    }
  for (guint i = 0; i < draft->problems->len; i++)
    {
      const HosoProblem *problem = draft->problems->pdata[i];

      g_string_append_printf (reading.text, "! %" G_GUINT64_FORMAT ": %s\n", problem->line,
                              problem->reason);
    }
  return g_string_free (reading.text, FALSE);
}

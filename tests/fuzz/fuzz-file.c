/* A file for targets that read one, and everything an import does with it
 * before anything is stored.
 */

#include "fuzz.h"

#include <stdio.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "hoso-error.h"
#include "hoso-survey-reader.h"

/* Where this process keeps its one file; free with g_free(). */
char *
fuzz_dup_path (void)
{
  g_autofree char *name = g_strdup_printf ("hoso-fuzz-%d.csv", (int)getpid ());

  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

/* Plainly: what g_file_set_contents() does against power cuts takes its time. */
void
fuzz_write (const char *path, const uint8_t *data, size_t size)
{
  FILE *file = g_fopen (path, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static gboolean
check_batch (const HosoBatch *batch, gpointer data, GError **error)
{
  guint64 *n = data;

  for (guint i = 0; i < batch->columns->len; i++)
    {
      const HosoColumn *column = batch->columns->pdata[i];

      g_assert_cmpuint (column->n, ==, batch->n);
      for (guint row = 0; column->coding == HOSO_CODING_TEXT && row < column->n; row++)
        {
          gsize length;
          const char *text = hoso_column_get_text (column, row, &length);

          g_assert_true (g_utf8_validate_len (text, length, NULL));
        }
    }
  *n += batch->n;
  return TRUE;
}

/* Recognises, learns and reads the file; fails in a sentence or not at all.  A
 * file that stays the same never fails as one that was changed. */
void
fuzz_import (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = hoso_survey_recognise (path, NULL, NULL, &error);
  guint64 n = 0;

  if (draft != NULL && hoso_survey_learn (path, draft, NULL, NULL, NULL, &error) &&
      hoso_survey_read (path, draft, check_batch, &n, NULL, NULL, NULL, &error))
    {
      g_assert_cmpuint (n + draft->problems->len, >=, draft->rows);
      return;
    }
  g_assert_nonnull (error);
  g_assert_false (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_CONFLICT));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

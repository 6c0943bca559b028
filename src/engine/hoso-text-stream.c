/* Writing a large text file piece by piece.  One thread at a time. */

#include "hoso-config.h"

#include "hoso-text-stream.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"

#define PIECE (256 * 1024)

struct _HosoTextStream
{
  GFile *target;
  GFile *part;           /* beside it */
  GOutputStream *output; /* NULL once it is closed */
};

static gboolean
set_not_written (HosoTextStream *stream, const GError *cause, GError **error)
{
  g_autofree char *path = g_file_get_path (stream->target);
  g_autofree char *name = g_filename_display_basename (path);
  gboolean full = g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE);

  g_set_error (error,
               HOSO_ERROR,
               full ? HOSO_ERROR_FULL : HOSO_ERROR_FAILED,
               /* Translators: a file's name, and what the system said. */
               _ ("The file “%s” could not be written: %s"),
               name,
               cause->message);

  return FALSE;
}

/**
 * hoso_text_stream_new:
 *
 * Returns: (transfer full): a stream for the file at @path, or %NULL with
 *   HOSO_ERROR_FAILED or HOSO_ERROR_FULL
 */
HosoTextStream *
hoso_text_stream_new (const char *path, GError **error)
{
  g_autoptr (HosoTextStream) stream = g_new0 (HosoTextStream, 1);
  g_autofree char *part = g_strdup_printf ("%s.%08x.part", path, g_random_int ());
  g_autoptr (GError) cause = NULL;
  GFileOutputStream *output;

  stream->target = g_file_new_for_path (path);
  stream->part = g_file_new_for_path (part);
  output = g_file_create (stream->part, G_FILE_CREATE_NONE, NULL, &cause);
  stream->output = output != NULL ? G_OUTPUT_STREAM (output) : NULL;
  if (output == NULL && !set_not_written (stream, cause, error))
    return NULL;
  return g_steal_pointer (&stream);
}

void
hoso_text_stream_free (HosoTextStream *stream)
{
  if (stream->output != NULL)
    {
      g_output_stream_close (stream->output, NULL, NULL);
      g_object_unref (stream->output);
      g_file_delete (stream->part, NULL, NULL);
    }
  g_object_unref (stream->target);
  g_object_unref (stream->part);
  g_free (stream);
}

static gboolean
write_text (HosoTextStream *stream, GString *text, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!g_output_stream_write_all (stream->output, text->str, text->len, NULL, NULL, &cause))
    return set_not_written (stream, cause, error);
  g_string_truncate (text, 0);
  return TRUE;
}

/**
 * hoso_text_stream_take:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_FAILED or HOSO_ERROR_FULL
 */
gboolean
hoso_text_stream_take (HosoTextStream *stream, GString *text, GError **error)
{
  return text->len < PIECE || write_text (stream, text, error);
}

/**
 * hoso_text_stream_finish:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_FAILED or HOSO_ERROR_FULL and the
 *   target as it was
 */
gboolean
hoso_text_stream_finish (HosoTextStream *stream, GString *text, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!write_text (stream, text, error))
    return FALSE;
  if (!g_output_stream_close (stream->output, NULL, &cause) ||
      !g_file_move (stream->part, stream->target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &cause))
    return set_not_written (stream, cause, error);
  g_clear_object (&stream->output);
  return TRUE;
}

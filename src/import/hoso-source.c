/* The text of a survey file, wherever it is packed.  The head is read first,
 * to tell what the file is and which encoding it has; it is then given out
 * again before the rest.  A file that changes while it is read is an error,
 * never half a survey.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-source.h"

#include <glib/gi18n-lib.h>

#include "hoso-archive.h"
#include "hoso-decoder.h"
#include "hoso-encoding.h"
#include "hoso-error.h"
#include "hoso-header.h"
#include "hoso-magic.h"
#include "hoso-vni.h"

#define HEAD_SIZE (256 * 1024)
#define DUP_HEAD_SIZE (64 * 1024)
#define N_SAMPLES 8
#define SAMPLE_SIZE (16 * 1024)
#define MEMBER_HEAD_SIZE (16 * 1024)
#define MAX_LOOKED_AT 50 /* members of a ZIP file */

struct _HosoSource
{
  char *path;
  GCancellable *cancellable;
  GFileInputStream *stream;
  HosoArchive *archive; /* NULL for a plain file */
  gboolean workbook;
  char *member;       /* of the ZIP file, or NULL */
  GPtrArray *members; /* of char *: all of its tables */
  goffset size;       /* of the file */
  gint64 modified;
  goffset position; /* of the bytes read from the file */
  goffset limit;    /* where a sample ends, or -1 */

  GByteArray *head;
  gsize given; /* bytes of the head */
  char *encoding;
  guint bom_length;
  HosoDecoder *decoder;
};

static gboolean
query_state (HosoSource *source, goffset *size, gint64 *modified, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_input_stream_query_info (source->stream,
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE
                                         "," G_FILE_ATTRIBUTE_TIME_MODIFIED
                                         "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC,
                                         source->cancellable, error);
  if (info == NULL)
    return FALSE;
  *size = g_file_info_get_size (info);
  *modified =
    g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED) * G_USEC_PER_SEC +
    g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  return TRUE;
}

/* Says that the file is another one than when reading began. */
void
hoso_source_set_changed (GError **error)
{
  g_set_error_literal (
    error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
    _ ("The file was changed while it was being read. Try again once it is complete."));
}

static gboolean
check_unchanged (HosoSource *source, gboolean at_end, GError **error)
{
  goffset size;
  gint64 modified;

  if (source->position <= source->size && !at_end)
    return TRUE;
  if (!query_state (source, &size, &modified, error))
    return FALSE;
  if (size == source->size && modified == source->modified && source->position == source->size)
    return TRUE;
  hoso_source_set_changed (error);
  return FALSE;
}

static gssize
read_file (HosoSource *source, char *buffer, gsize size, GError **error)
{
  gssize n;

  if (source->limit >= 0)
    size = MIN ((goffset)size, source->limit - source->position);
  if (size == 0)
    return 0;
  n = g_input_stream_read (G_INPUT_STREAM (source->stream), buffer, size, source->cancellable,
                           error);
  if (n < 0)
    return -1;
  source->position += n;
  if (source->limit < 0 && !check_unchanged (source, n == 0, error))
    return -1;
  return n;
}

static gssize
read_packed (HosoSource *source, char *buffer, gsize size, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return -1;
  if (source->archive != NULL)
    return hoso_archive_read (source->archive, buffer, size, error);
  return read_file (source, buffer, size, error);
}

/* The bytes as they are in the file, the head first: a HosoFillFunc. */
static gssize
fill_raw (gpointer data, char *buffer, gsize size, GError **error)
{
  HosoSource *source = data;

  if (source->given < source->head->len)
    {
      gsize n = MIN (size, source->head->len - source->given);

      memcpy (buffer, source->head->data + source->given, n);
      source->given += n;
      return n;
    }
  return read_packed (source, buffer, size, error);
}

static gboolean
read_head (HosoSource *source, GError **error)
{
  gsize n = 0;

  g_byte_array_set_size (source->head, HEAD_SIZE);
  while (n < HEAD_SIZE)
    {
      gssize more = read_packed (source, (char *)source->head->data + n, HEAD_SIZE - n, error);

      if (more < 0)
        return FALSE;
      if (more == 0)
        break;
      n += more;
    }
  g_byte_array_set_size (source->head, n);
  return TRUE;
}

static HosoSpan
get_head (const HosoSource *source)
{
  return hoso_span ((const char *)source->head->data, source->head->len);
}

static gboolean
open_file (HosoSource *source, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (source->path);
  g_autoptr (GError) local = NULL;
  g_autofree char *base = g_path_get_basename (source->path);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, source->cancellable) ==
      G_FILE_TYPE_REGULAR)
    source->stream = g_file_read (file, source->cancellable, &local);
  if (source->stream != NULL)
    return query_state (source, &source->size, &source->modified, error);
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return FALSE;
  if (!g_file_query_exists (file, source->cancellable))
    /* Translators: %s is a file name. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no file “%s”."), base);
  else if (local == NULL)
    /* Translators: %s is a file name. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                 _ ("“%s” is not a file that can be imported."), base);
  else
    /* Translators: the first %s is a file name, the second the system's reason. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_FAILED, _ ("“%s” cannot be opened: %s"), base,
                 local->message);
  return FALSE;
}

/* Whether the member's first row has the header of a survey tool's times. */
static gboolean
is_survey (HosoSource *source, const char *member)
{
  g_autoptr (HosoArchive) archive = hoso_archive_open (source->path, member, NULL);
  g_autofree char *head = g_malloc (MEMBER_HEAD_SIZE);
  HosoDateOrder order;
  gboolean found = FALSE;
  gssize n = 0;

  if (archive != NULL)
    n = hoso_archive_read (archive, head, MEMBER_HEAD_SIZE, NULL);
  if (n > 0)
    {
      g_auto (GStrv) cells = NULL;

      head[n - 1] = '\0';
      head[strcspn (head, "\r\n")] = '\0';
      cells = g_strsplit_set (head, ",;\t|", -1);
      for (guint i = 0; cells[i] != NULL && !found; i++)
        {
          g_strdelimit (cells[i], "\"", ' ');
          found = g_utf8_validate (cells[i], -1, NULL) &&
                  hoso_header_is_timestamp (cells[i], &order);
        }
    }
  return found;
}

/* The member that the user names; else the first that is a survey by its times;
 * else the largest. */
static gboolean
choose_member (HosoSource *source, const char *wanted, guint largest, GError **error)
{
  for (guint i = 0; i < source->members->len && source->member == NULL; i++)
    {
      const char *name = source->members->pdata[i];

      if (wanted != NULL ? g_str_equal (name, wanted)
                         : i < MAX_LOOKED_AT && source->members->len > 1 &&
                             is_survey (source, name))
        source->member = g_strdup (name);
    }
  if (source->member == NULL && wanted == NULL)
    source->member = g_strdup (source->members->pdata[largest]);
  if (source->member == NULL)
    /* Translators: %s is the name of a file inside a ZIP file. */
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                 _ ("There is no “%s” in this ZIP file."), wanted);
  return source->member != NULL;
}

static gboolean
open_archive (HosoSource *source, const char *wanted, GError **error)
{
  HosoArchiveContent content;
  guint largest = 0;

  if (!hoso_archive_recognise (source->path, &content, source->members, &largest, error))
    return FALSE;
  source->workbook = content == HOSO_ARCHIVE_WORKBOOK;
  if (source->workbook)
    return TRUE;
  if (!choose_member (source, wanted, largest, error))
    return FALSE;
  source->archive = hoso_archive_open (source->path, source->member, error);
  if (source->archive == NULL || !read_head (source, error))
    return FALSE;
  if (hoso_magic_is_zip (get_head (source)))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                           _ ("This ZIP file holds another packed file. Unpack it first, then "
                              "import what is inside."));
      return FALSE;
    }
  return hoso_magic_check (get_head (source), error);
}

static gboolean
is_binary (HosoSpan head)
{
  gsize n = 0;

  for (gsize i = 0; i < head.length; i++)
    {
      guchar c = head.text[i];

      n += c < '\t' || (c > '\r' && c < ' ');
    }
  return n * 50 > head.length;
}

static gboolean
read_sample (HosoSource *source, goffset offset, char *buffer, HosoSpan *piece, GError **error)
{
  gsize n;

  if (!g_seekable_seek (G_SEEKABLE (source->stream), offset, G_SEEK_SET, source->cancellable,
                        error) ||
      !g_input_stream_read_all (G_INPUT_STREAM (source->stream), buffer, SAMPLE_SIZE, &n,
                                source->cancellable, error))
    return FALSE;
  *piece = hoso_span (buffer, n);
  return TRUE;
}

/* From the head and, in a plain file, from samples of the rest. */
static gboolean
guess_encoding (HosoSource *source, GError **error)
{
  HosoSpan pieces[1 + N_SAMPLES] = { get_head (source) };
  g_autofree char *samples = NULL;
  guint n = 1;

  if (hoso_source_can_sample (source))
    {
      samples = g_malloc (N_SAMPLES * SAMPLE_SIZE);
      for (guint i = 0; i < N_SAMPLES; i++, n++)
        {
          goffset offset = source->position + (source->size - source->position) * i / N_SAMPLES;

          if (!read_sample (source, offset, samples + i * SAMPLE_SIZE, &pieces[n], error))
            return FALSE;
        }
      if (!g_seekable_seek (G_SEEKABLE (source->stream), source->position, G_SEEK_SET,
                            source->cancellable, error))
        return FALSE;
    }
  source->encoding = hoso_encoding_guess (pieces, n, &source->bom_length);
  return TRUE;
}

static gboolean
start_decoding (HosoSource *source, GError **error)
{
  g_clear_pointer (&source->decoder, hoso_decoder_free);
  source->decoder = hoso_decoder_new (source->encoding, fill_raw, source, error);
  return source->decoder != NULL;
}

static gboolean
prepare_text (HosoSource *source, const HosoReadOptions *options, GError **error)
{
  if (!guess_encoding (source, error))
    return FALSE;
  if (options != NULL && options->encoding != NULL && options->encoding[0] != '\0')
    {
      g_free (source->encoding);
      source->encoding = g_ascii_strup (options->encoding, -1);
    }
  if (!hoso_encoding_is_utf16 (source->encoding) && is_binary (get_head (source)))
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT,
                           _ ("This file holds no text, so it cannot be a survey."));
      return FALSE;
    }
  source->given = source->bom_length;
  return start_decoding (source, error);
}

/* Opens the file at @path; @options may be NULL.  Fails in one sentence with
 * HOSO_ERROR_NOT_FOUND, FORMAT or INVALID (an unknown encoding). */
HosoSource *
hoso_source_open (const char *path,
                  const HosoReadOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (HosoSource) source = g_new0 (HosoSource, 1);

  g_return_val_if_fail (path != NULL, NULL);

  source->path = g_strdup (path);
  source->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  source->head = g_byte_array_new ();
  source->members = g_ptr_array_new_with_free_func (g_free);
  source->limit = -1;
  if (!open_file (source, error) || !read_head (source, error))
    return NULL;
  if (hoso_magic_is_zip (get_head (source)))
    {
      if (!open_archive (source, options != NULL ? options->sheet : NULL, error))
        return NULL;
    }
  else if (!hoso_magic_check (get_head (source), error))
    return NULL;
  if (!source->workbook && !prepare_text (source, options, error))
    return NULL;
  return g_steal_pointer (&source);
}

/* Whether the file is an XLSX workbook, which has no text to read here. */
gboolean
hoso_source_is_workbook (const HosoSource *source)
{
  return source->workbook;
}

/* The encoding's name; borrowed, NULL for a workbook. */
const char *
hoso_source_get_encoding (const HosoSource *source)
{
  return source->encoding;
}

/* The file in the ZIP file that is read; borrowed, NULL where it is none. */
const char *
hoso_source_get_member (const HosoSource *source)
{
  return source->member;
}

/* All files of the ZIP file that may be read; free with g_strfreev(). */
char **
hoso_source_dup_members (const HosoSource *source)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < source->members->len; i++)
    g_strv_builder_add (builder, source->members->pdata[i]);
  return g_strv_builder_end (builder);
}

/* Whether the text began with a byte order mark. */
gboolean
hoso_source_has_bom (const HosoSource *source)
{
  return source->bom_length > 0;
}

/* Whether the text, read as a Western encoding, is likely to be VNI. */
gboolean
hoso_source_looks_like_vni (const HosoSource *source)
{
  return g_strcmp0 (source->encoding, "WINDOWS-1252") == 0 &&
         hoso_vni_is_likely (get_head (source));
}

/* Characters so far that could not be read in this encoding. */
guint64
hoso_source_get_n_broken (const HosoSource *source)
{
  return source->decoder != NULL ? hoso_decoder_get_n_broken (source->decoder) : 0;
}

/* How much was read, from 0 to 1. */
double
hoso_source_get_fraction (const HosoSource *source)
{
  if (source->archive != NULL)
    return hoso_archive_get_fraction (source->archive);
  return source->size > 0 ? MIN ((double)source->position / source->size, 1.0) : 1.0;
}

/* Bytes of the file. */
goffset
hoso_source_get_size (const HosoSource *source)
{
  return source->size;
}

static gssize
fill_from_span (gpointer data, char *buffer, gsize size, GError **error)
{
  HosoSpan *rest = data;
  gsize n = MIN (size, rest->length);

  memcpy (buffer, rest->text, n);
  rest->text += n;
  rest->length -= n;
  return n;
}

/* The bytes as they are in the file, after a byte order mark: a HosoFillFunc for
 * formats whose lines are not text before they are joined. */
gssize
hoso_source_read_bytes (gpointer source, char *buffer, gsize size, GError **error)
{
  return fill_raw (source, buffer, size, error);
}

/* The beginning of the text, decoded, up to 64 KiB; free with g_free(). */
char *
hoso_source_dup_head (const HosoSource *source, gsize *length)
{
  HosoSpan rest = get_head (source);
  g_autoptr (HosoDecoder) decoder =
    hoso_decoder_new (source->encoding, fill_from_span, &rest, NULL);
  char *head = g_malloc (DUP_HEAD_SIZE);
  gssize n = 0;

  rest.text += source->bom_length;
  rest.length -= source->bom_length;
  *length = 0;
  while (decoder != NULL && DUP_HEAD_SIZE - *length >= HOSO_MIN_FILL &&
         (n = hoso_decoder_read (decoder, head + *length, DUP_HEAD_SIZE - *length, NULL)) > 0)
    *length += n;
  return head;
}

/* Whether samples can be read from the middle of the file. */
gboolean
hoso_source_can_sample (const HosoSource *source)
{
  return !source->workbook && source->archive == NULL && source->size > 2 * HEAD_SIZE &&
         (source->encoding == NULL || !hoso_encoding_is_utf16 (source->encoding));
}

/* Reads only @length bytes from @offset on from now on. */
gboolean
hoso_source_seek (HosoSource *source, goffset offset, goffset length, GError **error)
{
  g_return_val_if_fail (hoso_source_can_sample (source), FALSE);

  if (!g_seekable_seek (G_SEEKABLE (source->stream), offset, G_SEEK_SET, source->cancellable,
                        error))
    return FALSE;
  source->given = source->head->len;
  source->position = offset;
  source->limit = MIN (offset + length, source->size);
  return start_decoding (source, error);
}

/* A HosoFillFunc: the text in UTF-8, without byte order mark.  Fails with
 * HOSO_ERROR_CONFLICT where the file changes meanwhile. */
gssize
hoso_source_read (HosoSource *source, char *buffer, gsize size, GError **error)
{
  g_return_val_if_fail (!source->workbook, -1);

  return hoso_decoder_read (source->decoder, buffer, size, error);
}

/* Frees @source; NULL is fine. */
void
hoso_source_free (HosoSource *source)
{
  if (source == NULL)
    return;
  hoso_decoder_free (source->decoder);
  hoso_archive_free (source->archive);
  g_clear_object (&source->stream);
  g_clear_object (&source->cancellable);
  if (source->head != NULL)
    g_byte_array_unref (source->head);
  if (source->members != NULL)
    g_ptr_array_unref (source->members);
  g_free (source->member);
  g_free (source->encoding);
  g_free (source->path);
  g_free (source);
}

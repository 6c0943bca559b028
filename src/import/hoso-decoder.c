/* Turns bytes of any encoding into UTF-8, streaming.  UTF-8 itself is only
 * checked, in the caller's buffer; everything else goes through iconv.
 */

#include "hoso-config.h"

#include "hoso-decoder.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "hoso-encoding.h"
#include "hoso-error.h"
#include "hoso-vni.h"

#define INPUT_SIZE (64 * 1024)
#define REPLACEMENT "\xef\xbf\xbd"
#define ROOM 16 /* no character needs more */

struct _HosoDecoder
{
  HosoFillFunc fill;
  gpointer data;
  GIConv converter;   /* (GIConv) -1 for UTF-8 and VNI */
  char (*letters)[8]; /* of VNI: what each byte is in UTF-8 */
  guint unit;         /* bytes to skip over what cannot be converted */
  char *input;        /* bytes read, not converted yet */
  gsize n_input;
  gboolean at_end;
  GByteArray *pending; /* repaired text, to be given out first */
  gsize given;
  guint64 n_broken;
};

static gssize
give_pending (HosoDecoder *decoder, char *buffer, gsize size)
{
  gsize n = MIN (size, decoder->pending->len - decoder->given);

  /* Of nothing, the array has no data to point at. */
  if (n > 0)
    memcpy (buffer, decoder->pending->data + decoder->given, n);
  decoder->given += n;
  return n;
}

/* Keeps @text for later, what is not UTF-8 replaced; a character that the
 * block's end cuts stays in the input. */
static void
repair (HosoDecoder *decoder, const char *text, gsize length)
{
  g_byte_array_set_size (decoder->pending, 0);
  decoder->given = 0;
  decoder->n_input = 0;
  while (length > 0)
    {
      gsize valid = hoso_utf8_valid_length (text, length);

      g_byte_array_append (decoder->pending, (const guint8 *)text, valid);
      text += valid;
      length -= valid;
      if (length == 0)
        break;
      if (length < 4 && !decoder->at_end && (guchar)*text >= 0xc2)
        {
          memcpy (decoder->input, text, length);
          decoder->n_input = length;
          break;
        }
      g_byte_array_append (decoder->pending, (const guint8 *)REPLACEMENT, 3);
      decoder->n_broken++;
      text++;
      length--;
    }
}

static gssize
read_utf8 (HosoDecoder *decoder, char *buffer, gsize size, GError **error)
{
  gsize length = decoder->n_input;
  gsize valid;
  gssize n = 0;

  memcpy (buffer, decoder->input, length);
  if (!decoder->at_end)
    n = decoder->fill (decoder->data, buffer + length, size - length, error);
  if (n < 0)
    return -1;
  decoder->at_end = decoder->at_end || n == 0;
  length += n;
  decoder->n_input = 0;
  valid = hoso_utf8_valid_length (buffer, length);
  if (valid < length)
    {
      g_autofree char *rest = g_memdup2 (buffer + valid, length - valid);

      repair (decoder, rest, length - valid);
      return valid > 0 ? (gssize)valid : give_pending (decoder, buffer, size);
    }
  return valid;
}

/* What each byte of VNI is: Windows-1252 but for the letters of its own. */
static char (*make_letters (void))[8]
{
  char (*letters)[8] = g_malloc0 (256 * sizeof *letters);

  for (guint i = 1; i < 256; i++)
    {
      const char byte = (char)i;
      const char *vni = hoso_vni_get_text ((guchar)i);
      g_autofree char *western = g_convert (&byte, 1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);

      g_strlcpy (letters[i], vni != NULL ? vni : western != NULL ? western
                                                                 : REPLACEMENT,
                 sizeof letters[i]);
    }
  letters[0][0] = ' ';
  return letters;
}

static void
convert_letters (HosoDecoder *decoder, char **in, gsize *in_left, char **out, gsize *out_left)
{
  while (*in_left > 0 && *out_left >= ROOM)
    {
      const char *letter = decoder->letters[(guchar) * *in];
      gsize length = strlen (letter);

      memcpy (*out, letter, length);
      decoder->n_broken += g_str_equal (letter, REPLACEMENT);
      *out += length;
      *out_left -= length;
      (*in)++;
      (*in_left)--;
    }
}

/* One step of iconv; FALSE when the output is full. */
static gboolean
convert (HosoDecoder *decoder, char **in, gsize *in_left, char **out, gsize *out_left)
{
  if (g_iconv (decoder->converter, in, in_left, out, out_left) != (gsize)-1)
    return TRUE;
  if (errno == E2BIG)
    return FALSE;
  if (errno == EINVAL && !decoder->at_end)
    return TRUE;
  if (*out_left < ROOM)
    return FALSE;
  memcpy (*out, REPLACEMENT, 3);
  *out += 3;
  *out_left -= 3;
  decoder->n_broken++;
  *in += MIN (decoder->unit, *in_left);
  *in_left -= MIN (decoder->unit, *in_left);
  return TRUE;
}

static gssize
read_converted (HosoDecoder *decoder, char *buffer, gsize size, GError **error)
{
  char *in = decoder->input;
  gsize in_left;
  char *out = buffer;
  gsize out_left = size;

  if (!decoder->at_end && decoder->n_input < INPUT_SIZE)
    {
      gssize n = decoder->fill (decoder->data, in + decoder->n_input,
                                INPUT_SIZE - decoder->n_input, error);

      if (n < 0)
        return -1;
      decoder->at_end = n == 0;
      decoder->n_input += n;
    }
  in_left = decoder->n_input;
  if (decoder->letters != NULL)
    convert_letters (decoder, &in, &in_left, &out, &out_left);
  while (in_left > 0 && decoder->letters == NULL)
    {
      gsize before = in_left;

      if (!convert (decoder, &in, &in_left, &out, &out_left) || in_left == before)
        break;
    }
  memmove (decoder->input, in, in_left);
  decoder->n_input = in_left;
  for (char *p = buffer; (p = memchr (p, '\0', out - p)) != NULL;)
    *p = ' ';
  return out - buffer;
}

/* Up to @size bytes (at least HOSO_MIN_FILL) of UTF-8; 0 at the end, -1 on
 * error. */
gssize
hoso_decoder_read (HosoDecoder *decoder, char *buffer, gsize size, GError **error)
{
  gssize n;

  g_return_val_if_fail (decoder != NULL && size >= HOSO_MIN_FILL, -1);

  if (decoder->given < decoder->pending->len)
    return give_pending (decoder, buffer, size);
  do
    n = decoder->converter == (GIConv)-1 && decoder->letters == NULL
          ? read_utf8 (decoder, buffer, size, error)
          : read_converted (decoder, buffer, size, error);
  while (n == 0 && (!decoder->at_end || decoder->n_input > 0));
  return n;
}

/* Characters that were no text of this encoding and became U+FFFD. */
guint64
hoso_decoder_get_n_broken (const HosoDecoder *decoder)
{
  return decoder->n_broken;
}

/* Fails with HOSO_ERROR_INVALID where @encoding is unknown. */
HosoDecoder *
hoso_decoder_new (const char *encoding, HosoFillFunc fill, gpointer data, GError **error)
{
  gboolean vni = g_ascii_strcasecmp (encoding, HOSO_VNI) == 0;
  GIConv converter = (GIConv)-1;
  HosoDecoder *decoder;

  if (!hoso_encoding_is_utf8 (encoding) && !vni)
    {
      converter = g_iconv_open ("UTF-8", encoding);
      if (converter == (GIConv)-1)
        {
          /* Translators: %s is a text encoding as the user typed it. */
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("The text encoding “%s” is not known."), encoding);
          return NULL;
        }
    }
  decoder = g_new0 (HosoDecoder, 1);
  decoder->fill = fill;
  decoder->data = data;
  decoder->converter = converter;
  decoder->letters = vni ? make_letters () : NULL;
  decoder->unit = hoso_encoding_is_utf16 (encoding) ? 2 : 1;
  decoder->input = g_malloc (INPUT_SIZE);
  decoder->pending = g_byte_array_new ();
  return decoder;
}

/* Frees @decoder; NULL is fine. */
void
hoso_decoder_free (HosoDecoder *decoder)
{
  if (decoder == NULL)
    return;
  if (decoder->converter != (GIConv)-1)
    g_iconv_close (decoder->converter);
  g_free (decoder->letters);
  g_free (decoder->input);
  g_byte_array_unref (decoder->pending);
  g_free (decoder);
}

/* A chunk of a column as bytes, and back.  Pure functions; damaged bytes give
 * HOSO_ERROR_CORRUPT.
 */

#include "hoso-config.h"

#include "hoso-column-codec.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-varint.h"

/* Bytes of one number of 32 bits at most. */
#define MAX_NUMBER 5

static guint8 *
put_single (guint8 *at, const HosoColumn *column)
{
  const guint32 *codes = (const guint32 *)column->codes->data;
  guint32 largest = 0;
  guint8 width;

  for (guint i = 0; i < column->n; i++)
    largest = MAX (largest, codes[i]);
  width = largest < 0x100 ? 1 : largest < 0x10000 ? 2
                                                  : 4;
  *at++ = width;
  for (guint i = 0; i < column->n; i++, at += width)
    {
      guint32 code = GUINT32_TO_LE (codes[i]);

      memcpy (at, &code, width);
    }
  return at;
}

static guint8 *
put_set (guint8 *at, const HosoColumn *column)
{
  const guint32 *codes = (const guint32 *)column->codes->data;
  const guint32 *offsets = (const guint32 *)column->offsets->data;

  for (guint i = 0; i < column->n; i++)
    {
      at = hoso_varint_put (at, offsets[i + 1] - offsets[i]);
      for (guint k = offsets[i]; k < offsets[i + 1]; k++)
        at = hoso_varint_put (at, codes[k]);
    }
  return at;
}

static guint8 *
put_text (guint8 *at, const HosoColumn *column)
{
  const guint32 *offsets = (const guint32 *)column->offsets->data;

  for (guint i = 0; i < column->n; i++)
    at = hoso_varint_put (at, offsets[i + 1] - offsets[i]);
  if (column->text->len > 0)
    memcpy (at, column->text->data, column->text->len);
  return at + column->text->len;
}

/* More than @column can need. */
static gsize
get_room (const HosoColumn *column)
{
  gsize numbers = (gsize)column->n + (column->codes != NULL ? column->codes->len : 0);
  gsize text = column->text != NULL ? column->text->len : 0;

  return 2 + HOSO_VARINT_MAX + numbers * MAX_NUMBER + text;
}

/**
 * hoso_column_encode:
 *
 * Returns: (transfer full): the bytes of @column
 */
GByteArray *
hoso_column_encode (const HosoColumn *column)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 *at;

  g_byte_array_set_size (bytes, (guint)get_room (column));
  at = bytes->data;
  *at++ = (guint8)column->coding;
  at = hoso_varint_put (at, column->n);

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      at = put_single (at, column);
      break;
    case HOSO_CODING_SET:
      at = put_set (at, column);
      break;
    case HOSO_CODING_TEXT:
      at = put_text (at, column);
      break;
    }
  g_byte_array_set_size (bytes, (guint)(at - bytes->data));
  return bytes;
}

/* A number of 32 bits at most. */
static gboolean
take_number (const guint8 **at, const guint8 *end, guint32 *value)
{
  guint64 number;

  if (!hoso_varint_take (at, end, &number) || number > G_MAXUINT32)
    return FALSE;
  *value = (guint32)number;
  return TRUE;
}

static gboolean
decode_single (HosoColumn *column, guint n, const guint8 *at, const guint8 *end)
{
  guint32 *codes;
  guint8 width;

  if (at == end)
    return FALSE;
  width = *at++;
  if ((width != 1 && width != 2 && width != 4) || (gsize)(end - at) != (gsize)n * width)
    return FALSE;

  g_array_set_size (column->codes, n);
  codes = (guint32 *)column->codes->data;
  for (guint i = 0; i < n; i++, at += width)
    {
      guint32 code = 0;

      memcpy (&code, at, width);
      codes[i] = GUINT32_FROM_LE (code);
    }
  column->n = n;
  return TRUE;
}

static gboolean
decode_set (HosoColumn *column, guint n, const guint8 *at, const guint8 *end)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n; i++)
    {
      guint32 count;

      if (!take_number (&at, end, &count) || count > (gsize)(end - at))
        return FALSE;
      g_array_set_size (codes, count);
      for (guint k = 0; k < count; k++)
        if (!take_number (&at, end, &g_array_index (codes, guint32, k)))
          return FALSE;
      hoso_column_append_set (column, (const guint32 *)codes->data, count);
    }
  return at == end;
}

/* Unlike g_utf8_validate(), lets NUL characters pass. */
static gboolean
is_text (const char *text, gsize length)
{
  const char *end = text + length;

  while (!g_utf8_validate_len (text, (gsize)(end - text), &text))
    if (text == end || *text++ != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
decode_text (HosoColumn *column, guint n, const guint8 *at, const guint8 *end)
{
  g_autofree guint32 *lengths = NULL;

  if (n > (gsize)(end - at))
    return FALSE;
  lengths = g_new (guint32, n);
  for (guint i = 0; i < n; i++)
    if (!take_number (&at, end, &lengths[i]))
      return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (lengths[i] > (gsize)(end - at) || !is_text ((const char *)at, lengths[i]))
        return FALSE;
      hoso_column_append_text (column, (const char *)at, lengths[i]);
      at += lengths[i];
    }
  return at == end;
}

/**
 * hoso_column_decode:
 * @data: (array length=length): what hoso_column_encode() gave
 *
 * Returns: (transfer full): the column, or %NULL with HOSO_ERROR_CORRUPT
 */
HosoColumn *
hoso_column_decode (gconstpointer data, gsize length, GError **error)
{
  const guint8 *at = data;
  const guint8 *end = at + length;
  g_autoptr (HosoColumn) column = NULL;
  guint32 n;
  gboolean good = FALSE;

  if (length >= 2 && *at <= HOSO_CODING_TEXT)
    {
      column = hoso_column_new ((HosoCoding)*at++);
      if (take_number (&at, end, &n) && n <= HOSO_BATCH_ROWS)
        switch (column->coding)
          {
          case HOSO_CODING_SINGLE:
            good = decode_single (column, n, at, end);
            break;
          case HOSO_CODING_SET:
            good = decode_set (column, n, at, end);
            break;
          case HOSO_CODING_TEXT:
            good = decode_text (column, n, at, end);
            break;
          }
    }
  if (!good)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                           _ ("Some stored answers are damaged."));
      return NULL;
    }
  return g_steal_pointer (&column);
}

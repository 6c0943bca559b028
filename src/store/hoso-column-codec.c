/* A chunk of a column as bytes, and back.  Pure functions; damaged bytes give
 * HOSO_ERROR_CORRUPT.
 */

#include "hoso-config.h"

#include "hoso-column-codec.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"

static void
put_varint (GByteArray *bytes, guint32 value)
{
  guint8 buffer[5];
  guint n = 0;

  while (value >= 0x80)
    {
      buffer[n++] = (guint8)(value | 0x80);
      value >>= 7;
    }
  buffer[n++] = (guint8)value;
  g_byte_array_append (bytes, buffer, n);
}

static gboolean
take_varint (const guint8 **at, const guint8 *end, guint32 *value)
{
  guint32 result = 0;

  for (guint shift = 0; shift < 35; shift += 7)
    {
      guint8 byte;

      if (*at == end)
        return FALSE;
      byte = *(*at)++;
      result |= (guint32)(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          *value = result;
          return TRUE;
        }
    }
  return FALSE;
}

static void
encode_single (GByteArray *bytes, const HosoColumn *column)
{
  const guint32 *codes = (const guint32 *)column->codes->data;
  guint32 largest = 0;
  guint8 width;

  for (guint i = 0; i < column->n; i++)
    largest = MAX (largest, codes[i]);
  width = largest < 0x100 ? 1 : largest < 0x10000 ? 2
                                                  : 4;
  g_byte_array_append (bytes, &width, 1);

  for (guint i = 0; i < column->n; i++)
    {
      guint32 code = GUINT32_TO_LE (codes[i]);

      g_byte_array_append (bytes, (const guint8 *)&code, width);
    }
}

static void
encode_set (GByteArray *bytes, const HosoColumn *column)
{
  for (guint i = 0; i < column->n; i++)
    {
      guint n;
      const guint32 *codes = hoso_column_get_set (column, i, &n);

      put_varint (bytes, n);
      for (guint k = 0; k < n; k++)
        put_varint (bytes, codes[k]);
    }
}

static void
encode_text (GByteArray *bytes, const HosoColumn *column)
{
  const guint32 *offsets = (const guint32 *)column->offsets->data;

  for (guint i = 0; i < column->n; i++)
    put_varint (bytes, offsets[i + 1] - offsets[i]);
  g_byte_array_append (bytes, column->text->data, column->text->len);
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
  guint8 coding = (guint8)column->coding;

  g_byte_array_append (bytes, &coding, 1);
  put_varint (bytes, column->n);

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      encode_single (bytes, column);
      break;
    case HOSO_CODING_SET:
      encode_set (bytes, column);
      break;
    case HOSO_CODING_TEXT:
      encode_text (bytes, column);
      break;
    }
  return bytes;
}

static gboolean
decode_single (HosoColumn *column, guint n, const guint8 *at, const guint8 *end)
{
  guint8 width;

  if (at == end)
    return FALSE;
  width = *at++;
  if ((width != 1 && width != 2 && width != 4) || (gsize)(end - at) != (gsize)n * width)
    return FALSE;

  for (guint i = 0; i < n; i++, at += width)
    {
      guint32 code = 0;

      memcpy (&code, at, width);
      hoso_column_append_code (column, GUINT32_FROM_LE (code));
    }
  return TRUE;
}

static gboolean
decode_set (HosoColumn *column, guint n, const guint8 *at, const guint8 *end)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < n; i++)
    {
      guint32 count;

      if (!take_varint (&at, end, &count) || count > (gsize)(end - at))
        return FALSE;
      g_array_set_size (codes, count);
      for (guint k = 0; k < count; k++)
        if (!take_varint (&at, end, &g_array_index (codes, guint32, k)))
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
    if (!take_varint (&at, end, &lengths[i]))
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
      if (take_varint (&at, end, &n) && n <= HOSO_BATCH_ROWS)
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

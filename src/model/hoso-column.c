/* Growing columns of coded answers.  Offsets are 32 bits wide: one column
 * holds up to 4 GiB of text or codes, far beyond a survey.  Not thread-safe.
 */

#include "hoso-column.h"

#include <string.h>

/* An empty column; free with hoso_column_free(). */
HosoColumn *
hoso_column_new (HosoCoding coding)
{
  HosoColumn *column = g_new0 (HosoColumn, 1);

  column->coding = coding;

  if (coding == HOSO_CODING_TEXT)
    column->text = g_byte_array_new ();
  else
    column->codes = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (coding != HOSO_CODING_SINGLE)
    column->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));

  hoso_column_clear (column);

  return column;
}

void
hoso_column_free (HosoColumn *column)
{
  if (column == NULL)
    return;

  g_clear_pointer (&column->codes, g_array_unref);
  g_clear_pointer (&column->offsets, g_array_unref);
  g_clear_pointer (&column->text, g_byte_array_unref);
  g_free (column);
}

/* Forgets the answers and keeps the memory for the next ones. */
void
hoso_column_clear (HosoColumn *column)
{
  const guint32 start = 0;

  g_return_if_fail (column != NULL);

  column->n = 0;

  if (column->codes != NULL)
    g_array_set_size (column->codes, 0);

  if (column->text != NULL)
    g_byte_array_set_size (column->text, 0);

  if (column->offsets != NULL)
    {
      g_array_set_size (column->offsets, 0);
      g_array_append_val (column->offsets, start);
    }
}

/* Ends a response of a set or a text. */
static void
append_offset (HosoColumn *column, guint32 offset)
{
  g_array_append_val (column->offsets, offset);
  column->n++;
}

/* Adds a response's option to a SINGLE column; 0 is no answer. */
void
hoso_column_append_code (HosoColumn *column, guint32 code)
{
  g_return_if_fail (column != NULL && column->coding == HOSO_CODING_SINGLE);

  g_array_append_val (column->codes, code);
  column->n++;
}

/* Adds a response's @n options to a SET column; none is no answer. */
void
hoso_column_append_set (HosoColumn *column, const guint32 *codes, guint n)
{
  g_return_if_fail (column != NULL && column->coding == HOSO_CODING_SET);

  if (n > 0)
    g_array_append_vals (column->codes, codes, n);

  append_offset (column, column->codes->len);
}

/* Adds a response's answer to a TEXT column: @length bytes of UTF-8 in NFC, -1
 * up to the end; empty is no answer. */
void
hoso_column_append_text (HosoColumn *column, const char *text, gssize length)
{
  gsize bytes;

  g_return_if_fail (column != NULL && column->coding == HOSO_CODING_TEXT);

  bytes = length >= 0 ? (gsize)length : (text != NULL ? strlen (text) : 0);
  g_return_if_fail (bytes < G_MAXUINT32 - column->text->len);

  if (bytes > 0)
    g_byte_array_append (column->text, (const guint8 *)text, (guint)bytes);

  append_offset (column, column->text->len);
}

/* Adds a response without an answer. */
void
hoso_column_append_missing (HosoColumn *column)
{
  g_return_if_fail (column != NULL);

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      hoso_column_append_code (column, 0);
      break;
    case HOSO_CODING_SET:
      hoso_column_append_set (column, NULL, 0);
      break;
    case HOSO_CODING_TEXT:
      hoso_column_append_text (column, NULL, 0);
      break;
    }
}

/* Adds the answer of response @row of another column with the same coding. */
void
hoso_column_append_from (HosoColumn *column, const HosoColumn *source, guint row)
{
  const guint32 *codes;
  const char *text;
  gsize length;
  guint n;

  g_return_if_fail (column != NULL && source != NULL && column != source);
  g_return_if_fail (column->coding == source->coding);

  switch (column->coding)
    {
    case HOSO_CODING_SINGLE:
      hoso_column_append_code (column, hoso_column_get_code (source, row));
      break;
    case HOSO_CODING_SET:
      codes = hoso_column_get_set (source, row, &n);
      hoso_column_append_set (column, codes, n);
      break;
    case HOSO_CODING_TEXT:
      text = hoso_column_get_text (source, row, &length);
      hoso_column_append_text (column, text, (gssize)length);
      break;
    }
}

/* Appends @source's offsets, moved to where its answers now stand. */
static void
append_offsets (HosoColumn *column, const HosoColumn *source, guint first, guint n, guint32 at)
{
  const guint32 *from = (const guint32 *)source->offsets->data + first;
  guint before = column->offsets->len;
  guint32 *to;

  g_array_set_size (column->offsets, before + n);
  to = (guint32 *)column->offsets->data + before;
  for (guint i = 0; i < n; i++)
    to[i] = from[i + 1] - from[0] + at;
}

static void
append_codes (
  HosoColumn *column, const HosoColumn *source, guint start, guint n, const guint32 *codes)
{
  const guint32 *from = (const guint32 *)source->codes->data + start;
  guint before = column->codes->len;
  guint32 *to;

  g_array_set_size (column->codes, before + n);
  to = (guint32 *)column->codes->data + before;
  for (guint i = 0; i < n; i++)
    to[i] = codes != NULL ? codes[from[i]] : from[i];
}

/* Adds the answers of the @n responses from @first on of another column with the
 * same coding; @codes, if not NULL, gives the option here for each option there
 * (and 0 for 0). */
void
hoso_column_append_range (
  HosoColumn *column, const HosoColumn *source, guint first, guint n, const guint32 *codes)
{
  g_return_if_fail (column != NULL && source != NULL && column != source);
  g_return_if_fail (column->coding == source->coding && first + n <= source->n);

  if (column->coding == HOSO_CODING_SINGLE)
    append_codes (column, source, first, n, codes);
  else
    {
      const guint32 *offsets = (const guint32 *)source->offsets->data;
      guint length = offsets[first + n] - offsets[first];

      if (column->coding == HOSO_CODING_SET)
        {
          append_offsets (column, source, first, n, column->codes->len);
          append_codes (column, source, offsets[first], length, codes);
        }
      else
        {
          g_return_if_fail (length < G_MAXUINT32 - column->text->len);
          append_offsets (column, source, first, n, column->text->len);
          g_byte_array_append (column->text, source->text->data + offsets[first], length);
        }
    }
  column->n += n;
}

/* Whether response @row has no answer, or there is no such response. */
gboolean
hoso_column_is_missing (const HosoColumn *column, guint row)
{
  g_return_val_if_fail (column != NULL, TRUE);

  if (row >= column->n)
    return TRUE;

  if (column->coding == HOSO_CODING_SINGLE)
    return g_array_index (column->codes, guint32, row) == 0;

  return g_array_index (column->offsets, guint32, row) ==
         g_array_index (column->offsets, guint32, row + 1);
}

/* The option of response @row in a SINGLE column, 0 for none. */
guint32
hoso_column_get_code (const HosoColumn *column, guint row)
{
  g_return_val_if_fail (column != NULL && column->coding == HOSO_CODING_SINGLE, 0);

  return row < column->n ? g_array_index (column->codes, guint32, row) : 0;
}

/* The @n options of response @row in a SET column; NULL for none.  Valid until
 * the column changes. */
const guint32 *
hoso_column_get_set (const HosoColumn *column, guint row, guint *n)
{
  guint32 start;

  g_return_val_if_fail (n != NULL, NULL);

  *n = 0;
  g_return_val_if_fail (column != NULL && column->coding == HOSO_CODING_SET, NULL);

  if (hoso_column_is_missing (column, row))
    return NULL;

  start = g_array_index (column->offsets, guint32, row);
  *n = g_array_index (column->offsets, guint32, row + 1) - start;

  return &g_array_index (column->codes, guint32, start);
}

/* The @length bytes of response @row in a TEXT column, not terminated; "" for
 * none.  Valid until the column changes. */
const char *
hoso_column_get_text (const HosoColumn *column, guint row, gsize *length)
{
  guint32 start;

  g_return_val_if_fail (length != NULL, "");

  *length = 0;
  g_return_val_if_fail (column != NULL && column->coding == HOSO_CODING_TEXT, "");

  if (hoso_column_is_missing (column, row))
    return "";

  start = g_array_index (column->offsets, guint32, row);
  *length = g_array_index (column->offsets, guint32, row + 1) - start;

  return (const char *)column->text->data + start;
}

/* The label of an option; its number where the question does not know it. */
static void
append_label (GString *label, const HosoQuestion *question, guint32 code)
{
  if (question != NULL && code >= 1 && code <= question->options->len)
    {
      const HosoOption *option = question->options->pdata[code - 1];

      g_string_append (label, option->label);
    }
  else
    {
      g_string_append_printf (label, "%u", code);
    }
}

/* The answer of response @row in words, several options joined with "; ";
 * NULL for none.  Free with g_free(). */
char *
hoso_column_dup_label (const HosoColumn *column, guint row, const HosoQuestion *question)
{
  GString *label;
  guint n = 1;
  guint32 code;
  const guint32 *codes = &code;

  g_return_val_if_fail (column != NULL, NULL);

  if (hoso_column_is_missing (column, row))
    return NULL;

  if (column->coding == HOSO_CODING_TEXT)
    {
      gsize length;
      const char *text = hoso_column_get_text (column, row, &length);

      return g_strndup (text, length);
    }

  if (column->coding == HOSO_CODING_SET)
    codes = hoso_column_get_set (column, row, &n);
  else
    code = hoso_column_get_code (column, row);

  label = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (label, "; ");
      append_label (label, question, codes[i]);
    }

  return g_string_free (label, FALSE);
}

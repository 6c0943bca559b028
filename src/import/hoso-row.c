/* Trimming of cells that begin or end with no plain letter.  Thread-safe. */

#include "hoso-config.h"

#include "hoso-row.h"

/* Whether the character is white space, a control, or takes no room. */
static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) ||
         c == 0x00a0 || c == 0x00ad || (c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff;
}

/* Where @span may begin or end with a blank. */
HosoSpan
hoso_span_trim_slowly (HosoSpan span)
{
  const char *start = span.text;
  const char *end = span.text + span.length;

  if (span.length == 0)
    return span;
  while (start < end)
    {
      gunichar c = g_utf8_get_char_validated (start, end - start);

      if (c >= 0x110000 || !is_blank (c))
        break;
      start = g_utf8_next_char (start);
    }
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);
      gunichar c = last != NULL ? g_utf8_get_char_validated (last, end - last) : G_MAXUINT32;

      if (c >= 0x110000 || !is_blank (c))
        break;
      end = last;
    }
  return hoso_span (start, end - start);
}

/* Whether the row has nothing but blanks in its cells. */
gboolean
hoso_row_is_blank (const HosoRow *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      if (hoso_span_trim (row->cells[i]).length > 0)
        return FALSE;
    }
  return TRUE;
}

/* The cell, empty where the row is too short. */
HosoSpan
hoso_row_get_cell (const HosoRow *row, guint column)
{
  return column < row->n ? row->cells[column] : hoso_span ("", 0);
}

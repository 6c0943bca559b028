/* One row of a table as spans into a buffer that the reader owns and reuses:
 * valid until the next row is asked for.  Not thread-safe.
 */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* UTF-8 bytes, not terminated. */
typedef struct
{
  const char *text;
  gsize length;
} HosoSpan;

typedef struct
{
  guint64 line; /* where the row begins, from 1 */
  guint n;
  const HosoSpan *cells;
} HosoRow;

typedef enum
{
  HOSO_NEXT_ROW,
  HOSO_NEXT_END,
  HOSO_NEXT_ERROR,
} HosoNext;

/* Fills @buffer with up to @size bytes, which are HOSO_MIN_FILL or more; 0 at
 * the end, -1 with an error set. */
typedef gssize (*HosoFillFunc) (gpointer data, char *buffer, gsize size, GError **error);

#define HOSO_MIN_FILL 64
#define HOSO_MAX_COLUMNS 16384
#define HOSO_MAX_CELL (16 * 1024 * 1024)

static inline HosoSpan
hoso_span (const char *text, gsize length)
{
  return (HosoSpan){ text, length };
}

static inline gboolean
hoso_span_equal (HosoSpan a, HosoSpan b)
{
  return a.length == b.length && memcmp (a.text, b.text, a.length) == 0;
}

/* Without blanks, tabs and line breaks around it, no-break blanks included. */
static inline HosoSpan
hoso_span_trim (HosoSpan span)
{
  const char *start = span.text;
  const char *end = span.text + span.length;

  while (start < end)
    {
      if ((guchar) *start <= ' ')
        start++;
      else if (end - start >= 2 && start[0] == '\xc2' && start[1] == '\xa0')
        start += 2;
      else
        break;
    }
  while (end > start)
    {
      if ((guchar) end[-1] <= ' ')
        end--;
      else if (end - start >= 2 && end[-2] == '\xc2' && end[-1] == '\xa0')
        end -= 2;
      else
        break;
    }
  return hoso_span (start, end - start);
}

/* Trimmed; nothing, “.” and “-” are no answer. */
static inline gboolean
hoso_span_is_missing (HosoSpan trimmed)
{
  return trimmed.length == 0 ||
         (trimmed.length == 1 && (trimmed.text[0] == '.' || trimmed.text[0] == '-'));
}

static inline HosoSpan
hoso_row_get_cell (const HosoRow *row, guint column)
{
  return column < row->n ? row->cells[column] : hoso_span ("", 0);
}

static inline gboolean
hoso_row_is_blank (const HosoRow *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      if (hoso_span_trim (row->cells[i]).length > 0)
        return FALSE;
    }
  return TRUE;
}

G_END_DECLS

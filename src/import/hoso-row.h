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

/* Where @span may begin or end with a blank. */
HosoSpan hoso_span_trim_slowly (HosoSpan span);

/* Whether a character that begins so is surely no blank: plain ASCII, two-byte
 * characters from U+00C0 on, or Vietnamese. */
static inline gboolean
hoso_is_letter_lead (guchar lead, guchar next)
{
  return (guchar)(lead - 0x21) < 0x5e || (lead >= 0xc3 && lead < 0xe0) ||
         (lead == 0xe1 && (next == 0xba || next == 0xbb));
}

static inline gboolean
hoso_span_is_trimmed (HosoSpan span)
{
  const guchar *p = (const guchar *)span.text;
  gsize n = span.length;

  if (n < 3)
    return n > 0 && (guchar)(p[0] - 0x21) < 0x5e && (guchar)(p[n - 1] - 0x21) < 0x5e;
  if (!hoso_is_letter_lead (p[0], p[1]))
    return FALSE;
  if (p[n - 1] < 0x80)
    return (guchar)(p[n - 1] - 0x21) < 0x5e;
  return (p[n - 2] >= 0xc3 && p[n - 2] < 0xe0) ||
         (p[n - 3] == 0xe1 && (p[n - 2] == 0xba || p[n - 2] == 0xbb));
}

/* Without blanks, line breaks, controls and zero-width characters around it. */
static inline HosoSpan
hoso_span_trim (HosoSpan span)
{
  return hoso_span_is_trimmed (span) ? span : hoso_span_trim_slowly (span);
}

/* Whether all characters are below U+0300 or Vietnamese letters, which NFC
 * leaves alone; FALSE also where a closer look is needed. */
static inline gboolean
hoso_span_is_plain (HosoSpan text)
{
  const guchar *p = (const guchar *)text.text;
  const guchar *end = p + text.length;

  for (; p < end; p++)
    {
      if (*p >= 0xcc && !(p[0] == 0xe1 && end - p > 2 && (p[1] == 0xba || p[1] == 0xbb)))
        return FALSE;
    }
  return TRUE;
}

/* Trimmed; nothing, “.” and “-” are no answer. */
static inline gboolean
hoso_span_is_missing (HosoSpan trimmed)
{
  return trimmed.length == 0 ||
         (trimmed.length == 1 && (trimmed.text[0] == '.' || trimmed.text[0] == '-'));
}

HosoSpan hoso_row_get_cell (const HosoRow *row, guint column);
gboolean hoso_row_is_blank (const HosoRow *row);

G_END_DECLS

/* Reads comma-separated text, streaming: blocks go into one buffer, and a row
 * is handed out as spans into it, so that no cell costs an allocation.  A row
 * that the buffer's end cuts is moved to the front and scanned again, which is
 * why doubled quotes are only resolved once the whole row is there.
 */

#include "hoso-config.h"

#include "hoso-csv-reader.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"

#define FIRST_CAPACITY (512 * 1024)
#define MAX_CAPACITY (32 * 1024 * 1024)

/* A cell with quotes to resolve; @reopens: it goes on behind the closing one. */
typedef struct
{
  guint cell;
  gboolean reopens;
} Quoted;

struct _HosoCsvReader
{
  HosoFillFunc fill;
  gpointer data;
  char delimiter;
  guint8 stops[256]; /* bytes that end a cell without quotes */

  char *buffer; /* one byte more than the capacity, for a sentinel */
  gsize capacity;
  gsize start; /* of the row being read */
  gsize end;   /* of the bytes in the buffer */
  gboolean at_end;

  HosoSpan *cells;
  guint n_cells;
  guint max_cells;
  GArray *unresolved; /* of Quoted */
  gboolean has_quotes;
  gsize literal; /* from here in the row, quotes are plain characters */
  guint64 line;
};

typedef enum
{
  SCAN_DONE,
  SCAN_MORE,     /* the row goes on behind the buffer's end */
  SCAN_UNCLOSED, /* a quote is open at the end of the file */
  SCAN_TOO_MANY, /* cells */
  SCAN_TOO_LONG, /* a cell */
} Scan;

static HosoNext
fail (HosoCsvReader *reader, const char *message, GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, reader->line);

  g_set_error (error, HOSO_ERROR, HOSO_ERROR_LIMIT, message, line);
  return HOSO_NEXT_ERROR;
}

/* Moves the row to the front and fills the buffer behind it. */
static HosoNext
refill (HosoCsvReader *reader, GError **error)
{
  memmove (reader->buffer, reader->buffer + reader->start, reader->end - reader->start);
  reader->end -= reader->start;
  reader->start = 0;

  if (reader->capacity - reader->end < HOSO_MIN_FILL)
    {
      if (reader->capacity >= MAX_CAPACITY)
        /* Translators: %s is a line number. */
        return fail (reader,
                     _ ("The row that begins in line %s is too long. A closing quotation mark "
                        "may be missing there."),
                     error);
      reader->capacity *= 2;
      reader->buffer = g_realloc (reader->buffer, reader->capacity + 1);
    }

  while (reader->capacity - reader->end >= HOSO_MIN_FILL && !reader->at_end)
    {
      gssize n = reader->fill (reader->data,
                               reader->buffer + reader->end,
                               reader->capacity - reader->end,
                               error);

      if (n < 0)
        return HOSO_NEXT_ERROR;
      reader->at_end = n == 0;
      reader->end += n;
    }
  reader->buffer[reader->end] = '\n';
  return HOSO_NEXT_ROW;
}

static void
add_cell (HosoCsvReader *reader, const char *start, const char *end)
{
  if (reader->n_cells == reader->max_cells)
    {
      reader->max_cells *= 2;
      reader->cells = g_renew (HosoSpan, reader->cells, reader->max_cells);
    }
  reader->cells[reader->n_cells++] = hoso_span (start, end - start);
}

/* From behind the opening quote to the closing one, or NULL. */
static const char *
find_closing_quote (const HosoCsvReader *reader, const char *p, const char *end, gboolean *doubled)
{
  while ((p = memchr (p, '"', end - p)) != NULL)
    {
      if (p + 1 == end)
        return reader->at_end ? p : NULL;
      if (p[1] != '"')
        return p;
      *doubled = TRUE;
      p += 2;
    }
  return NULL;
}

/* From a quote in the middle of a quoted cell, which was not doubled, to the one
 * in the same line that does close the cell, or NULL. */
static const char *
find_later_quote (const HosoCsvReader *reader, const char *quote)
{
  for (const char *p = quote + 1; *p != '\n' && *p != '\r'; p++)
    {
      if (*p != '"')
        continue;
      if (p[-1] == reader->delimiter)
        return NULL;
      if (reader->stops[(guchar)p[1]])
        return p;
    }
  return NULL;
}

/* A cell that opens with a quote at @p.  A quote inside that was not doubled is
 * plain where a later one in the line closes the cell; else the cell goes on
 * without quotes.  Returns the cell's end, or NULL. */
static const char *
scan_quoted (HosoCsvReader *reader, const char *p, const char *end)
{
  gboolean doubled = FALSE;
  const char *close = find_closing_quote (reader, p + 1, end, &doubled);
  const char *stop;
  Quoted quoted = { reader->n_cells, FALSE };

  if (close == NULL)
    return NULL;
  reader->has_quotes = TRUE;
  if (!reader->stops[(guchar)close[1]])
    {
      const char *later = find_later_quote (reader, close);

      doubled = TRUE;
      quoted.reopens = later == NULL;
      close = later != NULL ? later : close;
    }
  for (stop = close + 1; !reader->stops[(guchar)*stop];)
    stop++;
  if (doubled)
    g_array_append_val (reader->unresolved, quoted);
  add_cell (reader, p + 1, quoted.reopens ? stop : close);
  return stop;
}

/* Behind the line end at @p, or NULL where its second half may be missing. */
static const char *
skip_line_end (const HosoCsvReader *reader, const char *p, const char *end)
{
  if (*p == '\n')
    return p + 1;
  if (p + 1 == end && !reader->at_end)
    return NULL;
  return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
}

static Scan
scan_row (HosoCsvReader *reader, gsize *next)
{
  const char *base = reader->buffer + reader->start;
  const char *end = reader->buffer + reader->end;
  const char *p = base;

  reader->n_cells = 0;
  reader->has_quotes = FALSE;
  g_array_set_size (reader->unresolved, 0);
  for (;; p++)
    {
      const char *cell = p;

      if (*p == '"' && (gsize)(p - base) < reader->literal)
        {
          p = scan_quoted (reader, p, end);
          if (p == NULL)
            {
              *next = cell - reader->buffer;
              return reader->at_end ? SCAN_UNCLOSED : SCAN_MORE;
            }
        }
      else
        {
          while (!reader->stops[(guchar)*p])
            p++;
          add_cell (reader, cell, p);
        }
      if (p >= end && !reader->at_end)
        return SCAN_MORE;
      if (p - cell > HOSO_MAX_CELL)
        return SCAN_TOO_LONG;
      if (p >= end || *p != reader->delimiter)
        break;
      if (reader->n_cells == HOSO_MAX_COLUMNS)
        return SCAN_TOO_MANY;
    }
  if (p < end && (p = skip_line_end (reader, p, end)) == NULL)
    return SCAN_MORE;
  *next = MIN (p, end) - reader->buffer;
  return SCAN_DONE;
}

/* Makes doubled quotes single ones, in place; where the cell goes on behind its
 * closing quote, that one is left out and the rest is plain. */
static void
resolve_quotes (HosoSpan *cell, gboolean reopens)
{
  char *to = (char *)cell->text;
  const char *end = cell->text + cell->length;
  gboolean inside = TRUE;

  for (const char *p = cell->text; p < end; p++)
    {
      if (inside && *p == '"')
        {
          if (p + 1 < end && p[1] == '"')
            p++;
          else if (reopens)
            {
              inside = FALSE;
              continue;
            }
        }
      *to++ = *p;
    }
  cell->length = to - cell->text;
}

static guint64
count_lines (const char *text, gsize length)
{
  const char *end = text + length;
  guint64 n = 0;

  for (const char *p = text; (p = memchr (p, '\n', end - p)) != NULL; p++)
    n++;
  for (const char *p = text; (p = memchr (p, '\r', end - p)) != NULL; p++)
    n += p + 1 == end || p[1] != '\n';
  return n;
}

static void
take_row (HosoCsvReader *reader, HosoRow *row, gsize next)
{
  row->line = reader->line;
  if (reader->has_quotes)
    reader->line += count_lines (reader->buffer + reader->start, next - reader->start);
  else
    reader->line++;
  for (guint i = 0; i < reader->unresolved->len; i++)
    {
      Quoted quoted = g_array_index (reader->unresolved, Quoted, i);

      resolve_quotes (&reader->cells[quoted.cell], quoted.reopens);
    }
  row->n = reader->n_cells;
  row->cells = reader->cells;
  reader->start = next;
  reader->literal = G_MAXSIZE;
}

/* The next row, an empty line included.  Its spans are valid until the next
 * call.  Fails with HOSO_ERROR_LIMIT, or as the fill function does. */
HosoNext
hoso_csv_reader_next (HosoCsvReader *reader, HosoRow *row, GError **error)
{
  g_return_val_if_fail (reader != NULL && row != NULL, HOSO_NEXT_ERROR);

  for (;;)
    {
      gsize next = 0;

      if (reader->start == reader->end && reader->at_end)
        return HOSO_NEXT_END;
      switch (reader->start == reader->end ? SCAN_MORE : scan_row (reader, &next))
        {
        case SCAN_DONE:
          take_row (reader, row, next);
          return HOSO_NEXT_ROW;
        case SCAN_MORE:
          if (refill (reader, error) == HOSO_NEXT_ERROR)
            return HOSO_NEXT_ERROR;
          break;
        case SCAN_UNCLOSED:
          reader->literal = next - reader->start;
          break;
        case SCAN_TOO_MANY:
          /* Translators: %s is a line number. */
          return fail (reader, _ ("The row that begins in line %s has more than 16,384 columns."),
                       error);
        case SCAN_TOO_LONG:
          /* Translators: %s is a line number. */
          return fail (reader,
                       _ ("The row that begins in line %s has a cell of more than 16 MiB. A "
                          "closing quotation mark may be missing there."),
                       error);
        }
    }
}

/* Reads what @fill, called with @data, gives: UTF-8 without byte order mark.
 * Free with hoso_csv_reader_free(). */
HosoCsvReader *
hoso_csv_reader_new (HosoFillFunc fill, gpointer data, char delimiter)
{
  HosoCsvReader *reader = g_new0 (HosoCsvReader, 1);

  reader->fill = fill;
  reader->data = data;
  reader->delimiter = delimiter;
  reader->stops[(guchar)delimiter] = reader->stops['\n'] = reader->stops['\r'] = 1;
  reader->capacity = FIRST_CAPACITY;
  reader->buffer = g_malloc (reader->capacity + 1);
  reader->buffer[0] = '\n';
  reader->max_cells = 64;
  reader->cells = g_new (HosoSpan, reader->max_cells);
  reader->unresolved = g_array_new (FALSE, FALSE, sizeof (Quoted));
  reader->literal = G_MAXSIZE;
  reader->line = 1;
  return reader;
}

/* Frees @reader; NULL is fine. */
void
hoso_csv_reader_free (HosoCsvReader *reader)
{
  if (reader == NULL)
    return;
  g_free (reader->buffer);
  g_free (reader->cells);
  g_array_unref (reader->unresolved);
  g_free (reader);
}

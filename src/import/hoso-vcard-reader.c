/* Cards one after the other, so that a million of them need no more memory than
 * one.  A first pass finds the columns, since each property is one and most cards
 * have few.  A card within a card (AGENT) is passed over; groups are no
 * customers.  One thread at a time.
 */

#include "hoso-vcard-reader.h"

#include "hoso-vcard-card.h"
#include "hoso-vcard-lines.h"

#define MAX_COLUMNS 256

struct _HosoVcardColumns
{
  gboolean used[HOSO_VCARD_N_CELLS];
  GPtrArray *keys; /* of const char, interned: other fields of the profile */
  GArray *cells;   /* of HosoVcardCell: those used, in order */
  GArray *headers; /* of HosoSpan */
};

struct _HosoVcardReader
{
  const HosoVcardColumns *columns; /* NULL while they are being found */
  HosoVcardLines *lines;
  HosoVcardCard *card;
  GArray *cells; /* of HosoSpan */
  gboolean started;
};

/* Whether the text begins as a vCard does. */
gboolean
hoso_vcard_is_likely (HosoSpan head)
{
  static const char begin[] = "BEGIN:VCARD";
  HosoSpan text = hoso_span_trim (head);

  return text.length >= strlen (begin) &&
         g_ascii_strncasecmp (text.text, begin, strlen (begin)) == 0;
}

/* Reads the properties of the card that begins here. */
static HosoNext
read_properties (HosoVcardReader *reader, GError **error)
{
  const char *line;
  guint64 number;
  guint depth = 1;
  HosoNext next;

  while ((next = hoso_vcard_lines_next (reader->lines, &line, &number, error)) == HOSO_NEXT_ROW)
    {
      g_autoptr (HosoVcardProperty) property = NULL;

      if (g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
        depth++;
      else if (g_ascii_strncasecmp (line, "END:", 4) == 0)
        depth--;
      if (depth == 0)
        return HOSO_NEXT_ROW;
      property = depth == 1 ? hoso_vcard_property_parse (line) : NULL;
      if (property != NULL)
        hoso_vcard_card_take (reader->card, property);
    }
  return next == HOSO_NEXT_END ? HOSO_NEXT_ROW : next;
}

/* Reads the next card that stands for one customer. */
static HosoNext
read_card (HosoVcardReader *reader, guint64 *number, GError **error)
{
  const char *line;
  HosoNext next;

  while ((next = hoso_vcard_lines_next (reader->lines, &line, number, error)) == HOSO_NEXT_ROW)
    {
      if (g_ascii_strncasecmp (line, "BEGIN:VCARD", 11) != 0)
        continue;
      hoso_vcard_card_clear (reader->card);
      next = read_properties (reader, error);
      if (next != HOSO_NEXT_ROW)
        return next;
      hoso_vcard_card_finish (reader->card);
      if (!hoso_vcard_card_is_group (reader->card))
        return HOSO_NEXT_ROW;
    }
  return next;
}

static void
note_columns (HosoVcardColumns *columns, const HosoVcardCard *card)
{
  guint n;
  g_autofree const char **keys = hoso_vcard_card_list_fields (card, &n);

  for (guint i = 0; i < HOSO_VCARD_N_CELLS; i++)
    columns->used[i] = columns->used[i] || *hoso_vcard_card_get (card, i) != '\0';
  for (guint i = 0; i < n; i++)
    {
      const char *key = g_intern_string (keys[i]);

      if (columns->keys->len < MAX_COLUMNS && !g_ptr_array_find (columns->keys, key, NULL))
        g_ptr_array_add (columns->keys, (gpointer)key);
    }
}

static void
add_header (HosoVcardColumns *columns, const char *header)
{
  HosoSpan span = hoso_span (header, strlen (header));

  g_array_append_val (columns->headers, span);
}

static void
settle_columns (HosoVcardColumns *columns)
{
  columns->used[HOSO_VCARD_NAME] = TRUE;
  for (guint i = 0; i < HOSO_VCARD_N_CELLS; i++)
    if (columns->used[i])
      {
        HosoVcardCell cell = i;

        g_array_append_val (columns->cells, cell);
        add_header (columns, hoso_vcard_cell_get_header (cell));
      }
  for (guint i = 0; i < columns->keys->len; i++)
    add_header (columns, columns->keys->pdata[i]);
}

/**
 * hoso_vcard_columns_find:
 * @fill: gives the bytes of the whole file
 * @encoding: of lines that are not UTF-8, or %NULL
 *
 * Returns: (transfer full): what columns the file needs, or %NULL with @error set
 */
HosoVcardColumns *
hoso_vcard_columns_find (HosoFillFunc fill,
                         gpointer data,
                         const char *encoding,
                         GError **error)
{
  g_autoptr (HosoVcardReader) reader = hoso_vcard_reader_new (fill, data, encoding, NULL);
  g_autoptr (HosoVcardColumns) columns = g_new0 (HosoVcardColumns, 1);
  HosoNext next;
  guint64 number;

  columns->keys = g_ptr_array_new ();
  columns->cells = g_array_new (FALSE, FALSE, sizeof (HosoVcardCell));
  columns->headers = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  while ((next = read_card (reader, &number, error)) == HOSO_NEXT_ROW)
    note_columns (columns, reader->card);
  if (next == HOSO_NEXT_ERROR)
    return NULL;
  settle_columns (columns);
  return g_steal_pointer (&columns);
}

/* NULL is allowed. */
void
hoso_vcard_columns_free (HosoVcardColumns *columns)
{
  if (columns == NULL)
    return;
  g_ptr_array_unref (columns->keys);
  g_array_unref (columns->cells);
  g_array_unref (columns->headers);
  g_free (columns);
}

/* See hoso-vcard-reader.h. */
const char *
hoso_vcard_columns_get_field (const HosoVcardColumns *columns, guint column)
{
  if (column < columns->cells->len)
    return hoso_vcard_cell_get_field (g_array_index (columns->cells, HosoVcardCell, column));
  column -= columns->cells->len;
  return column < columns->keys->len ? columns->keys->pdata[column] : NULL;
}

/* Free with hoso_vcard_reader_free(). */
HosoVcardReader *
hoso_vcard_reader_new (HosoFillFunc fill,
                       gpointer data,
                       const char *encoding,
                       const HosoVcardColumns *columns)
{
  HosoVcardReader *reader = g_new0 (HosoVcardReader, 1);

  reader->columns = columns;
  reader->lines = hoso_vcard_lines_new (fill, data, encoding);
  reader->card = hoso_vcard_card_new ();
  reader->cells = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  return reader;
}

/* NULL is allowed. */
void
hoso_vcard_reader_free (HosoVcardReader *reader)
{
  if (reader == NULL)
    return;
  hoso_vcard_lines_free (reader->lines);
  hoso_vcard_card_free (reader->card);
  g_array_unref (reader->cells);
  g_free (reader);
}

static void
add_cell (HosoVcardReader *reader, const char *text)
{
  HosoSpan span = hoso_span (text != NULL ? text : "", text != NULL ? strlen (text) : 0);

  g_array_append_val (reader->cells, span);
}

static void
fill_row (HosoVcardReader *reader, guint64 number, HosoRow *row)
{
  const HosoVcardColumns *columns = reader->columns;

  g_array_set_size (reader->cells, 0);
  for (guint i = 0; i < columns->cells->len; i++)
    add_cell (reader, hoso_vcard_card_get (reader->card,
                                           g_array_index (columns->cells, HosoVcardCell, i)));
  for (guint i = 0; i < columns->keys->len; i++)
    add_cell (reader, hoso_vcard_card_get_field (reader->card, columns->keys->pdata[i]));
  *row = (HosoRow){ number, reader->cells->len, (const HosoSpan *)(gpointer)reader->cells->data };
}

/**
 * hoso_vcard_reader_next:
 * @row: (out): the headers first, then a row for each card; valid until the next
 *   call
 *
 * Returns: HOSO_NEXT_ROW, HOSO_NEXT_END, or HOSO_NEXT_ERROR with @error set
 */
HosoNext
hoso_vcard_reader_next (HosoVcardReader *reader, HosoRow *row, GError **error)
{
  const GArray *headers = reader->columns->headers;
  guint64 number;
  HosoNext next;

  if (!reader->started)
    {
      reader->started = TRUE;
      *row = (HosoRow){ 1, headers->len, (const HosoSpan *)(gpointer)headers->data };
      return HOSO_NEXT_ROW;
    }
  next = read_card (reader, &number, error);
  if (next == HOSO_NEXT_ROW)
    fill_row (reader, number, row);
  return next;
}

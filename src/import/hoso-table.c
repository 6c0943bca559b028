/* The rows of a survey file, whether it is text or a workbook.
 * One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-table.h"

#include "hoso-csv-reader.h"
#include "hoso-delimiter.h"
#include "hoso-encoding.h"
#include "hoso-layout.h"
#include "hoso-vcard-reader.h"
#include "hoso-xlsx.h"

#define LAYOUT_ROWS 200 /* to tell how a table's columns make questions */

struct _HosoTable
{
  HosoSource *source;
  HosoCsvReader *csv;     /* of text */
  HosoXlsx *xlsx;         /* of a workbook */
  HosoVcardReader *vcard; /* of contacts */
  HosoVcardColumns *vcard_columns;
  char delimiter;
  HosoLayout *layout; /* NULL where each column is a question */
  guint width;        /* cells of a whole row of the file; with a layout */
  gboolean sampling;
  GPtrArray *ahead; /* of KeptRow: read already, to see what the table is */
  guint given;      /* of them */
};

/* A row that outlives the next one. */
typedef struct
{
  guint64 line;
  guint n;
  HosoSpan *cells;
  char *text;
} KeptRow;

static void
kept_row_free (KeptRow *row)
{
  g_free (row->cells);
  g_free (row->text);
  g_free (row);
}

static KeptRow *
keep_row (const HosoRow *row)
{
  KeptRow *kept = g_new0 (KeptRow, 1);
  gsize length = 0;

  for (guint i = 0; i < row->n; i++)
    length += row->cells[i].length;
  kept->line = row->line;
  kept->n = row->n;
  kept->cells = g_new (HosoSpan, MAX (row->n, 1));
  kept->text = g_malloc (MAX (length, 1));
  length = 0;
  for (guint i = 0; i < row->n; i++)
    {
      gsize n = row->cells[i].length;

      if (n > 0)
        memcpy (kept->text + length, row->cells[i].text, n);
      kept->cells[i] = hoso_span (kept->text + length, n);
      length += n;
    }
  return kept;
}

static HosoRow
get_kept (const HosoTable *table, guint n)
{
  const KeptRow *kept = table->ahead->pdata[n];

  return (HosoRow){ kept->line, kept->n, kept->cells };
}

static gssize
fill_from_source (gpointer data, char *buffer, gsize size, GError **error)
{
  return hoso_source_read (data, buffer, size, error);
}

static void
start_reader (HosoTable *table)
{
  g_clear_pointer (&table->csv, hoso_csv_reader_free);
  table->csv = hoso_csv_reader_new (fill_from_source, table->source, table->delimiter);
}

/* The columns are found first, then the cards are read from the start again. */
static gboolean
open_vcard (HosoTable *table,
            const char *path,
            const HosoReadOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (HosoSource) first = g_steal_pointer (&table->source);
  const char *encoding = hoso_source_get_encoding (first);
  HosoFillFunc fill =
    hoso_encoding_is_utf16 (encoding) ? fill_from_source : hoso_source_read_bytes;

  table->vcard_columns = hoso_vcard_columns_find (fill, first, encoding, error);
  if (table->vcard_columns == NULL)
    return FALSE;
  table->source = hoso_source_open (path, options, cancellable, error);
  if (table->source == NULL)
    return FALSE;
  table->vcard = hoso_vcard_reader_new (fill, table->source, encoding, table->vcard_columns);
  return TRUE;
}

static gboolean
looks_like_vcard (const HosoTable *table)
{
  gsize length = 0;
  g_autofree char *head = hoso_source_dup_head (table->source, &length);

  return hoso_vcard_is_likely (hoso_span (head, length));
}

static gboolean
open_text (HosoTable *table, const HosoReadOptions *options, GError **error)
{
  gsize length = 0;
  g_autofree char *head = hoso_source_dup_head (table->source, &length);
  gboolean complete = (goffset)length >= hoso_source_get_size (table->source);
  gboolean declared = FALSE;
  HosoRow row;

  table->delimiter = hoso_delimiter_guess (hoso_span (head, length), complete, &declared);
  if (options != NULL && options->delimiter != 0)
    table->delimiter = options->delimiter;
  start_reader (table);
  return !declared || hoso_csv_reader_next (table->csv, &row, error) != HOSO_NEXT_ERROR;
}

static HosoNext
read_row (HosoTable *table, HosoRow *row, GError **error)
{
  if (table->vcard != NULL)
    return hoso_vcard_reader_next (table->vcard, row, error);
  if (table->xlsx != NULL)
    return hoso_xlsx_next (table->xlsx, row, error);
  return hoso_csv_reader_next (table->csv, row, error);
}

/* Reads up to @n rows that are not blank ahead. */
static gboolean
read_ahead (HosoTable *table, guint n, GError **error)
{
  HosoNext next = HOSO_NEXT_ROW;
  HosoRow row;

  while (table->ahead->len < n && (next = read_row (table, &row, error)) == HOSO_NEXT_ROW)
    {
      if (!hoso_row_is_blank (&row))
        g_ptr_array_add (table->ahead, keep_row (&row));
    }
  return next != HOSO_NEXT_ERROR;
}

/* Finds out how the columns make questions: most tables are left after a look
 * at their first row. */
static gboolean
find_layout (HosoTable *table, GError **error)
{
  HosoRow rows[LAYOUT_ROWS];

  if (table->vcard != NULL)
    return TRUE;
  if (!read_ahead (table, 1, error))
    return FALSE;
  if (table->ahead->len == 0)
    return TRUE;
  rows[0] = get_kept (table, 0);
  if (!hoso_layout_is_likely (&rows[0]))
    return TRUE;
  if (!read_ahead (table, LAYOUT_ROWS, error))
    return FALSE;
  for (guint i = 0; i < table->ahead->len; i++)
    rows[i] = get_kept (table, i);
  table->layout = hoso_layout_detect (rows, table->ahead->len);
  if (table->layout != NULL)
    table->width = MAX (rows[0].n, rows[1].n);
  return TRUE;
}

static gboolean
open_rows (HosoTable *table,
           const char *path,
           const HosoReadOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  table->source = hoso_source_open (path, options, cancellable, error);
  if (table->source == NULL)
    return FALSE;
  if (!hoso_source_is_workbook (table->source) && looks_like_vcard (table))
    return open_vcard (table, path, options, cancellable, error);
  if (!hoso_source_is_workbook (table->source))
    return open_text (table, options, error);
  table->xlsx =
    hoso_xlsx_open (path, options != NULL ? options->sheet : NULL, cancellable, error);
  return table->xlsx != NULL;
}

/* Opens the table in the file at @path; @options may be NULL. */
HosoTable *
hoso_table_open (const char *path,
                 const HosoReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (HosoTable) table = g_new0 (HosoTable, 1);

  table->ahead = g_ptr_array_new_with_free_func ((GDestroyNotify)kept_row_free);
  if (!open_rows (table, path, options, cancellable, error) || !find_layout (table, error))
    return NULL;
  return g_steal_pointer (&table);
}

static HosoNext
next_unmapped (HosoTable *table, HosoRow *row, GError **error)
{
  if (table->given == table->ahead->len)
    return read_row (table, row, error);
  *row = get_kept (table, table->given++);
  return HOSO_NEXT_ROW;
}

/* The next row, blank ones included; valid until the next call. */
HosoNext
hoso_table_next (HosoTable *table, HosoRow *row, GError **error)
{
  gboolean header = table->layout != NULL && table->given == 0 && !table->sampling;
  HosoNext next = next_unmapped (table, row, error);

  if (next != HOSO_NEXT_ROW || table->layout == NULL)
    return next;
  if (header)
    {
      table->given = HOSO_LAYOUT_HEADERS;
      hoso_layout_map_header (table->layout, row);
    }
  else if (table->sampling && row->n != table->width)
    row->n = 0;
  else
    hoso_layout_map (table->layout, row);
  return next;
}

/* Whether the column was several in the file, ticked options, and now holds them
 * with “;” between. */
gboolean
hoso_table_is_joined (const HosoTable *table, guint column)
{
  return table->layout != NULL && hoso_layout_is_joined (table->layout, column);
}

/* Whether the rows are contacts (vCard). */
gboolean
hoso_table_is_vcard (const HosoTable *table)
{
  return table->vcard != NULL;
}

/* What a column of contacts fills of a customer, or NULL; static or interned. */
const char *
hoso_table_get_field (const HosoTable *table, guint column)
{
  return table->vcard != NULL ? hoso_vcard_columns_get_field (table->vcard_columns, column) : NULL;
}

/* Which sheet of a workbook or file of a ZIP file it is; borrowed, else NULL. */
const char *
hoso_table_get_sheet (const HosoTable *table)
{
  return table->xlsx != NULL ? hoso_xlsx_get_sheet (table->xlsx)
                             : hoso_source_get_member (table->source);
}

/* All of them; free with g_strfreev(). */
char **
hoso_table_dup_sheets (const HosoTable *table)
{
  return table->xlsx != NULL ? hoso_xlsx_dup_sheets (table->xlsx)
                             : hoso_source_dup_members (table->source);
}

/* How much was read, from 0 to 1. */
double
hoso_table_get_fraction (const HosoTable *table)
{
  return table->xlsx != NULL ? hoso_xlsx_get_fraction (table->xlsx)
                             : hoso_source_get_fraction (table->source);
}

/* The encoding as read; workbooks are UTF-8.  Borrowed. */
const char *
hoso_table_get_encoding (const HosoTable *table)
{
  return table->xlsx != NULL ? "UTF-8" : hoso_source_get_encoding (table->source);
}

/* Whether the text began with a byte order mark. */
gboolean
hoso_table_has_bom (const HosoTable *table)
{
  return hoso_source_has_bom (table->source);
}

/* Whether the text, read as a Western encoding, is likely to be VNI. */
gboolean
hoso_table_looks_like_vni (const HosoTable *table)
{
  return hoso_source_looks_like_vni (table->source);
}

/* The character between cells, 0 for a workbook. */
char
hoso_table_get_delimiter (const HosoTable *table)
{
  return table->delimiter;
}

/* Characters so far that were no text of the encoding. */
guint64
hoso_table_get_n_broken (const HosoTable *table)
{
  return hoso_source_get_n_broken (table->source);
}

/* Whether rows from the middle of the file can be had. */
gboolean
hoso_table_can_sample (const HosoTable *table)
{
  return table->vcard == NULL && hoso_source_can_sample (table->source);
}

/* From now on gives the rows in @length bytes from @fraction of the file on;
 * the first and the last of them are likely to be cut. */
gboolean
hoso_table_sample (HosoTable *table, double fraction, gsize length, GError **error)
{
  goffset offset = hoso_source_get_size (table->source) * fraction;

  if (!hoso_source_seek (table->source, offset, length, error))
    return FALSE;
  start_reader (table);
  table->sampling = TRUE;
  table->given = table->ahead->len;
  return TRUE;
}

/* Frees @table; NULL is fine. */
void
hoso_table_free (HosoTable *table)
{
  if (table == NULL)
    return;
  hoso_csv_reader_free (table->csv);
  hoso_xlsx_free (table->xlsx);
  hoso_vcard_reader_free (table->vcard);
  hoso_vcard_columns_free (table->vcard_columns);
  hoso_source_free (table->source);
  hoso_layout_free (table->layout);
  if (table->ahead != NULL)
    g_ptr_array_unref (table->ahead);
  g_free (table);
}

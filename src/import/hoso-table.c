/* The rows of a survey file, whether it is text or a workbook.
 * One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-table.h"

#include "hoso-csv-reader.h"
#include "hoso-delimiter.h"
#include "hoso-xlsx.h"

struct _HosoTable
{
  HosoSource *source;
  HosoCsvReader *csv; /* of text */
  HosoXlsx *xlsx;     /* of a workbook */
  char delimiter;
};

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

/* Opens the table in the file at @path; @options may be NULL. */
HosoTable *
hoso_table_open (const char *path,
                 const HosoReadOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (HosoTable) table = g_new0 (HosoTable, 1);

  table->source = hoso_source_open (path, options, cancellable, error);
  if (table->source == NULL)
    return NULL;
  if (hoso_source_is_workbook (table->source))
    {
      table->xlsx = hoso_xlsx_open (path, cancellable, error);
      return table->xlsx != NULL ? g_steal_pointer (&table) : NULL;
    }
  return open_text (table, options, error) ? g_steal_pointer (&table) : NULL;
}

/* The next row, blank ones included; valid until the next call. */
HosoNext
hoso_table_next (HosoTable *table, HosoRow *row, GError **error)
{
  if (table->xlsx != NULL)
    return hoso_xlsx_next (table->xlsx, row, error);
  return hoso_csv_reader_next (table->csv, row, error);
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

/* Whether the text is likely to be VNI, which cannot be decoded. */
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
  return hoso_source_can_sample (table->source);
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
  hoso_source_free (table->source);
  g_free (table);
}

/* Fills a column without a function call for each answer: its arrays are made
 * long enough first, and cut to what was written at the end.
 */

#include "hoso-config.h"

#include "hoso-column-writer.h"

#define FIRST_ROOM 4096

static void
take_arrays (HosoColumnWriter *writer)
{
  HosoColumn *column = writer->column;

  writer->codes = column->codes != NULL ? (guint32 *)column->codes->data : NULL;
  writer->offsets = column->offsets != NULL ? (guint32 *)column->offsets->data : NULL;
  writer->text = column->text != NULL ? (char *)column->text->data : NULL;
}

/* Makes place for so many more codes or bytes of text. */
void
hoso_column_writer_make_room (HosoColumnWriter *writer, gsize codes, gsize text)
{
  if (codes > 0)
    {
      writer->max_codes = (writer->n_codes + codes) * 2;
      g_array_set_size (writer->column->codes, writer->max_codes);
    }
  if (text > 0)
    {
      writer->max_text = (writer->n_text + text) * 2;
      g_byte_array_set_size (writer->column->text, writer->max_text);
    }
  take_arrays (writer);
}

/* Starts with an empty @column of at most so many responses. */
void
hoso_column_writer_begin (HosoColumnWriter *writer, HosoColumn *column, guint rows)
{
  g_return_if_fail (column->n == 0);

  *writer = (HosoColumnWriter){ .column = column };
  if (column->codes != NULL)
    g_array_set_size (column->codes, rows);
  if (column->offsets != NULL)
    g_array_set_size (column->offsets, rows + 1);
  if (column->text != NULL)
    g_byte_array_set_size (column->text, FIRST_ROOM);
  writer->max_codes = rows;
  writer->max_text = FIRST_ROOM;
  take_arrays (writer);
}

/* Leaves in the column what was written. */
void
hoso_column_writer_end (HosoColumnWriter *writer)
{
  HosoColumn *column = writer->column;

  column->n = writer->n;
  if (column->coding == HOSO_CODING_SINGLE)
    g_array_set_size (column->codes, writer->n);
  else
    g_array_set_size (column->offsets, writer->n + 1);
  if (column->coding == HOSO_CODING_SET)
    g_array_set_size (column->codes, writer->n_codes);
  if (column->coding == HOSO_CODING_TEXT)
    g_byte_array_set_size (column->text, writer->n_text);
}

/* Fills a column without a function call for each answer.
 * One thread at a time.
 */

#pragma once

#include "hoso-column.h"
#include "hoso-row.h"

G_BEGIN_DECLS

/* The column's arrays, made long enough beforehand.  Between begin and end
 * nobody else may touch the column. */
typedef struct
{
  HosoColumn *column;
  guint n; /* responses */
  guint32 *codes;
  gsize n_codes;
  gsize max_codes;
  guint32 *offsets; /* NULL for single choices */
  char *text;
  gsize n_text;
  gsize max_text;
} HosoColumnWriter;

void hoso_column_writer_begin (HosoColumnWriter *writer, HosoColumn *column, guint rows);
void hoso_column_writer_end (HosoColumnWriter *writer);
void hoso_column_writer_make_room (HosoColumnWriter *writer, gsize codes, gsize text);

/* A single choice; 0 for no answer. */
static inline void
hoso_column_writer_add_code (HosoColumnWriter *writer, guint32 code)
{
  writer->codes[writer->n++] = code;
}

/* Several choices, or none. */
static inline void
hoso_column_writer_add_set (HosoColumnWriter *writer, const guint32 *codes, gsize n)
{
  if (writer->n_codes + n > writer->max_codes)
    hoso_column_writer_make_room (writer, n, 0);
  for (gsize i = 0; i < n; i++)
    writer->codes[writer->n_codes++] = codes[i];
  writer->offsets[++writer->n] = writer->n_codes;
}

/* A text; empty for no answer. */
static inline void
hoso_column_writer_add_text (HosoColumnWriter *writer, HosoSpan text)
{
  if (writer->n_text + text.length > writer->max_text)
    hoso_column_writer_make_room (writer, 0, text.length);
  memcpy (writer->text + writer->n_text, text.text, text.length);
  writer->n_text += text.length;
  writer->offsets[++writer->n] = writer->n_text;
}

G_END_DECLS

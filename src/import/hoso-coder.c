/* Turns rows into coded answers.  A choice is looked up as it stands in the
 * file; spellings that are not NFC and several choices cost more, but only once.
 * One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-coder.h"

#include "hoso-column-writer.h"
#include "hoso-fold.h"
#include "hoso-source.h"
#include "hoso-splitter.h"
#include "hoso-timestamp.h"

#define MAX_SPELLINGS 200000
#define MAX_CELLS (2 * 1024 * 1024)  /* of a batch */
#define MAX_BYTES (16 * 1024 * 1024) /* of its text */
#define MAX_ANSWERS 8192             /* different ones of several choices that are remembered */

typedef struct
{
  HosoCoding coding;
  HosoCellTally *spellings; /* of the options */
  GArray *codes;            /* of guint32, numbered as the spellings */
  HosoSplitter *splitter;
  HosoCellTally *answers; /* of several choices, as they stand in the file */
  GArray *sets;           /* of guint32: the codes of all answers */
  GArray *ends;           /* of guint32: where each answer's codes end */
  HosoColumnWriter writer;
} ColumnCoder;

struct _HosoCoder
{
  GPtrArray *columns; /* of ColumnCoder */
  GArray *pieces;     /* of HosoSpan, reused */
  GArray *set;        /* of guint32, reused */
  int timestamp;
  HosoDateOrder order;
  HosoBatch *batch; /* being filled */
  guint max_rows;   /* of it */
  gsize bytes;      /* of text in it */
};

static void
column_coder_free (ColumnCoder *column)
{
  hoso_cell_tally_free (column->spellings);
  g_clear_pointer (&column->codes, g_array_unref);
  hoso_splitter_free (column->splitter);
  hoso_cell_tally_free (column->answers);
  g_clear_pointer (&column->sets, g_array_unref);
  g_clear_pointer (&column->ends, g_array_unref);
  g_free (column);
}

static void
add_spelling (ColumnCoder *column, HosoSpan text, guint32 code)
{
  guint index = hoso_cell_tally_add (column->spellings, text, 1);

  if (index != HOSO_TALLY_NONE && index == column->codes->len)
    g_array_append_val (column->codes, code);
}

static ColumnCoder *
column_coder_new (const HosoQuestion *question)
{
  ColumnCoder *column = g_new0 (ColumnCoder, 1);

  column->coding = hoso_question_kind_get_coding (question->kind);
  if (column->coding == HOSO_CODING_TEXT)
    return column;
  column->spellings = hoso_cell_tally_new (MAX_SPELLINGS);
  column->codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (column->coding == HOSO_CODING_SET)
    {
      char separator = question->separator != 0 ? question->separator : ';';

      column->splitter = hoso_splitter_new (separator, NULL);
      column->answers = hoso_cell_tally_new (MAX_ANSWERS);
      column->sets = g_array_new (FALSE, FALSE, sizeof (guint32));
      column->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = question->options->pdata[i];
      HosoSpan label = hoso_span (option->label, strlen (option->label));

      add_spelling (column, label, option->code);
      if (column->splitter != NULL)
        hoso_splitter_add_label (column->splitter, label);
    }
  return column;
}

static HosoDateOrder
order_from_format (HosoTimestampFormat format)
{
  if (format == HOSO_TIMESTAMP_MDY)
    return HOSO_DATE_ORDER_MDY;
  return format == HOSO_TIMESTAMP_DMY ? HOSO_DATE_ORDER_DMY : HOSO_DATE_ORDER_YMD;
}

/* Codes as @draft, which was learned, says. */
HosoCoder *
hoso_coder_new (const HosoDraft *draft)
{
  HosoCoder *coder = g_new0 (HosoCoder, 1);

  coder->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)column_coder_free);
  coder->pieces = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  coder->set = g_array_new (FALSE, FALSE, sizeof (guint32));
  coder->timestamp = draft->timestamp_column;
  coder->order = order_from_format (draft->timestamp_format);
  for (guint i = 0; i < draft->questions->len; i++)
    g_ptr_array_add (coder->columns, column_coder_new (draft->questions->pdata[i]));
  coder->max_rows = CLAMP (MAX_CELLS / MAX (draft->questions->len, 1), 1, HOSO_BATCH_ROWS);
  return coder;
}

/* Frees @coder; NULL is fine. */
void
hoso_coder_free (HosoCoder *coder)
{
  if (coder == NULL)
    return;
  g_ptr_array_unref (coder->columns);
  g_array_unref (coder->pieces);
  g_array_unref (coder->set);
  g_free (coder);
}

/* 0 where there is no such option. */
static guint32
find_code (ColumnCoder *column, HosoSpan text)
{
  guint index = hoso_cell_tally_find (column->spellings, text);
  g_autofree char *nfc = NULL;
  guint32 code = 0;

  if (index != HOSO_TALLY_NONE)
    return g_array_index (column->codes, guint32, index);
  nfc = hoso_text_dup_trimmed (text.text, text.length);
  index = hoso_cell_tally_find (column->spellings, hoso_span (nfc, strlen (nfc)));
  if (index != HOSO_TALLY_NONE)
    {
      code = g_array_index (column->codes, guint32, index);
      add_spelling (column, text, code);
    }
  return code;
}

/* The answer's codes into @set, each once; FALSE where one is unknown. */
static gboolean
code_set (HosoCoder *coder, ColumnCoder *column, HosoSpan text)
{
  g_autofree char *nfc = NULL;

  if (!hoso_span_is_plain (text))
    {
      nfc = hoso_text_dup_trimmed (text.text, text.length);
      text = hoso_span (nfc, strlen (nfc));
    }
  g_array_set_size (coder->pieces, 0);
  g_array_set_size (coder->set, 0);
  hoso_splitter_split (column->splitter, text, coder->pieces);
  for (guint i = 0; i < coder->pieces->len; i++)
    {
      guint32 code = find_code (column, g_array_index (coder->pieces, HosoSpan, i));
      gboolean known = FALSE;

      if (code == 0)
        return FALSE;
      for (guint j = 0; j < coder->set->len && !known; j++)
        known = g_array_index (coder->set, guint32, j) == code;
      if (!known)
        g_array_append_val (coder->set, code);
    }
  return TRUE;
}

static void
remember_set (HosoCoder *coder, ColumnCoder *column, HosoSpan text)
{
  if (hoso_cell_tally_add (column->answers, text, 1) == HOSO_TALLY_NONE)
    return;
  if (coder->set->len > 0)
    g_array_append_vals (column->sets, coder->set->data, coder->set->len);
  g_array_append_val (column->ends, column->sets->len);
}

static gboolean
add_set (HosoCoder *coder, ColumnCoder *column, HosoSpan text)
{
  guint answer = hoso_cell_tally_find (column->answers, text);

  if (answer != HOSO_TALLY_NONE)
    {
      guint32 start = answer > 0 ? g_array_index (column->ends, guint32, answer - 1) : 0;
      guint32 end = g_array_index (column->ends, guint32, answer);

      hoso_column_writer_add_set (&column->writer, (const guint32 *)column->sets->data + start,
                                  end - start);
      return TRUE;
    }
  if (!code_set (coder, column, text))
    return FALSE;
  remember_set (coder, column, text);
  hoso_column_writer_add_set (&column->writer, (const guint32 *)coder->set->data, coder->set->len);
  return TRUE;
}

static void
add_text (ColumnCoder *column, HosoSpan text)
{
  g_autofree char *nfc = NULL;

  if (!hoso_span_is_plain (text))
    {
      nfc = hoso_text_dup_trimmed (text.text, text.length);
      text = hoso_span (nfc, strlen (nfc));
    }
  hoso_column_writer_add_text (&column->writer, text);
}

static void
add_missing (ColumnCoder *column)
{
  switch (column->coding)
    {
    case HOSO_CODING_TEXT:
      hoso_column_writer_add_text (&column->writer, hoso_span ("", 0));
      break;
    case HOSO_CODING_SINGLE:
      hoso_column_writer_add_code (&column->writer, 0);
      break;
    case HOSO_CODING_SET:
      hoso_column_writer_add_set (&column->writer, NULL, 0);
      break;
    }
}

static gboolean
add_cell (HosoCoder *coder, ColumnCoder *column, HosoSpan cell)
{
  HosoSpan text = hoso_span_trim (cell);
  guint32 code;

  if (hoso_span_is_missing (text))
    {
      add_missing (column);
      return TRUE;
    }
  switch (column->coding)
    {
    case HOSO_CODING_TEXT:
      add_text (column, text);
      coder->bytes += text.length;
      return TRUE;
    case HOSO_CODING_SINGLE:
      code = find_code (column, text);
      hoso_column_writer_add_code (&column->writer, code);
      return code != 0;
    case HOSO_CODING_SET:
      return add_set (coder, column, text);
    }
  return FALSE;
}

static void
add_time (HosoCoder *coder, const HosoRow *row, HosoBatch *batch)
{
  HosoTime time = { 0, HOSO_TIME_NO_ZONE, HOSO_PRECISION_SECOND };
  guint8 has_time = FALSE;

  if (coder->timestamp >= 0)
    {
      HosoSpan text = hoso_span_trim (hoso_row_get_cell (row, coder->timestamp));
      HosoStamp stamp;

      has_time =
        (hoso_stamp_parse (text, &stamp) || hoso_stamp_parse_serial (text, &stamp)) &&
        hoso_stamp_resolve (&stamp, coder->order, &time);
    }
  g_array_append_val (batch->times, time);
  g_array_append_val (batch->has_time, has_time);
}

/* Starts to fill the empty @batch. */
void
hoso_coder_begin (HosoCoder *coder, HosoBatch *batch)
{
  coder->batch = batch;
  coder->bytes = 0;
  for (guint i = 0; i < coder->columns->len; i++)
    {
      ColumnCoder *column = coder->columns->pdata[i];

      hoso_column_writer_begin (&column->writer, batch->columns->pdata[i], coder->max_rows);
    }
}

/* Whether the batch is to be handed over: it has HOSO_BATCH_ROWS, or fewer where
 * there are very many columns or very long answers. */
gboolean
hoso_coder_is_full (const HosoCoder *coder)
{
  return coder->batch->n >= coder->max_rows || coder->bytes >= MAX_BYTES;
}

/* Leaves the batch with what was added. */
void
hoso_coder_end (HosoCoder *coder)
{
  for (guint i = 0; i < coder->columns->len; i++)
    {
      ColumnCoder *column = coder->columns->pdata[i];

      hoso_column_writer_end (&column->writer);
    }
  coder->batch = NULL;
}

/* Adds the row to the batch, which must not be full.
 * HOSO_ERROR_CONFLICT where it holds an option that learning did not meet, so
 * that the file is no longer the same. */
gboolean
hoso_coder_add (HosoCoder *coder, const HosoRow *row, GError **error)
{
  g_return_val_if_fail (coder->batch != NULL && !hoso_coder_is_full (coder), FALSE);

  add_time (coder, row, coder->batch);
  g_array_append_val (coder->batch->lines, row->line);
  coder->batch->n++;
  for (guint i = 0; i < coder->columns->len; i++)
    {
      HosoSpan cell = i < row->n ? row->cells[i] : hoso_span ("", 0);

      if (!add_cell (coder, coder->columns->pdata[i], cell))
        {
          hoso_source_set_changed (error);
          return FALSE;
        }
    }
  return TRUE;
}

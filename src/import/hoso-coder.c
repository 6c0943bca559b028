/* Turns rows into coded answers.  A choice is looked up as it stands in the
 * file; only spellings that are not NFC cost more, and only once.
 */

#include "hoso-config.h"

#include "hoso-coder.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-splitter.h"
#include "hoso-timestamp.h"

#define MAX_SPELLINGS 200000

typedef struct
{
  HosoCoding coding;
  HosoCellTally *spellings; /* of the options */
  GArray *codes;            /* of guint32, numbered as the spellings */
  HosoSplitter *splitter;
} ColumnCoder;

struct _HosoCoder
{
  GPtrArray *columns; /* of ColumnCoder */
  GArray *pieces;     /* of HosoSpan, reused */
  GArray *set;        /* of guint32, reused */
  int timestamp;
  HosoDateOrder order;
};

static void
column_coder_free (ColumnCoder *column)
{
  hoso_cell_tally_free (column->spellings);
  g_clear_pointer (&column->codes, g_array_unref);
  hoso_splitter_free (column->splitter);
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
    column->splitter =
      hoso_splitter_new (question->separator != 0 ? question->separator : ';', NULL);
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

static gboolean
add_set (HosoCoder *coder, ColumnCoder *column, HosoSpan text, HosoColumn *to)
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
  hoso_column_append_set (to, (const guint32 *)coder->set->data, coder->set->len);
  return TRUE;
}

static void
add_text (HosoSpan text, HosoColumn *to)
{
  g_autofree char *nfc = NULL;

  if (hoso_span_is_plain (text))
    {
      hoso_column_append_text (to, text.text, text.length);
      return;
    }
  nfc = hoso_text_dup_trimmed (text.text, text.length);
  hoso_column_append_text (to, nfc, -1);
}

static gboolean
add_cell (HosoCoder *coder, guint i, HosoSpan cell, HosoColumn *to)
{
  ColumnCoder *column = coder->columns->pdata[i];
  HosoSpan text = hoso_span_trim (cell);
  guint32 code;

  if (hoso_span_is_missing (text))
    {
      hoso_column_append_missing (to);
      return TRUE;
    }
  switch (column->coding)
    {
    case HOSO_CODING_TEXT:
      add_text (text, to);
      return TRUE;
    case HOSO_CODING_SINGLE:
      code = find_code (column, text);
      hoso_column_append_code (to, code);
      return code != 0;
    case HOSO_CODING_SET:
      return add_set (coder, column, text, to);
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
        hoso_stamp_parse (text, &stamp) && hoso_stamp_resolve (&stamp, coder->order, &time);
    }
  g_array_append_val (batch->times, time);
  g_array_append_val (batch->has_time, has_time);
}

/* Adds the row to @batch.  HOSO_ERROR_CONFLICT where it holds an option that
 * learning did not meet, so that the file is no longer the same. */
gboolean
hoso_coder_add (HosoCoder *coder, const HosoRow *row, HosoBatch *batch, GError **error)
{
  add_time (coder, row, batch);
  g_array_append_val (batch->lines, row->line);
  batch->n++;
  for (guint i = 0; i < coder->columns->len; i++)
    {
      if (!add_cell (coder, i, hoso_row_get_cell (row, i), batch->columns->pdata[i]))
        {
          g_set_error_literal (
            error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
            _ ("The file was changed while it was being read. Try again once it is complete."));
          return FALSE;
        }
    }
  return TRUE;
}

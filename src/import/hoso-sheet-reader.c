/* The rows of a list: recognising looks at the head, learning settles the order
 * of days and months from all rows, reading streams them.  Each opens the file
 * anew, so that memory stays flat.
 */

#include "hoso-config.h"

#include "hoso-sheet-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-date-votes.h"
#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-money.h"
#include "hoso-sheet-values.h"
#include "hoso-table.h"

#define HEAD_ROWS 2000
/* Of a file that the head is taken to be, at least. */
#define LEAST_FRACTION 1e-6
#define SAMPLES 5
#define BLANKS ' '
#define PROGRESS_ROWS 4096
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 10)

/* One pass over a file. */
typedef struct
{
  HosoTable *table;
  GArray *pieces; /* of HosoSpan: a row split at blanks, or NULL */
  GCancellable *cancellable;
  guint64 rows;
} Pass;

static void
pass_clear (Pass *pass)
{
  hoso_table_free (pass->table);
  g_clear_pointer (&pass->pieces, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static void
split_at_blanks (GArray *pieces, HosoSpan text)
{
  const char *p = text.text;
  const char *end = text.text + text.length;

  g_array_set_size (pieces, 0);
  while (p < end)
    {
      const char *start;
      HosoSpan piece;

      while (p < end && (*p == ' ' || *p == '\t'))
        p++;
      for (start = p; p < end && *p != ' ' && *p != '\t';)
        p++;
      piece = hoso_span (start, (gsize)(p - start));
      if (p > start)
        g_array_append_val (pieces, piece);
    }
}

/* The next row that is not blank. */
static HosoNext
next_row (Pass *pass, HosoRow *row, GError **error)
{
  HosoNext next;

  do
    {
      if (pass->rows++ % PROGRESS_ROWS == 0 &&
          g_cancellable_set_error_if_cancelled (pass->cancellable, error))
        return HOSO_NEXT_ERROR;
      next = hoso_table_next (pass->table, row, error);
    }
  while (next == HOSO_NEXT_ROW && hoso_row_is_blank (row));
  if (next == HOSO_NEXT_ROW && pass->pieces != NULL && row->n > 0)
    {
      split_at_blanks (pass->pieces, row->cells[0]);
      row->cells = (const HosoSpan *)pass->pieces->data;
      row->n = pass->pieces->len;
    }
  return next;
}

static gboolean
open_pass (Pass *pass,
           const char *path,
           const HosoReadOptions *options,
           gboolean blanks,
           GError **error)
{
  pass->table = hoso_table_open (path, options, pass->cancellable, error);
  if (blanks)
    pass->pieces = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  return pass->table != NULL;
}

/* Whether all rows are one cell that blanks part into the same number of words,
 * three at least. */
static gboolean
is_parted_by_blanks (const char *path,
                     const HosoReadOptions *options,
                     GCancellable *cancellable,
                     gboolean *blanks,
                     GError **error)
{
  g_auto (Pass) pass = { .cancellable = cancellable };
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (HosoSpan));
  HosoNext next;
  HosoRow row;
  guint width = 0;

  *blanks = FALSE;
  if (!open_pass (&pass, path, options, FALSE, error))
    return FALSE;
  for (guint i = 0; i < 20; i++)
    {
      next = next_row (&pass, &row, error);
      if (next != HOSO_NEXT_ROW)
        return next == HOSO_NEXT_END;
      if (row.n != 1)
        {
          *blanks = FALSE;
          return TRUE;
        }
      split_at_blanks (pieces, row.cells[0]);
      *blanks = pieces->len >= 3 && (i == 0 || (*blanks && pieces->len == width));
      width = pieces->len;
    }
  return TRUE;
}

static gboolean
is_number (HosoSpan text)
{
  gint64 amount;

  return hoso_money_parse (text.text, (gssize)text.length, "USD", &amount);
}

static void
take_header (HosoSheet *sheet, const HosoRow *row)
{
  g_strfreev (sheet->headers);
  sheet->headers = g_new0 (char *, row->n + 1);
  g_ptr_array_set_size (sheet->fields, 0);
  g_ptr_array_set_size (sheet->samples, 0);
  for (guint i = 0; i < row->n; i++)
    {
      HosoSpan cell = hoso_span_trim (row->cells[i]);

      sheet->headers[i] = hoso_text_dup_trimmed (cell.text, (gssize)cell.length);
      g_ptr_array_add (sheet->fields, NULL);
      g_ptr_array_add (sheet->samples, g_new0 (char *, SAMPLES + 1));
    }
}

/* Words parted by blanks without a header: a customer first, then a day, a
 * number of pieces and a price, as research data come. */
static void
guess_bare (HosoSheet *sheet, const HosoRow *row)
{
  gint64 at;
  int date = -1;

  for (guint i = 1; i < row->n && date < 0; i++)
    if (hoso_sheet_parse_date (row->cells[i], HOSO_DATE_ORDER_YMD, FALSE, &at))
      date = (int)i;
  if (date < 0 || (guint)date + 2 != row->n - 1 || !is_number (row->cells[date + 1]) ||
      !is_number (row->cells[date + 2]))
    return;
  sheet->kind = HOSO_FILE_ORDERS;
  sheet->layout = "cdnow";
  sheet->has_header = FALSE;
  for (guint i = 0; i < row->n; i++)
    {
      g_free (sheet->headers[i]);
      sheet->headers[i] = g_strdup ("");
    }
  hoso_sheet_set_field (sheet, 0, HOSO_ORDER_CUSTOMER);
  hoso_sheet_set_field (sheet, (guint)date, HOSO_ORDER_DATE);
  hoso_sheet_set_field (sheet, (guint)date + 1, HOSO_ORDER_QUANTITY);
  hoso_sheet_set_field (sheet, (guint)date + 2, HOSO_ORDER_AMOUNT);
}

/* Contacts are customers, and the file says itself what each column is. */
static void
take_contacts (HosoSheet *sheet, const HosoTable *table)
{
  sheet->kind = HOSO_FILE_CUSTOMERS;
  sheet->layout = "vcard";
  sheet->channel = "shop";
  for (guint i = 0; i < hoso_sheet_get_n_columns (sheet); i++)
    {
      const char *field = hoso_table_get_field (table, i);

      if (field != NULL && hoso_sheet_find (sheet, field) < 0)
        hoso_sheet_set_field (sheet, i, field);
    }
}

static HosoSpan
get_cell (const HosoRow *row, const HosoSheet *sheet, const char *field)
{
  int column = hoso_sheet_find (sheet, field);

  return column < 0 ? hoso_span ("", 0) : hoso_span_trim (hoso_row_get_cell (row, (guint)column));
}

/* A row below the header that explains its columns: words where a date and a
 * quantity or an amount should be. */
static gboolean
is_description (const HosoSheet *sheet, const HosoRow *row)
{
  static const char *const numbers[] = { HOSO_ORDER_QUANTITY, HOSO_ORDER_AMOUNT, HOSO_ORDER_TOTAL };
  HosoSpan date = get_cell (row, sheet, HOSO_ORDER_DATE);
  gint64 at;

  if (sheet->kind != HOSO_FILE_ORDERS ||
      hoso_sheet_parse_date (date, HOSO_DATE_ORDER_DMY, TRUE, &at) ||
      hoso_sheet_parse_date (date, HOSO_DATE_ORDER_MDY, TRUE, &at))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      HosoSpan cell = get_cell (row, sheet, numbers[i]);

      if (cell.length > 0 && is_number (cell))
        return FALSE;
    }
  return date.length > 0 || get_cell (row, sheet, HOSO_ORDER_QUANTITY).length > 0;
}

static void
take_samples (HosoSheet *sheet, const HosoRow *row)
{
  for (guint i = 0; i < MIN (row->n, sheet->samples->len); i++)
    {
      HosoSpan cell = hoso_span_trim (row->cells[i]);
      char **samples = sheet->samples->pdata[i];
      guint n = g_strv_length (samples);

      if (cell.length > 0 && n < SAMPLES)
        samples[n] = hoso_text_dup_trimmed (cell.text, (gssize)cell.length);
    }
}

static void
vote (HosoSheet *sheet, HosoDateVotes *votes, const HosoRow *row)
{
  HosoSpan date = get_cell (row, sheet, HOSO_ORDER_DATE);
  HosoStamp stamp;

  if (date.length > 0 && hoso_stamp_parse (date, &stamp))
    hoso_date_votes_add (votes, &stamp, row->line);
}

static gboolean
is_proven (const HosoDateVotes *votes)
{
  return votes->n == votes->year_first || votes->first_over_12 > 0 || votes->second_over_12 > 0;
}

/* Tools of this country write the day first, and so do Vietnamese headers. */
static HosoDateOrder
get_habit (const HosoSheet *sheet)
{
  int column = hoso_sheet_find (sheet, HOSO_ORDER_DATE);
  g_autofree char *folded =
    column >= 0 && sheet->has_header ? hoso_fold_header (sheet->headers[column]) : g_strdup ("");

  return !g_str_equal (sheet->layout, "plain") || strstr (folded, "ngay") != NULL ||
             strstr (folded, "thoi") != NULL
           ? HOSO_DATE_ORDER_DMY
           : HOSO_DATE_ORDER_UNKNOWN;
}

/* “29.33”: two decimals. */
static gboolean
has_cents (const char *text)
{
  gsize length = strlen (text);

  return length > 3 && (text[length - 3] == '.' || text[length - 3] == ',') &&
         g_ascii_isdigit (text[length - 2]) && g_ascii_isdigit (text[length - 1]);
}

/* A currency that a cell or a header names, or that its decimals give away: those
 * of most amounts, since a spreadsheet may have damaged one. */
static void
guess_currency (HosoSheet *sheet)
{
  static const char *const fields[] = { HOSO_ORDER_AMOUNT, HOSO_ORDER_TOTAL, HOSO_ORDER_PRICE };
  const char *currency = NULL;
  guint cents = 0;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && currency == NULL; i++)
    {
      int column = hoso_sheet_find (sheet, fields[i]);
      char **samples = column >= 0 ? sheet->samples->pdata[column] : NULL;

      if (column >= 0 && strstr (sheet->headers[column], "dollar") != NULL)
        currency = "USD";
      for (; samples != NULL && *samples != NULL; samples++, n++)
        {
          if (currency == NULL)
            currency = hoso_money_find_currency (*samples, -1);
          cents += has_cents (*samples);
        }
    }
  if (currency == NULL)
    currency = cents * 2 > n && g_str_equal (sheet->channel, "shop") ? "USD" : HOSO_MONEY_DEFAULT;
  g_free (sheet->currency);
  sheet->currency = g_strdup (currency);
}

static gboolean
read_head (Pass *pass, HosoSheet *sheet, HosoDateVotes *votes, GError **error)
{
  HosoNext next;
  HosoRow row;

  sheet->rows = sheet->has_header ? 0 : 1;
  for (guint i = 0; i < HEAD_ROWS; i++)
    {
      next = next_row (pass, &row, error);
      sheet->expected = sheet->rows;
      if (next != HOSO_NEXT_ROW)
        return next == HOSO_NEXT_END;
      if (i == 0 && sheet->has_header && is_description (sheet, &row))
        {
          sheet->skip = 1;
          continue;
        }
      take_samples (sheet, &row);
      vote (sheet, votes, &row);
      sheet->rows++;
    }
  sheet->expected = (guint64)((double)sheet->rows / MAX (hoso_table_get_fraction (pass->table),
                                                         LEAST_FRACTION));
  return TRUE;
}

static void
describe_source (HosoSheet *sheet, const char *path, const Pass *pass)
{
  sheet->file_name = g_path_get_basename (path);
  sheet->encoding = g_strdup (hoso_table_get_encoding (pass->table));
  sheet->bom = hoso_table_has_bom (pass->table);
  sheet->delimiter = pass->pieces != NULL ? BLANKS : hoso_table_get_delimiter (pass->table);
}

static gboolean
recognise (Pass *pass, HosoSheet *sheet, GError **error)
{
  HosoDateVotes votes = { 0 };
  HosoNext next;
  HosoRow row;

  next = next_row (pass, &row, error);
  if (next == HOSO_NEXT_END)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_FORMAT, _ ("This file is empty."));
  if (next != HOSO_NEXT_ROW)
    return FALSE;
  sheet->has_header = TRUE;
  take_header (sheet, &row);
  if (hoso_table_is_vcard (pass->table))
    take_contacts (sheet, pass->table);
  else
    hoso_sheet_headers_match (sheet);
  if (sheet->kind == HOSO_FILE_SURVEY && pass->pieces != NULL)
    guess_bare (sheet, &row);
  if (!sheet->has_header)
    {
      take_samples (sheet, &row);
      vote (sheet, &votes, &row);
    }
  if (!read_head (pass, sheet, &votes, error))
    return FALSE;
  sheet->date_order = hoso_date_votes_decide (&votes, get_habit (sheet), &sheet->ambiguous_dates);
  if (!is_proven (&votes) && sheet->date_order != HOSO_DATE_ORDER_YMD)
    sheet->date_order = HOSO_DATE_ORDER_UNKNOWN;
  guess_currency (sheet);
  return TRUE;
}

/* The user's word in @options, which may be NULL, stands above every guess. */
HosoSheet *
hoso_sheet_recognise (const char *path,
                      const HosoReadOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Pass) pass = { .cancellable = cancellable };
  g_autoptr (HosoSheet) sheet = hoso_sheet_new ();
  gboolean blanks;

  if (!is_parted_by_blanks (path, options, cancellable, &blanks, error) ||
      !open_pass (&pass, path, options, blanks, error) || !recognise (&pass, sheet, error))
    return NULL;
  describe_source (sheet, path, &pass);
  if (options != NULL && options->date_order != HOSO_DATE_ORDER_UNKNOWN)
    sheet->date_order = options->date_order;
  return g_steal_pointer (&sheet);
}

/* What the sheet says about the bytes, for opening the file once more. */
static gboolean
reopen (Pass *pass, const char *path, const HosoSheet *sheet, GError **error)
{
  const HosoReadOptions options = {
    .encoding = sheet->encoding,
    .delimiter = sheet->delimiter == BLANKS ? 0 : sheet->delimiter,
  };
  HosoNext next = HOSO_NEXT_ROW;
  HosoRow row;

  if (!open_pass (pass, path, &options, sheet->delimiter == BLANKS, error))
    return FALSE;
  for (guint i = 0; i < sheet->has_header + sheet->skip && next == HOSO_NEXT_ROW; i++)
    next = next_row (pass, &row, error);
  return next != HOSO_NEXT_ERROR;
}

gboolean
hoso_sheet_learn (const char *path, HosoSheet *sheet, GCancellable *cancellable, GError **error)
{
  g_auto (Pass) pass = { .cancellable = cancellable };
  HosoDateVotes votes = { 0 };
  HosoNext next;
  HosoRow row;

  if (sheet->date_order != HOSO_DATE_ORDER_UNKNOWN || hoso_sheet_find (sheet, "date") < 0)
    return TRUE;
  if (!reopen (&pass, path, sheet, error))
    return FALSE;
  while ((next = next_row (&pass, &row, error)) == HOSO_NEXT_ROW)
    vote (sheet, &votes, &row);
  sheet->date_order = hoso_date_votes_decide (&votes, get_habit (sheet), &sheet->ambiguous_dates);
  return next != HOSO_NEXT_ERROR;
}

/* Counts the rows in @sheet->rows. */
gboolean
hoso_sheet_read (const char *path,
                 HosoSheet *sheet,
                 HosoSheetRowFunc func,
                 gpointer data,
                 HosoSheetProgress progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Pass) pass = { .cancellable = cancellable };
  gint64 reported = 0;
  HosoNext next;
  HosoRow row;

  if (!reopen (&pass, path, sheet, error))
    return FALSE;
  sheet->rows = 0;
  while ((next = next_row (&pass, &row, error)) == HOSO_NEXT_ROW)
    {
      if (!func (&row, data, error))
        return FALSE;
      if (sheet->rows++ % PROGRESS_ROWS == 0 && progress != NULL &&
          g_get_monotonic_time () - reported > PROGRESS_INTERVAL)
        {
          reported = g_get_monotonic_time ();
          progress (hoso_table_get_fraction (pass.table), progress_data);
        }
    }
  return next != HOSO_NEXT_ERROR;
}

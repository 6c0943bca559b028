/* Use cases around files of customers and of orders.  Nothing is stored until
 * the last row is read; a cancelled import leaves nothing.
 */

#include "hoso-config.h"

#include "hoso-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-bulk.h"
#include "hoso-client-importer.h"
#include "hoso-error.h"
#include "hoso-import-table.h"
#include "hoso-order-importer.h"
#include "hoso-sheet-reader.h"
#include "hoso-source-table.h"
#include "hoso-undo.h"

/**
 * hoso_lists_recognise:
 *
 * Returns: (transfer full): what the head of the file says, or %NULL with @error
 *   set
 */
HosoSheet *
hoso_lists_recognise (const char *path,
                      const HosoReadOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  return hoso_sheet_recognise (path, options, cancellable, error);
}

/* Forgets corrections of the columns; the kind that it has changes nothing. */
void
hoso_lists_set_kind (HosoSheet *sheet, HosoFileKind kind)
{
  if (sheet->kind != kind)
    hoso_sheet_headers_match_as (sheet, kind);
}

/**
 * hoso_lists_check:
 *
 * Returns: whether the columns that an import needs are there; otherwise
 *   HOSO_ERROR_INVALID
 */
gboolean
hoso_lists_check (const HosoSheet *sheet, GError **error)
{
  gboolean money = hoso_sheet_find (sheet, HOSO_ORDER_AMOUNT) >= 0 ||
                   hoso_sheet_find (sheet, HOSO_ORDER_TOTAL) >= 0 ||
                   hoso_sheet_find (sheet, HOSO_ORDER_PRICE) >= 0;

  if (sheet->kind == HOSO_FILE_ORDERS && hoso_sheet_find (sheet, HOSO_ORDER_DATE) < 0)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("No column was recognised as the date of the order. Say which one "
                            "it is."));
  else if (sheet->kind == HOSO_FILE_ORDERS && !money)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("No column was recognised as an amount of money. Say which one it "
                            "is."));
  else if (sheet->kind == HOSO_FILE_CUSTOMERS &&
           hoso_sheet_find (sheet, HOSO_CUSTOMER_NAME) < 0)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                         _ ("No column was recognised as the customer’s name. Say which one it "
                            "is."));
  else
    return TRUE;
  return FALSE;
}

/* Everything that one run hands from step to step. */
typedef struct
{
  HosoDb *db;
  const char *path;
  HosoSheet *sheet;
  HosoImportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
  HosoImportReport *report;
} Run;

static void
reading_advanced (double fraction, gpointer data)
{
  const Run *run = data;

  /* The end is for what is derived from the rows. */
  if (run->progress != NULL)
    run->progress (0.9 * fraction, run->progress_data);
}

static gboolean
take_order_row (const HosoRow *row, gpointer data, GError **error)
{
  return hoso_order_importer_take (data, row, error);
}

static gboolean
read_orders (Run *run, gint64 source, HosoBulk *bulk, GError **error)
{
  g_autoptr (HosoOrderImporter) importer =
    hoso_order_importer_new (run->db, run->sheet, run->report, source, bulk, error);

  return importer != NULL &&
         hoso_sheet_read (run->path, run->sheet, take_order_row, importer, reading_advanced, run,
                          run->cancellable, error) &&
         hoso_order_importer_finish (importer, error);
}

/* “'=SUM”: the apostrophe that keeps a spreadsheet from running the cell is not
 * part of what it says. */
static gboolean
is_guarded (HosoSpan cell)
{
  return cell.length >= 2 && cell.text[0] == '\'' && strchr ("=+-@\t\r", cell.text[1]) != NULL;
}

static gboolean
take_client_row (const HosoRow *row, gpointer data, GError **error)
{
  g_autofree HosoSpan *cells = g_memdup2 (row->cells, row->n * sizeof (HosoSpan));
  const HosoRow clean = { row->line, row->n, cells };

  for (guint i = 0; i < row->n; i++)
    if (is_guarded (cells[i]))
      cells[i] = hoso_span (cells[i].text + 1, cells[i].length - 1);
  return hoso_client_importer_take (data, &clean, error);
}

static gboolean
read_clients (Run *run, gint64 source, HosoBulk *bulk, GError **error)
{
  g_autoptr (HosoClientImporter) importer =
    hoso_client_importer_new (run->db, run->sheet, run->report, source, bulk, error);

  if (importer == NULL ||
      !hoso_sheet_read (run->path, run->sheet, take_client_row, importer, reading_advanced, run,
                        run->cancellable, error))
    return FALSE;
  return hoso_client_importer_finish (importer, error);
}

static gboolean
read_rows (Run *run, gint64 source, HosoBulk *bulk, GError **error)
{
  return run->sheet->kind == HOSO_FILE_ORDERS ? read_orders (run, source, bulk, error)
                                              : read_clients (run, source, bulk, error);
}

/* What is kept of the sheet with the import: its problems and how it was read. */
static HosoDraft *
make_draft (const HosoSheet *sheet)
{
  HosoDraft *draft = hoso_draft_new ();

  draft->file_name = g_strdup (sheet->file_name);
  draft->encoding = g_strdup (sheet->encoding);
  draft->bom = sheet->bom;
  draft->delimiter = sheet->delimiter;
  draft->ambiguous_dates = sheet->ambiguous_dates;
  draft->rows = sheet->rows;
  draft->complete = TRUE;
  for (guint i = 0; i < sheet->problems->len; i++)
    {
      const HosoProblem *problem = sheet->problems->pdata[i];

      g_ptr_array_add (draft->problems,
                       hoso_problem_new (problem->line, problem->column, problem->reason));
    }
  return draft;
}

static gboolean
store_rows (Run *run, GError **error)
{
  const char *kind = hoso_file_kind_get_name (run->sheet->kind);
  g_auto (HosoBulk) bulk = HOSO_BULK_INIT;
  gint64 source;

  source = hoso_source_table_add (run->db, kind, run->sheet->file_name, error);
  if (source == 0)
    return FALSE;
  run->report->id = hoso_import_table_add (run->db, kind, source, run->sheet->file_name, error);
  if (run->report->id == 0 || !hoso_bulk_begin (&bulk, run->db, run->sheet->expected, error) ||
      !read_rows (run, source, &bulk, error) || !hoso_bulk_finish (&bulk, error))
    return FALSE;
  run->report->rows = run->sheet->rows;
  run->report->draft = make_draft (run->sheet);
  return hoso_import_table_finish (run->db, run->report, FALSE, error);
}

static const char *
get_step_name (HosoFileKind kind)
{
  return kind == HOSO_FILE_ORDERS ? N_ ("Import orders") : N_ ("Import customers");
}

static gboolean
run_import (Run *run, gboolean dry_run, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;

  if (!hoso_lists_check (run->sheet, error) ||
      !hoso_sheet_learn (run->path, run->sheet, run->cancellable, error) ||
      !hoso_txn_begin (&txn, run->db, error) || !store_rows (run, error))
    return FALSE;
  if (dry_run)
    {
      run->report->id = 0;
      return TRUE;
    }
  return hoso_undo_add_import (run->db, run->report->id, get_step_name (run->sheet->kind),
                               error) &&
         hoso_txn_commit (&txn, error);
}

/**
 * hoso_lists_run:
 * @sheet: what hoso_lists_recognise() understood, with the user's corrections;
 *   settled in place
 *
 * Returns: (transfer full): what the import did, or %NULL with @error set and
 *   nothing stored
 */
HosoImportReport *
hoso_lists_run (HosoDb *db,
                const char *path,
                HosoSheet *sheet,
                gboolean dry_run,
                HosoImportProgress progress,
                gpointer progress_data,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (HosoImportReport) report = hoso_import_report_new ();
  Run run = {
    .db = db,
    .path = path,
    .sheet = sheet,
    .progress = progress,
    .progress_data = progress_data,
    .cancellable = cancellable,
    .report = report,
  };

  g_return_val_if_fail (sheet->kind != HOSO_FILE_SURVEY, NULL);

  g_ptr_array_set_size (sheet->problems, 0);
  report->kind = sheet->kind;
  report->file_name = g_strdup (sheet->file_name);
  report->name = g_strdup (sheet->file_name);
  return run_import (&run, dry_run, error) ? g_steal_pointer (&report) : NULL;
}

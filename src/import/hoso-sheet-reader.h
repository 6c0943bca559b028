/* From the bytes of a list of customers or orders to rows of cells.  Runs on
 * any one thread and never touches the store.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-row.h"
#include "hoso-sheet-headers.h"

G_BEGIN_DECLS

typedef void (*HosoSheetProgress) (double fraction, gpointer data);
/* Takes one row that holds data; FALSE with an error set stops the reading. */
typedef gboolean (*HosoSheetRowFunc) (const HosoRow *row, gpointer data, GError **error);

/* Reads the head; a file that is neither kind of list is a survey. */
HosoSheet *hoso_sheet_recognise (const char *path,
                                 const HosoReadOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
/* Settles the order of days and months from all rows, where the head did not. */
gboolean hoso_sheet_learn (const char *path,
                           HosoSheet *sheet,
                           GCancellable *cancellable,
                           GError **error);
gboolean hoso_sheet_read (const char *path,
                          HosoSheet *sheet,
                          HosoSheetRowFunc func,
                          gpointer data,
                          HosoSheetProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS

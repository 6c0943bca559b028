/* Use cases around lists that shops keep elsewhere: files of customers and of
 * orders.  Recognise, correct the columns, import; hoso_imports_undo() takes
 * such an import back too.
 */

#pragma once

#include "hoso-imports.h"
#include "hoso-sheet.h"

G_BEGIN_DECLS

/* Reads the head of a file; needs no workspace.  A file that is neither list is
 * a survey: hoso_imports_recognise(). */
HosoSheet *hoso_lists_recognise (const char *path,
                                 const HosoReadOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
/* Takes the file for a list of @kind and looks for its columns again. */
void hoso_lists_set_kind (HosoSheet *sheet, HosoFileKind kind);
/* The keys of what a column can fill, in the order to offer them; customers also
 * have the fields of the profile.  Free with g_strfreev(). */
char **hoso_lists_get_fields (HosoDb *db, HosoFileKind kind, GError **error);
/* "order=Mã đơn hàng,amount=Tổng tiền": corrects the columns. */
gboolean hoso_lists_map (HosoSheet *sheet, const char *map, GError **error);
/* FALSE with a sentence that says which column is missing. */
gboolean hoso_lists_check (const HosoSheet *sheet, GError **error);
/* Reads the whole file as @sheet says and stores it in one transaction, or
 * nothing. */
HosoImportReport *hoso_lists_run (HosoDb *db,
                                  const char *path,
                                  HosoSheet *sheet,
                                  gboolean dry_run,
                                  HosoImportProgress progress,
                                  gpointer progress_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS

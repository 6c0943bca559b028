/* Imports a list of customers or of orders: what was understood, then the
 * import, then a report.
 */

#pragma once

#include <adwaita.h>

#include "hoso-sheet.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_LIST_DIALOG (hoso_list_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoListDialog, hoso_list_dialog, HOSO, LIST_DIALOG, AdwWindow)

/* Signal “survey”: the user says that the file holds answers of a survey. */

/* Takes over @sheet, which was read from @file; present the dialogue. */
GtkWidget *hoso_list_dialog_new (GtkWindow *parent,
                                 HosoWorkspace *workspace,
                                 GFile *file,
                                 HosoSheet *sheet);
GFile *hoso_list_dialog_get_file (HosoListDialog *dialog);
/* How many files come after this one. */
void hoso_list_dialog_set_waiting (HosoListDialog *dialog, guint waiting);

G_END_DECLS

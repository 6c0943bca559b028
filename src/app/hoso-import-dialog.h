/* Imports one survey file: what was understood, then the import, then a report. */

#pragma once

#include <adwaita.h>

#include "hoso-links.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORT_DIALOG (hoso_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportDialog, hoso_import_dialog, HOSO, IMPORT_DIALOG, AdwWindow)

/* Starts to read @file at once; present it. */
GtkWidget *hoso_import_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, GFile *file);
/* How many files come after this one; the window shows them when it is closed. */
void hoso_import_dialog_set_waiting (HosoImportDialog *dialog, guint waiting);
/* The same for a file that was fetched, which is taken. */
GtkWidget *hoso_import_dialog_new_fetched (GtkWindow *parent,
                                           HosoWorkspace *workspace,
                                           HosoFetched *fetched);

G_END_DECLS

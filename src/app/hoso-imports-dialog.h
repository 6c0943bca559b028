/* Every import in a list; one of them; the questions that it left open. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_IMPORTS_DIALOG (hoso_imports_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoImportsDialog, hoso_imports_dialog, HOSO, IMPORTS_DIALOG, AdwWindow)

/* Above @parent; shows the list, or the import where @import is not 0, and of it
 * the questions where there are any.  To be presented. */
GtkWidget *hoso_imports_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, gint64 import);

G_END_DECLS

/* Who may be entered twice: pairs to be merged, or told apart. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DUPLICATES_DIALOG (hoso_duplicates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoDuplicatesDialog,
                      hoso_duplicates_dialog,
                      HOSO,
                      DUPLICATES_DIALOG,
                      AdwWindow)

/* Presents itself above the window that @inside is in. */
void hoso_duplicates_dialog_open (GtkWidget *inside, HosoWorkspace *workspace);

G_END_DECLS

/* Decides which spellings are one answer. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TIDY_DIALOG (hoso_tidy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoTidyDialog, hoso_tidy_dialog, HOSO, TIDY_DIALOG, AdwWindow)

/* Presents itself above the window that @inside is in.  @field is a key, where
 * @question is 0; @label names either. */
void hoso_tidy_dialog_open (GtkWidget *inside,
                            HosoWorkspace *workspace,
                            gint64 question,
                            const char *field,
                            const char *label);

G_END_DECLS

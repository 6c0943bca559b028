/* Where the fields of the profile are changed. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_FIELDS_DIALOG (hoso_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoFieldsDialog, hoso_fields_dialog, HOSO, FIELDS_DIALOG, AdwWindow)

/* Present the dialogue. */
GtkWidget *hoso_fields_dialog_new (GtkWindow *parent, HosoWorkspace *workspace);

G_END_DECLS

/* The copies of a workspace, and what can be done with the whole of it. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_BACKUPS_DIALOG (hoso_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoBackupsDialog, hoso_backups_dialog, HOSO, BACKUPS_DIALOG, AdwWindow)

GtkWidget *hoso_backups_dialog_new (GtkWindow *parent, HosoWorkspace *workspace);

G_END_DECLS

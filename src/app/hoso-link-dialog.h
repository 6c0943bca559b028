/* Asks for a link, fetches what is behind it, and shows it for import. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_LINK_DIALOG (hoso_link_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoLinkDialog, hoso_link_dialog, HOSO, LINK_DIALOG, AdwWindow)

GtkWidget *hoso_link_dialog_new (GtkWindow *parent, HosoWorkspace *workspace, const char *text);

G_END_DECLS

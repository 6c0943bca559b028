/* The limits of the page “Today”, the steps of its strategies and its messages,
 * as the owner wants them. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TODAY_DIALOG (hoso_today_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoTodayDialog, hoso_today_dialog, HOSO, TODAY_DIALOG, AdwPreferencesWindow)

/* Above the window that @inside is in, once what is set was read. */
void hoso_today_dialog_present (GtkWidget *inside, HosoWorkspace *workspace);

G_END_DECLS

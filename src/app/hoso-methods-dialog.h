/* The ways to sort customers that come with the program: what each looks at, how
 * many are in each group, and the numbers that divide them, which can be changed
 * in place.
 */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_METHODS_DIALOG (hoso_methods_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HosoMethodsDialog, hoso_methods_dialog, HOSO, METHODS_DIALOG, AdwWindow)

/* @inside: a widget of the window that the dialog belongs to. */
void hoso_methods_dialog_present (GtkWidget *inside, HosoWorkspace *workspace);

G_END_DECLS

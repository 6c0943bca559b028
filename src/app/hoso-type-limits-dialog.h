/* The limits of the seven types of customers and their order of priority, with how
 * many customers each would have.
 */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TYPE_LIMITS_DIALOG (hoso_type_limits_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoTypeLimitsDialog, hoso_type_limits_dialog, HOSO, TYPE_LIMITS_DIALOG, AdwWindow)

/* @inside: a widget of the window that the dialog belongs to. */
void hoso_type_limits_dialog_present (GtkWidget *inside, HosoWorkspace *workspace);

G_END_DECLS

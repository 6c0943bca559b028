/* What customers are worth: types, the RFM grid, who brings the money. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_VALUE_VIEW (hoso_value_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoValueView, hoso_value_view, HOSO, VALUE_VIEW, AdwBin)

void hoso_value_view_set_workspace (HosoValueView *view, HosoWorkspace *workspace);
/* Reads and shows; what is shown stays until that is done. */
void hoso_value_view_load (HosoValueView *view);
/* Reads again if something is shown. */
void hoso_value_view_reload (HosoValueView *view);

G_END_DECLS

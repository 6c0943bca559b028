/* The core customers: who belongs to each group, where groups overlap, and what sets
 * them apart. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CORE_VIEW (hoso_core_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoCoreView, hoso_core_view, HOSO, CORE_VIEW, AdwBin)

GtkWidget *hoso_core_view_new (void);
/* Reads and shows; what is shown stays until that is done. */
void hoso_core_view_load (HosoCoreView *view, HosoWorkspace *workspace);

G_END_DECLS

/* The shop at a glance. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_DASHBOARD_VIEW (hoso_dashboard_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoDashboardView, hoso_dashboard_view, HOSO, DASHBOARD_VIEW, AdwBin)

void hoso_dashboard_view_set_workspace (HosoDashboardView *view, HosoWorkspace *workspace);
/* Reads the figures, as the view is about to be shown. */
void hoso_dashboard_view_load (HosoDashboardView *view);
/* Reads them again where they were read before, because something changed. */
void hoso_dashboard_view_reload (HosoDashboardView *view);

G_END_DECLS

/* The parts of the dashboard as widgets. */

#pragma once

#include <adwaita.h>

#include "hoso-dashboard.h"

G_BEGIN_DECLS

/* One card for each figure. */
void hoso_dashboard_figures_fill (GtkFlowBox *box, const HosoDashboard *dashboard);
/* Groups of rows: types and segments by revenue, and what to do. */
void hoso_dashboard_figures_add_groups (GtkBox *content, const HosoDashboard *dashboard);

G_END_DECLS

/* What the workspace holds, on the page “Today”. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-overview.h"

G_BEGIN_DECLS

/* Replaces the buttons in @counts. */
void hoso_today_counts_fill (GtkFlowBox *counts, const HosoOverview *overview);

G_END_DECLS

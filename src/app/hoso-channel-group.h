/* What reaching new customers costs, in rows; those of a month take what was spent. */

#pragma once

#include <adwaita.h>

#include "hoso-dashboard.h"

G_BEGIN_DECLS

/* A row that is typed into runs the action “dashboard.set-cost” of the page around with
 * the channel and the text. */
GtkWidget *hoso_channel_group_new (const HosoDashboard *dashboard);

G_END_DECLS

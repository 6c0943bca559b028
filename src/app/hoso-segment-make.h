/* Making a segment from elsewhere, which is then shown. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-rule.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Takes @rule.  One step that undo takes back; then the page of the segment opens in the
 * window of @widget, or the error is shown there. */
void hoso_segment_make (GtkWidget *widget,
                        HosoWorkspace *workspace,
                        const char *name,
                        HosoRule *rule);

G_END_DECLS

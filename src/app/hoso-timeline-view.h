/* The timeline of one customer: a note to write, filters, entries by month. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_TIMELINE_VIEW (hoso_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoTimelineView, hoso_timeline_view, HOSO, TIMELINE_VIEW, AdwBin)

void hoso_timeline_view_set_workspace (HosoTimelineView *view, HosoWorkspace *workspace);
/* Reads it again; what is shown stays until then, and the filters while it is the
 * same customer. */
void hoso_timeline_view_show (HosoTimelineView *view, gint64 customer);

G_END_DECLS

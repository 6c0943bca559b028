/* One segment: its rule, who it holds for, and how they differ. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_VIEW (hoso_segment_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentView, hoso_segment_view, HOSO, SEGMENT_VIEW, AdwBin)

/* Signal “gone”: the segment shown exists no more. */
void hoso_segment_view_set_workspace (HosoSegmentView *view, HosoWorkspace *workspace);
/* Loads and shows the segment; 0 clears.  What was changed before is saved. */
void hoso_segment_view_show (HosoSegmentView *view, gint64 segment);
/* Begins a new one about @survey, or with 0 about customers; it is stored once
 * it is saved. */
void hoso_segment_view_begin (HosoSegmentView *view, gint64 survey);
/* Reads it again, because something changed. */
void hoso_segment_view_reload (HosoSegmentView *view);
/* Saves what was changed, as nobody looks any longer. */
void hoso_segment_view_leave (HosoSegmentView *view);

G_END_DECLS

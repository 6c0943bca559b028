/* The size of one segment over time. */

#pragma once

#include <adwaita.h>

#include "hoso-segment.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_HISTORY (hoso_segment_history_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentHistory, hoso_segment_history, HOSO, SEGMENT_HISTORY, AdwBin)

/* Follows the points of @segment; NULL, or a segment that is not stored yet, shows
 * nothing. */
void hoso_segment_history_show (HosoSegmentHistory *history,
                                HosoWorkspace *workspace,
                                const HosoSegment *segment);
/* Counts all segments in the background and keeps the points of today. */
void hoso_segment_history_count (HosoWorkspace *workspace, GCancellable *cancellable);
/* Keeps what was counted anyway; @segments: of HosoSegment, read from now on. */
void hoso_segment_history_keep (HosoWorkspace *workspace, GPtrArray *segments);

G_END_DECLS

/* A drop-down with the segments, to see the members of one only. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENT_FILTER (hoso_segment_filter_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentFilter, hoso_segment_filter, HOSO, SEGMENT_FILTER, AdwBin)

/* Property “segment” (int64): the chosen one, 0 for all.  Hidden while there is
 * none to choose. */
void hoso_segment_filter_set_workspace (HosoSegmentFilter *filter, HosoWorkspace *workspace);
/* Reads the segments again. */
void hoso_segment_filter_refresh (HosoSegmentFilter *filter);
gint64 hoso_segment_filter_get_segment (HosoSegmentFilter *filter);
void hoso_segment_filter_set_segment (HosoSegmentFilter *filter, gint64 segment);

G_END_DECLS

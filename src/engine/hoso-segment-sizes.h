/* How large segments are over time: a point a day. */

#pragma once

#include "hoso-plot.h"
#include "hoso-segment-size.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* All segments, counted now: of HosoSegment, NULL with an error set. */
GPtrArray *hoso_segment_sizes_count (HosoDb *db, GCancellable *cancellable, GError **error);
/* Keeps the counts of @segments (of HosoSegment) as the points of @day; what stands
 * already is not written again. */
gboolean hoso_segment_sizes_keep (HosoDb *db, GPtrArray *segments, gint day, GError **error);
/* Of HosoSegmentSize, by ascending day. */
GArray *hoso_segment_sizes_list (HosoDb *db, gint64 segment, GError **error);
/* The day from which on the rule is the one of the last point, or 0 where it has
 * always been that one. */
gint hoso_segment_sizes_find_change (const GArray *sizes);
/* A line over the days; @source and @name are copied. */
HosoPlot *hoso_segment_sizes_plot (const GArray *sizes,
                                   HosoPlotUnit unit,
                                   const char *name,
                                   const char *source,
                                   const char *language);

G_END_DECLS

/* One entry of a timeline as a row of a list. */

#pragma once

#include <adwaita.h>

#include "hoso-timeline.h"

G_BEGIN_DECLS

/* @now: wall-clock seconds, so that a row can say what is overdue.  The row names
 * actions of HosoTimelineView and of the profile around it. */
GtkWidget *hoso_timeline_row_new (const HosoTimelineEntry *entry, gint64 now);

G_END_DECLS

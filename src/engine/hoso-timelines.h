/* The timeline of a customer, and what to know before contacting one.  Run on a
 * session or on a thread of a workspace.
 */

#pragma once

#include "hoso-timeline.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* The latest @limit entries whose kinds are bits of @kinds (1 << kind), newest
 * first; what is still to come is before them.  Times in @zone. */
HosoTimeline *hoso_timelines_read (HosoDb *db,
                                   gint64 customer,
                                   guint kinds,
                                   guint limit,
                                   GTimeZone *zone,
                                   GError **error);
/* A few sentences in the interface's language: last contact and purchase, open
 * complaint, interests, next task.  Free with g_free(); NULL with @error set. */
char *hoso_timelines_dup_summary (HosoDb *db, gint64 customer, GTimeZone *zone, GError **error);

G_END_DECLS

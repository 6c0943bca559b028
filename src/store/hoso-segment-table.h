/* Segments, as stored. */

#pragma once

#include "hoso-db.h"
#include "hoso-segment.h"

G_BEGIN_DECLS

/* Nothing is counted. */
GPtrArray *hoso_segment_table_list (HosoDb *db, GError **error);
HosoSegment *hoso_segment_table_load (HosoDb *db, gint64 id, GError **error);
gint64 hoso_segment_table_add (
  HosoDb *db, const char *name, const HosoRule *rule, const char *goal, GError **error);
gboolean hoso_segment_table_update (
  HosoDb *db, gint64 id, const char *name, const HosoRule *rule, GError **error);
gboolean
hoso_segment_table_set_goal (HosoDb *db, gint64 id, const char *goal, GError **error);
gboolean hoso_segment_table_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS

/* The table “segment_size”: how large segments were, a point a day. */

#pragma once

#include "hoso-db.h"
#include "hoso-segment-size.h"

G_BEGIN_DECLS

/* The point of its day is there and as @size says. */
gboolean hoso_segment_size_table_has (
  HosoDb *db, gint64 segment, const HosoSegmentSize *size, gboolean *has, GError **error);
/* Takes the place of the point of its day. */
gboolean hoso_segment_size_table_set (HosoDb *db,
                                      gint64 segment,
                                      const HosoSegmentSize *size,
                                      GError **error);
/* Of HosoSegmentSize, by ascending day; NULL with an error set. */
GArray *hoso_segment_size_table_list (HosoDb *db, gint64 segment, GError **error);
gboolean hoso_segment_size_table_forget (HosoDb *db, GError **error);

G_END_DECLS

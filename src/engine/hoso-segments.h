/* Use cases around segments. */

#pragma once

#include "hoso-segment.h"
#include "hoso-survey.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Of HosoSegment, with today's counts. */
GPtrArray *hoso_segments_list (HosoDb *db, GError **error);
/* The same, uncounted. */
GPtrArray *hoso_segments_list_names (HosoDb *db, GError **error);
HosoSegment *hoso_segments_load (HosoDb *db, gint64 id, GError **error);
/* Adds where @id is 0.  Returns the id, or 0 with an error set. */
gint64 hoso_segments_save (
  HosoDb *db, gint64 id, const char *name, const HosoRule *rule, GError **error);
/* The same, with what it is for: a key of “goal.”, or NULL. */
gint64 hoso_segments_save_for (HosoDb *db,
                               gint64 id,
                               const char *name,
                               const HosoRule *rule,
                               const char *goal,
                               GError **error);
gboolean hoso_segments_set_goal (HosoDb *db, gint64 id, const char *goal, GError **error);
/* In the interface’s language; HOSO_ERROR_INVALID for an unknown key. */
const char *hoso_segments_get_goal_name (const char *goal, GError **error);
gboolean hoso_segments_remove (HosoDb *db, gint64 id, GError **error);
gboolean hoso_segments_count (HosoDb *db,
                              const HosoRule *rule,
                              guint64 *count,
                              guint64 *base,
                              GCancellable *cancellable,
                              GError **error);
/* The rule in words of the interface's language; free with g_free(). */
char *hoso_segments_describe (HosoDb *db, const HosoRule *rule, GError **error);

/* One question or field, counted in the segment and in its whole population. */
typedef struct
{
  gint64 question; /* 0 for a customer field */
  char *field;     /* key, or NULL */
  char *title;
  HosoTally *inside;
  HosoTally *all;
  double telling; /* how surely members differ from the rest; 0: not clearly */
} HosoComparison;

void hoso_comparison_free (HosoComparison *comparison);

/* Of HosoComparison: fields of customers, or questions of the survey, with at
 * least one answer; what differs most comes first. */
GPtrArray *hoso_segments_compare (HosoDb *db,
                                  const HosoRule *rule,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS

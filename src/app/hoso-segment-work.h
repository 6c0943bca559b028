/* What the page of segments asks of the workspace. */

#pragma once

#include <glib.h>

#include "hoso-rule-narrowing.h"
#include "hoso-segment.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* A segment with what is needed to edit it. */
typedef struct
{
  HosoSegment *segment; /* id 0 for a new one */
  GPtrArray *subjects;  /* of HosoRuleSubject */
  GHashTable *words;    /* HosoRuleNode of the segment → char *, what cannot be edited */
} HosoSegmentData;

void hoso_segment_data_free (HosoSegmentData *data);
/* A HosoWorkFunc; @query is a HosoSegmentQuery. */
gpointer hoso_segment_data_read (HosoDb *db,
                                 gpointer query,
                                 GCancellable *cancellable,
                                 GError **error);

typedef struct
{
  gint64 id;     /* 0: a new segment */
  gint64 survey; /* of a new one: its population */
} HosoSegmentQuery;

/* How many a rule holds for, and the rule in words. */
typedef struct
{
  guint64 count;
  guint64 base;
  char *words;
  HosoRuleNarrowing *narrowing;
} HosoRulePreview;

void hoso_rule_preview_free (HosoRulePreview *preview);
/* HosoWorkFuncs; @rule is a HosoRule.  The second returns what
 * hoso_segments_compare() does. */
gpointer hoso_rule_preview_read (HosoDb *db,
                                 gpointer rule,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer hoso_rule_comparisons_read (HosoDb *db,
                                     gpointer rule,
                                     GCancellable *cancellable,
                                     GError **error);

typedef struct
{
  gint64 id; /* 0 adds */
  char *name;
  char *goal;       /* or NULL */
  HosoRule *rule;   /* NULL: stored as it is */
  gboolean persona; /* make one of the segment */
} HosoSegmentSaving;

void hoso_segment_saving_free (HosoSegmentSaving *saving);
/* HosoWorkFuncs.  The first takes a HosoSegmentSaving and returns the ids of the
 * segment and of the persona (gint64[2]); the second takes a gint64 *. */
gpointer hoso_segment_save (HosoDb *db,
                            gpointer saving,
                            GCancellable *cancellable,
                            GError **error);
gpointer hoso_segment_remove (HosoDb *db,
                              gpointer id,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSegmentData, hoso_segment_data_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRulePreview, hoso_rule_preview_free)

G_END_DECLS

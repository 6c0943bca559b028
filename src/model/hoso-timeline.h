/* All that happened between a shop and one customer, and what is to come.
 * Plain values owned by their holder; not thread-safe.
 */

#pragma once

#include "hoso-customer.h"
#include "hoso-interaction.h"
#include "hoso-task.h"

G_BEGIN_DECLS

/* The kinds of interactions come first and have the same values. */
typedef enum
{
  HOSO_TIMELINE_NOTE,
  HOSO_TIMELINE_CALL,
  HOSO_TIMELINE_MESSAGE,
  HOSO_TIMELINE_VISIT,
  HOSO_TIMELINE_REVIEW,
  HOSO_TIMELINE_COMPLAINT,
  HOSO_TIMELINE_REFERRAL,
  HOSO_TIMELINE_GIFT,
  HOSO_TIMELINE_PURCHASE,
  HOSO_TIMELINE_ANSWERS,
  HOSO_TIMELINE_TASK,
  HOSO_TIMELINE_CHANGES, /* values that an import told */
} HosoTimelineKind;

#define HOSO_TIMELINE_N_KINDS (HOSO_TIMELINE_CHANGES + 1)
#define HOSO_TIMELINE_ALL ((1u << HOSO_TIMELINE_N_KINDS) - 1)
/* When an entry has no date. */
#define HOSO_TIMELINE_NO_TIME G_MININT64

/* Where an entry is and what to load for it. */
typedef struct
{
  gint64 at; /* wall-clock seconds, or HOSO_TIMELINE_NO_TIME */
  HosoTimelineKind kind;
  gint64 id; /* of the purchase, interaction, task or source; of answers their place */
} HosoTimelineKey;

/* One of the pointers is set, according to the kind. */
typedef struct
{
  HosoTimelineKind kind;
  gint64 at; /* wall-clock seconds; midnight where only the day is known */
  HosoInteraction *interaction;
  HosoPurchase *purchase;
  HosoTask *task;
  GPtrArray *answers; /* of HosoGivenAnswer, one response */
  GPtrArray *values;  /* of HosoFieldValue, from one source */
} HosoTimelineEntry;

typedef struct
{
  guint counts[HOSO_TIMELINE_N_KINDS]; /* all of the customer's, whatever is shown */
  guint n_matching;
  GPtrArray *entries; /* of HosoTimelineEntry: the latest of those that match */
} HosoTimeline;

const char *hoso_timeline_kind_get_name (HosoTimelineKind kind);
gboolean hoso_timeline_kind_from_name (const char *name, HosoTimelineKind *kind);
/* In the interface's language. */
const char *hoso_timeline_kind_get_label (HosoTimelineKind kind);
/* Wall-clock seconds in @zone of UTC seconds, and back. */
gint64 hoso_timeline_to_local (gint64 utc, GTimeZone *zone);
gint64 hoso_timeline_to_utc (gint64 local, GTimeZone *zone);
HosoTimelineEntry *hoso_timeline_entry_new (HosoTimelineKind kind, gint64 at);
void hoso_timeline_entry_free (HosoTimelineEntry *entry);
/* ISO 8601, or NULL where no date is known; free with g_free(). */
char *hoso_timeline_entry_dup_at (const HosoTimelineEntry *entry);
HosoTimeline *hoso_timeline_new (void);
void hoso_timeline_free (HosoTimeline *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTimelineEntry, hoso_timeline_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTimeline, hoso_timeline_free)

G_END_DECLS

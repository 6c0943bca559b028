/* Making, freeing and naming the entries of a timeline.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-timeline.h"

#include "hoso-names.h"
#include "hoso-time.h"

#define DAY_SECONDS 86400

static const char *const kind_names[] = {
  [HOSO_TIMELINE_NOTE] = "note",
  [HOSO_TIMELINE_CALL] = "call",
  [HOSO_TIMELINE_MESSAGE] = "message",
  [HOSO_TIMELINE_VISIT] = "visit",
  [HOSO_TIMELINE_REVIEW] = "review",
  [HOSO_TIMELINE_COMPLAINT] = "complaint",
  [HOSO_TIMELINE_REFERRAL] = "referral",
  [HOSO_TIMELINE_GIFT] = "gift",
  [HOSO_TIMELINE_PURCHASE] = "purchase",
  [HOSO_TIMELINE_ANSWERS] = "answers",
  [HOSO_TIMELINE_TASK] = "task",
  [HOSO_TIMELINE_CHANGES] = "changes",
};

/* What programs call it; static. */
const char *
hoso_timeline_kind_get_name (HosoTimelineKind kind)
{
  return kind_names[kind];
}

/* FALSE where @name is none of them. */
gboolean
hoso_timeline_kind_from_name (const char *name, HosoTimelineKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* What people call it, in the interface's language; static. */
const char *
hoso_timeline_kind_get_label (HosoTimelineKind kind)
{
  g_autofree char *key = g_strconcat ("timeline.", kind_names[kind], NULL);

  return g_intern_string (hoso_name_get (key, NULL));
}

gint64
hoso_timeline_to_local (gint64 utc, GTimeZone *zone)
{
  return utc + g_time_zone_get_offset (
                 zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

/* An hour that a zone repeats is its earlier one; one that it leaves out, the
 * next. */
gint64
hoso_timeline_to_utc (gint64 local, GTimeZone *zone)
{
  gint64 wall = local;

  return local - g_time_zone_get_offset (
                   zone, g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &wall));
}

HosoTimelineEntry *
hoso_timeline_entry_new (HosoTimelineKind kind, gint64 at)
{
  HosoTimelineEntry *entry = g_new0 (HosoTimelineEntry, 1);

  entry->kind = kind;
  entry->at = at;
  return entry;
}

void
hoso_timeline_entry_free (HosoTimelineEntry *entry)
{
  if (entry == NULL)
    return;

  g_clear_pointer (&entry->interaction, hoso_interaction_free);
  g_clear_pointer (&entry->purchase, hoso_purchase_free);
  g_clear_pointer (&entry->task, hoso_task_free);
  g_clear_pointer (&entry->answers, g_ptr_array_unref);
  g_clear_pointer (&entry->values, g_ptr_array_unref);
  g_free (entry);
}

char *
hoso_timeline_entry_dup_at (const HosoTimelineEntry *entry)
{
  HosoTime time = {
    .local = entry->at,
    .offset = HOSO_TIME_NO_ZONE,
    .precision = entry->at % DAY_SECONDS == 0 ? HOSO_PRECISION_DAY : HOSO_PRECISION_MINUTE,
  };

  return entry->at != HOSO_TIMELINE_NO_TIME ? hoso_time_dup_iso8601 (&time) : NULL;
}

/* Empty. */
HosoTimeline *
hoso_timeline_new (void)
{
  HosoTimeline *timeline = g_new0 (HosoTimeline, 1);

  timeline->entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_timeline_entry_free);
  return timeline;
}

void
hoso_timeline_free (HosoTimeline *timeline)
{
  if (timeline == NULL)
    return;

  g_ptr_array_unref (timeline->entries);
  g_free (timeline);
}

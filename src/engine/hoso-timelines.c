/* The timeline of a customer: keys of everything first, then only what is shown
 * is loaded.  Runs on a session or on a thread of a workspace.
 */

#include "hoso-config.h"

#include "hoso-timelines.h"

#include "hoso-given-answers.h"
#include "hoso-interaction-table.h"
#include "hoso-purchase-table.h"
#include "hoso-task-table.h"
#include "hoso-time.h"
#include "hoso-timeline-table.h"

/* Newest first; what came later into the workspace before what came earlier. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const HosoTimelineKey *left = a;
  const HosoTimelineKey *right = b;

  if (left->at != right->at)
    return left->at < right->at ? 1 : -1;
  if (left->kind != right->kind)
    return left->kind > right->kind ? 1 : -1;
  return left->id < right->id ? 1 : left->id > right->id ? -1
                                                         : 0;
}

/* The wall clock there, whatever the zone. */
static gint64
read_time (const HosoGivenAnswer *answer)
{
  HosoTime time;

  if (answer->at == NULL || !hoso_time_from_iso8601 (answer->at, &time))
    return HOSO_TIMELINE_NO_TIME;
  return time.local;
}

/* A key for each response: its id is the place of its first answer. */
static void
add_responses (const GPtrArray *answers, GArray *keys)
{
  const HosoGivenAnswer *previous = NULL;

  for (guint i = 0; i < answers->len; i++)
    {
      const HosoGivenAnswer *answer = answers->pdata[i];
      HosoTimelineKey key = { read_time (answer), HOSO_TIMELINE_ANSWERS, i };

      if (previous == NULL || previous->survey != answer->survey ||
          g_strcmp0 (previous->at, answer->at) != 0)
        g_array_append_val (keys, key);
      previous = answer;
    }
}

/* Takes the answers of one response out of @answers. */
static void
take_response (HosoTimelineEntry *entry, GPtrArray *answers, guint first)
{
  const HosoGivenAnswer *head = answers->pdata[first];

  entry->answers = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_given_answer_free);
  for (guint i = first; i < answers->len; i++)
    {
      const HosoGivenAnswer *answer = answers->pdata[i];

      if (answer == NULL || answer->survey != head->survey ||
          g_strcmp0 (answer->at, head->at) != 0)
        return;
      g_ptr_array_add (entry->answers, g_steal_pointer (&answers->pdata[i]));
    }
}

static gboolean
load_entry (HosoDb *db,
            gint64 customer,
            const HosoTimelineKey *key,
            GPtrArray *answers,
            HosoTimelineEntry *entry,
            GError **error)
{
  switch (key->kind)
    {
    case HOSO_TIMELINE_NOTE:
    case HOSO_TIMELINE_CALL:
    case HOSO_TIMELINE_MESSAGE:
    case HOSO_TIMELINE_VISIT:
    case HOSO_TIMELINE_REVIEW:
    case HOSO_TIMELINE_COMPLAINT:
    case HOSO_TIMELINE_REFERRAL:
    case HOSO_TIMELINE_GIFT:
      entry->interaction = hoso_interaction_table_load (db, key->id, error);
      return entry->interaction != NULL;
    case HOSO_TIMELINE_PURCHASE:
      entry->purchase = hoso_purchase_table_load (db, key->id, error);
      return entry->purchase != NULL;
    case HOSO_TIMELINE_TASK:
      entry->task = hoso_task_table_load (db, key->id, error);
      return entry->task != NULL;
    case HOSO_TIMELINE_ANSWERS:
      take_response (entry, answers, (guint)key->id);
      return TRUE;
    case HOSO_TIMELINE_CHANGES:
      entry->values = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
      return hoso_timeline_table_list_values (db, customer, key->id, entry->values, error);
    }
  return FALSE;
}

/* Counts all, keeps the keys that match. */
static void
count (GArray *keys, guint kinds, HosoTimeline *timeline)
{
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      HosoTimelineKey *key = &g_array_index (keys, HosoTimelineKey, i);

      timeline->counts[key->kind]++;
      if (kinds & (1u << key->kind))
        g_array_index (keys, HosoTimelineKey, n++) = *key;
    }
  g_array_set_size (keys, n);
  timeline->n_matching = n;
}

/**
 * hoso_timelines_read:
 *
 * Returns: (transfer full): empty for a customer that is not there, or %NULL
 *   with @error set
 */
HosoTimeline *
hoso_timelines_read (
  HosoDb *db, gint64 customer, guint kinds, guint limit, GTimeZone *zone, GError **error)
{
  g_autoptr (HosoTimeline) timeline = hoso_timeline_new ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (HosoTimelineKey));
  g_autoptr (GPtrArray) answers =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_given_answer_free);

  if (!hoso_timeline_table_list (db, customer, zone, keys, error) ||
      !hoso_given_answers_list (db, customer, answers, error))
    return NULL;
  add_responses (answers, keys);
  count (keys, kinds, timeline);
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < MIN (limit, keys->len); i++)
    {
      const HosoTimelineKey *key = &g_array_index (keys, HosoTimelineKey, i);
      HosoTimelineEntry *entry = hoso_timeline_entry_new (key->kind, key->at);

      g_ptr_array_add (timeline->entries, entry);
      if (!load_entry (db, customer, key, answers, entry, error))
        return NULL;
    }
  return g_steal_pointer (&timeline);
}

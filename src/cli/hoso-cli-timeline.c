/* Interactions, tasks and timelines as the command line prints them. */

#include "hoso-config.h"

#include "hoso-cli-timeline.h"

#include "hoso-timelines.h"

/* See hoso-cli-timeline.h. */
char *
hoso_cli_dup_time (gint64 utc)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (utc);

  return at != NULL ? g_date_time_format_iso8601 (at) : NULL;
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 utc)
{
  g_autofree char *at = utc != 0 ? hoso_cli_dup_time (utc) : NULL;

  hoso_cli_member_string (builder, name, at);
}

/* The members of one interaction; what it does not have is null. */
void
hoso_cli_add_interaction (JsonBuilder *builder, const HosoInteraction *interaction)
{
  hoso_cli_member_int (builder, "interaction", interaction->id);
  hoso_cli_member_int (builder, "customer", interaction->customer);
  hoso_cli_member_string (builder, "kind", hoso_interaction_kind_get_name (interaction->kind));
  add_time (builder, "at", interaction->at);
  hoso_cli_member_string (builder, "text", interaction->text);
  hoso_cli_member_string (builder, "channel", hoso_channel_get_name (interaction->channel));
  hoso_cli_member_string (builder, "direction", hoso_direction_get_name (interaction->direction));
  hoso_cli_member_string (builder, "sentiment", hoso_sentiment_get_name (interaction->sentiment));
  hoso_cli_member_string (builder, "outcome", hoso_outcome_get_name (interaction->outcome));
  hoso_cli_member_string (builder, "interview", hoso_interview_get_name (interaction->interview));
  hoso_cli_member_string (builder, "state", hoso_complaint_state_get_name (interaction->state));
  add_time (builder, "solved_at", interaction->solved_at);
  add_time (builder, "followed_at", interaction->followed_at);
  if (interaction->referred != 0)
    hoso_cli_member_int (builder, "referred", interaction->referred);
  if (interaction->referred_name != NULL)
    hoso_cli_member_string (builder, "referred_name", interaction->referred_name);
  if (interaction->customer_name != NULL)
    hoso_cli_member_string (builder, "name", interaction->customer_name);
}

/* The members of one task. */
void
hoso_cli_add_task (JsonBuilder *builder, const HosoTask *task)
{
  g_autofree char *due = hoso_task_dup_due (task);

  hoso_cli_member_int (builder, "task", task->id);
  hoso_cli_member_int (builder, "customer", task->customer);
  hoso_cli_member_string (builder, "kind", hoso_task_kind_get_name (task->kind));
  hoso_cli_member_string (builder, "title", task->title);
  hoso_cli_member_string (builder, "assignee", task->assignee);
  hoso_cli_member_string (builder, "due", due);
  add_time (builder, "done_at", task->done_at);
  if (task->interaction != 0)
    hoso_cli_member_int (builder, "interaction", task->interaction);
  if (task->customer_name != NULL)
    hoso_cli_member_string (builder, "name", task->customer_name);
}

static HosoTimeline *
read_timeline (HosoDb *db, gint64 customer, GTimeZone *zone, char **summary, GError **error)
{
  *summary = hoso_timelines_dup_summary (db, customer, zone, error);
  return *summary != NULL ? hoso_timelines_read (db, customer, HOSO_TIMELINE_ALL, G_MAXUINT, zone,
                                                 error)
                          : NULL;
}

static void
add_values (JsonBuilder *builder, const HosoTimelineEntry *entry)
{
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entry->values->len; i++)
    {
      const HosoFieldValue *value = entry->values->pdata[i];

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "field", value->key);
      hoso_cli_member_string (builder, "value", value->value);
      hoso_cli_member_string (builder, "source", value->source_title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Kind, time and the id that other commands take, or what is short. */
static void
add_entry (JsonBuilder *builder, const HosoTimelineEntry *entry)
{
  g_autofree char *at = hoso_timeline_entry_dup_at (entry);

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "entry", hoso_timeline_kind_get_name (entry->kind));
  hoso_cli_member_string (builder, "on", at);
  if (entry->interaction != NULL)
    hoso_cli_add_interaction (builder, entry->interaction);
  else if (entry->task != NULL)
    hoso_cli_add_task (builder, entry->task);
  else if (entry->purchase != NULL)
    hoso_cli_member_int (builder, "purchase", entry->purchase->id);
  else if (entry->values != NULL)
    add_values (builder, entry);
  else
    hoso_cli_member_int (builder, "survey",
                         ((HosoGivenAnswer *)entry->answers->pdata[0])->survey);
  json_builder_end_object (builder);
}

/* See hoso-cli-timeline.h. */
gboolean
hoso_cli_add_timeline (HosoDb *db, JsonBuilder *builder, gint64 customer, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *summary = NULL;
  g_autoptr (HosoTimeline) timeline = read_timeline (db, customer, zone, &summary, error);

  if (timeline == NULL)
    return FALSE;
  hoso_cli_member_string (builder, "summary", summary);
  json_builder_set_member_name (builder, "timeline");
  json_builder_begin_array (builder);
  for (guint i = 0; i < timeline->entries->len; i++)
    add_entry (builder, timeline->entries->pdata[i]);
  json_builder_end_array (builder);
  return TRUE;
}

static const char *
get_text (const HosoTimelineEntry *entry)
{
  if (entry->interaction != NULL)
    return entry->interaction->text;
  if (entry->task != NULL)
    return entry->task->title;
  if (entry->purchase != NULL)
    return entry->purchase->code;
  if (entry->values != NULL && entry->values->len > 0)
    return ((HosoFieldValue *)entry->values->pdata[0])->source_title;
  if (entry->answers != NULL)
    return ((HosoGivenAnswer *)entry->answers->pdata[0])->survey_name;
  return NULL;
}

/* See hoso-cli-timeline.h. */
gboolean
hoso_cli_print_timeline (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *summary = NULL;
  g_autoptr (HosoTimeline) timeline = read_timeline (db, customer, zone, &summary, error);

  if (timeline == NULL)
    return FALSE;
  if (*summary != '\0')
    g_print ("%s\n", summary);
  for (guint i = 0; i < timeline->entries->len; i++)
    {
      const HosoTimelineEntry *entry = timeline->entries->pdata[i];
      g_autofree char *at = hoso_timeline_entry_dup_at (entry);
      const char *text = get_text (entry);

      if (entry->purchase == NULL)
        g_print ("%s\t%s\t%s\n", at != NULL ? at : "", hoso_timeline_kind_get_name (entry->kind),
                 text != NULL ? text : "");
    }
  return TRUE;
}

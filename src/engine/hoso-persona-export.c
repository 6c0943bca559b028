/* Personas as JSON.  Pure but for the file that is written. */

#include "hoso-config.h"

#include "hoso-persona-export.h"

#include "hoso-text-export.h"
#include "hoso-time.h"

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 utc)
{
  HosoTime time = { .local = utc, .offset = 0, .precision = HOSO_PRECISION_SECOND };
  g_autofree char *text = hoso_time_dup_iso8601 (&time);

  hoso_text_export_add_member (builder, name, text);
}

/* A persona is due for review so many months after the last one. */
static void
add_due (JsonBuilder *builder, const HosoPersona *persona)
{
  g_autoptr (GDateTime) reviewed = g_date_time_new_from_unix_utc (persona->reviewed_at);
  g_autoptr (GDateTime) due = NULL;

  if (reviewed != NULL)
    due = g_date_time_add_months (reviewed, persona->review_months);
  if (due != NULL)
    add_time (builder, "review_due", g_date_time_to_unix (due));
}

static void
add_segment (JsonBuilder *builder, const HosoPersona *persona)
{
  json_builder_set_member_name (builder, "segment");
  if (persona->segment == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  add_number (builder, "segment", persona->segment);
  hoso_text_export_add_member (builder, "name", persona->segment_name);
  add_number (builder, "count", (gint64)persona->segment_count);
  add_number (builder, "base", (gint64)persona->segment_base);
  hoso_text_export_add_member (builder, "goal", persona->segment_goal);
  json_builder_end_object (builder);
}

static void
add_evidence (JsonBuilder *builder, const HosoEvidence *evidence)
{
  json_builder_set_member_name (builder, "evidence");
  if (evidence == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  add_number (builder, "survey", evidence->survey);
  hoso_text_export_add_member (builder, "survey_name", evidence->survey_name);
  add_number (builder, "question", evidence->question);
  hoso_text_export_add_member (builder, "question_title", evidence->question_title);
  hoso_text_export_add_member (builder, "option", evidence->option);
  add_number (builder, "n", (gint64)evidence->n);
  add_number (builder, "base", (gint64)evidence->base);
  hoso_text_export_add_member (builder, "from", evidence->from);
  hoso_text_export_add_member (builder, "to", evidence->to);
  add_time (builder, "taken_at", evidence->taken_at);
  add_number (builder, "now_n", (gint64)evidence->now_n);
  add_number (builder, "now_base", (gint64)evidence->now_base);
  json_builder_end_object (builder);
}

static void
add_statement (JsonBuilder *builder, const HosoStatement *statement)
{
  json_builder_begin_object (builder);
  add_number (builder, "layer", statement->layer);
  hoso_text_export_add_member (builder, "text", statement->text);
  json_builder_set_member_name (builder, "assumption");
  json_builder_add_boolean_value (builder, statement->evidence == NULL);
  add_evidence (builder, statement->evidence);
  json_builder_end_object (builder);
}

/* One object with all that the card says, each statement with its proof. */
gboolean
hoso_persona_export_json (const HosoPersona *persona, const char *path, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_number (builder, "persona", persona->id);
  hoso_text_export_add_member (builder, "name", persona->name);
  hoso_text_export_add_member (builder, "role", persona->role);
  hoso_text_export_add_member (builder, "quote", persona->quote);
  hoso_text_export_add_member (builder, "bio", persona->bio);
  hoso_text_export_add_member (builder, "language", persona->language);
  add_segment (builder, persona);
  add_time (builder, "reviewed_at", persona->reviewed_at);
  add_number (builder, "review_months", persona->review_months);
  add_due (builder, persona);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < persona->statements->len; i++)
    add_statement (builder, g_ptr_array_index (persona->statements, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return hoso_text_export_write_json (path, builder, error);
}

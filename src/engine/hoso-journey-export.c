/* Journeys as CSV and JSON.  Pure but for the file that is written. */

#include "hoso-config.h"

#include "hoso-journey-export.h"

#include "hoso-names.h"
#include "hoso-text-export.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* What stands in a row under @step; @stage is the step's. */
typedef void (*AppendCell) (GString *csv,
                            const HosoStage *stage,
                            const HosoStep *step,
                            gpointer data);

static void
append_row (GString *csv,
            const HosoJourney *journey,
            const char *key,
            AppendCell append,
            gpointer data)
{
  hoso_text_export_append_cell (csv, hoso_name_get (key, journey->language));
  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (journey->stages, i);

      for (guint j = 0; j < stage->steps->len; j++)
        {
          g_string_append_c (csv, ',');
          append (csv, stage, g_ptr_array_index (stage->steps, j), data);
        }
    }
  g_string_append (csv, "\r\n");
}

static void
append_stage (GString *csv, const HosoStage *stage, const HosoStep *step, gpointer data)
{
  hoso_text_export_append_cell (csv, hoso_stage_get_title (stage, data));
}

static void
append_title (GString *csv, const HosoStage *stage, const HosoStep *step, gpointer data)
{
  hoso_text_export_append_cell (csv, step->title);
}

static void
append_lane (GString *csv, const HosoStage *stage, const HosoStep *step, gpointer data)
{
  hoso_text_export_append_cell (csv, step->cells[GPOINTER_TO_INT (data)]);
}

static void
append_emotion (GString *csv, const HosoStage *stage, const HosoStep *step, gpointer data)
{
  if (step->emotion != HOSO_EMOTION_NONE)
    g_string_append_printf (csv, "%d", step->emotion);
}

/* A row for each lane, a column for each step; UTF-8 with a byte order mark and
 * CRLF, which spreadsheets open without asking. */
gboolean
hoso_journey_export_csv (const HosoJourney *journey, const char *path, GError **error)
{
  g_autoptr (GString) csv = g_string_new (BYTE_ORDER_MARK);

  append_row (csv, journey, "journey.stage", append_stage, journey->language);
  append_row (csv, journey, "journey.step", append_title, NULL);
  for (int lane = 0; lane < HOSO_N_LANES; lane++)
    {
      g_autofree char *key = g_strconcat ("lane.", hoso_lane_get_name (lane), NULL);

      append_row (csv, journey, key, append_lane, GINT_TO_POINTER (lane));
    }
  append_row (csv, journey, "lane.emotion", append_emotion, NULL);

  return hoso_text_export_write (path, csv->str, csv->len, error);
}

static void
add_step (JsonBuilder *builder, const HosoStep *step)
{
  json_builder_begin_object (builder);
  hoso_text_export_add_member (builder, "title", step->title);
  json_builder_set_member_name (builder, "emotion");
  if (step->emotion == HOSO_EMOTION_NONE)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, step->emotion);
  for (int lane = 0; lane < HOSO_N_LANES; lane++)
    {
      if (step->cells[lane] != NULL)
        hoso_text_export_add_member (builder, hoso_lane_get_name (lane), step->cells[lane]);
    }
  json_builder_end_object (builder);
}

static void
add_stage (JsonBuilder *builder, const HosoStage *stage, const char *language)
{
  json_builder_begin_object (builder);
  hoso_text_export_add_member (builder, "key", stage->key);
  hoso_text_export_add_member (builder, "title", hoso_stage_get_title (stage, language));
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < stage->steps->len; i++)
    add_step (builder, g_ptr_array_index (stage->steps, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* One object with all texts; lanes without text are left out. */
gboolean
hoso_journey_export_json (const HosoJourney *journey, const char *path, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "journey");
  json_builder_add_int_value (builder, journey->id);
  hoso_text_export_add_member (builder, "title", journey->title);
  hoso_text_export_add_member (builder, "scenario", journey->scenario);
  hoso_text_export_add_member (builder, "language", journey->language);
  json_builder_set_member_name (builder, "persona");
  json_builder_add_int_value (builder, journey->persona);
  hoso_text_export_add_member (builder, "persona_name", journey->persona_name);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < journey->stages->len; i++)
    add_stage (builder, g_ptr_array_index (journey->stages, i), journey->language);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return hoso_text_export_write_json (path, builder, error);
}

/* hosoctl journey … */

#include "hoso-config.h"

#include "hoso-cli-export.h"
#include "hoso-journeys.h"

static void
add_journey (JsonBuilder *builder, const HosoJourney *journey)
{
  hoso_cli_member_int (builder, "journey", journey->id);
  hoso_cli_member_string (builder, "title", journey->title);
  hoso_cli_member_int (builder, "persona", journey->persona);
}

static HosoCliStatus
journey_list (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) journeys = NULL;
  JsonBuilder *builder;

  if (hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  journeys = hoso_journeys_list (cli->db, error);
  if (journeys == NULL)
    return HOSO_CLI_FAILED;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "journeys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < journeys->len; i++)
    {
      const HosoJourney *journey = g_ptr_array_index (journeys, i);

      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\n", journey->id, journey->title);
      json_builder_begin_object (builder);
      add_journey (builder, journey);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    hoso_cli_print_json (builder);
  else
    g_object_unref (builder);
  return HOSO_CLI_DONE;
}

static void
add_step (JsonBuilder *builder, const HosoStep *step)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "step", step->id);
  hoso_cli_member_string (builder, "title", step->title);
  json_builder_set_member_name (builder, "emotion");
  if (step->emotion != HOSO_EMOTION_NONE)
    json_builder_add_int_value (builder, step->emotion);
  else
    json_builder_add_null_value (builder);
  for (int lane = 0; lane < HOSO_N_LANES; lane++)
    hoso_cli_member_string (builder, hoso_lane_get_name ((HosoLane)lane), step->cells[lane]);
  json_builder_end_object (builder);
}

static void
print_journey_json (const HosoJourney *journey)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_journey (builder, journey);
  json_builder_set_member_name (builder, "stages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (journey->stages, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "stage", stage->id);
      hoso_cli_member_string (builder, "title", hoso_stage_get_title (stage, journey->language));
      json_builder_set_member_name (builder, "steps");
      json_builder_begin_array (builder);
      for (guint k = 0; k < stage->steps->len; k++)
        add_step (builder, g_ptr_array_index (stage->steps, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_journey (const HosoJourney *journey)
{
  g_print ("%s\n", journey->title);
  for (guint i = 0; i < journey->stages->len; i++)
    {
      const HosoStage *stage = g_ptr_array_index (journey->stages, i);

      g_print ("%s\n", hoso_stage_get_title (stage, journey->language));
      for (guint k = 0; k < stage->steps->len; k++)
        g_print ("\t%s\n", ((const HosoStep *)g_ptr_array_index (stage->steps, k))->title);
    }
}

static HosoCliStatus
journey_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoJourney) journey = NULL;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  journey = hoso_journeys_load (cli->db, id, error);
  if (journey == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_journey_json (journey);
  else
    print_journey (journey);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
journey_create (HosoCli *cli, char **args, GError **error)
{
  gint64 persona = 0;
  const GOptionEntry entries[] = {
    { "persona", 0, 0, G_OPTION_ARG_INT64, &persona, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || persona <= 0)
    return HOSO_CLI_USAGE;
  id = hoso_journeys_create (cli->db, persona, error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "journey", id);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
journey_export (HosoCli *cli, char **args, GError **error)
{
  g_auto (HosoCliExport) options = { 0 };

  if (!hoso_cli_export_parse (args, "pdf|png|svg|csv|json", &options, error))
    return HOSO_CLI_USAGE;
  if (!hoso_journeys_export (cli->db, options.id, options.format, options.output, error))
    return HOSO_CLI_FAILED;
  hoso_cli_export_print (cli, &options);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_journey_commands[] = {
  { "journey", "list", "", journey_list },
  { "journey", "show", "ID", journey_show },
  { "journey", "create", "--persona ID", journey_create },
  { "journey", "export", "ID --format pdf|png|svg|csv|json -o FILE", journey_export },
  { NULL },
};

/* hosoctl persona … */

#include "hoso-config.h"

#include "hoso-cli-export.h"
#include "hoso-format.h"
#include "hoso-personas.h"

static void
add_persona (JsonBuilder *builder, const HosoPersona *persona)
{
  hoso_cli_member_int (builder, "persona", persona->id);
  hoso_cli_member_string (builder, "name", persona->name);
  hoso_cli_member_string (builder, "role", persona->role);
  json_builder_set_member_name (builder, "segment");
  if (persona->segment != 0)
    json_builder_add_int_value (builder, persona->segment);
  else
    json_builder_add_null_value (builder);
}

static HosoCliStatus
persona_list (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) personas = NULL;
  JsonBuilder *builder;

  if (hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  personas = hoso_personas_list (cli->db, error);
  if (personas == NULL)
    return HOSO_CLI_FAILED;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "personas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < personas->len; i++)
    {
      const HosoPersona *persona = g_ptr_array_index (personas, i);

      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", persona->id, persona->name, persona->role);
      json_builder_begin_object (builder);
      add_persona (builder, persona);
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
add_evidence (JsonBuilder *builder, const HosoEvidence *evidence)
{
  json_builder_set_member_name (builder, "evidence");
  if (evidence == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "survey", evidence->survey);
  hoso_cli_member_int (builder, "question", evidence->question);
  hoso_cli_member_string (builder, "option", evidence->option);
  hoso_cli_member_int (builder, "n", (gint64)evidence->n);
  hoso_cli_member_int (builder, "base", (gint64)evidence->base);
  hoso_cli_member_int (builder, "now_n", (gint64)evidence->now_n);
  hoso_cli_member_int (builder, "now_base", (gint64)evidence->now_base);
  json_builder_end_object (builder);
}

static void
print_persona_json (const HosoPersona *persona)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_persona (builder, persona);
  hoso_cli_member_string (builder, "quote", persona->quote);
  hoso_cli_member_string (builder, "bio", persona->bio);
  json_builder_set_member_name (builder, "statements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < persona->statements->len; i++)
    {
      const HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "layer", statement->layer);
      hoso_cli_member_string (builder, "text", statement->text);
      add_evidence (builder, statement->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_persona (const HosoPersona *persona)
{
  g_print ("%s\t%s\n", persona->name, persona->role);
  for (guint i = 0; i < persona->statements->len; i++)
    {
      const HosoStatement *statement = g_ptr_array_index (persona->statements, i);

      g_print ("%d\t%s", statement->layer, statement->text);
      if (statement->evidence != NULL)
        g_print ("\t%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, statement->evidence->n,
                 statement->evidence->base);
      g_print ("\n");
    }
}

static HosoCliStatus
persona_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoPersona) persona = NULL;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  persona = hoso_personas_load (cli->db, id, error);
  if (persona == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_persona_json (persona);
  else
    print_persona (persona);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
persona_create (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *name = NULL;
  gint64 segment = 0;
  const GOptionEntry entries[] = {
    { "segment", 0, 0, G_OPTION_ARG_INT64, &segment, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || segment <= 0)
    return HOSO_CLI_USAGE;
  id = hoso_personas_create_from_segment (cli->db, segment, name, hoso_format_get_language (),
                                          error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "persona", id);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
persona_export (HosoCli *cli, char **args, GError **error)
{
  g_auto (HosoCliExport) options = { 0 };

  if (!hoso_cli_export_parse (args, "pdf|png|svg|json", &options, error))
    return HOSO_CLI_USAGE;
  if (!hoso_personas_export (cli->db, options.id, options.format, options.output, error))
    return HOSO_CLI_FAILED;
  hoso_cli_export_print (cli, &options);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_persona_commands[] = {
  { "persona", "list", "", persona_list },
  { "persona", "show", "ID", persona_show },
  { "persona", "create", "--segment ID [--name N]", persona_create },
  { "persona", "export", "ID --format pdf|png|svg|json -o FILE", persona_export },
  { NULL },
};

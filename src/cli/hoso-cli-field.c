/* hosoctl field …: the fields of the profile. */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-field-edit.h"
#include "hoso-fields.h"
#include "hoso-format.h"

/* --- Listing --- */

static void
add_options (JsonBuilder *builder, char **options)
{
  json_builder_set_member_name (builder, "options");
  if (options == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; options[i] != NULL; i++)
    json_builder_add_string_value (builder, options[i]);
  json_builder_end_array (builder);
}

static void
add_field (JsonBuilder *builder, const HosoField *field)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *label = hoso_field_dup_label (field, language);
  g_autofree char *definition = hoso_field_dup_definition (field, language);

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "field", field->key);
  hoso_cli_member_string (builder, "title", label);
  hoso_cli_member_string (builder, "definition", definition);
  hoso_cli_member_string (builder, "type", field->type);
  hoso_cli_member_string (builder, "kind", field->kind);
  hoso_cli_member_string (builder, "group", field->group);
  hoso_cli_member_int (builder, "layer", field->layer);
  hoso_cli_member_string (builder, "question", field->question);
  add_options (builder, field->options);
  hoso_cli_member_boolean (builder, "quick", field->quick);
  hoso_cli_member_boolean (builder, "retired", field->retired);
  json_builder_end_object (builder);
}

static void
print_fields (const HosoCli *cli, GPtrArray *fields)
{
  JsonBuilder *builder;

  for (guint i = 0; !cli->json && i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());

      g_print ("%s\t%s\t%s\t%s\n", field->key, field->kind, field->type, label);
    }
  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    add_field (builder, fields->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static gboolean
is_asked_for (const HosoField *field, gboolean retired, const char *kind)
{
  return (retired || !field->retired) && (kind == NULL || g_str_equal (field->kind, "both") ||
                                          g_str_equal (field->kind, kind));
}

static HosoCliStatus
field_list (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *kind = NULL;
  gboolean retired = FALSE;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "retired", 0, 0, G_OPTION_ARG_NONE, &retired, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) fields = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  fields = hoso_fields_list_all (cli->db, error);
  if (fields == NULL)
    return HOSO_CLI_FAILED;
  for (guint i = fields->len; i > 0; i--)
    if (!is_asked_for (fields->pdata[i - 1], retired, kind))
      g_ptr_array_remove_index (fields, i - 1);
  print_fields (cli, fields);
  return HOSO_CLI_DONE;
}

/* --- Changing --- */

/* Prints {"field": KEY} with --json, the key alone without. */
static void
print_key (const HosoCli *cli, const char *key)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      g_print ("%s\n", key);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "field", key);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
replace (char **text, char *with)
{
  if (with == NULL)
    return;
  g_free (*text);
  *text = with;
}

static HosoCliStatus
field_add (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoField) field = hoso_field_new (NULL, HOSO_FIELD_TEXT);
  char *type = NULL;
  char *group = NULL;
  char *question = NULL;
  char *kind = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &field->title, NULL, NULL },
    { "definition", 0, 0, G_OPTION_ARG_STRING, &field->definition, NULL, NULL },
    { "type", 0, 0, G_OPTION_ARG_STRING, &type, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &group, NULL, NULL },
    { "question", 0, 0, G_OPTION_ARG_STRING, &question, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "layer", 0, 0, G_OPTION_ARG_INT, &field->layer, NULL, NULL },
    { "option", 0, 0, G_OPTION_ARG_STRING_ARRAY, &field->options, NULL, NULL },
    { "quick", 0, 0, G_OPTION_ARG_NONE, &field->quick, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean parsed = hoso_cli_parse (args, entries, error);
  g_autofree char *key = NULL;

  replace (&field->type, type);
  replace (&field->group, group);
  replace (&field->question, question);
  replace (&field->kind, kind);
  if (!parsed || hoso_cli_count (args) != 0 || field->title == NULL)
    return HOSO_CLI_USAGE;
  key = hoso_field_add (cli->db, field, error);
  if (key == NULL)
    return HOSO_CLI_FAILED;
  print_key (cli, key);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
finish (const HosoCli *cli, gboolean done, const char *key)
{
  if (!done)
    return HOSO_CLI_FAILED;
  print_key (cli, key);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
field_rename (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 2)
    return HOSO_CLI_USAGE;
  return finish (cli, hoso_field_rename (cli->db, args[1], args[2], error), args[1]);
}

static HosoCliStatus
field_options (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) < 1)
    return HOSO_CLI_USAGE;
  return finish (cli,
                 hoso_field_set_options (cli->db, args[1], (const char *const *)args + 2, error),
                 args[1]);
}

static HosoCliStatus
field_move (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *before = NULL;
  const GOptionEntry entries[] = {
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean done;

  if (!hoso_cli_parse (args, entries, error))
    return HOSO_CLI_USAGE;
  if (hoso_cli_count (args) == 1)
    done = hoso_field_move (cli->db, args[1], before, error);
  else if (hoso_cli_count (args) == 2 && before == NULL &&
           (g_str_equal (args[2], "up") || g_str_equal (args[2], "down")))
    done = hoso_field_shift (cli->db, args[1], g_str_equal (args[2], "up"), error);
  else
    return HOSO_CLI_USAGE;
  return finish (cli, done, args[1]);
}

static HosoCliStatus
field_retire (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 1)
    return HOSO_CLI_USAGE;
  return finish (cli, hoso_field_retire (cli->db, args[1], TRUE, error), args[1]);
}

static HosoCliStatus
field_restore (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 1)
    return HOSO_CLI_USAGE;
  return finish (cli, hoso_field_retire (cli->db, args[1], FALSE, error), args[1]);
}

const HosoCliCommand hoso_cli_field_commands[] = {
  { "field", "list", "[--kind b2c|b2b] [--retired]", field_list },
  { "field", "add",
    "--title T [--type TYPE] [--option O …] [--definition D] [--group G] [--question Q] "
    "[--kind b2c|b2b|both] [--layer 1|2|3] [--quick]",
    field_add },
  { "field", "rename", "FIELD TITLE", field_rename },
  { "field", "options", "FIELD [OPTION …]", field_options },
  { "field", "move", "FIELD (up|down|--before FIELD)", field_move },
  { "field", "retire", "FIELD", field_retire },
  { "field", "restore", "FIELD", field_restore },
  { NULL },
};

/* What the commands of hosoctl share. */

#include "hoso-config.h"

#include "hoso-cli.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hoso-error.h"

/* Parses @entries out of @args, which keeps the rest; G_OPTION_ERROR otherwise. */
gboolean
hoso_cli_parse (char **args, const GOptionEntry *entries, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) copy = g_strdupv (args);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;

  for (guint i = 0; args[i] != NULL; i++)
    g_clear_pointer (&args[i], g_free);
  for (guint i = 0; copy[i] != NULL; i++)
    args[i] = g_strdup (copy[i]);
  return TRUE;
}

/* How many words follow the command itself. */
guint
hoso_cli_count (char **args)
{
  return g_strv_length (args) - 1;
}

/* Reads a number from 1 on into @id; HOSO_ERROR_INVALID otherwise. */
gboolean
hoso_cli_parse_id (const char *text, gint64 *id, GError **error)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    {
      /* Translators: %s is what the user typed. */
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("“%s” is no number of an entry."),
                   text);
      return FALSE;
    }
  *id = (gint64)value;
  return TRUE;
}

/* Adds "name": value to the object being built. */
void
hoso_cli_member_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Adds "name": "value", or null for NULL, to the object being built. */
void
hoso_cli_member_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Adds "name": true or false to the object being built. */
void
hoso_cli_member_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* Adds "name": value, or null for NAN and infinity, to the object being built. */
void
hoso_cli_member_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Prints the object in one line; takes @builder. */
void
hoso_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_print ("%s\n", text);
  g_object_unref (builder);
}

/* Prints {"name": id} with --json, the number alone without. */
void
hoso_cli_print_id (const HosoCli *cli, const char *name, gint64 id)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      g_print ("%" G_GINT64_FORMAT "\n", id);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, name, id);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* The options that all commands with a picture share: --format and -o. */

#include "hoso-config.h"

#include "hoso-cli-export.h"

#include <glib/gi18n-lib.h>

/* Frees what the options hold. */
void
hoso_cli_export_clear (HosoCliExport *options)
{
  g_free (options->format);
  g_free (options->output);
}

/* Whether @format is one of @formats (“pdf|png”). */
gboolean
hoso_cli_export_check_format (const char *format, const char *formats, GError **error)
{
  g_auto (GStrv) known = g_strsplit (formats, "|", -1);

  if (g_strv_contains ((const char *const *)known, format))
    return TRUE;
  /* Translators: %s are names such as pdf|png|svg. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("The format is one of %s."),
               formats);
  return FALSE;
}

/* Takes ID, --format and -o out of @args.  FALSE for wrong usage: with @error
 * set where there is more to say than the usage does. */
gboolean
hoso_cli_export_parse (char **args,
                       const char *formats,
                       HosoCliExport *options,
                       GError **error)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == 1 &&
         options->format != NULL && options->output != NULL &&
         hoso_cli_export_check_format (options->format, formats, error) &&
         hoso_cli_parse_id (args[1], &options->id, error);
}

/* With --json, prints {"format": …, "file": …}; nothing without. */
void
hoso_cli_export_print (const HosoCli *cli, const HosoCliExport *options)
{
  JsonBuilder *builder;

  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "format", options->format);
  hoso_cli_member_string (builder, "file", options->output);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* hosoctl: the use cases of the engine on the command line.
 *
 *   hosoctl [--workspace FILE] [--json] COMMAND
 *
 * Exit status 0: done; 1: failed, one sentence on standard error and nothing
 * changed; 2: wrong usage.
 */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-locale.h"

static const HosoCliCommand *const tables[] = {
  hoso_cli_import_commands,
  hoso_cli_list_commands,
  hoso_cli_survey_commands,
  hoso_cli_customer_commands,
  hoso_cli_contact_commands,
  hoso_cli_interaction_commands,
  hoso_cli_task_commands,
  hoso_cli_field_commands,
  hoso_cli_merge_commands,
  hoso_cli_privacy_commands,
  hoso_cli_segment_commands,
  hoso_cli_persona_commands,
  hoso_cli_journey_commands,
  hoso_cli_chart_commands,
  hoso_cli_analyse_commands,
  hoso_cli_core_commands,
  hoso_cli_next_commands,
  hoso_cli_season_commands,
  hoso_cli_transition_commands,
  hoso_cli_value_commands,
  hoso_cli_report_commands,
  hoso_cli_today_commands,
  hoso_cli_file_commands,
};

typedef struct
{
  char *workspace;
  gboolean json;
  gboolean version;
  gboolean help;
  char **rest;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->workspace);
  g_strfreev (options->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* The command and what may follow it. */
static char *
dup_words (const HosoCliCommand *command)
{
  char *words = command->verb != NULL
                  ? g_strjoin (" ", command->noun, command->verb, command->usage, NULL)
                  : g_strjoin (" ", command->noun, command->usage, NULL);

  return g_strchomp (words);
}

static void
print_usage (FILE *out)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append (text, _ ("Usage: hosoctl [--workspace FILE] [--json] COMMAND"));
  g_string_append (text, "\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const HosoCliCommand *command = tables[i]; command->noun != NULL; command++)
      {
        g_autofree char *words = dup_words (command);

        g_string_append_printf (text, "  %s\n", words);
      }
  fputs (text->str, out);
}

/* Options before the command are ours, those after it the command's. */
static gboolean
parse_options (int argc, char **argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "workspace", 'w', 0, G_OPTION_ARG_FILENAME, &options->workspace, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &options->help, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) copy = g_new0 (char *, (gsize)argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;
  options->rest = g_strdupv (copy + 1);
  return TRUE;
}

/* --json may also follow the command, where people tend to write it. */
static void
take_json (Options *options)
{
  guint kept = 0;

  for (guint i = 0; options->rest[i] != NULL; i++)
    if (g_str_equal (options->rest[i], "--json"))
      {
        options->json = TRUE;
        g_free (options->rest[i]);
      }
    else
      options->rest[kept++] = options->rest[i];
  options->rest[kept] = NULL;
}

static const HosoCliCommand *
find_command (char **words)
{
  if (words[0] == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const HosoCliCommand *command = tables[i]; command->noun != NULL; command++)
      if (g_str_equal (words[0], command->noun) &&
          (command->verb == NULL || g_strcmp0 (words[1], command->verb) == 0))
        return command;
  return NULL;
}

static HosoCliStatus
run_command (const HosoCliCommand *command, const Options *options, GError **error)
{
  g_autofree char *path = g_strdup (options->workspace);
  g_auto (GStrv) args = g_strdupv (options->rest + (command->verb != NULL));
  HosoCli cli = { .json = options->json };
  HosoCliStatus status;

  if (path == NULL)
    path = hoso_workspace_dup_default_path ();
  cli.path = path;
  if (!command->closed)
    cli.db = hoso_session_open (path, TRUE, error);
  if (!command->closed && cli.db == NULL)
    return HOSO_CLI_FAILED;
  status = command->func (&cli, args, error);
  g_clear_pointer (&cli.db, hoso_session_close);
  return status;
}

static HosoCliStatus
report (HosoCliStatus status, const HosoCliCommand *command, const GError *error)
{
  if (error != NULL && error->domain == G_OPTION_ERROR)
    status = HOSO_CLI_USAGE;
  if (error != NULL)
    g_printerr ("hosoctl: %s\n", error->message);
  if (status == HOSO_CLI_USAGE && command != NULL)
    {
      g_autofree char *words = dup_words (command);

      /* Translators: %s are the words of a command and what may follow them. */
      g_printerr (_ ("Usage: hosoctl %s\n"), words);
    }
  return status;
}

int
main (int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  g_autoptr (GError) error = NULL;
  const HosoCliCommand *command;
  HosoCliStatus status;

  hoso_locale_init ();
  if (!parse_options (argc, argv, &options, &error))
    return (int)report (HOSO_CLI_USAGE, NULL, error);
  if (options.help)
    {
      print_usage (stdout);
      return HOSO_CLI_DONE;
    }
  if (options.version)
    {
      g_print ("hosoctl %s\n", HOSO_VERSION);
      return HOSO_CLI_DONE;
    }
  take_json (&options);
  command = find_command (options.rest);
  if (command == NULL)
    {
      print_usage (stderr);
      return HOSO_CLI_USAGE;
    }
  status = run_command (command, &options, &error);
  return (int)report (status, command, error);
}

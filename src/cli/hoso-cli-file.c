/* hosoctl backup, restore, check, export: the workspace as a file. */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-backups.h"
#include "hoso-checks.h"
#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-export.h"

/* {"file": …}, or nothing without --json. */
static void
print_file (const HosoCli *cli, const char *file)
{
  JsonBuilder *builder;

  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "file", file);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static HosoCliStatus
backup (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 1)
    return HOSO_CLI_USAGE;
  if (!hoso_backups_save (cli->db, args[1], NULL, NULL, NULL, error))
    return HOSO_CLI_FAILED;
  print_file (cli, args[1]);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
restore (HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 1)
    return HOSO_CLI_USAGE;
  if (!hoso_backups_restore (cli->path, args[1], NULL, NULL, NULL, error))
    return HOSO_CLI_FAILED;
  print_file (cli, args[1]);
  return HOSO_CLI_DONE;
}

static HosoCliStatus export(HosoCli *cli, char **args, GError **error)
{
  if (hoso_cli_count (args) != 1)
    return HOSO_CLI_USAGE;
  if (!hoso_export_save (cli->db, args[1], NULL, NULL, NULL, error))
    return HOSO_CLI_FAILED;
  print_file (cli, args[1]);
  return HOSO_CLI_DONE;
}

static void
print_report (const HosoCli *cli, const HosoCheckReport *report)
{
  g_auto (GStrv) sentences = NULL;
  JsonBuilder *builder;

  if (!cli->json)
    {
      sentences = hoso_checks_dup_sentences (report);
      for (guint i = 0; sentences[i] != NULL; i++)
        g_print ("%s\n", sentences[i]);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_boolean (builder, "sound", report->damage[0] == NULL);
  json_builder_set_member_name (builder, "damage");
  json_builder_begin_array (builder);
  for (guint i = 0; report->damage[i] != NULL; i++)
    json_builder_add_string_value (builder, report->damage[i]);
  json_builder_end_array (builder);
  hoso_cli_member_int (builder, "search", (gint64)report->search);
  hoso_cli_member_int (builder, "totals", (gint64)report->totals);
  hoso_cli_member_int (builder, "sort_keys", (gint64)report->sort_keys);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* A damaged workspace is a failure, told of in one sentence. */
static HosoCliStatus
check (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCheckReport) report = NULL;

  if (hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  report = hoso_checks_run (cli->db, NULL, error);
  if (report == NULL)
    return HOSO_CLI_FAILED;
  print_report (cli, report);
  if (report->damage[0] == NULL)
    return HOSO_CLI_DONE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                       _ ("The workspace is damaged; restore a backup."));
  return HOSO_CLI_FAILED;
}

const HosoCliCommand hoso_cli_file_commands[] = {
  { "backup", NULL, "FILE", backup, FALSE },
  { "restore", NULL, "FILE", restore, TRUE },
  { "check", NULL, "", check, FALSE },
  { "export", NULL, "FILE", export, FALSE },
  { NULL },
};

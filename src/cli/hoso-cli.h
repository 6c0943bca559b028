/* What the commands of hosoctl share: the workspace, the output, the errors.
 *
 * A command prints one JSON object with --json and plain lines without; it
 * returns an exit status: HOSO_CLI_DONE, HOSO_CLI_FAILED (after @error was set)
 * or HOSO_CLI_USAGE.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "hoso-import.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_CLI_DONE = 0,
  HOSO_CLI_FAILED = 1,
  HOSO_CLI_USAGE = 2,
} HosoCliStatus;

typedef struct
{
  HosoDb *db;       /* NULL for a command that replaces the workspace */
  const char *path; /* of the workspace */
  gboolean json;
} HosoCli;

/* @args: what follows the command's words, NULL-terminated; argv-like with the
 * command itself at 0. */
typedef HosoCliStatus (*HosoCliFunc) (HosoCli *cli, char **args, GError **error);

typedef struct
{
  const char *noun;
  const char *verb;  /* NULL for a command of one word */
  const char *usage; /* what follows them */
  HosoCliFunc func;
  gboolean closed; /* the workspace is not opened for it */
} HosoCliCommand;

/* Ended by a command without a noun. */
extern const HosoCliCommand hoso_cli_file_commands[];
extern const HosoCliCommand hoso_cli_import_commands[];
extern const HosoCliCommand hoso_cli_list_commands[];
extern const HosoCliCommand hoso_cli_survey_commands[];
extern const HosoCliCommand hoso_cli_customer_commands[];
extern const HosoCliCommand hoso_cli_contact_commands[];
extern const HosoCliCommand hoso_cli_interaction_commands[];
extern const HosoCliCommand hoso_cli_task_commands[];
extern const HosoCliCommand hoso_cli_field_commands[];
extern const HosoCliCommand hoso_cli_merge_commands[];
extern const HosoCliCommand hoso_cli_privacy_commands[];
extern const HosoCliCommand hoso_cli_segment_commands[];
extern const HosoCliCommand hoso_cli_persona_commands[];
extern const HosoCliCommand hoso_cli_journey_commands[];
extern const HosoCliCommand hoso_cli_chart_commands[];
extern const HosoCliCommand hoso_cli_analyse_commands[];
extern const HosoCliCommand hoso_cli_core_commands[];
extern const HosoCliCommand hoso_cli_next_commands[];
extern const HosoCliCommand hoso_cli_season_commands[];
extern const HosoCliCommand hoso_cli_transition_commands[];
extern const HosoCliCommand hoso_cli_value_commands[];
extern const HosoCliCommand hoso_cli_report_commands[];
extern const HosoCliCommand hoso_cli_today_commands[];

/* Takes the options out of @args, which keeps the rest; FALSE with @error set. */
gboolean hoso_cli_parse (char **args, const GOptionEntry *entries, GError **error);
/* How many words follow the command itself. */
guint hoso_cli_count (char **args);
/* A positive number; FALSE with @error set otherwise. */
gboolean hoso_cli_parse_id (const char *text, gint64 *id, GError **error);

void hoso_cli_member_int (JsonBuilder *builder, const char *name, gint64 value);
void hoso_cli_member_string (JsonBuilder *builder, const char *name, const char *value);
void hoso_cli_member_boolean (JsonBuilder *builder, const char *name, gboolean value);
/* Null where @value is no number. */
void hoso_cli_member_double (JsonBuilder *builder, const char *name, double value);
/* {"NAME": ID}, or the number alone without --json. */
void hoso_cli_print_id (const HosoCli *cli, const char *name, gint64 id);
/* What an import did; without a draft, nothing was there to import.  @known: what
 * was corrected about the form before was applied. */
void hoso_cli_print_report (const HosoCli *cli, const HosoImportReport *report, gboolean known);
/* Takes @builder and prints the object it holds. */
void hoso_cli_print_json (JsonBuilder *builder);

G_END_DECLS

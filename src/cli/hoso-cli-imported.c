/* hosoctl import show, problems and decide: what an import left behind. */

#include "hoso-config.h"

#include "hoso-cli-imported.h"

#include "hoso-cli-import.h"
#include "hoso-decisions.h"
#include "hoso-import-detail.h"
#include "hoso-import-problems.h"
#include "hoso-imports.h"

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_figures (JsonBuilder *builder, const HosoImportReport *report)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (report->at);
  g_autofree char *when = at != NULL ? g_date_time_format_iso8601 (at) : NULL;

  hoso_cli_member_int (builder, "import", report->id);
  hoso_cli_member_int (builder, "survey", report->survey);
  hoso_cli_member_string (builder, "name", report->name);
  hoso_cli_member_string (builder, "file", report->file_name);
  hoso_cli_member_string (builder, "at", when);
  hoso_cli_member_int (builder, "rows", (gint64)report->rows);
  hoso_cli_member_int (builder, "added", (gint64)report->added);
  hoso_cli_member_int (builder, "updated", (gint64)report->updated);
  hoso_cli_member_int (builder, "unchanged", (gint64)report->unchanged);
  hoso_cli_member_int (builder, "customers_added", (gint64)report->customers_added);
  hoso_cli_member_int (builder, "customers_matched", (gint64)report->customers_matched);
}

static void
add_problems (JsonBuilder *builder, const GPtrArray *problems)
{
  begin_list (builder, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "line", (gint64)problem->line);
      hoso_cli_member_string (builder, "column", problem->header);
      hoso_cli_member_string (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_decisions (JsonBuilder *builder, const GPtrArray *decisions)
{
  begin_list (builder, "decisions");
  for (guint i = 0; i < decisions->len; i++)
    {
      const HosoDecision *decision = g_ptr_array_index (decisions, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "decision", decision->id);
      hoso_cli_member_string (builder, "kind", hoso_decision_kind_get_name (decision->kind));
      hoso_cli_member_string (builder, "state", hoso_decision_state_get_name (decision->state));
      hoso_cli_member_int (builder, "response", decision->ordinal);
      hoso_cli_member_int (builder, "customer", decision->customer);
      hoso_cli_member_string (builder, "name", decision->customer_name);
      hoso_cli_member_string (builder, "field", decision->field);
      hoso_cli_member_string (builder, "present", decision->present);
      hoso_cli_member_string (builder, "answer", decision->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_changes (JsonBuilder *builder, const HosoImportDetail *detail)
{
  begin_list (builder, "changes");
  for (guint i = 0; i < detail->changes->len; i++)
    {
      const HosoImportChange *change = g_ptr_array_index (detail->changes, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "customer", change->customer);
      hoso_cli_member_string (builder, "name", change->who);
      hoso_cli_member_string (builder, "question", change->question);
      hoso_cli_member_string (builder, "field", change->field);
      hoso_cli_member_string (builder, "before", change->before);
      hoso_cli_member_string (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  begin_list (builder, "customers");
  for (guint i = 0; i < detail->customers->len; i++)
    {
      const HosoImportedCustomer *customer = g_ptr_array_index (detail->customers, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "customer", customer->customer);
      hoso_cli_member_string (builder, "name", customer->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_lines (const HosoImportDetail *detail)
{
  const HosoImportReport *report = detail->report;

  g_print ("%s\n%s\n", report->file_name, report->name != NULL ? report->name : "");
  hoso_cli_print_rows (report);
  for (guint i = 0; i < detail->decisions->len; i++)
    {
      const HosoDecision *decision = g_ptr_array_index (detail->decisions, i);

      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", decision->id,
               hoso_decision_state_get_name (decision->state), decision->customer_name,
               decision->field != NULL ? decision->field : "",
               decision->present != NULL ? decision->present : "", decision->value);
    }
  for (guint i = 0; i < detail->changes->len; i++)
    {
      const HosoImportChange *change = g_ptr_array_index (detail->changes, i);

      g_print ("%s\t%s\t%s\t%s\n", change->who != NULL ? change->who : "",
               change->field != NULL ? change->field : change->question,
               change->before != NULL ? change->before : "",
               change->after != NULL ? change->after : "");
    }
}

/* All of it: the report, what is to decide, what it changed and added. */
HosoCliStatus
hoso_cli_import_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoImportDetail) detail = NULL;
  JsonBuilder *builder;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  detail = hoso_import_detail_load (cli->db, id, 0, error);
  if (detail == NULL)
    return HOSO_CLI_FAILED;
  if (!cli->json)
    {
      print_lines (detail);
      return HOSO_CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_figures (builder, detail->report);
  add_problems (builder, detail->report->draft->problems);
  hoso_cli_member_int (builder, "open", (gint64)detail->open);
  add_decisions (builder, detail->decisions);
  add_changes (builder, detail);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
  return HOSO_CLI_DONE;
}

/* Writes the problems as a table (CSV) to the file of -o. */
HosoCliStatus
hoso_cli_import_problems (HosoCli *cli, char **args, GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HosoImportReport) report = NULL;
  JsonBuilder *builder;
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 1 || output == NULL ||
      !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  report = hoso_imports_load (cli->db, id, error);
  if (report == NULL ||
      !hoso_import_problems_write_csv (report->draft->problems, output, error))
    return HOSO_CLI_FAILED;
  if (!cli->json)
    return HOSO_CLI_DONE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "problems", report->draft->problems->len);
  hoso_cli_member_string (builder, "file", output);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
  return HOSO_CLI_DONE;
}

/* "--take" and "--keep" decide all of the ids that follow. */
HosoCliStatus
hoso_cli_import_decide (HosoCli *cli, char **args, GError **error)
{
  gboolean take = FALSE;
  gboolean keep = FALSE;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_NONE, &take, NULL, NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &keep, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!hoso_cli_parse (args, entries, error) || take == keep || hoso_cli_count (args) == 0)
    return HOSO_CLI_USAGE;
  for (guint i = 1; args[i] != NULL; i++)
    {
      gint64 id;

      if (!hoso_cli_parse_id (args[i], &id, error))
        return HOSO_CLI_USAGE;
      g_array_append_val (ids, id);
    }
  if (!hoso_decisions_settle (cli->db, (const gint64 *)ids->data, ids->len,
                              take ? HOSO_DECISION_TAKEN : HOSO_DECISION_KEPT, error))
    return HOSO_CLI_FAILED;
  if (cli->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "decided", ids->len);
      json_builder_end_object (builder);
      hoso_cli_print_json (builder);
    }
  return HOSO_CLI_DONE;
}

/* hosoctl import … */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "hoso-cli-import.h"
#include "hoso-cli-imported.h"
#include "hoso-error.h"
#include "hoso-import-plan.h"
#include "hoso-links.h"

typedef struct
{
  char *name;
  char *into;
  char *date_order;
  char *encoding;
  char *delimiter;
  char *sheet;
  char *join;
  gboolean add_customers;
  gboolean no_add_customers;
  gboolean afresh;
  gboolean dry_run;
  HosoFetched *fetched; /* from the link that is named instead of a file, or NULL */
} SurveyOptions;

static void
clear_survey_options (SurveyOptions *options)
{
  g_free (options->name);
  g_free (options->into);
  g_free (options->date_order);
  g_free (options->encoding);
  g_free (options->delimiter);
  g_free (options->sheet);
  g_free (options->join);
  g_clear_pointer (&options->fetched, hoso_fetched_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SurveyOptions, clear_survey_options)

static gboolean
parse_survey_options (char **args, SurveyOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, NULL, NULL },
    { "into", 0, 0, G_OPTION_ARG_STRING, &options->into, NULL, NULL },
    { "add-customers", 0, 0, G_OPTION_ARG_NONE, &options->add_customers, NULL, NULL },
    { "no-add-customers", 0, 0, G_OPTION_ARG_NONE, &options->no_add_customers, NULL, NULL },
    { "join", 0, 0, G_OPTION_ARG_STRING, &options->join, NULL, NULL },
    { "afresh", 0, 0, G_OPTION_ARG_NONE, &options->afresh, NULL, NULL },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options->date_order, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding, NULL, NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options->delimiter, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options->sheet, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error);
}

/* Also "tab" and "\t", since a TAB is hard to type in a shell. */
static gboolean
parse_delimiter (const char *text, char *delimiter)
{
  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "tab") || g_str_equal (text, "\\t"))
    *delimiter = '\t';
  else if (strlen (text) == 1 && strchr (",;|\t", *text) != NULL)
    *delimiter = *text;
  else
    return FALSE;
  return TRUE;
}

/* Each may be NULL; borrowed by @read. */
gboolean
hoso_cli_fill_reading (const char *encoding,
                       const char *delimiter,
                       const char *date_order,
                       HosoReadOptions *read,
                       GError **error)
{
  read->encoding = encoding;
  if (!parse_delimiter (delimiter, &read->delimiter))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("The delimiter is one of , ; | and tab."));
      return FALSE;
    }
  if (date_order != NULL && !hoso_date_order_from_name (date_order, &read->date_order))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("The date order is one of dmy, mdy and ymd."));
      return FALSE;
    }
  return TRUE;
}

/* What is named is joined by, all else is not; "none" joins nobody. */
static gboolean
parse_rules (const char *text, HosoJoinRules *rules, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  *rules = HOSO_JOIN_NOT_BY_EMAIL | HOSO_JOIN_NOT_BY_PHONE | HOSO_JOIN_NOT_BY_NAME;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "email"))
      *rules &= ~HOSO_JOIN_NOT_BY_EMAIL;
    else if (g_str_equal (words[i], "phone"))
      *rules &= ~HOSO_JOIN_NOT_BY_PHONE;
    else if (g_str_equal (words[i], "name"))
      *rules &= ~HOSO_JOIN_NOT_BY_NAME;
    else if (!g_str_equal (text, "none"))
      {
        g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                             _ ("Answers are joined by email, phone and name, or none."));
        return FALSE;
      }
  return TRUE;
}

static gboolean
fill_plan_options (const SurveyOptions *options, HosoPlanOptions *plan, GError **error)
{
  plan->afresh = options->afresh;
  if (options->into == NULL)
    return TRUE;
  if (g_str_equal (options->into, "new"))
    {
      plan->into = -1;
      return TRUE;
    }
  return hoso_cli_parse_id (options->into, &plan->into, error);
}

/* What the command line says, then what is known of the form. */
static gboolean
fill_import_options (const SurveyOptions *options,
                     const HosoImportPlan *plan,
                     HosoImportOptions *import,
                     GError **error)
{
  import->name = options->name;
  import->into = plan->survey != 0 ? plan->survey : -1;
  import->dry_run = options->dry_run;
  import->planned = TRUE;
  import->forget = plan->aside;
  import->link = options->fetched != NULL ? hoso_fetched_get_link (options->fetched) : NULL;
  if (plan->passport != NULL)
    import->rules = plan->passport->rules;
  if (options->add_customers || options->no_add_customers)
    import->add_customers = options->add_customers;
  else
    import->add_customers = plan->passport != NULL && plan->passport->add_customers == TRUE;
  return options->join == NULL || parse_rules (options->join, &import->rules, error);
}

static gboolean
is_told (const SurveyOptions *options)
{
  return options->name != NULL || options->into != NULL || options->date_order != NULL ||
         options->encoding != NULL || options->delimiter != NULL || options->join != NULL ||
         options->add_customers || options->no_add_customers;
}

/* To be remembered where an option was given, or something was remembered. */
static HosoPassport *
note_options (const SurveyOptions *options,
              const HosoImportPlan *plan,
              const HosoReadOptions *read,
              const HosoImportOptions *import)
{
  HosoPassport *passport = hoso_import_plan_note (plan, read, import, is_told (options));

  if (passport != NULL && !options->add_customers && !options->no_add_customers)
    passport->add_customers = plan->passport != NULL ? plan->passport->add_customers : -1;
  return passport;
}

static void
add_figures (JsonBuilder *builder, const HosoImportReport *report)
{
  hoso_cli_member_int (builder, "import", report->id);
  hoso_cli_member_int (builder, "survey", report->survey);
  hoso_cli_member_string (builder, "name", report->name);
  hoso_cli_member_int (builder, "rows", (gint64)report->rows);
  hoso_cli_member_int (builder, "added", (gint64)report->added);
  hoso_cli_member_int (builder, "updated", (gint64)report->updated);
  hoso_cli_member_int (builder, "unchanged", (gint64)report->unchanged);
}

/* The member "rejected": lines with their reasons. */
void
hoso_cli_add_rejected (JsonBuilder *builder, const HosoImportReport *report)
{
  GPtrArray *problems = report->draft != NULL ? report->draft->problems : NULL;

  json_builder_set_member_name (builder, "rejected");
  json_builder_begin_array (builder);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (problems, i);

      if (problem->column >= 0)
        continue;
      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "line", (gint64)problem->line);
      hoso_cli_member_string (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_reading (JsonBuilder *builder, const HosoImportReport *report)
{
  const HosoDraft *draft = report->draft;
  const char delimiter[2] = { draft->delimiter, 0 };

  hoso_cli_member_string (builder, "encoding", draft->encoding);
  hoso_cli_member_boolean (builder, "bom", draft->bom);
  hoso_cli_member_string (builder, "delimiter", draft->delimiter != 0 ? delimiter : NULL);
  if (draft->sheet != NULL)
    hoso_cli_member_string (builder, "sheet", draft->sheet);
  hoso_cli_member_string (builder, "timestamp_format",
                          hoso_timestamp_format_get_name (draft->timestamp_format));
  hoso_cli_member_boolean (builder, "ambiguous_dates", draft->ambiguous_dates);
  hoso_cli_member_string (builder, "first", report->first);
  hoso_cli_member_string (builder, "last", report->last);
  hoso_cli_member_int (builder, "customers_added", (gint64)report->customers_added);
  hoso_cli_member_int (builder, "customers_matched", (gint64)report->customers_matched);
}

/* The numbers of rows, and each problem, as lines. */
void
hoso_cli_print_rows (const HosoImportReport *report)
{
  /* Translators: numbers of rows of a file. */
  g_print (_ ("%" PRIu64 " rows: %" PRIu64 " added, %" PRIu64
              " updated, %" PRIu64 " unchanged, %" PRIu64 " rejected\n"),
           report->rows, report->added, report->updated, report->unchanged, report->rejected);
  for (guint i = 0; report->draft != NULL && i < report->draft->problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (report->draft->problems, i);

      /* Translators: the number of a line in a file, then what is wrong there. */
      g_print (_ ("Line %" PRIu64 ": %s\n"), problem->line, problem->reason);
    }
}

/* See hoso-cli.h. */
void
hoso_cli_print_report (const HosoCli *cli, const HosoImportReport *report, gboolean known)
{
  if (cli->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_figures (builder, report);
      hoso_cli_add_rejected (builder, report);
      if (report->draft != NULL)
        add_reading (builder, report);
      hoso_cli_member_boolean (builder, "passport", known);
      json_builder_end_object (builder);
      hoso_cli_print_json (builder);
      return;
    }
  g_print ("%s\n", report->name);
  if (known)
    g_print ("%s\n", _ ("What you corrected about this form before was applied again."));
  hoso_cli_print_rows (report);
}

static HosoImportReport *
run_survey (HosoCli *cli,
            const char *path,
            const SurveyOptions *options,
            HosoPlanOptions *plan_options,
            gboolean *known,
            GError **error)
{
  HosoReadOptions bytes = { plan_options->read.encoding, plan_options->read.delimiter,
                            HOSO_DATE_ORDER_UNKNOWN, plan_options->read.sheet };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, &bytes, NULL, error);
  g_autoptr (HosoImportPlan) plan = NULL;
  g_autoptr (HosoPassport) passport = NULL;
  HosoImportOptions import = { NULL };

  if (draft == NULL)
    return NULL;
  plan = hoso_import_plan_new (cli->db, path, draft, plan_options, NULL, error);
  if (plan == NULL || !fill_import_options (options, plan, &import, error))
    return NULL;
  *known = plan->passport != NULL;
  passport = note_options (options, plan, &plan_options->read, &import);
  import.remember = passport;
  return hoso_imports_run (cli->db, path, plan->draft, &import, NULL, NULL, NULL, error);
}

/* A name with a scheme is a link; a file of such a name can be written ./http:… */
static gboolean
is_link (const char *name)
{
  return g_ascii_strncasecmp (name, "https://", strlen ("https://")) == 0 ||
         g_ascii_strncasecmp (name, "http://", strlen ("http://")) == 0;
}

static HosoImportReport *
run_named (HosoCli *cli,
           const char *name,
           SurveyOptions *options,
           HosoPlanOptions *plan,
           gboolean *known,
           GError **error)
{
  if (!is_link (name))
    return run_survey (cli, name, options, plan, known, error);
  options->fetched = hoso_links_fetch (name, NULL, NULL, NULL, NULL, error);
  return options->fetched != NULL ? run_survey (cli, hoso_fetched_get_path (options->fetched),
                                                options, plan, known, error)
                                  : NULL;
}

static HosoCliStatus
import_survey (HosoCli *cli, char **args, GError **error)
{
  g_auto (SurveyOptions) options = { NULL };
  g_autoptr (HosoImportReport) report = NULL;
  HosoPlanOptions plan = { { NULL } };
  HosoJoinRules rules;
  gboolean known = FALSE;

  if (!parse_survey_options (args, &options, error))
    return HOSO_CLI_USAGE;
  if (hoso_cli_count (args) != 1 ||
      !hoso_cli_fill_reading (options.encoding, options.delimiter, options.date_order, &plan.read,
                              error) ||
      !fill_plan_options (&options, &plan, error) ||
      (options.join != NULL && !parse_rules (options.join, &rules, error)))
    return HOSO_CLI_USAGE;
  plan.read.sheet = options.sheet;
  report = run_named (cli, args[1], &options, &plan, &known, error);
  if (report == NULL)
    return HOSO_CLI_FAILED;
  hoso_cli_print_report (cli, report, known);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
import_list (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) reports = NULL;
  JsonBuilder *builder;

  if (hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  reports = hoso_imports_list (cli->db, error);
  if (reports == NULL)
    return HOSO_CLI_FAILED;
  if (!cli->json)
    {
      for (guint i = 0; i < reports->len; i++)
        {
          const HosoImportReport *report = g_ptr_array_index (reports, i);

          g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%" G_GUINT64_FORMAT "\n", report->id,
                   report->file_name, report->name, report->added);
        }
      return HOSO_CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "imports");
  json_builder_begin_array (builder);
  for (guint i = 0; i < reports->len; i++)
    {
      const HosoImportReport *report = g_ptr_array_index (reports, i);

      json_builder_begin_object (builder);
      add_figures (builder, report);
      hoso_cli_member_string (builder, "file", report->file_name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
import_undo (HosoCli *cli, char **args, GError **error)
{
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  if (!hoso_imports_undo (cli->db, id, error))
    return HOSO_CLI_FAILED;
  if (cli->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "undone", id);
      json_builder_end_object (builder);
      hoso_cli_print_json (builder);
    }
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_import_commands[] = {
  { "import", "survey",
    "FILE|URL [--name N] [--into ID|new] [--add-customers] [--date-order dmy|mdy|ymd] "
    "[--encoding E] [--delimiter C] [--sheet NAME] "
    "[--join email,phone,name|none] [--no-add-customers] [--afresh] "
    "[--dry-run]",
    import_survey },
  { "import", "list", "", import_list },
  { "import", "show", "ID", hoso_cli_import_show },
  { "import", "problems", "ID -o FILE", hoso_cli_import_problems },
  { "import", "decide", "--take|--keep DECISION...", hoso_cli_import_decide },
  { "import", "undo", "ID", import_undo },
  { NULL },
};

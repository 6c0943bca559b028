/* hosoctl survey … */

#include "hoso-config.h"

#include "hoso-cli-crosstab.h"
#include "hoso-cli-tidy.h"
#include "hoso-cli.h"
#include "hoso-links.h"
#include "hoso-surveys.h"

static void
add_survey (JsonBuilder *builder, const HosoSurvey *survey)
{
  hoso_cli_member_int (builder, "survey", survey->id);
  hoso_cli_member_string (builder, "name", survey->name);
  hoso_cli_member_int (builder, "responses", (gint64)survey->responses);
  hoso_cli_member_string (builder, "first", survey->first);
  hoso_cli_member_string (builder, "last", survey->last);
}

static HosoCliStatus
survey_list (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (GPtrArray) surveys = NULL;
  JsonBuilder *builder;

  if (hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  surveys = hoso_surveys_list (cli->db, error);
  if (surveys == NULL)
    return HOSO_CLI_FAILED;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "surveys");
  json_builder_begin_array (builder);
  for (guint i = 0; i < surveys->len; i++)
    {
      const HosoSurvey *survey = g_ptr_array_index (surveys, i);

      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\t%" G_GUINT64_FORMAT "\n", survey->id, survey->name,
                 survey->responses);
      json_builder_begin_object (builder);
      add_survey (builder, survey);
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
add_question (JsonBuilder *builder, const HosoQuestion *question)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "question", question->id);
  hoso_cli_member_int (builder, "column", question->column);
  hoso_cli_member_string (builder, "title", question->title);
  hoso_cli_member_string (builder, "kind", hoso_question_kind_get_name (question->kind));
  hoso_cli_member_string (builder, "row", question->row);
  hoso_cli_member_string (builder, "field", question->field);
  hoso_cli_member_int (builder, "answered", (gint64)question->answered);
  json_builder_set_member_name (builder, "options");
  json_builder_begin_array (builder);
  for (guint i = 0; i < question->options->len; i++)
    {
      const HosoOption *option = g_ptr_array_index (question->options, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "label", option->label);
      hoso_cli_member_int (builder, "count", (gint64)option->count);
      hoso_cli_member_boolean (builder, "other", option->other);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_survey_json (const HosoSurvey *survey)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_survey (builder, survey);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < survey->questions->len; i++)
    add_question (builder, g_ptr_array_index (survey->questions, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_survey (const HosoSurvey *survey)
{
  g_print ("%s\t%" G_GUINT64_FORMAT "\n", survey->name, survey->responses);
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);
      g_autofree char *label = hoso_question_dup_label (question);

      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%" G_GUINT64_FORMAT "\n", question->id,
               hoso_question_kind_get_name (question->kind), label, question->answered);
      for (guint k = 0; k < question->options->len; k++)
        {
          const HosoOption *option = g_ptr_array_index (question->options, k);

          g_print ("\t\t%s\t%" G_GUINT64_FORMAT "\n", option->label, option->count);
        }
    }
}

static HosoCliStatus
survey_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoSurvey) survey = NULL;
  gboolean raw = FALSE;
  const GOptionEntry entries[] = {
    { "raw", 0, 0, G_OPTION_ARG_NONE, &raw, NULL, NULL },
    { NULL },
  };
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 1 ||
      !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  survey = raw ? hoso_surveys_load_as_written (cli->db, id, error)
               : hoso_surveys_load (cli->db, id, error);
  if (survey == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_survey_json (survey);
  else
    print_survey (survey);
  return HOSO_CLI_DONE;
}

/* Fetches the survey's link anew and imports what is new. */
static HosoCliStatus
survey_refresh (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoSurveyLink) link = NULL;
  g_autoptr (HosoFetched) fetched = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  link = hoso_links_load (cli->db, id, error);
  if (link != NULL)
    fetched = hoso_links_fetch (link->url, link, NULL, NULL, NULL, error);
  if (fetched != NULL)
    report = hoso_links_refresh (cli->db, id, fetched, NULL, NULL, NULL, error);
  if (report == NULL)
    return HOSO_CLI_FAILED;
  hoso_cli_print_report (cli, report, FALSE);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_survey_commands[] = {
  { "survey", "list", "", survey_list },
  { "survey", "show", "ID [--raw]", survey_show },
  { "survey", "tidy", "ID [--question Q] [--apply FILE | --auto]", hoso_cli_survey_tidy },
  { "survey", "crosstab", "ROW COLUMN (questions, field keys or “type”)",
    hoso_cli_survey_crosstab },
  { "survey", "refresh", "ID", survey_refresh },
  { NULL },
};

/* hosoctl chart … */

#include "hoso-config.h"

#include "hoso-chart.h"
#include "hoso-cli-export.h"
#include "hoso-format.h"
#include "hoso-surveys.h"

#define PAPER_WIDTH 560

/* The survey that @question belongs to, for the source line. */
static HosoSurvey *
find_survey (HosoDb *db, gint64 question, GError **error)
{
  g_autoptr (GPtrArray) surveys = hoso_surveys_list (db, error);

  for (guint i = 0; surveys != NULL && i < surveys->len; i++)
    {
      const HosoSurvey *listed = g_ptr_array_index (surveys, i);
      g_autoptr (HosoSurvey) survey = hoso_surveys_load (db, listed->id, error);

      if (survey == NULL)
        return NULL;
      if (hoso_survey_find_question (survey, question) != NULL)
        return g_steal_pointer (&survey);
    }
  return NULL;
}

static HosoCliStatus
chart_question (HosoCli *cli, char **args, GError **error)
{
  g_auto (HosoCliExport) options = { 0 };
  g_autoptr (HosoTally) tally = NULL;
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (HosoScene) scene = NULL;
  g_autofree char *title = NULL;
  HosoChart chart = { .kind = HOSO_CHART_BARS, .width = PAPER_WIDTH };

  if (!hoso_cli_export_parse (args, "svg|png|pdf", &options, error))
    return HOSO_CLI_USAGE;
  tally = hoso_surveys_tally (cli->db, options.id, NULL, error);
  survey = tally != NULL ? find_survey (cli->db, options.id, error) : NULL;
  if (survey == NULL)
    return HOSO_CLI_FAILED;
  chart.tally = tally;
  chart.source = survey->name;
  chart.date = survey->last;
  chart.language = hoso_format_get_language ();
  scene = hoso_chart_layout (&chart);
  title = hoso_question_dup_label (hoso_survey_find_question (survey, options.id));
  if (!hoso_scene_export (scene, options.format, title, options.output, error))
    return HOSO_CLI_FAILED;
  hoso_cli_export_print (cli, &options);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_chart_commands[] = {
  { "chart", "question", "ID --format svg|png|pdf -o FILE", chart_question },
  { NULL },
};

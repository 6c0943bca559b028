/* hosoctl chart … */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli-export.h"
#include "hoso-crosstab.h"
#include "hoso-error.h"
#include "hoso-format.h"
#include "hoso-plot-export.h"
#include "hoso-plots.h"
#include "hoso-surveys.h"
#include "hoso-transition-plots.h"

#define PAPER_WIDTH 560
#define MIN_WIDTH 200
#define MAX_WIDTH 4000
#define FORMATS "svg|png|pdf|csv"

typedef struct
{
  HosoCliExport export;
  char *kind; /* or NULL */
  int width;
  gboolean grey;
  gboolean has_period; /* the figures are those of a period */
  char *from;          /* a month, or NULL */
  char *to;
} Options;

static void
options_clear (Options *options)
{
  hoso_cli_export_clear (&options->export);
  g_free (options->kind);
  g_free (options->from);
  g_free (options->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Takes the options out of @args; FALSE for wrong usage, maybe with @error set. */
static gboolean
parse (char **args, guint n_ids, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options->kind, NULL, NULL },
    { "width", 0, 0, G_OPTION_ARG_INT, &options->width, NULL, NULL },
    { "black-and-white", 0, 0, G_OPTION_ARG_NONE, &options->grey, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->export.format, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->export.output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  options->width = PAPER_WIDTH;
  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == n_ids &&
         options->export.format != NULL && options->export.output != NULL &&
         options->width >= MIN_WIDTH && options->width <= MAX_WIDTH &&
         (options->has_period || (options->from == NULL && options->to == NULL)) &&
         hoso_cli_export_check_format (options->export.format, FORMATS, error);
}

/* Draws it as --as says, where its figures allow. */
static gboolean
choose_kind (HosoPlot *plot, const char *key, GError **error)
{
  for (HosoPlotKind kind = 0; key != NULL && kind <= HOSO_PLOT_LINE; kind++)
    if (g_str_equal (key, hoso_plot_kind_get_key (kind)) && hoso_plot_takes (plot, kind))
      {
        plot->kind = kind;
        return TRUE;
      }
  if (key == NULL)
    return TRUE;
  /* Translators: %s is a word such as “donut”. */
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("These figures cannot be drawn as “%s”."), key);
  return FALSE;
}

static HosoCliStatus
write_plot (const HosoCli *cli, HosoPlot *plot, const Options *options, GError **error)
{
  HosoPlotLook look = {
    .language = hoso_format_get_language (),
    .colours = options->grey ? HOSO_COLOURS_GREY : HOSO_COLOURS_LIGHT,
    .width = options->width,
  };

  if (!choose_kind (plot, options->kind, error))
    return HOSO_CLI_USAGE;
  if (!hoso_plot_export (plot, &look, options->export.format, options->export.output, error))
    return HOSO_CLI_FAILED;
  hoso_cli_export_print (cli, &options->export);
  return HOSO_CLI_DONE;
}

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
  g_auto (Options) options = { 0 };
  g_autoptr (HosoTally) tally = NULL;
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (HosoPlot) plot = NULL;
  gint64 id;

  if (!parse (args, 1, &options, error) || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  tally = hoso_surveys_tally (cli->db, id, NULL, error);
  survey = tally != NULL ? find_survey (cli->db, id, error) : NULL;
  if (survey == NULL)
    return HOSO_CLI_FAILED;
  plot = hoso_plots_of_question (survey, hoso_survey_find_question (survey, id),
                                 g_steal_pointer (&tally), hoso_format_get_language ());
  return write_plot (cli, plot, &options, error);
}

static HosoCliStatus
chart_crosstab (HosoCli *cli, char **args, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (HosoCrosstab) table = NULL;
  g_autoptr (HosoPlot) plot = NULL;
  gint64 rows;
  gint64 columns;

  if (!parse (args, 2, &options, error) || !hoso_cli_parse_id (args[1], &rows, error) ||
      !hoso_cli_parse_id (args[2], &columns, error))
    return HOSO_CLI_USAGE;
  table = hoso_crosstab_make (cli->db, rows, columns, NULL, error);
  if (table == NULL)
    return HOSO_CLI_FAILED;
  plot = hoso_plots_of_crosstab (table, hoso_format_get_language ());
  return write_plot (cli, plot, &options, error);
}

typedef HosoPlot *(*MakePlot) (const HosoValueFigures *figures, const char *language);

static HosoCliStatus
chart_value (HosoCli *cli, char **args, MakePlot make, GError **error)
{
  g_auto (Options) options = { 0 };
  g_autoptr (HosoValueFigures) figures = NULL;
  g_autoptr (HosoPlot) plot = NULL;

  if (!parse (args, 0, &options, error))
    return HOSO_CLI_USAGE;
  figures = hoso_value_figures_load (cli->db, NULL, error);
  if (figures == NULL)
    return HOSO_CLI_FAILED;
  plot = make (figures, hoso_format_get_language ());
  return write_plot (cli, plot, &options, error);
}

static HosoCliStatus
chart_rfm (HosoCli *cli, char **args, GError **error)
{
  return chart_value (cli, args, hoso_plots_of_rfm, error);
}

static HosoCliStatus
chart_pareto (HosoCli *cli, char **args, GError **error)
{
  return chart_value (cli, args, hoso_plots_of_pareto, error);
}

static HosoCliStatus
chart_types (HosoCli *cli, char **args, GError **error)
{
  return chart_value (cli, args, hoso_plots_of_types, error);
}

static HosoCliStatus
chart_orders (HosoCli *cli, char **args, GError **error)
{
  return chart_value (cli, args, hoso_plots_of_orders, error);
}

static HosoCliStatus
chart_period (
  HosoCli *cli,
  char **args,
  HosoPlot *(*make) (const HosoTransitions *, guint, guint, const char *),
  GError **error)
{
  g_auto (Options) options = { .has_period = TRUE };
  g_autoptr (HosoTransitions) transitions = NULL;
  g_autoptr (HosoPlot) plot = NULL;
  HosoTransitionsQuery query = { NULL };

  if (!parse (args, 0, &options, error))
    return HOSO_CLI_USAGE;
  query.from = options.from;
  query.to = options.to;
  transitions = hoso_transitions_load (cli->db, &query, NULL, error);
  if (transitions == NULL)
    return HOSO_CLI_FAILED;
  if (transitions->history == NULL)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                           _ ("There are no orders yet."));
      return HOSO_CLI_FAILED;
    }
  plot =
    make (transitions, 0, transitions->dates->len - 1, hoso_format_get_language ());
  return write_plot (cli, plot, &options, error);
}

static HosoCliStatus
chart_transitions (HosoCli *cli, char **args, GError **error)
{
  return chart_period (cli, args, hoso_plots_of_transitions, error);
}

static HosoCliStatus
chart_type_months (HosoCli *cli, char **args, GError **error)
{
  return chart_period (cli, args, hoso_plots_of_type_months, error);
}

#define USAGE "[--as KIND] [--width N] [--black-and-white] --format svg|png|pdf|csv -o FILE"
#define PERIOD "[--from MONTH] [--to MONTH] "

const HosoCliCommand hoso_cli_chart_commands[] = {
  { "chart", "question", "ID " USAGE, chart_question },
  { "chart", "crosstab", "ID ID " USAGE, chart_crosstab },
  { "chart", "rfm", USAGE, chart_rfm },
  { "chart", "pareto", USAGE, chart_pareto },
  { "chart", "types", USAGE, chart_types },
  { "chart", "orders", USAGE, chart_orders },
  { "chart", "transitions", PERIOD USAGE, chart_transitions },
  { "chart", "type-months", PERIOD USAGE, chart_type_months },
  { NULL },
};

/* hosoctl analyse dashboard and report: a period beside others, groups and segments by
 * what they brought, as figures and on paper.
 */

#include "hoso-config.h"

#include "hoso-channel-costs.h"
#include "hoso-cli.h"
#include "hoso-dashboard-report.h"
#include "hoso-dashboard-words.h"
#include "hoso-error.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

#define DAY 86400

typedef struct
{
  char *period;
  char *as_of;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->period);
  g_free (options->as_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
make_plan (const Options *options, HosoDashboardPlan *plan, GError **error)
{
  HosoPeriod period = HOSO_PERIOD_MONTH;
  HosoTime time;

  if (options->period != NULL && !hoso_period_from_key (options->period, &period))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what was written for a period; the names stay. */
                   _ ("“%s” is no period; write 30-days, month, quarter, year, last-month, "
                      "last-quarter or last-year."),
                   options->period);
      return FALSE;
    }
  hoso_dashboard_plan_init (plan, period);
  if (options->as_of == NULL)
    return TRUE;
  if (!hoso_time_from_iso8601 (options->as_of, &time))
    {
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                   /* Translators: %s is what was written for a date. */
                   _ ("“%s” is no date; write it like 2026-05-20."), options->as_of);
      return FALSE;
    }
  plan->as_of = (gint)((time.local - (time.local < 0 ? DAY - 1 : 0)) / DAY);
  return TRUE;
}

static void
add_day (JsonBuilder *builder, const char *name, gint day)
{
  g_autofree char *date = hoso_time_dup_day (day);

  hoso_cli_member_string (builder, name, date);
}

static void
add_trade (JsonBuilder *builder, const char *name, const HosoTrade *trade, gboolean complete)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_day (builder, "from", trade->span.from);
  add_day (builder, "to", trade->span.to);
  hoso_cli_member_boolean (builder, "complete", complete);
  hoso_cli_member_int (builder, "revenue", trade->revenue);
  hoso_cli_member_int (builder, "orders", (gint64)trade->orders);
  hoso_cli_member_int (builder, "orders_without_customer", (gint64)trade->guests);
  hoso_cli_member_int (builder, "orders_in_other_currencies", (gint64)trade->others);
  hoso_cli_member_int (builder, "buyers", (gint64)trade->buyers);
  hoso_cli_member_int (builder, "new", (gint64)trade->fresh);
  hoso_cli_member_int (builder, "returning", (gint64)(trade->buyers - trade->fresh));
  hoso_cli_member_int (builder, "loyal", (gint64)trade->loyal);
  hoso_cli_member_int (builder, "ever_bought", (gint64)trade->bought);
  hoso_cli_member_int (builder, "leads", (gint64)trade->leads);
  hoso_cli_member_int (builder, "converted", (gint64)trade->won);
  hoso_cli_member_double (builder, "decision_days", trade->decision);
  hoso_cli_member_int (builder, "bought_before", (gint64)trade->before);
  hoso_cli_member_int (builder, "kept", (gint64)trade->stayed);
  json_builder_end_object (builder);
}

static void
add_groups (JsonBuilder *builder, const char *name, const GPtrArray *groups)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < groups->len; i++)
    {
      const HosoDashboardGroup *group = g_ptr_array_index (groups, i);

      json_builder_begin_object (builder);
      if (group->segment != 0)
        hoso_cli_member_int (builder, "segment", group->segment);
      else
        hoso_cli_member_string (builder, "type", hoso_type_get_key ((HosoCustomerType)i));
      hoso_cli_member_string (builder, "name", group->name);
      hoso_cli_member_int (builder, "members", (gint64)group->members);
      hoso_cli_member_int (builder, "buyers", (gint64)group->buyers);
      hoso_cli_member_int (builder, "revenue", group->revenue);
      if (group->segment == 0)
        hoso_cli_member_int (builder, "contacted", (gint64)group->contacted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_channels (JsonBuilder *builder, const GArray *channels)
{
  json_builder_set_member_name (builder, "channels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < channels->len; i++)
    {
      const HosoChannelCost *cost = &g_array_index (channels, HosoChannelCost, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "channel", hoso_channel_get_name (cost->channel));
      hoso_cli_member_int (builder, "new_customers", (gint64)cost->fresh);
      if (cost->is_told)
        hoso_cli_member_int (builder, "cost", cost->cost);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const HosoDashboard *dashboard)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "period", hoso_period_get_key (dashboard->period));
  add_day (builder, "as_of", dashboard->as_of);
  hoso_cli_member_string (builder, "currency", dashboard->currency);
  hoso_cli_member_int (builder, "customers", (gint64)dashboard->customers);
  add_trade (builder, "now", &dashboard->now,
             hoso_dashboard_covers (dashboard, dashboard->now.span));
  add_trade (builder, "before", &dashboard->before,
             hoso_dashboard_covers (dashboard, dashboard->before.span));
  add_trade (builder, "year_before", &dashboard->year,
             hoso_dashboard_covers (dashboard, dashboard->year.span));
  add_groups (builder, "types", dashboard->types);
  add_groups (builder, "segments", dashboard->segments);
  add_channels (builder, dashboard->channels);
  hoso_cli_member_int (builder, "in_several_segments", (gint64)dashboard->in_several);
  hoso_cli_member_int (builder, "in_no_segment", (gint64)dashboard->in_none);
  hoso_cli_member_double (builder, "value_next_year", dashboard->value);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static void
print_lines (const HosoDashboard *dashboard)
{
  g_autoptr (GPtrArray) figures = hoso_dashboard_dup_figures (dashboard);
  g_autofree char *head = hoso_dashboard_dup_head (dashboard);

  g_print ("%s\n", head);
  for (guint i = 0; i < figures->len; i++)
    {
      const HosoDashboardFigure *figure = g_ptr_array_index (figures, i);

      g_print ("%s\t%s\t%s\t%s\n", figure->title, figure->value,
               figure->before != NULL ? figure->before : "",
               figure->year != NULL ? figure->year : "");
    }
}

/* Reads the options; what else stands in @args stays. */
static HosoDashboard *
load (HosoCli *cli, char **args, guint n_words, HosoCliStatus *status, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  HosoDashboardPlan plan;

  *status = HOSO_CLI_USAGE;
  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != n_words)
    return NULL;
  *status = HOSO_CLI_FAILED;
  return make_plan (&options, &plan, error) ? hoso_dashboard_load (cli->db, &plan, NULL, error)
                                            : NULL;
}

static HosoCliStatus
analyse_dashboard (HosoCli *cli, char **args, GError **error)
{
  HosoCliStatus status;
  g_autoptr (HosoDashboard) dashboard = load (cli, args, 0, &status, error);

  if (dashboard == NULL)
    return status;
  if (cli->json)
    print_json (dashboard);
  else
    print_lines (dashboard);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
write_report (HosoCli *cli, char **args, GError **error)
{
  HosoCliStatus status;
  g_autoptr (HosoDashboard) dashboard = load (cli, args, 1, &status, error);
  JsonBuilder *builder;

  if (dashboard == NULL)
    return status;
  if (!hoso_dashboard_report_write (dashboard, args[1], error))
    return HOSO_CLI_FAILED;
  if (!cli->json)
    return HOSO_CLI_DONE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "file", args[1]);
  hoso_cli_member_string (builder, "period", hoso_period_get_key (dashboard->period));
  add_day (builder, "from", dashboard->now.span.from);
  add_day (builder, "to", dashboard->now.span.to);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_report_commands[] = {
  { "analyse", "dashboard", "[--period PERIOD] [--as-of DATE]", analyse_dashboard },
  { "report", NULL, "FILE.pdf [--period PERIOD] [--as-of DATE]", write_report },
  { NULL },
};

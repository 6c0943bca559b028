/* hosoctl interaction … and hosoctl task … */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli-timeline.h"
#include "hoso-cli.h"
#include "hoso-interactions.h"
#include "hoso-tasks.h"
#include "hoso-time.h"

/* --- What the user typed --- */

static gboolean
refuse (const char *text, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: %s is what the user typed. */
               _ ("“%s” is not understood here."), text);
  return FALSE;
}

/* Wall-clock seconds of a date, with or without a time. */
static gboolean
parse_local (const char *text, gint64 *local, GError **error)
{
  HosoTime time;

  if (!hoso_time_from_iso8601 (text, &time))
    return refuse (text, error);
  *local = time.local;
  return TRUE;
}

/* UTC seconds; without a zone in that of this computer, nothing is now. */
static gboolean
parse_time (const char *text, gint64 *utc, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  HosoTime time;

  if (text == NULL)
    {
      *utc = g_get_real_time () / G_USEC_PER_SEC;
      return TRUE;
    }
  if (!hoso_time_from_iso8601 (text, &time))
    return refuse (text, error);
  *utc = time.offset != HOSO_TIME_NO_ZONE ? time.local - (gint64)time.offset * 60
                                          : hoso_timeline_to_utc (time.local, zone);
  return TRUE;
}

/* --- Interactions --- */

typedef struct
{
  gint64 customer;
  char *kind;
  char *channel;
  char *direction;
  char *sentiment;
  char *outcome;
  char *interview;
  char *at;
  char *text;
  gint64 referred;
  char *referred_name;
  char *follow_up;
} AddOptions;

static void
clear_add_options (AddOptions *options)
{
  g_free (options->kind);
  g_free (options->channel);
  g_free (options->direction);
  g_free (options->sentiment);
  g_free (options->outcome);
  g_free (options->interview);
  g_free (options->at);
  g_free (options->text);
  g_free (options->referred_name);
  g_free (options->follow_up);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, clear_add_options)

static gboolean
parse_options (char **args, AddOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_INT64, &options->customer, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, NULL, NULL },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &options->channel, NULL, NULL },
    { "direction", 0, 0, G_OPTION_ARG_STRING, &options->direction, NULL, NULL },
    { "sentiment", 0, 0, G_OPTION_ARG_STRING, &options->sentiment, NULL, NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options->outcome, NULL, NULL },
    { "interview", 0, 0, G_OPTION_ARG_STRING, &options->interview, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options->at, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options->text, NULL, NULL },
    { "referred", 0, 0, G_OPTION_ARG_INT64, &options->referred, NULL, NULL },
    { "referred-name", 0, 0, G_OPTION_ARG_STRING, &options->referred_name, NULL, NULL },
    { "follow-up", 0, 0, G_OPTION_ARG_STRING, &options->follow_up, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == 0 &&
         options->customer > 0;
}

static gboolean
fill_in (const AddOptions *options, HosoInteraction *interaction, GError **error)
{
  if (options->kind != NULL && !hoso_interaction_kind_from_name (options->kind, &interaction->kind))
    return refuse (options->kind, error);
  if (!hoso_channel_from_name (options->channel, &interaction->channel))
    return refuse (options->channel, error);
  if (!hoso_direction_from_name (options->direction, &interaction->direction))
    return refuse (options->direction, error);
  if (!hoso_sentiment_from_name (options->sentiment, &interaction->sentiment))
    return refuse (options->sentiment, error);
  if (!hoso_outcome_from_name (options->outcome, &interaction->outcome))
    return refuse (options->outcome, error);
  if (!hoso_interview_from_name (options->interview, &interaction->interview))
    return refuse (options->interview, error);
  interaction->customer = options->customer;
  interaction->referred = options->referred;
  interaction->referred_name = g_strdup (options->referred_name);
  return parse_time (options->at, &interaction->at, error);
}

static HosoCliStatus
interaction_add (HosoCli *cli, char **args, GError **error)
{
  g_auto (AddOptions) options = { 0 };
  g_autoptr (HosoInteraction) interaction = NULL;
  g_autoptr (HosoTask) task = NULL;
  gint64 id;

  if (!parse_options (args, &options, error))
    return HOSO_CLI_USAGE;
  interaction = hoso_interaction_new (HOSO_INTERACTION_NOTE, options.text);
  if (!fill_in (&options, interaction, error))
    return HOSO_CLI_USAGE;
  if (options.follow_up != NULL)
    {
      task = hoso_task_new (HOSO_TASK_FOLLOW_UP, _ ("Ask whether all is well now"));
      if (!parse_local (options.follow_up, &task->due_local, error))
        return HOSO_CLI_USAGE;
    }
  id = hoso_interactions_save (cli->db, interaction, task, error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "interaction", id);
  return HOSO_CLI_DONE;
}

static void
print_interactions (const HosoCli *cli, GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "interactions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const HosoInteraction *one = list->pdata[i];
      g_autofree char *at = hoso_cli_dup_time (one->at);

      json_builder_begin_object (builder);
      hoso_cli_add_interaction (builder, one);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", one->id, at,
                 hoso_interaction_kind_get_name (one->kind), one->text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    hoso_cli_print_json (g_steal_pointer (&builder));
}

static HosoCliStatus
interaction_list (HosoCli *cli, char **args, GError **error)
{
  gint64 customer = 0;
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_INT64, &customer, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) list = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  list = customer != 0 ? hoso_interactions_list (cli->db, customer, error)
                       : hoso_interactions_list_open_complaints (cli->db, error);
  if (list == NULL)
    return HOSO_CLI_FAILED;
  print_interactions (cli, list);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
interaction_state (HosoCli *cli, char **args, GError **error)
{
  HosoComplaintState state;
  gint64 id;

  if (hoso_cli_count (args) != 2 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  if (!hoso_complaint_state_from_name (args[2], &state))
    {
      refuse (args[2], error);
      return HOSO_CLI_USAGE;
    }
  if (!hoso_interactions_set_state (cli->db, id, state, error))
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "interaction", id);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_interaction_commands[] = {
  { "interaction", "add",
    "--customer ID [--kind note|call|message|visit|review|complaint|referral|gift] "
    "[--channel C] [--direction in|out] [--sentiment unhappy|neutral|happy] "
    "[--outcome bought|undecided|refused|asked] [--interview quick|slow|not-bought] "
    "[--at TIME] [--text T] "
    "[--referred ID | --referred-name N] [--follow-up DATE]",
    interaction_add },
  { "interaction", "list", "[--customer ID]", interaction_list },
  { "interaction", "state", "ID open|solved|followed-up", interaction_state },
  { NULL },
};

/* --- Tasks --- */

typedef struct
{
  gint64 customer;
  char *kind;
  char *title;
  char *assignee;
  char *due;
} TaskOptions;

static void
clear_task_options (TaskOptions *options)
{
  g_free (options->kind);
  g_free (options->title);
  g_free (options->assignee);
  g_free (options->due);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TaskOptions, clear_task_options)

static HosoCliStatus
task_add (HosoCli *cli, char **args, GError **error)
{
  g_auto (TaskOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_INT64, &options.customer, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, NULL, NULL },
    { "assignee", 0, 0, G_OPTION_ARG_STRING, &options.assignee, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &options.due, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HosoTask) task = NULL;
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 ||
      options.customer <= 0 || options.title == NULL || options.due == NULL)
    return HOSO_CLI_USAGE;
  task = hoso_task_new (HOSO_TASK_FOLLOW_UP, options.title);
  task->customer = options.customer;
  task->assignee = g_strdup (options.assignee);
  if (options.kind != NULL && !hoso_task_kind_from_name (options.kind, &task->kind))
    {
      refuse (options.kind, error);
      return HOSO_CLI_USAGE;
    }
  if (!parse_local (options.due, &task->due_local, error))
    return HOSO_CLI_USAGE;
  id = hoso_tasks_save (cli->db, task, error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "task", id);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
task_done (HosoCli *cli, char **args, GError **error)
{
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  if (!hoso_tasks_set_done (cli->db, id, TRUE, error))
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "task", id);
  return HOSO_CLI_DONE;
}

static void
print_tasks (const HosoCli *cli, GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const HosoTask *task = list->pdata[i];
      g_autofree char *due = hoso_task_dup_due (task);

      json_builder_begin_object (builder);
      hoso_cli_add_task (builder, task);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", task->id, due,
                 hoso_task_kind_get_name (task->kind), task->title);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    hoso_cli_print_json (g_steal_pointer (&builder));
}

static HosoCliStatus
task_list (HosoCli *cli, char **args, GError **error)
{
  gint64 customer = 0;
  g_autofree char *before = NULL;
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_INT64, &customer, NULL, NULL },
    { "before", 0, 0, G_OPTION_ARG_STRING, &before, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GPtrArray) list = NULL;
  gint64 until = G_MAXINT64;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 ||
      (before != NULL && !parse_local (before, &until, error)))
    return HOSO_CLI_USAGE;
  list = customer != 0 ? hoso_tasks_list (cli->db, customer, error)
                       : hoso_tasks_list_due (cli->db, until, error);
  if (list == NULL)
    return HOSO_CLI_FAILED;
  print_tasks (cli, list);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_task_commands[] = {
  { "task", "add",
    "--customer ID --title T --due DATE [--assignee NAME] "
    "[--kind follow-up|appointment|renewal|other]",
    task_add },
  { "task", "done", "ID", task_done },
  { "task", "list", "[--customer ID] [--before DATE]", task_list },
  { NULL },
};

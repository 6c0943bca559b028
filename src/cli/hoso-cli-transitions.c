/* hosoctl analyse transitions */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-transitions.h"

#include <glib/gi18n-lib.h>

static void
add_counts (JsonBuilder *builder, const guint64 *counts)
{
  for (guint i = 0; i < HOSO_TYPE_STATES; i++)
    hoso_cli_member_int (builder, hoso_transitions_get_key (i), (gint64)counts[i]);
}

static void
add_months (JsonBuilder *builder, const HosoTransitions *transitions)
{
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; i < transitions->dates->len; i++)
    {
      g_autofree char *month = hoso_transitions_dup_month (transitions, i);
      g_autofree char *date = hoso_transitions_dup_date (transitions, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "month", month);
      hoso_cli_member_string (builder, "date", date);
      hoso_cli_member_boolean (builder, "model", transitions->history->modelled[i]);
      json_builder_set_member_name (builder, "types");
      json_builder_begin_object (builder);
      add_counts (builder, transitions->history->counts + i * HOSO_TYPE_STATES);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* “moves”: by the type at the first date, by the type at the last. */
static void
add_moves (JsonBuilder *builder, const guint64 *moves)
{
  json_builder_set_member_name (builder, "moves");
  json_builder_begin_object (builder);
  for (guint i = 0; i < HOSO_TYPE_STATES; i++)
    {
      json_builder_set_member_name (builder, hoso_transitions_get_key (i));
      json_builder_begin_object (builder);
      add_counts (builder, moves + i * HOSO_TYPE_STATES);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
print_json (const HosoTransitions *transitions)
{
  JsonBuilder *builder = json_builder_new ();
  guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES];
  guint last = transitions->dates->len - 1;
  g_autofree char *from = hoso_transitions_dup_date (transitions, 0);
  g_autofree char *to = hoso_transitions_dup_date (transitions, last);

  hoso_type_history_count_moves (transitions->history, 0, last, moves);
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "from", from);
  hoso_cli_member_string (builder, "to", to);
  hoso_cli_member_int (builder, "customers", transitions->customers->len);
  add_months (builder, transitions);
  add_moves (builder, moves);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* One line for each way that somebody went. */
static void
print_moves (const HosoTransitions *transitions)
{
  guint64 moves[HOSO_TYPE_STATES * HOSO_TYPE_STATES];

  hoso_type_history_count_moves (transitions->history, 0, transitions->dates->len - 1, moves);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i] > 0)
      g_print ("%s\t%s\t%" G_GUINT64_FORMAT "\n", hoso_transitions_get_key (i / HOSO_TYPE_STATES),
               hoso_transitions_get_key (i % HOSO_TYPE_STATES), moves[i]);
}

/* The types of one customer, month by month. */
static gboolean
print_customer (const HosoCli *cli,
                const HosoTransitions *transitions,
                gint64 customer,
                GError **error)
{
  gint place = hoso_transitions_find (transitions, customer);
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer);
  json_builder_set_member_name (builder, "months");
  json_builder_begin_array (builder);
  for (guint i = 0; place >= 0 && i < transitions->dates->len; i++)
    {
      g_autofree char *date = hoso_transitions_dup_date (transitions, i);
      const char *key =
        hoso_transitions_get_key (hoso_type_history_get (transitions->history, (guint)place, i));

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "date", date);
      hoso_cli_member_string (builder, "type", key);
      json_builder_end_object (builder);
      if (!cli->json)
        g_print ("%s\t%s\n", date, key);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json && place >= 0)
    hoso_cli_print_json (builder);
  else
    g_object_unref (builder);
  if (place < 0)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is no such customer."));
  return place >= 0;
}

static HosoCliStatus
analyse_transitions (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoTransitions) transitions = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gint64 customer = 0;
  HosoTransitionsQuery query = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "customer", 0, 0, G_OPTION_ARG_INT64, &customer, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  query.from = from;
  query.to = to;
  transitions = hoso_transitions_load (cli->db, &query, NULL, error);
  if (transitions == NULL)
    return HOSO_CLI_FAILED;
  if (transitions->history == NULL)
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                           _ ("There are no orders yet."));
      return HOSO_CLI_FAILED;
    }
  if (customer != 0)
    return print_customer (cli, transitions, customer, error) ? HOSO_CLI_DONE : HOSO_CLI_FAILED;
  if (cli->json)
    print_json (transitions);
  else
    print_moves (transitions);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_transition_commands[] = {
  { "analyse", "transitions", "[--from MONTH] [--to MONTH] [--customer ID]",
    analyse_transitions },
  { NULL },
};

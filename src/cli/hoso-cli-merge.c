/* hosoctl customer duplicates, merge and unmerge. */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-duplicates.h"
#include "hoso-merges.h"

static void
add_customer (JsonBuilder *builder, const HosoCustomerRow *row)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", row->id);
  hoso_cli_member_string (builder, "name", row->name);
  hoso_cli_member_string (builder, "phone", row->phone);
  hoso_cli_member_string (builder, "email", row->email);
  json_builder_end_object (builder);
}

static void
add_pair (JsonBuilder *builder, const HosoDuplicate *duplicate)
{
  json_builder_begin_object (builder);
  hoso_cli_member_double (builder, "score", duplicate->score);
  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; duplicate->reasons[i] != NULL; i++)
    json_builder_add_string_value (builder, duplicate->reasons[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (duplicate->customers); i++)
    add_customer (builder, duplicate->customers[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_pairs (const HosoCli *cli, const GPtrArray *pairs)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      for (guint i = 0; i < pairs->len; i++)
        {
          const HosoDuplicate *pair = g_ptr_array_index (pairs, i);
          g_autofree char *reasons = g_strjoinv ("; ", pair->reasons);

          g_print ("%.3f\t%" G_GINT64_FORMAT "\t%s\t%" G_GINT64_FORMAT "\t%s\t%s\n", pair->score,
                   pair->customers[0]->id, pair->customers[0]->name, pair->customers[1]->id,
                   pair->customers[1]->name, reasons);
        }
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pairs->len; i++)
    add_pair (builder, g_ptr_array_index (pairs, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* Score, and who; the likeliest first. */
static HosoCliStatus
customer_duplicates (HosoCli *cli, char **args, GError **error)
{
  gint64 limit = 0;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT64, &limit, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  HosoDuplicateQuery query = { 0 };
  g_autoptr (GPtrArray) pairs = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || limit < 0)
    return HOSO_CLI_USAGE;
  query.limit = (guint)MIN (limit, (gint64)G_MAXUINT);
  pairs = hoso_duplicates_find (cli->db, &query, NULL, error);
  if (pairs == NULL)
    return HOSO_CLI_FAILED;
  print_pairs (cli, pairs);
  return HOSO_CLI_DONE;
}

static void
print_merge (const HosoCli *cli, gint64 customer, gint64 merge, gint64 merged)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      g_print ("%" G_GINT64_FORMAT "\n", customer);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer);
  hoso_cli_member_int (builder, "merge", merge);
  hoso_cli_member_int (builder, "merged", merged);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* The first stays, the second goes. */
static HosoCliStatus
customer_merge (HosoCli *cli, char **args, GError **error)
{
  gint64 survivor;
  gint64 merged;
  gint64 merge;

  if (hoso_cli_count (args) != 2 || !hoso_cli_parse_id (args[1], &survivor, error) ||
      !hoso_cli_parse_id (args[2], &merged, error))
    return HOSO_CLI_USAGE;
  merge = hoso_merges_merge (cli->db, survivor, merged, NULL, error);
  if (merge == 0)
    return HOSO_CLI_FAILED;
  print_merge (cli, survivor, merge, merged);
  return HOSO_CLI_DONE;
}

/* ID is the customer who took in another, the one who is gone, or the merge. */
static HosoCliStatus
customer_unmerge (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoMerge) merge = NULL;
  gint64 id;

  if (hoso_cli_count (args) != 1 || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  merge = hoso_merges_find (cli->db, id, error);
  if (merge == NULL || !hoso_merges_take_back (cli->db, merge->id, error))
    return HOSO_CLI_FAILED;
  print_merge (cli, merge->survivor, merge->id, merge->merged);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_merge_commands[] = {
  { "customer", "duplicates", "[--limit N]", customer_duplicates },
  { "customer", "merge", "ID ID", customer_merge },
  { "customer", "unmerge", "ID", customer_unmerge },
  { NULL },
};

/* hosoctl customer merge and unmerge. */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-merges.h"

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
  { "customer", "merge", "ID ID", customer_merge },
  { "customer", "unmerge", "ID", customer_unmerge },
  { NULL },
};

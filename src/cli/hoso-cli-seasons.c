/* hosoctl analyse seasons */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-seasons.h"

static void
add_customer (JsonBuilder *builder, const HosoSeasonalCustomer *one)
{
  g_autofree char *words = hoso_season_dup_words (&one->season);

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", one->customer);
  hoso_cli_member_string (builder, "calendar", one->season.lunar ? "lunar" : "solar");
  hoso_cli_member_int (builder, "month", one->season.month);
  hoso_cli_member_int (builder, "years", one->season.years);
  hoso_cli_member_int (builder, "in_a_row", one->season.in_a_row);
  hoso_cli_member_int (builder, "visits", one->season.visits);
  hoso_cli_member_int (builder, "visits_in_month", one->season.in_month);
  hoso_cli_member_double (builder, "length", one->season.length);
  hoso_cli_member_double (builder, "p", one->season.p);
  hoso_cli_member_string (builder, "reason", words);
  json_builder_end_object (builder);
}

static HosoCliStatus
analyse_seasons (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoSeasons) seasons = NULL;
  g_autofree char *as_of = NULL;
  JsonBuilder *builder = NULL;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  book = hoso_order_book_load (cli->db, as_of, NULL, error);
  if (book == NULL)
    return HOSO_CLI_FAILED;
  seasons = hoso_seasons_new (book);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "buyers", seasons->buyers);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < seasons->customers->len; i++)
    {
      const HosoSeasonalCustomer *one =
        &g_array_index (seasons->customers, HosoSeasonalCustomer, i);
      g_autofree char *words = hoso_season_dup_words (&one->season);

      add_customer (builder, one);
      if (!cli->json)
        g_print ("%" G_GINT64_FORMAT "\t%s\n", one->customer, words);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (cli->json)
    hoso_cli_print_json (builder);
  else
    g_object_unref (builder);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_season_commands[] = {
  { "analyse", "seasons", "[--as-of DATE]", analyse_seasons },
  { NULL },
};

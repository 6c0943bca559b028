/* hosoctl import customers, import orders */

#include "hoso-config.h"

#include "hoso-cli-import.h"
#include "hoso-lists.h"

typedef struct
{
  char *map;
  char *currency;
  char *date_order;
  char *encoding;
  char *delimiter;
  gboolean dry_run;
} ListOptions;

static void
clear_list_options (ListOptions *options)
{
  g_free (options->map);
  g_free (options->currency);
  g_free (options->date_order);
  g_free (options->encoding);
  g_free (options->delimiter);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_list_options)

static gboolean
parse_list_options (char **args, ListOptions *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "map", 0, 0, G_OPTION_ARG_STRING, &options->map, NULL, NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options->currency, NULL, NULL },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &options->date_order, NULL, NULL },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options->encoding, NULL, NULL },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &options->delimiter, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error);
}

static void
print_list_report (const HosoCli *cli, const HosoImportReport *report)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      g_print ("%s\n", report->name);
      hoso_cli_print_rows (report);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "import", report->id);
  hoso_cli_member_int (builder, "rows", (gint64)report->rows);
  hoso_cli_member_int (builder, "added", (gint64)report->added);
  hoso_cli_member_int (builder, "updated", (gint64)report->updated);
  hoso_cli_member_int (builder, "unchanged", (gint64)report->unchanged);
  hoso_cli_add_rejected (builder, report);
  hoso_cli_member_int (builder, "customers_added", (gint64)report->customers_added);
  hoso_cli_member_int (builder, "customers_matched", (gint64)report->customers_matched);
  if (report->kind == HOSO_FILE_ORDERS)
    {
      hoso_cli_member_int (builder, "orders_added", (gint64)report->orders_added);
      hoso_cli_member_int (builder, "orders_updated", (gint64)report->orders_updated);
      hoso_cli_member_int (builder, "orders_anonymous", (gint64)report->orders_anonymous);
      hoso_cli_member_int (builder, "products_added", (gint64)report->products_added);
    }
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static HosoCliStatus
run_list (HosoCli *cli, const char *path, HosoSheet *sheet, gboolean dry_run, GError **error)
{
  g_autoptr (HosoImportReport) report =
    hoso_lists_run (cli->db, path, sheet, dry_run, NULL, NULL, NULL, error);

  if (report == NULL)
    return HOSO_CLI_FAILED;
  print_list_report (cli, report);
  return HOSO_CLI_DONE;
}

static HosoCliStatus
import_list_of (HosoCli *cli, char **args, HosoFileKind kind, GError **error)
{
  g_auto (ListOptions) options = { NULL };
  g_autoptr (HosoSheet) sheet = NULL;
  HosoReadOptions read = { NULL };

  if (!parse_list_options (args, &options, error) || hoso_cli_count (args) != 1 ||
      !hoso_cli_fill_reading (options.encoding, options.delimiter, options.date_order, &read,
                              error))
    return HOSO_CLI_USAGE;
  sheet = hoso_lists_recognise (args[1], &read, NULL, error);
  if (sheet == NULL)
    return HOSO_CLI_FAILED;
  hoso_lists_set_kind (sheet, kind);
  if (options.map != NULL && !hoso_lists_map (sheet, options.map, error))
    return HOSO_CLI_FAILED;
  if (options.currency != NULL)
    {
      g_free (sheet->currency);
      sheet->currency = g_ascii_strup (options.currency, -1);
    }
  return run_list (cli, args[1], sheet, options.dry_run, error);
}

static HosoCliStatus
import_customers (HosoCli *cli, char **args, GError **error)
{
  return import_list_of (cli, args, HOSO_FILE_CUSTOMERS, error);
}

static HosoCliStatus
import_orders (HosoCli *cli, char **args, GError **error)
{
  return import_list_of (cli, args, HOSO_FILE_ORDERS, error);
}

const HosoCliCommand hoso_cli_list_commands[] = {
  { "import", "customers",
    "FILE [--map FIELD=HEADER,...] [--encoding E] [--delimiter C] [--dry-run]", import_customers },
  { "import", "orders",
    "FILE [--map FIELD=HEADER,...] [--currency C] [--date-order dmy|mdy|ymd] [--encoding E] "
    "[--delimiter C] [--dry-run]",
    import_orders },
  { NULL },
};

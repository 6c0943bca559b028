/* hosoctl export customers */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>

#include "hoso-cli.h"
#include "hoso-customer-export.h"
#include "hoso-customers.h"

typedef struct
{
  char *search;
  gint64 segment;
  char *sort;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->search);
  g_free (options->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
print_written (const HosoCli *cli, const char *path, guint customers)
{
  JsonBuilder *builder;

  if (!cli->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "file", path);
  hoso_cli_member_int (builder, "customers", customers);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* What the end of the file's name asks for. */
static gboolean
find_format (const char *path, HosoCustomerFormat *format, GError **error)
{
  if (hoso_customer_format_from_path (path, format))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Customers are written to a .csv or a .vcf file."));
  return FALSE;
}

static HosoCliStatus
export_customers (HosoCli *cli, char **args, GError **error)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search, NULL, NULL },
    { "segment", 0, 0, G_OPTION_ARG_INT64, &options.segment, NULL, NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  HosoCustomerQuery query = { NULL };
  g_autoptr (HosoCustomerView) view = NULL;
  HosoCustomerFormat format;
  g_autoptr (GArray) ids = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 1 ||
      !find_format (args[1], &format, error) ||
      !hoso_customer_view_parse (options.sort, &view, error))
    return HOSO_CLI_USAGE;
  query.search = options.search;
  query.segment = options.segment;
  query.view = view;
  ids = hoso_customers_find (cli->db, &query, NULL, error);
  if (ids == NULL ||
      !hoso_customers_export (cli->db, ids, format, args[1], NULL, NULL, NULL, error))
    return HOSO_CLI_FAILED;
  print_written (cli, args[1], ids->len);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_contact_commands[] = {
  { "export", "customers",
    "FILE.csv|FILE.vcf [--segment ID] [--search TEXT] [--sort [-]ORDER]", export_customers },
  { NULL },
};

/* hosoctl analyse rfm, types, limits, pareto */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-concentration.h"
#include "hoso-customer-types.h"
#include "hoso-error.h"
#include "hoso-population.h"
#include "hoso-type-settings.h"

#include <glib/gi18n-lib.h>

static gboolean
parse_as_of (char **args, char **as_of, GError **error)
{
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, as_of, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  return hoso_cli_parse (args, entries, error) && hoso_cli_count (args) == 0;
}

static void
add_as_of (JsonBuilder *builder, const HosoOrderBook *book)
{
  g_autofree char *as_of = hoso_order_book_dup_as_of (book);

  hoso_cli_member_string (builder, "as_of", as_of);
}

static void
add_cuts (JsonBuilder *builder, const char *name, const double *cuts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < HOSO_RFM_CUTS; i++)
    json_builder_add_double_value (builder, cuts[i]);
  json_builder_end_array (builder);
}

/* Without an order there are no scores. */
static void
add_score (JsonBuilder *builder, const char *name, const HosoTypedCustomer *customer, guint score)
{
  json_builder_set_member_name (builder, name);
  if (customer->place >= 0)
    json_builder_add_int_value (builder, score);
  else
    json_builder_add_null_value (builder);
}

static void
add_rfm (JsonBuilder *builder, const HosoTypedCustomer *customer)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer->customer);
  add_score (builder, "r", customer, customer->score.recency);
  add_score (builder, "f", customer, customer->score.frequency);
  add_score (builder, "m", customer, customer->score.money);
  hoso_cli_member_string (
    builder, "group", hoso_rfm_group_get_key (customer->figures.group));
  json_builder_end_object (builder);
}

static void
print_rfm (const HosoTypedCustomer *customer)
{
  g_print ("%" G_GINT64_FORMAT "\t%u\t%u\t%u\t%s\n", customer->customer, customer->score.recency,
           customer->score.frequency, customer->score.money,
           hoso_rfm_group_get_key (customer->figures.group));
}

static const HosoTypedCustomer *
get_customer (const HosoCustomerTypes *types, guint i)
{
  return &g_array_index (types->customers, HosoTypedCustomer, i);
}

static void
print_rfm_json (const HosoCustomerTypes *types)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_as_of (builder, types->book);
  hoso_cli_member_string (builder, "currency", hoso_order_book_get_currency (types->book));
  add_cuts (builder, "days_cuts", types->cuts.days);
  add_cuts (builder, "orders_cuts", types->cuts.orders);
  add_cuts (builder, "amount_cuts", types->cuts.amount);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < types->customers->len; i++)
    add_rfm (builder, get_customer (types, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* As of the day that @args name. */
static HosoCliStatus
load_types (HosoCli *cli, char **args, HosoCustomerTypes **types, GError **error)
{
  g_autofree char *as_of = NULL;

  if (!parse_as_of (args, &as_of, error))
    return HOSO_CLI_USAGE;
  *types = hoso_customer_types_load (cli->db, as_of, NULL, error);
  return *types != NULL ? HOSO_CLI_DONE : HOSO_CLI_FAILED;
}

static HosoCliStatus
analyse_rfm (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCustomerTypes) types = NULL;
  HosoCliStatus status = load_types (cli, args, &types, error);

  if (status != HOSO_CLI_DONE)
    return status;
  if (cli->json)
    print_rfm_json (types);
  for (guint i = 0; !cli->json && i < types->customers->len; i++)
    print_rfm (get_customer (types, i));

  return HOSO_CLI_DONE;
}

static void
add_marks (JsonBuilder *builder, const HosoTypedCustomer *customer)
{
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    if (i != customer->verdict.type && (customer->verdict.marks & 1u << i) != 0)
      json_builder_add_string_value (builder, hoso_type_get_key ((HosoCustomerType)i));
  json_builder_end_array (builder);
}

static void
add_type (JsonBuilder *builder, const HosoCustomerTypes *types, const HosoTypedCustomer *customer)
{
  g_autofree char *reason = hoso_customer_types_dup_reason (types, customer);

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer->customer);
  hoso_cli_member_string (builder, "type", hoso_type_get_key (customer->verdict.type));
  hoso_cli_member_string (builder, "reason", reason);
  add_marks (builder, customer);
  json_builder_end_object (builder);
}

static void
print_types_json (const HosoCustomerTypes *types)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_as_of (builder, types->book);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    hoso_cli_member_int (
      builder, hoso_type_get_key ((HosoCustomerType)i), (gint64)types->counts[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < types->customers->len; i++)
    add_type (builder, types, get_customer (types, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static HosoCliStatus
analyse_types (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCustomerTypes) types = NULL;
  HosoCliStatus status = load_types (cli, args, &types, error);

  if (status != HOSO_CLI_DONE)
    return status;
  if (cli->json)
    print_types_json (types);
  for (guint i = 0; !cli->json && i < types->customers->len; i++)
    {
      const HosoTypedCustomer *customer = get_customer (types, i);
      g_autofree char *reason = hoso_customer_types_dup_reason (types, customer);

      g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", customer->customer,
               hoso_type_get_key (customer->verdict.type), reason);
    }

  return HOSO_CLI_DONE;
}

/* “lost,new,…”: all seven, the first is shown before the others. */
static gboolean
read_order (const char *text, HosoTypeRules *rules, GError **error)
{
  g_auto (GStrv) keys = g_strsplit (text, ",", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (i >= HOSO_TYPE_COUNT || !hoso_type_from_key (keys[i], &rules->order[i]))
        {
          /* Translators: %s is a word that somebody typed. */
          g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("“%s” has no place among the seven customer types."), keys[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static void
print_limits (HosoCli *cli, const HosoTypeRules *rules)
{
  g_autoptr (GString) order = g_string_new (NULL);
  JsonBuilder *builder = json_builder_new ();

  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    g_string_append_printf (
      order, "%s%s", i > 0 ? "," : "", hoso_type_get_key (rules->order[i]));
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "new_days", rules->new_days);
  hoso_cli_member_int (builder, "lost_days", rules->lost_days);
  hoso_cli_member_double (builder, "lost_gaps", rules->lost_gaps);
  hoso_cli_member_double (builder, "lost_chance", rules->lost_again);
  hoso_cli_member_int (builder, "complaint_days", rules->complaint_days);
  hoso_cli_member_int (builder, "referrals", rules->referrals);
  hoso_cli_member_string (builder, "order", order->str);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* Prints what holds afterwards; JSON either way, since its names are those of
 * the options. */
static HosoCliStatus
analyse_limits (HosoCli *cli, char **args, GError **error)
{
  HosoTypeRules rules;
  g_autofree char *order = NULL;
  const GOptionEntry entries[] = {
    { "new-days", 0, 0, G_OPTION_ARG_INT, &rules.new_days, NULL, NULL },
    { "lost-days", 0, 0, G_OPTION_ARG_INT, &rules.lost_days, NULL, NULL },
    { "lost-gaps", 0, 0, G_OPTION_ARG_DOUBLE, &rules.lost_gaps, NULL, NULL },
    { "lost-chance", 0, 0, G_OPTION_ARG_DOUBLE, &rules.lost_again, NULL, NULL },
    { "complaint-days", 0, 0, G_OPTION_ARG_INT, &rules.complaint_days, NULL, NULL },
    { "referrals", 0, 0, G_OPTION_ARG_INT, &rules.referrals, NULL, NULL },
    { "order", 0, 0, G_OPTION_ARG_STRING, &order, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gboolean change = args[1] != NULL;

  if (!hoso_type_settings_load (cli->db, &rules, error))
    return HOSO_CLI_FAILED;
  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0)
    return HOSO_CLI_USAGE;
  if ((order != NULL && !read_order (order, &rules, error)) ||
      (change && !hoso_type_settings_save (cli->db, &rules, error)))
    return HOSO_CLI_FAILED;
  print_limits (cli, &rules);

  return HOSO_CLI_DONE;
}

static HosoCliStatus
analyse_pareto (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoOrderBook) book = NULL;
  g_autofree char *as_of = NULL;
  g_autofree double *amounts = NULL;
  JsonBuilder *builder = json_builder_new ();
  guint n;

  if (!parse_as_of (args, &as_of, error))
    return HOSO_CLI_USAGE;
  book = hoso_order_book_load (cli->db, as_of, NULL, error);
  if (book == NULL)
    return HOSO_CLI_FAILED;

  n = book->ledger.n_customers;
  amounts = g_new (double, n);
  for (guint i = 0; i < n; i++)
    amounts[i] = (double)hoso_order_book_get_amount (book, i);
  hoso_concentration_sort (amounts, n);
  json_builder_begin_object (builder);
  add_as_of (builder, book);
  hoso_cli_member_int (builder, "customers", n);
  hoso_cli_member_double (
    builder, "share_of_top_20", hoso_concentration_of_top (amounts, n, 0.2));
  hoso_cli_member_int (
    builder, "customers_for_80", (gint64)hoso_concentration_count (amounts, n, 0.8));
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_analyse_commands[] = {
  { "analyse", "rfm", "[--as-of DATE]", analyse_rfm },
  { "analyse", "types", "[--as-of DATE]", analyse_types },
  { "analyse", "limits",
    "[--new-days N] [--lost-days N] [--lost-gaps X] [--lost-chance X] [--complaint-days N] "
    "[--referrals N] [--order TYPE,…]",
    analyse_limits },
  { "analyse", "pareto", "[--as-of DATE]", analyse_pareto },
  { NULL },
};

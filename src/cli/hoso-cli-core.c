/* hosoctl analyse core */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-core-customers.h"

static void
add_tests (JsonBuilder *builder, guint marks)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < HOSO_CORE_TESTS; i++)
    if ((marks & 1u << i) != 0)
      json_builder_add_string_value (builder, hoso_core_group_get_key ((HosoCoreGroup)i));
  json_builder_end_array (builder);
}

/* “groups”: each test by itself, and what is made of them; “overlap”: each customer
 * in one of the sets only. */
static void
add_counts (JsonBuilder *builder, const HosoCoreCustomers *core)
{
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_object (builder);
  for (guint i = 0; i < HOSO_CORE_GROUPS; i++)
    hoso_cli_member_int (builder, hoso_core_group_get_key ((HosoCoreGroup)i),
                         (gint64)hoso_core_customers_count (core, (HosoCoreGroup)i));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "overlap");
  json_builder_begin_array (builder);
  for (guint marks = 1; marks < HOSO_CORE_SETS; marks++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "tests");
      add_tests (builder, marks);
      hoso_cli_member_int (builder, "customers", (gint64)core->counts[marks]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_customer (JsonBuilder *builder, const HosoCoreCustomer *customer)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer->customer);
  json_builder_set_member_name (builder, "tests");
  add_tests (builder, customer->marks);
  hoso_cli_member_int (builder, "days", customer->known);
  hoso_cli_member_int (builder, "referred", customer->referred);
  hoso_cli_member_double (builder, "spending", customer->spending);
  json_builder_end_object (builder);
}

static void
add_traits (JsonBuilder *builder, const GPtrArray *traits)
{
  json_builder_set_member_name (builder, "traits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < traits->len; i++)
    {
      const HosoCoreTrait *trait = traits->pdata[i];

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "field", trait->field);
      hoso_cli_member_string (builder, "value", trait->value);
      hoso_cli_member_int (builder, "n", (gint64)trait->n);
      hoso_cli_member_int (builder, "base", (gint64)trait->base);
      hoso_cli_member_int (builder, "rest_n", (gint64)trait->rest_n);
      hoso_cli_member_int (builder, "rest_base", (gint64)trait->rest_base);
      hoso_cli_member_double (builder, "low", trait->difference.low);
      hoso_cli_member_double (builder, "high", trait->difference.high);
      hoso_cli_member_double (builder, "p", trait->p);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const HosoCoreCustomers *core, const GPtrArray *traits, HosoCoreGroup group)
{
  JsonBuilder *builder = json_builder_new ();
  g_autofree char *as_of = hoso_order_book_dup_as_of (core->book);

  json_builder_begin_object (builder);
  hoso_cli_member_string (builder, "as_of", as_of);
  hoso_cli_member_int (builder, "buyers", core->book->ledger.n_customers);
  hoso_cli_member_string (builder, "currency", hoso_order_book_get_currency (core->book));
  hoso_cli_member_double (builder, "longest_days", core->longest);
  hoso_cli_member_string (builder, "spending", core->expected ? "expected" : "so-far");
  hoso_cli_member_double (builder, "mean_spending", core->mean_spending);
  add_counts (builder, core);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < core->customers->len; i++)
    add_customer (builder, &g_array_index (core->customers, HosoCoreCustomer, i));
  json_builder_end_array (builder);
  hoso_cli_member_string (builder, "group", hoso_core_group_get_key (group));
  add_traits (builder, traits);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* The group’s customers with every reason, then what sets the group apart. */
static void
print_lines (const HosoCoreCustomers *core, const GPtrArray *traits, HosoCoreGroup group)
{
  for (guint i = 0; i < core->customers->len; i++)
    {
      const HosoCoreCustomer *customer = &g_array_index (core->customers, HosoCoreCustomer, i);

      for (guint k = 0; k < HOSO_CORE_TESTS && hoso_core_group_has (group, customer->marks); k++)
        {
          g_autofree char *reason = NULL;

          if ((customer->marks & 1u << k) == 0)
            continue;
          reason = hoso_core_customers_dup_reason (core, customer, (HosoCoreTest)k);
          g_print ("%" G_GINT64_FORMAT "\t%s\t%s\n", customer->customer,
                   hoso_core_group_get_key ((HosoCoreGroup)k), reason);
        }
    }
  for (guint i = 0; i < traits->len; i++)
    {
      const HosoCoreTrait *trait = traits->pdata[i];
      g_autofree char *sentence = hoso_core_trait_dup_sentence (trait);

      g_print ("%s: %s\t%s\n", trait->field, trait->value, sentence);
    }
}

static HosoCliStatus
analyse_core (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCoreCustomers) core = NULL;
  g_autoptr (GPtrArray) traits = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *key = NULL;
  HosoCoreGroup group = HOSO_CORE_GROUP_ANY;
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &key, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 ||
      (key != NULL && !hoso_core_group_from_key (key, &group)))
    return HOSO_CLI_USAGE;
  core = hoso_core_customers_load (cli->db, as_of, NULL, error);
  traits = core != NULL ? hoso_core_customers_tell (core, cli->db, group, error) : NULL;
  if (traits == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_json (core, traits, group);
  else
    print_lines (core, traits, group);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_core_commands[] = {
  { "analyse", "core", "[--as-of DATE] [--group longest|referred|spending|several|any]",
    analyse_core },
  { NULL },
};

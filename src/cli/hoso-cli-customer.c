/* hosoctl customer … */

#include "hoso-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-cli-timeline.h"
#include "hoso-cli.h"
#include "hoso-customers.h"
#include "hoso-error.h"
#include "hoso-format.h"
#include "hoso-person-report.h"
#include "hoso-search-filling.h"

typedef struct
{
  char *search;
  gint64 segment;
  gint64 limit;
  char *sort;
} ListOptions;

static void
clear_list_options (ListOptions *options)
{
  g_free (options->search);
  g_free (options->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ListOptions, clear_list_options)

static void
add_row (JsonBuilder *builder, const HosoCustomerRow *row)
{
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", row->id);
  hoso_cli_member_string (builder, "name", row->name);
  hoso_cli_member_string (builder, "phone", row->phone);
  hoso_cli_member_string (builder, "email", row->email);
  json_builder_end_object (builder);
}

static void
print_rows (const HosoCli *cli, guint64 total, GPtrArray *rows)
{
  JsonBuilder *builder;

  if (!cli->json)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          const HosoCustomerRow *row = g_ptr_array_index (rows, i);

          g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", row->id, row->name,
                   row->phone != NULL ? row->phone : "", row->email != NULL ? row->email : "");
        }
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "total", (gint64)total);
  json_builder_set_member_name (builder, "customers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    add_row (builder, g_ptr_array_index (rows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

static HosoCliStatus
customer_list (HosoCli *cli, char **args, GError **error)
{
  g_auto (ListOptions) options = { .limit = G_MAXUINT };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search, NULL, NULL },
    { "segment", 0, 0, G_OPTION_ARG_INT64, &options.segment, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options.limit, NULL, NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  HosoCustomerQuery query = { NULL };
  g_autoptr (HosoCustomerView) view = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || options.limit < 0 ||
      !hoso_customer_view_parse (options.sort, &view, error))
    return HOSO_CLI_USAGE;
  if (options.search != NULL && !hoso_search_filling_run (cli->db, NULL, error))
    return HOSO_CLI_FAILED;
  query.search = options.search;
  query.segment = options.segment;
  query.view = view;
  ids = hoso_customers_find (cli->db, &query, NULL, error);
  if (ids == NULL)
    return HOSO_CLI_FAILED;
  rows = hoso_customers_load_rows (cli->db, (const gint64 *)ids->data,
                                   (guint)MIN (options.limit, (gint64)ids->len), error);
  if (rows == NULL)
    return HOSO_CLI_FAILED;
  print_rows (cli, ids->len, rows);
  return HOSO_CLI_DONE;
}

static void
add_contacts (JsonBuilder *builder, const HosoCustomer *customer)
{
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < customer->contacts->len; i++)
    {
      const HosoContact *contact = g_ptr_array_index (customer->contacts, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "kind", hoso_contact_kind_get_name (contact->kind));
      hoso_cli_member_string (builder, "value", contact->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_fields (JsonBuilder *builder, const HosoCustomer *customer)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = g_ptr_array_index (customer->fields, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "field", value->key);
      hoso_cli_member_string (builder, "value", value->value);
      hoso_cli_member_string (builder, "source", value->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_answers (JsonBuilder *builder, const HosoCustomer *customer)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < customer->answers->len; i++)
    {
      const HosoGivenAnswer *answer = g_ptr_array_index (customer->answers, i);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "survey", answer->survey);
      hoso_cli_member_string (builder, "question", answer->question);
      hoso_cli_member_string (builder, "answer", answer->answer);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_lines (JsonBuilder *builder, const HosoPurchase *purchase)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < purchase->lines->len; i++)
    {
      const HosoPurchaseLine *line = g_ptr_array_index (purchase->lines, i);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "product", line->product);
      hoso_cli_member_int (builder, "quantity", line->quantity);
      hoso_cli_member_int (builder, "returned", line->returned);
      hoso_cli_member_int (builder, "amount", line->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_purchases (JsonBuilder *builder, const HosoCustomer *customer)
{
  json_builder_set_member_name (builder, "purchases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < customer->purchases->len; i++)
    {
      const HosoPurchase *purchase = g_ptr_array_index (customer->purchases, i);
      g_autofree char *at = hoso_purchase_dup_at (purchase);

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "purchase", purchase->id);
      hoso_cli_member_string (builder, "order", purchase->code);
      hoso_cli_member_string (builder, "at", at);
      hoso_cli_member_string (builder, "status", hoso_purchase_status_get_name (purchase->status));
      hoso_cli_member_int (builder, "amount", purchase->amount);
      hoso_cli_member_string (builder, "currency", purchase->currency);
      add_lines (builder, purchase);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_purchases (const HosoCustomer *customer)
{
  for (guint i = 0; i < customer->purchases->len; i++)
    {
      const HosoPurchase *purchase = g_ptr_array_index (customer->purchases, i);
      g_autofree char *at = hoso_purchase_dup_at (purchase);
      g_autofree char *amount =
        hoso_format_money (purchase->amount, purchase->currency, hoso_format_get_language ());

      g_print ("%s\t%s\t%s\t%s\n", at, purchase->code != NULL ? purchase->code : "",
               hoso_purchase_status_get_name (purchase->status), amount);
    }
}

static gboolean
print_customer (const HosoCli *cli, const HosoCustomer *customer, GError **error)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_print ("%s\n", customer->name);
      for (guint i = 0; i < customer->contacts->len; i++)
        g_print ("%s\n", ((const HosoContact *)g_ptr_array_index (customer->contacts, i))->value);
      for (guint i = 0; i < customer->fields->len; i++)
        {
          const HosoFieldValue *value = g_ptr_array_index (customer->fields, i);

          g_print ("%s\t%s\n", value->key, value->value);
        }
      print_purchases (customer);
      return hoso_cli_print_timeline (cli->db, customer->id, error);
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", customer->id);
  hoso_cli_member_string (builder, "name", customer->name);
  add_contacts (builder, customer);
  add_fields (builder, customer);
  add_answers (builder, customer);
  add_purchases (builder, customer);
  if (!hoso_cli_add_timeline (cli->db, builder, customer->id, error))
    return FALSE;
  json_builder_end_object (builder);
  hoso_cli_print_json (g_steal_pointer (&builder));
  return TRUE;
}

/* Everything that is held about the customer, to @output or, for NULL, to where
 * other commands print. */
static gboolean
show_everything (const HosoCli *cli, gint64 id, const char *output, GError **error)
{
  const char *suffix = output != NULL ? strrchr (output, '.') : NULL;
  g_autofree char *text = NULL;

  if (output == NULL)
    text = hoso_person_report_dup_text (cli->db, id, error);
  else if (!hoso_person_report_write (cli->db, id, suffix != NULL ? suffix + 1 : "", output,
                                      error))
    return FALSE;
  if (output == NULL && text == NULL)
    return FALSE;
  if (cli->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      hoso_cli_member_int (builder, "customer", id);
      hoso_cli_member_string (builder, output != NULL ? "file" : "text",
                              output != NULL ? output : text);
      json_builder_end_object (builder);
      hoso_cli_print_json (builder);
    }
  else if (text != NULL)
    g_print ("%s", text);
  return TRUE;
}

static HosoCliStatus
customer_show (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoCustomer) customer = NULL;
  g_autofree char *output = NULL;
  gboolean everything = FALSE;
  const GOptionEntry entries[] = {
    { "everything", 0, 0, G_OPTION_ARG_NONE, &everything, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 1 ||
      (output != NULL && !everything) || !hoso_cli_parse_id (args[1], &id, error))
    return HOSO_CLI_USAGE;
  if (everything)
    return show_everything (cli, id, output, error) ? HOSO_CLI_DONE : HOSO_CLI_FAILED;
  customer = hoso_customers_load (cli->db, id, error);
  if (customer == NULL)
    return HOSO_CLI_FAILED;
  return print_customer (cli, customer, error) ? HOSO_CLI_DONE : HOSO_CLI_FAILED;
}

typedef struct
{
  char *name;
  char *phone;
  char *email;
  char **set;
} AddOptions;

static void
clear_add_options (AddOptions *options)
{
  g_free (options->name);
  g_free (options->phone);
  g_free (options->email);
  g_strfreev (options->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AddOptions, clear_add_options)

static gboolean
add_field_values (HosoCustomer *customer, char **set, GError **error)
{
  for (guint i = 0; set != NULL && set[i] != NULL; i++)
    {
      char *equals = strchr (set[i], '=');

      if (equals == NULL || equals == set[i])
        {
          /* Translators: %s is what the user typed. */
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not of the form FIELD=VALUE."), set[i]);
          return FALSE;
        }
      *equals = '\0';
      g_ptr_array_add (customer->fields, hoso_field_value_new (set[i], equals + 1));
    }
  return TRUE;
}

static HosoCliStatus
customer_add (HosoCli *cli, char **args, GError **error)
{
  g_auto (AddOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, NULL, NULL },
    { "phone", 0, 0, G_OPTION_ARG_STRING, &options.phone, NULL, NULL },
    { "email", 0, 0, G_OPTION_ARG_STRING, &options.email, NULL, NULL },
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.set, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 id;

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 ||
      options.name == NULL || !add_field_values (customer, options.set, error))
    return HOSO_CLI_USAGE;
  customer->name = g_strdup (options.name);
  if (options.phone != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, options.phone));
  if (options.email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, options.email));
  id = hoso_customers_save (cli->db, customer, error);
  if (id == 0)
    return HOSO_CLI_FAILED;
  hoso_cli_print_id (cli, "customer", id);
  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_customer_commands[] = {
  { "customer", "list",
    "[--search TEXT] [--segment ID] "
    "[--sort [-]name|first|last|purchases|total|created|phone|email|tags|province|type|rfm|FIELD] "
    "[--limit N]",
    customer_list },
  { "customer", "show", "ID [--everything [-o FILE.pdf|FILE.txt]]", customer_show },
  { "customer", "add", "--name N [--phone P] [--email E] [--set FIELD=VALUE …]", customer_add },
  { NULL },
};

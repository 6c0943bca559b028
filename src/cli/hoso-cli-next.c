/* hosoctl analyse next */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-next-products.h"

#include <math.h>

static void
add_rule (JsonBuilder *builder, const HosoNextProducts *next, const HosoNextRule *rule)
{
  hoso_cli_member_string (builder, "before", next->names->pdata[rule->before]);
  hoso_cli_member_string (builder, "after", next->names->pdata[rule->after]);
  hoso_cli_member_int (builder, "support", (gint64)rule->n);
  hoso_cli_member_int (builder, "base", (gint64)rule->base);
  hoso_cli_member_double (builder, "confidence", (double)rule->n / rule->base);
  hoso_cli_member_double (builder, "confidence_low", rule->confidence.low);
  hoso_cli_member_double (builder, "confidence_high", rule->confidence.high);
  hoso_cli_member_int (builder, "rest", (gint64)rule->rest_n);
  hoso_cli_member_int (builder, "rest_base", (gint64)rule->rest_base);
  hoso_cli_member_double (builder, "lift", isfinite (rule->lift) ? rule->lift : NAN);
  hoso_cli_member_double (builder, "lift_low", rule->lift_interval.low);
  hoso_cli_member_double (
    builder, "lift_high", isfinite (rule->lift_interval.high) ? rule->lift_interval.high : NAN);
  hoso_cli_member_double (builder, "p", rule->p);
}

static void
add_rules (JsonBuilder *builder, const HosoNextProducts *next)
{
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; next->model != NULL && i < next->model->rules->len; i++)
    {
      json_builder_begin_object (builder);
      add_rule (builder, next, &g_array_index (next->model->rules, HosoNextRule, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_suggestions (JsonBuilder *builder, const HosoNextProducts *next, gint64 customer)
{
  g_autoptr (GArray) suggestions = hoso_next_products_suggest (next, customer);

  hoso_cli_member_int (builder, "customer", customer);
  json_builder_set_member_name (builder, "products");
  json_builder_begin_array (builder);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const HosoNextSuggestion *one = &g_array_index (suggestions, HosoNextSuggestion, i);
      g_autofree char *words = hoso_next_suggestion_dup_words (one);

      json_builder_begin_object (builder);
      hoso_cli_member_string (builder, "product", one->name);
      hoso_cli_member_boolean (builder, "again", one->again);
      hoso_cli_member_string (builder, "reason", words);
      if (one->rule != NULL)
        add_rule (builder, next, one->rule);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const HosoNextProducts *next, gint64 customer)
{
  JsonBuilder *builder = json_builder_new ();
  g_autofree char *trust = hoso_next_products_dup_trust (next);

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customers", next->customers->len);
  hoso_cli_member_int (builder, "read_every", next->stride);
  hoso_cli_member_int (builder, "came_again",
                       next->model != NULL ? (gint64)next->model->came_again : 0);
  hoso_cli_member_int (builder, "tested", (gint64)next->test.customers);
  hoso_cli_member_int (builder, "hits", (gint64)next->test.hits);
  hoso_cli_member_int (builder, "popular_hits", (gint64)next->test.popular_hits);
  hoso_cli_member_boolean (builder, "by_rules", next->by_rules);
  hoso_cli_member_string (builder, "trust", trust);
  add_rules (builder, next);
  if (customer != 0)
    add_suggestions (builder, next, customer);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);
}

/* How far it can be trusted, then the rules, or what one customer may buy. */
static void
print_lines (const HosoNextProducts *next, gint64 customer)
{
  g_autofree char *trust = hoso_next_products_dup_trust (next);
  g_autoptr (GArray) suggestions = hoso_next_products_suggest (next, customer);

  g_print ("%s\n", trust);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const HosoNextSuggestion *one = &g_array_index (suggestions, HosoNextSuggestion, i);
      g_autofree char *words = hoso_next_suggestion_dup_words (one);

      g_print ("%s\t%s\n", one->name, words);
    }
  for (guint i = 0; customer == 0 && next->model != NULL && i < next->model->rules->len; i++)
    {
      const HosoNextRule *rule = &g_array_index (next->model->rules, HosoNextRule, i);
      const HosoNextSuggestion one = { next->names->pdata[rule->after], rule,
                                       next->names->pdata[rule->before], rule->n, rule->base };
      g_autofree char *words = hoso_next_suggestion_dup_words (&one);

      g_print ("%s\t%s\n", one.name, words);
    }
}

static HosoCliStatus
analyse_next (HosoCli *cli, char **args, GError **error)
{
  g_autoptr (HosoNextProducts) next = NULL;
  gint64 customer = 0;
  const GOptionEntry entries[] = {
    { "customer", 0, 0, G_OPTION_ARG_INT64, &customer, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 || customer < 0)
    return HOSO_CLI_USAGE;
  next = hoso_next_products_load (cli->db, customer, NULL, error);
  if (next == NULL)
    return HOSO_CLI_FAILED;
  if (cli->json)
    print_json (next, customer);
  else
    print_lines (next, customer);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_next_commands[] = {
  { "analyse", "next", "[--customer ID]", analyse_next },
  { NULL },
};

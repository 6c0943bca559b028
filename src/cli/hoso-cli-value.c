/* hosoctl analyse btyd, clv */

#include "hoso-config.h"

#include "hoso-cli.h"
#include "hoso-error.h"
#include "hoso-outlook.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_HORIZON 365

typedef struct
{
  char *as_of;
  char *model;
  char *unit;
  gboolean no_prior;
  int horizon;
  double discount;
} ValueOptions;

static void
clear_value_options (ValueOptions *options)
{
  g_free (options->as_of);
  g_free (options->model);
  g_free (options->unit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ValueOptions, clear_value_options)

static gboolean
parse_options (char **args, ValueOptions *options, HosoOutlookPlan *plan, GError **error)
{
  const GOptionEntry entries[] = {
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options->as_of, NULL, NULL },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options->model, NULL, NULL },
    { "unit", 0, 0, G_OPTION_ARG_STRING, &options->unit, NULL, NULL },
    { "no-prior", 0, 0, G_OPTION_ARG_NONE, &options->no_prior, NULL, NULL },
    { "horizon", 0, 0, G_OPTION_ARG_INT, &options->horizon, NULL, NULL },
    { "discount", 0, 0, G_OPTION_ARG_DOUBLE, &options->discount, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  hoso_outlook_plan_init (plan);
  if (!hoso_cli_parse (args, entries, error) || hoso_cli_count (args) != 0 ||
      (options->model != NULL && !hoso_buying_kind_from_name (options->model, &plan->kind)) ||
      options->horizon < 1 || options->horizon > 36500 || options->discount < 0.0)
    return FALSE;
  if (options->unit != NULL && !g_str_equal (options->unit, "day") &&
      !g_str_equal (options->unit, "week"))
    return FALSE;
  if (g_strcmp0 (options->unit, "day") == 0)
    plan->unit = 1.0;
  plan->prior = !options->no_prior;

  return TRUE;
}

static void
add_shop (JsonBuilder *builder, const HosoOutlook *outlook)
{
  const HosoOrderBook *book = outlook->book;
  g_autofree char *as_of = hoso_order_book_dup_as_of (book);

  hoso_cli_member_string (builder, "as_of", as_of);
  hoso_cli_member_int (builder, "customers", book->ledger.n_customers);
  hoso_cli_member_int (builder, "repeat_customers", book->repeat_customers);
  hoso_cli_member_int (builder, "repeat_purchases", (gint64)book->repeats);
  hoso_cli_member_double (builder, "usual_gap_days", book->shop_gap);
}

/* Says why there is no model, where there is none. */
static void
add_model (JsonBuilder *builder, const HosoOutlook *outlook)
{
  static const char *const buying[] = { "r", "alpha", "a", "b" };
  static const char *const pareto[] = { "r", "alpha", "s", "beta" };
  const HosoBuyingModel *model = &outlook->buying;
  const char *const *names = model->kind == HOSO_BUYING_PARETO ? pareto : buying;

  json_builder_set_member_name (builder, "model");
  if (!outlook->has_model)
    {
      json_builder_add_null_value (builder);
      hoso_cli_member_string (
        builder, "reason",
        _ ("There are too few customers or repeat purchases for a model; "
           "only the usual days between purchases are used."));
      return;
    }
  json_builder_add_string_value (builder, hoso_buying_kind_get_name (model->kind));
  hoso_cli_member_boolean (builder, "small_sample", outlook->is_small);
  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_object (builder);
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    hoso_cli_member_double (builder, names[i], model->parameters[i]);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "standard_errors");
  json_builder_begin_object (builder);
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    hoso_cli_member_double (builder, names[i], model->errors[i]);
  json_builder_end_object (builder);
  hoso_cli_member_double (builder, "log_likelihood", model->log_likelihood);
}

static void
add_test (JsonBuilder *builder, const HosoOutlook *outlook)
{
  const HosoBackTest *test = &outlook->test;

  json_builder_set_member_name (builder, "back_test");
  if (!outlook->has_test)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "days", test->end - test->split);
  hoso_cli_member_int (builder, "customers", test->customers);
  hoso_cli_member_int (builder, "purchases", (gint64)test->actual);
  hoso_cli_member_double (builder, "expected", test->expected);
  hoso_cli_member_double (builder, "mean_error", test->mean_error);
  hoso_cli_member_int (builder, "active", test->active);
  hoso_cli_member_double (builder, "active_expected", test->active_share * test->customers);
  hoso_cli_member_double (builder, "ranking", test->ranking);
  hoso_cli_member_double (builder, "brier", test->brier);
  hoso_cli_member_double (builder, "right_by_model", test->model_right);
  hoso_cli_member_double (builder, "right_by_usual_gap", test->rule_right);
  json_builder_end_object (builder);
}

static HosoOutlook *
load (HosoCli *cli,
      const ValueOptions *options,
      const HosoOutlookPlan *plan,
      HosoOrderBook **book,
      GError **error)
{
  *book = hoso_order_book_load (cli->db, options->as_of, NULL, error);

  return *book != NULL ? hoso_outlook_new (*book, plan) : NULL;
}

/* One object either way: there are no plain lines that would say as much. */
static HosoCliStatus
analyse_btyd (HosoCli *cli, char **args, GError **error)
{
  g_auto (ValueOptions) options = { .horizon = DEFAULT_HORIZON };
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoOutlook) outlook = NULL;
  HosoOutlookPlan plan;
  JsonBuilder *builder;

  if (!parse_options (args, &options, &plan, error))
    return HOSO_CLI_USAGE;
  outlook = load (cli, &options, &plan, &book, error);
  if (outlook == NULL)
    return HOSO_CLI_FAILED;

  hoso_outlook_test (outlook);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_model (builder, outlook);
  add_shop (builder, outlook);
  add_test (builder, outlook);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);

  return HOSO_CLI_DONE;
}

static void
add_money (JsonBuilder *builder, const HosoOutlook *outlook)
{
  json_builder_set_member_name (builder, "money");
  if (!outlook->has_money)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  hoso_cli_member_double (builder, "p", outlook->money.p);
  hoso_cli_member_double (builder, "q", outlook->money.q);
  hoso_cli_member_double (builder, "gamma", outlook->money.gamma);
  hoso_cli_member_double (builder, "log_likelihood", outlook->money.log_likelihood);
  hoso_cli_member_double (builder, "mean", hoso_gamma_gamma_population_mean (&outlook->money));
  hoso_cli_member_double (builder, "correlation", outlook->correlation);
  hoso_cli_member_boolean (
    builder, "correlated", outlook->correlation > HOSO_OUTLOOK_MAX_CORRELATION);
  json_builder_end_object (builder);
}

/* Returns the customer's value, NAN without a model. */
static double
add_customer (JsonBuilder *builder,
              const HosoOutlook *outlook,
              guint i,
              const ValueOptions *options)
{
  const HosoOrderBook *book = outlook->book;
  double quiet = book->as_of - hoso_order_book_get_last (book, i);
  double usual = hoso_ledger_usual_gap (&book->ledger, i);
  double value = hoso_outlook_value (outlook, i, options->horizon, options->discount);

  json_builder_begin_object (builder);
  hoso_cli_member_int (builder, "customer", hoso_order_book_get_customer (book, i));
  hoso_cli_member_double (builder, "probability",
                          hoso_outlook_again (outlook, i, options->horizon));
  hoso_cli_member_double (builder, "expected",
                          hoso_outlook_expected (outlook, i, options->horizon));
  hoso_cli_member_double (builder, "mean", hoso_outlook_mean (outlook, i));
  hoso_cli_member_double (builder, "value", value);
  hoso_cli_member_double (builder, "quiet_days", quiet);
  hoso_cli_member_double (builder, "quiet_gaps", hoso_hiatus (quiet, usual, book->shop_gap));
  json_builder_end_object (builder);

  return value;
}

static HosoCliStatus
analyse_clv (HosoCli *cli, char **args, GError **error)
{
  g_auto (ValueOptions) options = { .horizon = DEFAULT_HORIZON, .discount = HOSO_OUTLOOK_DISCOUNT };
  g_autoptr (HosoOrderBook) book = NULL;
  g_autoptr (HosoOutlook) outlook = NULL;
  HosoOutlookPlan plan;
  JsonBuilder *builder;
  double total = 0.0;

  if (!parse_options (args, &options, &plan, error))
    return HOSO_CLI_USAGE;
  outlook = load (cli, &options, &plan, &book, error);
  if (outlook == NULL)
    return HOSO_CLI_FAILED;

  hoso_outlook_fit_money (outlook);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_model (builder, outlook);
  add_shop (builder, outlook);
  add_money (builder, outlook);
  hoso_cli_member_int (builder, "horizon", options.horizon);
  hoso_cli_member_double (builder, "discount", options.discount);
  hoso_cli_member_string (builder, "currency", hoso_order_book_get_currency (book));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < book->ledger.n_customers; i++)
    total += add_customer (builder, outlook, i, &options);
  json_builder_end_array (builder);
  hoso_cli_member_double (builder, "total", total);
  json_builder_end_object (builder);
  hoso_cli_print_json (builder);

  return HOSO_CLI_DONE;
}

const HosoCliCommand hoso_cli_value_commands[] = {
  { "analyse", "btyd",
    "[--as-of DATE] [--model mbg|bg|pareto] [--no-prior] [--unit day|week]", analyse_btyd },
  { "analyse", "clv", "[--as-of DATE] [--horizon DAYS] [--discount YEARLY]", analyse_clv },
  { NULL },
};

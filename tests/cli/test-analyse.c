/* hosoctl analyse: its keys, before there is any order, and wrong usage. */

#include "cli-fixture.h"

static void
assert_shape (JsonNode *node, const char *expected)
{
  g_autofree char *shape = cli_fixture_dup_shape (node);

  g_assert_cmpstr (shape, ==, expected);
}

static JsonNode *
get_first (JsonNode *node)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), "customers");

  g_assert_cmpuint (json_array_get_length (array), ==, 1);

  return json_array_get_element (array, 0);
}

static void
test_no_orders (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) added = cli_fixture_run_json (fixture, "customer add --name Lan");
  g_autoptr (JsonNode) rfm = cli_fixture_run_json (fixture, "analyse rfm --as-of 2026-05-20");
  g_autoptr (JsonNode) types = cli_fixture_run_json (fixture, "analyse types");
  g_autoptr (JsonNode) btyd = cli_fixture_run_json (fixture, "analyse btyd --model bg");
  g_autoptr (JsonNode) clv = cli_fixture_run_json (fixture, "analyse clv --horizon 90");
  g_autoptr (JsonNode) pareto = cli_fixture_run_json (fixture, "analyse pareto");
  JsonObject *type = json_node_get_object (get_first (types));

  assert_shape (rfm, "as_of:s currency:n days_cuts:a orders_cuts:a amount_cuts:a customers:a");
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (rfm), "as_of"), ==,
                   "2026-05-20");
  assert_shape (get_first (rfm), "customer:i r:n f:n m:n group:s");
  assert_shape (types, "as_of:s counts:o customers:a");
  assert_shape (get_first (types), "customer:i type:s reason:s marks:a");
  g_assert_cmpstr (json_object_get_string_member (type, "type"), ==, "potential");
  assert_shape (btyd, "model:n reason:s as_of:s customers:i repeat_customers:i "
                      "repeat_purchases:i usual_gap_days:i back_test:n");
  assert_shape (clv, "model:n reason:s as_of:s customers:i repeat_customers:i "
                     "repeat_purchases:i usual_gap_days:i money:n horizon:i discount:i "
                     "currency:n values:a total:i");
  assert_shape (pareto, "as_of:s customers:i share_of_top_20:i customers_for_80:i");
}

/* Every period can be asked for, and every figure is there. */
static void
test_dashboard (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) month = cli_fixture_run_json (fixture, "analyse dashboard");
  g_autoptr (JsonNode) year = cli_fixture_run_json (
    fixture, "analyse dashboard --period last-year --as-of 2026-05-20");
  JsonObject *now = json_object_get_object_member (json_node_get_object (year), "now");

  assert_shape (month, "period:s as_of:s currency:n customers:i now:o before:o year_before:o "
                       "types:a segments:a channels:a in_several_segments:i in_no_segment:i "
                       "value_next_year:n");
  g_assert_cmpstr (json_object_get_string_member (now, "from"), ==, "2025-01-01");
  g_assert_cmpstr (json_object_get_string_member (now, "to"), ==, "2025-12-31");
  cli_fixture_assert_failure (fixture, "analyse dashboard --period week");
  cli_fixture_assert_failure (fixture, "analyse dashboard --as-of yesterday");
  cli_fixture_assert_usage (fixture, "analyse dashboard now");
}

static void
test_report (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "shop.pdf", NULL);
  g_autofree char *line = g_strdup_printf ("report '%s' --period year --as-of 2026-05-20", path);
  g_autoptr (JsonNode) written = cli_fixture_run_json (fixture, line);

  assert_shape (written, "file:s period:s from:s to:s");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  cli_fixture_assert_usage (fixture, "report");
  cli_fixture_assert_failure (fixture, "report /nowhere/shop.pdf");
}

static void
test_limits (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) set = cli_fixture_run_json (
    fixture, "analyse limits --lost-days 180 "
             "--order lost,complaining,advocate,new,loyal,casual,potential");
  g_autoptr (JsonNode) kept = cli_fixture_run_json (fixture, "analyse limits");
  JsonObject *object = json_node_get_object (kept);

  assert_shape (set, "new_days:i lost_days:i lost_gaps:i lost_chance:i complaint_days:i "
                     "referrals:i order:s");
  g_assert_cmpint (json_object_get_int_member (object, "lost_days"), ==, 180);
  g_assert_cmpint (json_object_get_int_member (object, "complaint_days"), ==, 90);
  g_assert_cmpstr (json_object_get_string_member (object, "order"), ==,
                   "lost,complaining,advocate,new,loyal,casual,potential");
}

/* The limits of the ways to sort customers are kept, and go back to ours. */
static void
test_method_limits (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) set = cli_fixture_run_json (
    fixture, "segment methods --method demographic --set income.high=25000000 "
             "--set income.mid=12000000");
  g_autoptr (JsonNode) kept =
    cli_fixture_run_json (fixture, "segment methods --method demographic");
  g_autoptr (JsonNode) reset =
    cli_fixture_run_json (fixture, "segment methods --method demographic --reset");
  g_autofree char *text = json_to_string (kept, FALSE);
  g_autofree char *after = json_to_string (reset, FALSE);

  g_assert_nonnull (strstr (text, "\"thresholds\":{\"mid\":12000000,\"high\":25000000}"));
  g_assert_nonnull (
    strstr (text, "\"proposed_thresholds\":{\"mid\":10000000,\"high\":20000000}"));
  g_assert_nonnull (strstr (after, "\"thresholds\":{\"mid\":10000000,\"high\":20000000}"));
  cli_fixture_assert_failure (fixture, "segment methods --method basic --set income.high=1");
  cli_fixture_assert_failure (fixture, "segment methods --method demographic --set income.high");
  cli_fixture_assert_failure (fixture, "segment methods --method demographic --set income.high=-1");
  cli_fixture_assert_failure (
    fixture, "segment methods --method demographic --set generation.z=201");
  cli_fixture_assert_failure (fixture, "segment methods --method none --reset");
  cli_fixture_assert_usage (fixture, "segment methods --set income.high=1");
}

static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_assert_failure (fixture, "analyse rfm --as-of hôm-qua");
  cli_fixture_assert_failure (fixture, "analyse types --as-of 2026-02-30");
  cli_fixture_assert_failure (fixture, "analyse limits --lost-days -1");
  cli_fixture_assert_failure (fixture, "analyse limits --order lost,gold");
  cli_fixture_assert_failure (
    fixture, "analyse limits --order lost,lost,advocate,new,loyal,casual,potential");
  cli_fixture_assert_usage (fixture, "analyse rfm 7");
  cli_fixture_assert_usage (fixture, "analyse btyd --model gamma");
  cli_fixture_assert_usage (fixture, "analyse btyd --unit month");
  cli_fixture_assert_usage (fixture, "analyse clv --horizon 0");
  cli_fixture_assert_usage (fixture, "analyse clv --discount -1");
  cli_fixture_assert_usage (fixture, "analyse limits --lost-days");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                     \
  g_test_add ("/analyse/" name, CliFixture, NULL, cli_fixture_set_up, func, \
              cli_fixture_tear_down)
  ADD ("no-orders", test_no_orders);
  ADD ("dashboard", test_dashboard);
  ADD ("report", test_report);
  ADD ("limits", test_limits);
  ADD ("method-limits", test_method_limits);
  ADD ("refused", test_refused);
#undef ADD

  return g_test_run ();
}

/* hosoctl today. */

#include "cli-fixture.h"

static JsonObject *
get_entry (JsonNode *node, guint i)
{
  JsonArray *entries = json_object_get_array_member (json_node_get_object (node), "entries");

  g_assert_cmpuint (json_array_get_length (entries), >, i);

  return json_array_get_object_element (entries, i);
}

static void
add (CliFixture *fixture, const char *line)
{
  g_autoptr (JsonNode) node = cli_fixture_run_json (fixture, line);

  g_assert_nonnull (node);
}

static void
test_json (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) today = NULL;
  g_autoptr (JsonNode) one = NULL;
  JsonObject *entry;
  JsonObject *reason;

  add (fixture, "customer add --name 'Trần Thị Lan' --set birthday=5/3 --set gender=Nữ");
  add (fixture, "customer add --name 'Lê Hoa' --set 'birthday=20/1 âm lịch'");
  today = cli_fixture_run_json (fixture, "today --as-of 2026-03-05");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (today), "total"), ==, 2);
  entry = get_entry (today, 0);
  reason = json_array_get_object_element (json_object_get_array_member (entry, "reasons"), 0);
  g_assert_cmpint (json_object_get_int_member (entry, "customer"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (entry, "address"), ==, "chị");
  g_assert_cmpstr (json_object_get_string_member (reason, "kind"), ==, "birthday");
  g_assert_cmpstr (json_object_get_string_member (reason, "date"), ==, "2026-03-05");
  entry = get_entry (today, 1);
  reason = json_array_get_object_element (json_object_get_array_member (entry, "reasons"), 0);
  /* Tết was on February 17, 2026: the 20th day of the month is March 8. */
  g_assert_cmpstr (json_object_get_string_member (reason, "date"), ==, "2026-03-08");
  g_assert_cmpstr (json_object_get_string_member (reason, "kind"), ==, "coming-birthday");

  one = cli_fixture_run_json (fixture, "today --as-of 2026-03-05 --limit 1");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (one), "total"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (one), "entries")),
                    ==, 1);
}

static void
test_lines (CliFixture *fixture, gconstpointer data)
{
  add (fixture, "customer add --name Lan --phone 0903123456 --set birthday=5/3");
  cli_fixture_run (fixture, "today --as-of 2026-03-05");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, "1\tLan\t0903123456\tBirthday today: March 5.\n");
}

static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_assert_failure (fixture, "today --as-of gestern");
  cli_fixture_assert_usage (fixture, "today --limit -1");
  cli_fixture_assert_usage (fixture, "today tomorrow");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/today/json", CliFixture, NULL, cli_fixture_set_up, test_json,
              cli_fixture_tear_down);
  g_test_add ("/cli/today/lines", CliFixture, NULL, cli_fixture_set_up, test_lines,
              cli_fixture_tear_down);
  g_test_add ("/cli/today/refused", CliFixture, NULL, cli_fixture_set_up, test_refused,
              cli_fixture_tear_down);

  return g_test_run ();
}

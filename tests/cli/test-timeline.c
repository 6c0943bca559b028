/* hosoctl interaction, task, and the timeline of customer show. */

#include "cli-fixture.h"

static JsonNode *
get_element (JsonNode *node, const char *name, guint i)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), name);

  g_assert_nonnull (array);
  g_assert_cmpuint (json_array_get_length (array), >, i);
  return json_array_get_element (array, i);
}

static guint
count (JsonNode *node, const char *name)
{
  return json_array_get_length (
    json_object_get_array_member (json_node_get_object (node), name));
}

static void
assert_string (JsonNode *node, const char *name, const char *expected)
{
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (json_object_get_null_member (object, name)
                     ? NULL
                     : json_object_get_string_member (object, name),
                   ==, expected);
}

static void
run (CliFixture *fixture, const char *line)
{
  g_autoptr (JsonNode) node = cli_fixture_run_json (fixture, line);

  g_assert_nonnull (node);
}

static void
test_complaint (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) open = NULL;
  g_autoptr (JsonNode) due = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autoptr (JsonNode) all = NULL;

  run (fixture, "customer add --name Lan");
  run (fixture, "interaction add --customer 1 --kind complaint --channel zalo_oa --direction in "
                "--sentiment unhappy --at 2026-02-01T08:00:00Z --text 'Trà nguội' "
                "--follow-up 2026-02-04");
  open = cli_fixture_run_json (fixture, "interaction list");
  g_assert_cmpuint (count (open, "interactions"), ==, 1);
  assert_string (get_element (open, "interactions", 0), "state", "open");
  assert_string (get_element (open, "interactions", 0), "name", "Lan");
  assert_string (get_element (open, "interactions", 0), "channel", "zalo_oa");
  assert_string (get_element (open, "interactions", 0), "outcome", NULL);
  none = cli_fixture_run_json (fixture, "task list --before 2026-02-04");
  g_assert_cmpuint (count (none, "tasks"), ==, 0);
  due = cli_fixture_run_json (fixture, "task list --before 2026-02-05");
  assert_string (get_element (due, "tasks", 0), "due", "2026-02-04");

  run (fixture, "interaction state 1 solved");
  run (fixture, "task done 1");
  all = cli_fixture_run_json (fixture, "interaction list --customer 1");
  assert_string (get_element (all, "interactions", 0), "state", "followed-up");
}

static void
test_timeline (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (JsonNode) tasks = NULL;
  g_autoptr (JsonNode) talks = NULL;
  JsonNode *referral;

  run (fixture, "customer add --name Lan --set city=Huế");
  run (fixture, "customer add --name Hương");
  run (fixture, "interaction add --customer 1 --text 'Thích ít đá' --at 2026-01-05");
  run (fixture, "interaction add --customer 1 --kind referral --referred 2 --at 2026-01-09");
  run (fixture, "task add --customer 1 --title 'Gia hạn thẻ' --due 2026-01-08T09:30 "
                "--kind renewal --assignee Hạnh");
  run (fixture, "interaction add --customer 2 --kind call --text 'Sợ hàng giả' --at 2026-01-04 "
                "--interview not-bought");
  tasks = cli_fixture_run_json (fixture, "task list --customer 1");
  assert_string (get_element (tasks, "tasks", 0), "due", "2026-01-08T09:30");
  assert_string (get_element (tasks, "tasks", 0), "assignee", "Hạnh");
  shown = cli_fixture_run_json (fixture, "customer show 1");
  g_assert_cmpuint (count (shown, "timeline"), ==, 3);
  referral = get_element (shown, "timeline", 0);
  assert_string (referral, "entry", "referral");
  assert_string (referral, "on", "2026-01-09");
  assert_string (referral, "referred_name", "Hương");
  assert_string (get_element (shown, "timeline", 1), "entry", "task");
  assert_string (get_element (shown, "timeline", 2), "text", "Thích ít đá");
  talks = cli_fixture_run_json (fixture, "interaction list --customer 2");
  assert_string (get_element (talks, "interactions", 0), "interview", "not-bought");
  assert_string (shown, "summary", "Overdue: Gia hạn thẻ (Jan 8, 2026).");
  cli_fixture_run (fixture, "customer show 1");
  g_assert_cmpint (fixture->status, ==, 0);
}

static void
test_everything (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "lan.txt", NULL);
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *line = g_strconcat ("customer show 1 --everything -o ", quoted, NULL);
  g_autofree char *text = NULL;

  run (fixture, "customer add --name Lan --phone 0901234567");
  run (fixture, "interaction add --customer 1 --kind call --text 'Trà nguội'");
  cli_fixture_run (fixture, "customer show 1 --everything");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "0901234567"));
  g_assert_nonnull (strstr (fixture->out, "Trà nguội"));
  run (fixture, line);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Trà nguội"));
  cli_fixture_assert_failure (fixture, "customer show 9 --everything");
  cli_fixture_assert_failure (fixture, "customer show 1 --everything -o lan.doc");
  cli_fixture_assert_usage (fixture, "customer show 1 -o lan.txt");
}

static void
test_refused (CliFixture *fixture, gconstpointer data)
{
  run (fixture, "customer add --name Lan");
  cli_fixture_assert_failure (fixture, "interaction add --customer 1");
  cli_fixture_assert_failure (fixture, "interaction add --customer 9 --text x");
  cli_fixture_assert_failure (fixture, "interaction add --customer 1 --kind referral --text x");
  cli_fixture_assert_failure (fixture, "interaction state 9 solved");
  cli_fixture_assert_failure (fixture, "task done 9");
  cli_fixture_assert_usage (fixture, "interaction add --text x");
  cli_fixture_assert_usage (fixture, "interaction add --customer 1 --kind song --text x");
  cli_fixture_assert_usage (fixture, "interaction add --customer 1 --at yesterday --text x");
  cli_fixture_assert_usage (fixture, "task add --customer 1 --title x --due soon");
  cli_fixture_assert_usage (fixture, "task add --customer 1 --title x");
}

static void
add (const char *path, void (*test) (CliFixture *, gconstpointer))
{
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, test, cli_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/hosoctl/complaint", test_complaint);
  add ("/hosoctl/timeline", test_timeline);
  add ("/hosoctl/everything", test_everything);
  add ("/hosoctl/refused", test_refused);
  return g_test_run ();
}

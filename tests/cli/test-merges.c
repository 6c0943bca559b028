/* hosoctl customer duplicates, merge and unmerge: what a program can rely on. */

#include "cli-fixture.h"

#include <string.h>

static void
add (CliFixture *fixture, const char *words)
{
  g_autofree char *line = g_strconcat ("customer add ", words, NULL);

  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 0);
}

static char *
dup_shown (CliFixture *fixture, const char *line)
{
  g_autoptr (JsonNode) shown = cli_fixture_run_json (fixture, line);

  return json_to_string (shown, FALSE);
}

static void
set_up (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_set_up (fixture, data);
  add (fixture, "--name 'Nguyễn Thị Lan' --phone '0903 123 456' --set city=Huế");
  add (fixture, "--name 'chị Lan' --phone '+84 903 123 456' --email lan@example.com "
                "--set city='Đà Nẵng'");
}

static void
assert_shape (JsonNode *node, const char *expected)
{
  g_autofree char *shape = cli_fixture_dup_shape (node);

  g_assert_cmpstr (shape, ==, expected);
}

static void
test_duplicates (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) found = cli_fixture_run_json (fixture, "customer duplicates");
  g_autoptr (JsonNode) none = cli_fixture_run_json (fixture, "customer duplicates --limit 1");
  JsonArray *pairs = json_object_get_array_member (json_node_get_object (found), "pairs");
  JsonNode *pair = json_array_get_element (pairs, 0);
  JsonArray *both = json_object_get_array_member (json_node_get_object (pair), "customers");

  assert_shape (found, "pairs:a");
  assert_shape (none, "pairs:a");
  g_assert_cmpuint (json_array_get_length (pairs), ==, 1);
  assert_shape (pair, "score:i reasons:a customers:a");
  g_assert_cmpuint (json_array_get_length (both), ==, 2);
  assert_shape (json_array_get_element (both, 1), "customer:i name:s phone:s email:s");
  cli_fixture_run (fixture, "customer duplicates");
  g_assert_nonnull (strstr (fixture->out, "chị Lan"));
  cli_fixture_assert_usage (fixture, "customer duplicates 1");
}

static void
test_merge (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *first = dup_shown (fixture, "customer show 1");
  g_autofree char *second = dup_shown (fixture, "customer show 2");
  g_autoptr (JsonNode) merged = cli_fixture_run_json (fixture, "customer merge 1 2");
  g_autoptr (JsonNode) apart = NULL;
  g_autofree char *first_again = NULL;
  g_autofree char *second_again = NULL;

  assert_shape (merged, "customer:i merge:i merged:i");
  cli_fixture_assert_failure (fixture, "customer show 2");
  g_assert_nonnull (strstr (fixture->err, "Nguyễn Thị Lan"));
  cli_fixture_assert_failure (fixture, "customer merge 1 2");
  cli_fixture_assert_failure (fixture, "customer merge 1 1");
  cli_fixture_assert_failure (fixture, "customer unmerge 9");
  cli_fixture_assert_usage (fixture, "customer merge 1");
  cli_fixture_assert_usage (fixture, "customer unmerge");
  add (fixture, "--name 'Trần Văn Tú'");
  apart = cli_fixture_run_json (fixture, "customer unmerge 1");
  assert_shape (apart, "customer:i merge:i merged:i");
  first_again = dup_shown (fixture, "customer show 1");
  second_again = dup_shown (fixture, "customer show 2");
  g_assert_cmpstr (first_again, ==, first);
  g_assert_cmpstr (second_again, ==, second);
  cli_fixture_assert_failure (fixture, "customer unmerge 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/hosoctl/merges/duplicates", CliFixture, NULL, set_up, test_duplicates,
              cli_fixture_tear_down);
  g_test_add ("/hosoctl/merges/merge", CliFixture, NULL, set_up, test_merge,
              cli_fixture_tear_down);
  return g_test_run ();
}

/* hosoctl backup, restore, check: the workspace as a file. */

#include "cli-fixture.h"

#include <string.h>

static void
add_customer (CliFixture *fixture, const char *name)
{
  g_autofree char *line = g_strdup_printf ("customer add --name %s", name);

  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 0);
}

static gint64
count (CliFixture *fixture)
{
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "customer list");

  return json_object_get_int_member (json_node_get_object (list), "total");
}

static void
test_restore (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "copy.hoso", NULL);
  g_autofree char *backup = g_strdup_printf ("backup %s", file);
  g_autofree char *restore = g_strdup_printf ("restore %s", file);
  g_autoptr (JsonNode) saved = NULL;

  add_customer (fixture, "Lan");
  saved = cli_fixture_run_json (fixture, backup);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (saved), "file"), ==, file);
  add_customer (fixture, "Mai");
  g_assert_cmpint (count (fixture), ==, 2);
  cli_fixture_run (fixture, restore);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
test_check (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = NULL;
  g_autofree char *shape = NULL;

  add_customer (fixture, "Lan");
  report = cli_fixture_run_json (fixture, "check");
  shape = cli_fixture_dup_shape (report);
  g_assert_cmpstr (shape, ==, "sound:b damage:a search:i totals:i sort_keys:i");
  cli_fixture_run (fixture, "check");
  g_assert_cmpstr (fixture->out, ==, "Everything is in order.\n");
}

static void
test_wrong (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = cli_fixture_write (fixture, "text.txt", "not a workspace");
  g_autofree char *line = g_strdup_printf ("restore %s", text);

  cli_fixture_assert_usage (fixture, "backup");
  cli_fixture_assert_usage (fixture, "restore");
  cli_fixture_assert_usage (fixture, "check now");
  g_assert_nonnull (strstr (fixture->err, "Usage: hosoctl check\n"));
  add_customer (fixture, "Lan");
  cli_fixture_assert_failure (fixture, line);
  cli_fixture_assert_failure (fixture, "restore /nowhere/at/all.hoso");
  cli_fixture_assert_failure (fixture, "backup /nowhere/at/all.hoso");
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
add (const char *name, void (*test) (CliFixture *, gconstpointer))
{
  g_test_add (name, CliFixture, NULL, cli_fixture_set_up, test, cli_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/files/restore", test_restore);
  add ("/files/check", test_check);
  add ("/files/wrong", test_wrong);
  return g_test_run ();
}

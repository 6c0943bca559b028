/* hosoctl with a link instead of a file. */

#include "cli-fixture.h"
#include "loopback.h"

#define HEADER "Dấu thời gian,Bạn mua ở đâu?\n"
#define FIRST "22/11/2026 8:00:00,Chợ\n22/11/2026 8:01:00,Siêu thị\n"
#define SECOND "22/11/2026 8:02:00,Chợ\n"

typedef struct
{
  CliFixture cli;
  Loopback *server;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  cli_fixture_set_up (&fixture->cli, data);
  fixture->server = loopback_new (NULL);
  loopback_set_table (fixture->server, HEADER FIRST);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  loopback_free (fixture->server);
  cli_fixture_tear_down (&fixture->cli, data);
}

static char *
dup_import (Fixture *fixture, const char *path, const char *options)
{
  g_autofree char *url = loopback_dup_url (fixture->server, path);

  return g_strdup_printf ("import survey %s %s", url, options);
}

static gint64
get_int (JsonNode *node, const char *member)
{
  return json_object_get_int_member (json_node_get_object (node), member);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *import = dup_import (fixture, "/good", "");
  g_autoptr (JsonNode) first = cli_fixture_run_json (&fixture->cli, import);
  g_autoptr (JsonNode) nothing = NULL;
  g_autoptr (JsonNode) more = NULL;

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (first), "name"), ==,
                   "Khảo sát");
  g_assert_cmpint (get_int (first, "rows"), ==, 2);
  g_assert_cmpint (get_int (first, "added"), ==, 2);

  nothing = cli_fixture_run_json (&fixture->cli, "survey refresh 1");
  g_assert_cmpint (get_int (nothing, "import"), ==, 0);
  g_assert_cmpint (get_int (nothing, "survey"), ==, 1);
  g_assert_cmpint (get_int (nothing, "rows"), ==, 0);

  loopback_set_table (fixture->server, HEADER FIRST SECOND);
  more = cli_fixture_run_json (&fixture->cli, "survey refresh 1");
  g_assert_cmpint (get_int (more, "import"), >, 0);
  g_assert_cmpint (get_int (more, "rows"), ==, 3);
  g_assert_cmpint (get_int (more, "added"), ==, 1);
  g_assert_cmpint (get_int (more, "unchanged"), ==, 2);
}

/* A trial leaves no link behind. */
static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *import = dup_import (fixture, "/good", "--dry-run --name Thử");
  g_autoptr (JsonNode) node = cli_fixture_run_json (&fixture->cli, import);

  g_assert_cmpint (get_int (node, "added"), ==, 2);
  cli_fixture_assert_failure (&fixture->cli, "survey refresh 1");
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/page", "/status/404", "/cut", "/away/file" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *import = dup_import (fixture, paths[i], "");

      cli_fixture_assert_failure (&fixture->cli, import);
    }
  cli_fixture_assert_failure (&fixture->cli,
                              "import survey https://docs.google.com/forms/d/x/edit");
  cli_fixture_assert_usage (&fixture->cli, "survey refresh");
  cli_fixture_assert_usage (&fixture->cli, "survey refresh one");
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/links/import", test_import);
  add ("/links/dry-run", test_dry_run);
  add ("/links/failures", test_failures);
  return g_test_run ();
}

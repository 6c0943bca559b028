/* Runs hosoctl as a person would. */

#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
cli_fixture_set_up (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hoso-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->workspace = g_build_filename (fixture->folder, "shop.hoso", NULL);
}

void
cli_fixture_tear_down (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->workspace);
  g_free (fixture->out);
  g_free (fixture->err);
}

void
cli_fixture_run (CliFixture *fixture, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *quoted = g_shell_quote (fixture->workspace);
  g_autofree char *program = g_shell_quote (g_getenv ("HOSOCTL"));
  g_autofree char *whole = g_strdup_printf ("%s --workspace %s %s", program, quoted, line);
  int status;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_spawn_command_line_sync (whole, &fixture->out, &fixture->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  fixture->status = WEXITSTATUS (status);
  g_test_message ("%s: %d %s", line, fixture->status, fixture->err);
}

JsonNode *
cli_fixture_run_json (CliFixture *fixture, const char *line)
{
  g_autofree char *with_json = g_strconcat ("--json ", line, NULL);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  cli_fixture_run (fixture, with_json);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_utf8_validate (fixture->out, -1, NULL));
  node = json_from_string (fixture->out, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

void
cli_fixture_assert_failure (CliFixture *fixture, const char *line)
{
  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_true (g_str_has_prefix (fixture->err, "hosoctl: "));
  g_assert_true (g_str_has_suffix (fixture->err, "\n"));
  g_assert_true (strchr (fixture->err, '\n') == fixture->err + strlen (fixture->err) - 1);
}

void
cli_fixture_assert_usage (CliFixture *fixture, const char *line)
{
  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 2);
  g_assert_cmpstr (fixture->out, ==, "");
  g_assert_cmpstr (fixture->err, !=, "");
}

char *
cli_fixture_write (CliFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_shell_quote (path);
}

static char
get_type (JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return 'n';
  if (JSON_NODE_HOLDS_ARRAY (node))
    return 'a';
  if (JSON_NODE_HOLDS_OBJECT (node))
    return 'o';
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return 's';
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? 'b' : 'i';
}

char *
cli_fixture_dup_shape (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (object);
  GString *shape = g_string_new (NULL);

  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (shape, "%s%s:%c", shape->len > 0 ? " " : "", (char *)l->data,
                            get_type (json_object_get_member (object, l->data)));
  return g_string_free (shape, FALSE);
}

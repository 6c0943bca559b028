/* hosoctl field: listed, added, renamed, moved, retired and restored. */

#include <string.h>

#include "cli-fixture.h"

#define ADD(path, func)                                         \
  g_test_add (path, CliFixture, NULL, cli_fixture_set_up, func, \
              cli_fixture_tear_down)

static char *
dup_fields (CliFixture *fixture, const char *line, const char *name)
{
  g_autoptr (JsonNode) node = cli_fixture_run_json (fixture, line);
  JsonArray *fields = json_object_get_array_member (json_node_get_object (node), "fields");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (fields); i++)
    g_string_append_printf (text, "%s ",
                            json_object_get_string_member (
                              json_array_get_object_element (fields, i), name));
  return g_string_free (text, FALSE);
}

static void
run (CliFixture *fixture, const char *line, const char *key)
{
  g_autoptr (JsonNode) node = cli_fixture_run_json (fixture, line);

  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "field"), ==, key);
}

static void
test_list (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) node = cli_fixture_run_json (fixture, "field list --kind b2b");
  g_autofree char *shape = cli_fixture_dup_shape (node);
  g_autofree char *titles = dup_fields (fixture, "field list --kind b2b", "title");
  JsonArray *fields = json_object_get_array_member (json_node_get_object (node), "fields");
  JsonNode *last = json_array_get_element (fields, json_array_get_length (fields) - 1);
  g_autofree char *field = cli_fixture_dup_shape (last);

  g_assert_cmpstr (shape, ==, "fields:a");
  g_assert_cmpstr (field, ==,
                   "field:s title:s definition:s type:s kind:s group:s layer:i question:s "
                   "options:n quick:b retired:b");
  g_assert_nonnull (strstr (titles, "Industry"));
  g_assert_null (strstr (titles, "Gender"));
}

static void
test_edit (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *keys = NULL;
  g_autofree char *retired = NULL;
  g_autofree char *titles = NULL;

  run (fixture, "field add --title Da --type choice --option Khô --option Dầu --question why",
       "da");
  run (fixture, "field rename da Skin", "da");
  run (fixture, "field options da Khô Dầu Nhạy", "da");
  run (fixture, "field move da --before gender", "da");
  run (fixture, "field move da down", "da");
  run (fixture, "field retire climate", "climate");
  keys = dup_fields (fixture, "field list", "field");
  g_assert_true (g_str_has_prefix (keys, "gender da age "));
  g_assert_null (strstr (keys, "climate"));
  titles = dup_fields (fixture, "field list", "title");
  g_assert_true (g_str_has_prefix (titles, "Gender Skin Age "));
  retired = dup_fields (fixture, "field list --retired", "field");
  g_assert_nonnull (strstr (retired, "climate"));
  run (fixture, "field restore climate", "climate");
}

static void
test_wrong (CliFixture *fixture, gconstpointer data)
{
  cli_fixture_assert_failure (fixture, "field rename shoe Giày");
  cli_fixture_assert_failure (fixture, "field add --title Da --type colour");
  cli_fixture_assert_failure (fixture, "field options city Huế");
  cli_fixture_assert_usage (fixture, "field add --type text");
  cli_fixture_assert_usage (fixture, "field move gender sideways");
  cli_fixture_assert_usage (fixture, "field retire");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/field/list", test_list);
  ADD ("/field/edit", test_edit);
  ADD ("/field/wrong", test_wrong);

  return g_test_run ();
}

/* hosoctl survey tidy: spellings proposed, decided, and still to be seen. */

#include "cli-fixture.h"

static JsonNode *
import (CliFixture *fixture, const char *text)
{
  g_autofree char *file = cli_fixture_write (fixture, "Khảo sát.csv", text);
  g_autofree char *line = g_strdup_printf ("import survey %s", file);

  return cli_fixture_run_json (fixture, line);
}

static gint64
get_int (JsonNode *node, const char *name)
{
  return json_object_get_int_member (json_node_get_object (node), name);
}

static const char *
get_string (JsonNode *node, const char *name)
{
  return json_object_get_string_member (json_node_get_object (node), name);
}

static JsonNode *
get_element (JsonNode *node, const char *name, guint i)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), name);

  g_assert_nonnull (array);
  g_assert_cmpuint (json_array_get_length (array), >, i);
  return json_array_get_element (array, i);
}

static void
assert_shape (JsonNode *node, const char *expected)
{
  g_autofree char *shape = cli_fixture_dup_shape (node);

  g_assert_cmpstr (shape, ==, expected);
}

static const char spelled[] = "Dấu thời gian,Họ và tên,Bạn sống ở đâu?\n"
                              "2026/03/02 8:00:00 AM GMT+7,An,tp hcm\n"
                              "2026/03/02 8:00:09 AM GMT+7,Bình,HCM\n"
                              "2026/03/02 8:01:00 AM GMT+7,Chi,Sài Gòn\n"
                              "2026/03/02 8:02:00 AM GMT+7,Dũng,HCM\n"
                              "2026/03/02 8:03:00 AM GMT+7,Em,Huế\n";

/* The options of the third question: "label count …" */
static char *
dup_options (CliFixture *fixture, const char *line)
{
  g_autoptr (JsonNode) shown = cli_fixture_run_json (fixture, line);
  JsonNode *question = get_element (shown, "questions", 2);
  JsonArray *options =
    json_object_get_array_member (json_node_get_object (question), "options");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (options); i++)
    g_string_append_printf (text, "%s%s %d", i > 0 ? " " : "",
                            get_string (json_array_get_element (options, i), "label"),
                            (int)get_int (json_array_get_element (options, i), "count"));
  return g_string_free (text, FALSE);
}

/* Spellings of a place are proposed, taken together, and still there. */
static void
test_tidy (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, spelled);
  g_autoptr (JsonNode) proposed = cli_fixture_run_json (fixture, "survey tidy 1");
  g_autoptr (JsonNode) decided = NULL;
  g_autofree char *tidy = NULL;
  g_autofree char *raw = NULL;
  JsonNode *question = get_element (proposed, "questions", 0);
  JsonNode *group = get_element (question, "groups", 0);

  assert_shape (proposed, "survey:i questions:a");
  assert_shape (question, "question:i title:s groups:a rules:a");
  assert_shape (group, "label:s reason:s sure:b decided:b count:i spellings:a");
  assert_shape (get_element (group, "spellings", 0), "written:s count:i");
  g_assert_cmpstr (get_string (group, "label"), ==, "Sài Gòn");
  g_assert_cmpint (get_int (group, "count"), ==, 4);

  decided = cli_fixture_run_json (fixture, "survey tidy 1 --auto");
  assert_shape (get_element (get_element (decided, "questions", 0), "rules", 0),
                "written:s label:s exact:b");
  tidy = dup_options (fixture, "survey show 1");
  g_assert_cmpstr (tidy, ==, "Sài Gòn 4 Huế 1");
  raw = dup_options (fixture, "survey show 1 --raw");
  g_assert_cmpstr (raw, ==, "tp hcm 1 HCM 2 Sài Gòn 1 Huế 1");
}

/* A file decides all it says, or nothing. */
static void
test_tidy_file (CliFixture *fixture, gconstpointer data)
{
  static const char *const broken[] = {
    "",
    "[]",
    "{}",
    "{\"questions\": 1}",
    "{\"questions\": [{\"question\": 99, \"groups\": []}]}",
    "{\"questions\": [{\"question\": 3, \"groups\": [{\"label\": 1, \"spellings\": []}]}]}",
    "{\"questions\": [{\"question\": 3, \"groups\": [{\"label\": \"A\", \"spellings\": [1]}]}]}",
    "{\"questions\": [{\"question\": \"x\", \"groups\": [{\"spellings\": [\"B\"]}]}]}",
  };
  g_autoptr (JsonNode) report = import (fixture, spelled);
  g_autofree char *file =
    cli_fixture_write (fixture, "quyết định.json",
                       "{\"questions\": [{\"question\": 3, \"groups\": [{\"label\": \"TP. HCM\", "
                       "\"spellings\": [\"HCM\", {\"written\": \"tp hcm\"}]}, "
                       "{\"label\": null, \"spellings\": [\"Sài Gòn\"]}]}]}");
  g_autofree char *line = g_strdup_printf ("survey tidy 1 --apply %s", file);
  g_autofree char *tidy = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *bad = cli_fixture_write (fixture, "hỏng.json", broken[i]);
      g_autofree char *attempt = g_strdup_printf ("survey tidy 1 --apply %s", bad);

      cli_fixture_assert_failure (fixture, attempt);
    }
  cli_fixture_assert_failure (fixture, "survey tidy 1 --question 2");
  cli_fixture_assert_failure (fixture, "survey tidy 1 --question 99");
  cli_fixture_assert_failure (fixture, "survey tidy 9");
  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 0);
  tidy = dup_options (fixture, "survey show 1");
  g_assert_cmpstr (tidy, ==, "TP. HCM 3 Sài Gòn 1 Huế 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/tidy/proposals", CliFixture, NULL, cli_fixture_set_up, test_tidy,
              cli_fixture_tear_down);
  g_test_add ("/tidy/file", CliFixture, NULL, cli_fixture_set_up, test_tidy_file,
              cli_fixture_tear_down);
  return g_test_run ();
}

/* What hosoctl says about imports that are done: what they changed, what is left
 * to decide, what was wrong with their files.
 */

#include "cli-fixture.h"

#include <string.h>

#define HEADER "Dấu thời gian,Họ và tên,Email,Tỉnh thành\n"

static JsonNode *
import (CliFixture *fixture, const char *rows)
{
  g_autofree char *text = g_strconcat (HEADER, rows, NULL);
  g_autofree char *file = cli_fixture_write (fixture, "Khảo sát.csv", text);
  g_autofree char *line = g_strdup_printf ("import survey %s", file);

  return cli_fixture_run_json (fixture, line);
}

static JsonObject *
get_element (JsonNode *node, const char *name, guint i)
{
  JsonArray *array = json_object_get_array_member (json_node_get_object (node), name);

  g_assert_nonnull (array);
  g_assert_cmpuint (json_array_get_length (array), >, i);
  return json_array_get_object_element (array, i);
}

static void
test_show (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) report = NULL;
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (JsonNode) decided = NULL;
  g_autofree char *shape = NULL;
  g_autofree char *line = NULL;

  cli_fixture_run (fixture, "customer add --name An --email an@shop.vn --set city=Vinh");
  g_assert_cmpint (fixture->status, ==, 0);
  before = import (fixture, "2026/03/02 8:00:00 AM GMT+7,Bình,binh@shop.vn,Huế\n");
  report = import (fixture, "2026/03/02 8:00:00 AM GMT+7,Bình,binh@shop.vn,Sapa\n"
                            "2026/03/02 8:00:09 AM GMT+7,An,an@shop.vn,Huế\n"
                            "2026/03/02 8:00:12 AM GMT+7,Chi,,Huế,thừa\n");
  shown = cli_fixture_run_json (fixture, "import show 2");
  shape = cli_fixture_dup_shape (shown);
  g_assert_cmpstr (shape, ==,
                   "import:i survey:i name:s file:s at:s rows:i added:i updated:i unchanged:i "
                   "customers_added:i customers_matched:i problems:a open:i decisions:a changes:a "
                   "customers:a");
  g_assert_cmpstr (json_object_get_string_member (get_element (shown, "changes", 0), "before"),
                   ==, "Huế");
  g_assert_cmpstr (json_object_get_string_member (get_element (shown, "changes", 0), "after"), ==,
                   "Sapa");
  g_assert_cmpint (json_object_get_int_member (get_element (shown, "problems", 0), "line"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (get_element (shown, "decisions", 0), "present"),
                   ==, "Vinh");
  line = g_strdup_printf ("import decide --take %d",
                          (int)json_object_get_int_member (get_element (shown, "decisions", 0),
                                                           "decision"));
  decided = cli_fixture_run_json (fixture, line);
  cli_fixture_run (fixture, "customer show 1");
  g_assert_nonnull (strstr (fixture->out, "Huế"));
  cli_fixture_run (fixture, "import show 2");
  g_assert_nonnull (strstr (fixture->out, "taken"));
  cli_fixture_run (fixture, "import undo 2");
  g_assert_cmpint (fixture->status, ==, 0);
  cli_fixture_run (fixture, "customer show 1");
  g_assert_nonnull (strstr (fixture->out, "Vinh"));
}

/* A reason or a heading that a spreadsheet would take for a formula is defused. */
static void
test_problems (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report =
    import (fixture, "2026/03/02 8:00:12 AM GMT+7,Chi,,Huế,thừa\n"
                     "2026/03/02 8:00:13 AM GMT+7,An,,Huế\n");
  g_autofree char *path = g_build_filename (fixture->folder, "Lỗi.csv", NULL);
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *line = g_strdup_printf ("import problems 1 -o %s", quoted);
  g_autoptr (JsonNode) written = cli_fixture_run_json (fixture, line);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (json_object_get_int_member (json_node_get_object (written), "problems"), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[1], "2,,\""));
}

static void
test_wrong (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, "2026/03/02 8:00:13 AM GMT+7,An,,Huế\n");

  cli_fixture_assert_usage (fixture, "import show");
  cli_fixture_assert_usage (fixture, "import problems 1");
  cli_fixture_assert_usage (fixture, "import decide 1");
  cli_fixture_assert_usage (fixture, "import decide --take --keep 1");
  cli_fixture_assert_failure (fixture, "import show 9");
  cli_fixture_assert_failure (fixture, "import problems 9 -o x.csv");
  cli_fixture_assert_failure (fixture, "import problems 1 -o /nowhere/at/all.csv");
  cli_fixture_assert_failure (fixture, "import decide --keep 9");
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
  add ("/imported/show", test_show);
  add ("/imported/problems", test_problems);
  add ("/imported/wrong", test_wrong);
  return g_test_run ();
}

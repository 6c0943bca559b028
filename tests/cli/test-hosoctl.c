/* The command line's contract: exit statuses, the keys of its JSON and their
 * types, errors of one sentence that leave everything as it was.
 */

#include "cli-fixture.h"

#include <string.h>

static const char form[] =
  "Dấu thời gian,Họ và tên,Số điện thoại,Giới tính,Kênh mua,Điểm\n"
  "2026/03/02 8:00:00 AM GMT+7,An,0903123456,Nữ,Shopee;Cửa hàng,4\n"
  "2026/03/02 8:00:09 AM GMT+7,Bình,0903123457,Nam,Shopee,5\n"
  "2026/03/02 8:01:00 AM GMT+7,Chi,,Nữ,Cửa hàng,2\n"
  "2026/03/02 8:02:00 AM GMT+7,Dũng,0903123459,Nam,,5,thừa\n"
  "2026/03/02 8:03:00 AM GMT+7,Em,0903123458,Nữ,Shopee;Cửa hàng,1\n";

static JsonNode *
import (CliFixture *fixture, const char *text, const char *options)
{
  g_autofree char *file = cli_fixture_write (fixture, "Khảo sát.csv", text);
  g_autofree char *line = g_strdup_printf ("import survey %s %s", file, options);

  return cli_fixture_run_json (fixture, line);
}

static gint64
get_int (JsonNode *node, const char *name)
{
  JsonObject *object = json_node_get_object (node);

  g_assert_true (json_object_has_member (object, name));
  return json_object_get_int_member (object, name);
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

static void
test_import (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "--add-customers");
  g_autoptr (JsonNode) again = NULL;

  assert_shape (report, "import:i survey:i name:s rows:i added:i updated:i unchanged:i "
                        "rejected:a encoding:s bom:b delimiter:s timestamp_format:s "
                        "ambiguous_dates:b first:s last:s customers_added:i customers_matched:i "
                        "passport:b");
  g_assert_cmpint (get_int (report, "rows"), ==, 5);
  g_assert_cmpint (get_int (report, "added"), ==, 4);
  g_assert_cmpint (get_int (report, "customers_added"), ==, 3);
  g_assert_cmpstr (get_string (report, "name"), ==, "Khảo sát");
  g_assert_cmpstr (get_string (report, "timestamp_format"), ==, "forms");
  g_assert_cmpstr (get_string (report, "first"), ==, "2026-03-02T08:00:00+07:00");
  g_assert_cmpstr (get_string (report, "last"), ==, "2026-03-02T08:03:00+07:00");
  assert_shape (get_element (report, "rejected", 0), "line:i reason:s");
  g_assert_cmpint (get_int (get_element (report, "rejected", 0), "line"), ==, 5);

  again = import (fixture, form, "");
  g_assert_cmpint (get_int (again, "added"), ==, 0);
  g_assert_cmpint (get_int (again, "unchanged"), ==, 4);
  g_assert_cmpint (get_int (again, "survey"), ==, get_int (report, "survey"));
}

static void
test_import_options (CliFixture *fixture, gconstpointer data)
{
  static const char dates[] = "Timestamp,Màu\n03/04/2026 8:00:00,Đỏ\n03/05/2026 8:00:01,Xanh\n";
  g_autoptr (JsonNode) dry = import (fixture, form, "--dry-run");
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "import list");
  g_autoptr (JsonNode) named = NULL;
  g_autoptr (JsonNode) other = NULL;
  g_autoptr (JsonNode) mdy = NULL;
  g_autoptr (JsonNode) dmy = NULL;

  g_assert_cmpint (get_int (dry, "import"), ==, 0);
  g_assert_cmpint (get_int (dry, "added"), ==, 4);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (list), "imports")),
                    ==, 0);
  named = import (fixture, form, "--name 'Đợt “một”'");
  g_assert_cmpstr (get_string (named, "name"), ==, "Đợt “một”");
  other = import (fixture, form, "--into new");
  g_assert_cmpint (get_int (other, "survey"), !=, get_int (named, "survey"));
  mdy = import (fixture, dates, "--date-order mdy --delimiter , --encoding UTF-8");
  g_assert_cmpstr (get_string (mdy, "first"), ==, "2026-03-04T08:00:00");
  g_assert_cmpstr (get_string (mdy, "timestamp_format"), ==, "mdy");
  dmy = import (fixture, dates, "--into new --date-order dmy");
  g_assert_cmpstr (get_string (dmy, "last"), ==, "2026-05-03T08:00:01");
}

static void
test_import_sheet (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "import", "corpus", "second-sheet.xlsx", NULL);
  g_autofree char *plain = g_strdup_printf ("import survey '%s'", path);
  g_autofree char *named = g_strdup_printf ("%s --sheet 'Ghi chú' --dry-run", plain);
  g_autofree char *wrong = g_strdup_printf ("%s --sheet Khác", plain);
  g_autoptr (JsonNode) first = cli_fixture_run_json (fixture, plain);
  g_autoptr (JsonNode) other = cli_fixture_run_json (fixture, named);

  g_assert_cmpstr (get_string (first, "sheet"), ==, "Câu trả lời");
  g_assert_cmpint (get_int (first, "added"), ==, 2);
  g_assert_cmpstr (get_string (other, "sheet"), ==, "Ghi chú");
  g_assert_cmpint (get_int (other, "rows"), ==, 0);
  cli_fixture_assert_failure (fixture, wrong);
}

static gboolean
is_known (JsonNode *node)
{
  return json_object_get_boolean_member (json_node_get_object (node), "passport");
}

/* The options given for a form come back with its next export, weaker than
 * those given then. */
static void
test_import_passport (CliFixture *fixture, gconstpointer data)
{
  static const char first[] = "Timestamp,Email\n03/04/2026 8:00:00,an@a.vn\n";
  static const char second[] = "Timestamp,Email\n03/05/2026 8:00:00,binh@a.vn\n";
  static const char third[] = "Timestamp,Email\n03/06/2026 8:00:00,chi@a.vn\n";
  g_autoptr (JsonNode) given = import (fixture, first, "--date-order dmy --add-customers");
  g_autoptr (JsonNode) remembered = NULL;
  g_autoptr (JsonNode) other = NULL;
  g_autoptr (JsonNode) afresh = NULL;
  g_autoptr (JsonNode) again = NULL;

  g_assert_false (is_known (given));
  remembered = import (fixture, second, "");
  g_assert_true (is_known (remembered));
  g_assert_cmpstr (get_string (remembered, "first"), ==, "2026-05-03T08:00:00");
  g_assert_cmpint (get_int (remembered, "customers_added"), ==, 1);
  g_assert_cmpint (get_int (remembered, "survey"), ==, get_int (given, "survey"));

  other = import (fixture, third, "--date-order mdy --join none --into new");
  g_assert_true (is_known (other));
  g_assert_cmpstr (get_string (other, "first"), ==, "2026-03-06T08:00:00");
  g_assert_cmpint (get_int (other, "customers_added"), ==, 0);

  afresh = import (fixture, third, "--afresh --dry-run");
  g_assert_false (is_known (afresh));
  again = import (fixture, third, "--dry-run");
  g_assert_true (is_known (again));
  cli_fixture_assert_usage (fixture, "import survey a.csv --join telepathy");
}

static void
test_import_list (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "import list");
  g_autoptr (JsonNode) empty = NULL;
  g_autofree char *undo =
    g_strdup_printf ("import undo %d", (int)get_int (report, "import"));

  assert_shape (get_element (list, "imports", 0),
                "import:i survey:i name:s rows:i added:i updated:i unchanged:i file:s");
  cli_fixture_run (fixture, undo);
  g_assert_cmpint (fixture->status, ==, 0);
  empty = cli_fixture_run_json (fixture, "survey list");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (empty), "surveys")),
                    ==, 0);
  cli_fixture_assert_failure (fixture, undo);
}

static void
test_survey (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "survey list");
  g_autoptr (JsonNode) survey = NULL;
  g_autofree char *show =
    g_strdup_printf ("survey show %d", (int)get_int (report, "survey"));
  JsonNode *question;

  assert_shape (get_element (list, "surveys", 0), "survey:i name:s responses:i first:s last:s");
  survey = cli_fixture_run_json (fixture, show);
  assert_shape (survey, "survey:i name:s responses:i first:s last:s questions:a");
  g_assert_cmpint (get_int (survey, "responses"), ==, 4);
  question = get_element (survey, "questions", 4);
  assert_shape (question, "question:i column:i title:s kind:s row:n field:n answered:i options:a");
  g_assert_cmpint (get_int (question, "column"), ==, 4);
  g_assert_cmpstr (get_string (question, "kind"), ==, "multiple");
  g_assert_cmpint (get_int (question, "answered"), ==, 4);
  assert_shape (get_element (question, "options", 0), "label:s count:i other:b");
  g_assert_cmpstr (get_string (get_element (survey, "questions", 0), "kind"), ==, "timestamp");
  cli_fixture_assert_failure (fixture, "survey show 99");
}

static void
test_customer (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) added = cli_fixture_run_json (
    fixture, "customer add --name 'Trần Thị Ánh' --phone '0903 123 456' --email a@b.vn "
             "--set city=Huế");
  g_autoptr (JsonNode) list = NULL;
  g_autoptr (JsonNode) none = NULL;
  g_autoptr (JsonNode) shown = NULL;

  assert_shape (added, "customer:i");
  list = cli_fixture_run_json (fixture, "customer list --search anh");
  assert_shape (list, "total:i customers:a");
  g_assert_cmpint (get_int (list, "total"), ==, 1);
  assert_shape (get_element (list, "customers", 0), "customer:i name:s phone:s email:s");
  none = cli_fixture_run_json (fixture, "customer list --limit 0");
  g_assert_cmpint (get_int (none, "total"), ==, 1);
  shown = cli_fixture_run_json (fixture, "customer show 1");
  g_assert_cmpstr (get_string (get_element (shown, "fields", 0), "value"), ==, "Huế");
  cli_fixture_assert_failure (fixture, "customer show 77");
  cli_fixture_assert_failure (fixture, "customer add --name X --set khong=co");
  cli_fixture_assert_usage (fixture, "customer add");
}

static void
test_export (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) added = cli_fixture_run_json (
    fixture, "customer add --name 'Trần Thị Ánh' --phone '0903 123 456'");
  g_autofree char *file = cli_fixture_write (fixture, "out.vcf", "");
  g_autofree char *line = g_strdup_printf ("export customers %s --search anh", file);
  g_autofree char *segment = g_strdup_printf ("export customers %s --segment 7", file);
  g_autoptr (JsonNode) written = cli_fixture_run_json (fixture, line);
  g_autofree char *path = g_build_filename (fixture->folder, "out.vcf", NULL);
  g_autofree char *text = NULL;

  assert_shape (added, "customer:i");
  assert_shape (written, "file:s customers:i");
  g_assert_cmpint (get_int (written, "customers"), ==, 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "FN:Trần Thị Ánh"));
  cli_fixture_assert_failure (fixture, segment);
  cli_fixture_assert_usage (fixture, "export customers out.doc");
}

static gint64
create_segment (CliFixture *fixture, gint64 survey)
{
  g_autofree char *rule = g_strdup_printf (
    "{\"population\": \"survey\", \"survey\": %d, \"all\": []}", (int)survey);
  g_autofree char *file = cli_fixture_write (fixture, "rule.json", rule);
  g_autofree char *line = g_strdup_printf ("segment create --name 'Mọi người' --rule %s", file);
  g_autoptr (JsonNode) segment = cli_fixture_run_json (fixture, line);

  assert_shape (segment, "segment:i");
  return get_int (segment, "segment");
}

/* What a segment is for: stated, kept to, and taken back. */
static void
test_goal (CliFixture *fixture, gint64 id)
{
  g_autofree char *set = g_strdup_printf ("segment goal %d care", (int)id);
  g_autofree char *clear = g_strdup_printf ("segment goal %d none", (int)id);
  g_autofree char *wrong = g_strdup_printf ("segment goal %d fame", (int)id);
  g_autoptr (JsonNode) stated = cli_fixture_run_json (fixture, set);
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "segment list --goal care");
  g_autoptr (JsonNode) others = cli_fixture_run_json (fixture, "segment list --goal sales");
  g_autoptr (JsonNode) cleared = cli_fixture_run_json (fixture, clear);
  g_autoptr (JsonNode) none = cli_fixture_run_json (fixture, "segment list --goal care");

  g_assert_cmpstr (json_object_get_string_member (
                     json_node_get_object (get_element (list, "segments", 0)), "goal"),
                   ==, "care");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (others), "segments")),
                    ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (none), "segments")),
                    ==, 0);
  cli_fixture_assert_failure (fixture, wrong);
  cli_fixture_assert_failure (fixture, "segment list --goal fame");
  cli_fixture_assert_failure (fixture, "segment goal 99 care");
  cli_fixture_assert_usage (fixture, "segment goal 1");
}

static void
test_segment (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");
  gint64 id = create_segment (fixture, get_int (report, "survey"));
  g_autoptr (JsonNode) list = cli_fixture_run_json (fixture, "segment list");
  g_autofree char *show = g_strdup_printf ("segment show %d", (int)id);
  g_autoptr (JsonNode) shown = cli_fixture_run_json (fixture, show);
  g_autofree char *bad = cli_fixture_write (fixture, "bad.json", "{\"population\": \"ghosts\"}");
  g_autofree char *line = g_strdup_printf ("segment create --name X --rule %s", bad);

  assert_shape (get_element (list, "segments", 0), "segment:i name:s count:i base:i goal:n");
  g_assert_cmpint (get_int (get_element (list, "segments", 0), "count"), ==, 4);
  g_assert_cmpint (get_int (get_element (list, "segments", 0), "base"), ==, 4);
  g_assert_cmpint (get_int (shown, "count"), ==, 4);
  assert_shape (get_element (shown, "history", 0), "date:s count:i base:i");
  g_assert_cmpint (get_int (get_element (shown, "history", 0), "count"), ==, 4);
  cli_fixture_assert_failure (fixture, line);
  cli_fixture_assert_failure (fixture, "segment create --name X --rule /nowhere/rule.json");
  cli_fixture_assert_failure (fixture, "segment show 9");
  test_goal (fixture, id);
}

static void
assert_exports (CliFixture *fixture, const char *command, const char *format, const char *magic)
{
  g_autofree char *name = g_strconcat ("out.", format, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *line = g_strdup_printf ("%s --format %s -o '%s'", command, format, path);
  g_autofree char *bytes = NULL;
  gsize length;

  cli_fixture_run (fixture, line);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 10);
  g_assert_true (memcmp (bytes, magic, strlen (magic)) == 0);
}

static void
test_persona (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");
  gint64 segment = create_segment (fixture, get_int (report, "survey"));
  g_autofree char *create =
    g_strdup_printf ("persona create --segment %d --name 'Chị Lan'", (int)segment);
  g_autoptr (JsonNode) persona = cli_fixture_run_json (fixture, create);
  g_autoptr (JsonNode) journey = NULL;

  assert_shape (persona, "persona:i");
  assert_exports (fixture, "persona export 1", "pdf", "%PDF");
  assert_exports (fixture, "persona export 1", "png", "\x89PNG");
  assert_exports (fixture, "persona export 1", "svg", "<?xml");
  assert_exports (fixture, "persona export 1", "json", "{");
  cli_fixture_assert_usage (fixture, "persona export 1 --format doc -o x");
  cli_fixture_assert_failure (fixture, "persona export 1 --format pdf -o /nowhere/x.pdf");
  cli_fixture_assert_failure (fixture, "persona create --segment 99");

  journey = cli_fixture_run_json (fixture, "journey create --persona 1");
  assert_shape (journey, "journey:i");
  assert_exports (fixture, "journey export 1", "pdf", "%PDF");
  assert_exports (fixture, "journey export 1", "csv", "");
  cli_fixture_assert_failure (fixture, "journey show 9");
}

static void
test_chart (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");

  g_assert_cmpint (get_int (report, "survey"), ==, 1);
  assert_exports (fixture, "chart question 5", "svg", "<?xml");
  assert_exports (fixture, "chart question 4 --as bars --black-and-white", "png", "\x89PNG");
  assert_exports (fixture, "chart question 6 --as box --width 360", "pdf", "%PDF");
  assert_exports (fixture, "chart question 6", "csv", "\xEF\xBB\xBF");
  assert_exports (fixture, "chart crosstab 4 5", "svg", "<?xml");
  assert_exports (fixture, "chart crosstab 5 4 --as shares", "svg", "<?xml");
  assert_exports (fixture, "chart rfm", "svg", "<?xml");
  assert_exports (fixture, "chart pareto", "csv", "\xEF\xBB\xBF");
  assert_exports (fixture, "chart types", "pdf", "%PDF");
  assert_exports (fixture, "chart orders", "svg", "<?xml");
  cli_fixture_assert_usage (fixture, "chart question 4 --as nonsense --format png -o x");
  cli_fixture_assert_usage (fixture, "chart question 5 --as donut --format png -o x");
  cli_fixture_assert_usage (fixture, "chart crosstab 4 5 --as shares --format png -o x");
  cli_fixture_assert_usage (fixture, "chart rfm --format gif -o x");
  cli_fixture_assert_usage (fixture, "chart rfm --width 3 --format png -o x");
  cli_fixture_assert_usage (fixture, "chart crosstab 4 --format png -o x");
  cli_fixture_assert_failure (fixture, "chart question 99 --format png -o x");
}

static void
test_usage (CliFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = { "", "import", "survey dance", "import survey",
                                       "import survey a.csv b.csv", "survey show",
                                       "survey show mười", "survey show -1", "survey show 0",
                                       "--nonsense", "customer list --limit x",
                                       "import undo 99999999999999999999999",
                                       "import survey x.csv --date-order dym",
                                       "import survey x.csv --delimiter ab",
                                       "import survey x.csv --into neww" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cli_fixture_assert_usage (fixture, lines[i]);
  cli_fixture_run (fixture, "--version");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_true (g_str_has_prefix (fixture->out, "hosoctl "));
  cli_fixture_run (fixture, "--help");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, "import survey"));
}

/* Whatever is refused leaves the workspace as it was. */
static void
test_failures (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) report = import (fixture, form, "");
  g_autofree char *html =
    cli_fixture_write (fixture, "sheet.csv", "<!DOCTYPE html><html><body>Sign in</body></html>");
  g_autofree char *empty = cli_fixture_write (fixture, "empty.csv", "");
  const char *const files[] = { html, empty, "/nowhere/at/all.csv", "/" };
  g_autoptr (JsonNode) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *line = g_strdup_printf ("import survey %s", files[i]);

      cli_fixture_assert_failure (fixture, line);
    }
  cli_fixture_assert_failure (fixture, "import undo 99");
  cli_fixture_assert_failure (fixture, "import survey /nowhere.csv --into 99");
  list = cli_fixture_run_json (fixture, "import list");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (list), "imports")),
                    ==, 1);
}

/* A file that is no workspace is left as it is. */
static void
test_no_workspace (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->workspace, "Tên,Tuổi\nAn,20\n", -1, NULL));
  cli_fixture_assert_failure (fixture, "survey list");
  g_assert_true (g_file_get_contents (fixture->workspace, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Tên,Tuổi\nAn,20\n");
}

/* The output is UTF-8 in any locale, with and without --json. */
static void
test_locale (CliFixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("LC_ALL"));
  g_autoptr (JsonNode) report = NULL;

  g_setenv ("LC_ALL", "C", TRUE);
  report = import (fixture, form, "");
  g_assert_cmpstr (get_string (report, "name"), ==, "Khảo sát");
  cli_fixture_run (fixture, "survey list");
  g_assert_nonnull (strstr (fixture->out, "Khảo sát"));
  if (before != NULL)
    g_setenv ("LC_ALL", before, TRUE);
  else
    g_unsetenv ("LC_ALL");
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
  add ("/hosoctl/import", test_import);
  add ("/hosoctl/import-options", test_import_options);
  add ("/hosoctl/import-passport", test_import_passport);
  add ("/hosoctl/import-sheet", test_import_sheet);
  add ("/hosoctl/import-list", test_import_list);
  add ("/hosoctl/survey", test_survey);
  add ("/hosoctl/customer", test_customer);
  add ("/hosoctl/export", test_export);
  add ("/hosoctl/segment", test_segment);
  add ("/hosoctl/persona", test_persona);
  add ("/hosoctl/chart", test_chart);
  add ("/hosoctl/usage", test_usage);
  add ("/hosoctl/failures", test_failures);
  add ("/hosoctl/no-workspace", test_no_workspace);
  add ("/hosoctl/locale", test_locale);
  return g_test_run ();
}

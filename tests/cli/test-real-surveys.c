/* Real survey files, where $HOSO_TEST_DATA says they are, through hosoctl: the
 * rows, times and counts that are known of them, and no row twice.
 */

#include "cli-fixture.h"

#include <string.h>

typedef struct
{
  const char *file;
  gint64 rows;
  gint64 added; /* after the files before it in the same list */
  const char *format;
  const char *first;
  const char *last;
} Import;

static const Import kiehls[] = {
  { "02-kiehls-skincare-forms-direct.csv", 167, 167, "forms", "2019-03-14T20:23:17+01:00",
    "2019-03-22T03:07:45+01:00" },
  { "02-kiehls-skincare-forms-direct.csv.zip", 167, 0, "forms", "2019-03-14T20:23:17+01:00",
    "2019-03-22T03:07:45+01:00" },
  { NULL },
};

static const Import bank[] = {
  { "06a-bank-app-indonesia-forms-direct.redacted.csv", 86, 86, "forms", NULL, NULL },
  { "06b-bank-app-indonesia-sheets.redacted.csv", 83, 1, "mdy", NULL, NULL },
  { "06c-bank-app-indonesia-excel-resave.redacted.csv", 85, 11, "forms", NULL, NULL },
  { "06a-bank-app-indonesia-forms-direct.redacted.csv", 86, 0, "forms", NULL, NULL },
  { "06b-bank-app-indonesia-sheets.redacted.csv", 83, 0, "mdy", NULL, NULL },
  { "06c-bank-app-indonesia-excel-resave.redacted.csv", 85, 0, "forms", NULL, NULL },
  { NULL },
};

static const Import study[] = {
  { "08-self-study-vietnamese-sheets.csv", 26, 26, "dmy", NULL, NULL },
  { "08-self-study-vietnamese-sheets.csv", 26, 0, "dmy", NULL, NULL },
  { NULL },
};

static const Import students[] = {
  { "09-chatgpt-students-vietnamese-bom-grid.csv", 204, 204, "dmy", "2023-06-03T15:47",
    "2023-06-06T18:49" },
  { "09-chatgpt-students-vietnamese-bom-grid.csv", 204, 0, "dmy", NULL, NULL },
  { NULL },
};

static const Import pokemon[] = {
  { "16-favourite-pokemon-52836-rows.derived.csv", 52836, 52836, "mdy", "2019-06-13T12:44:01",
    "2019-06-15T10:05:44" },
  { "16-favourite-pokemon-52836-rows.derived.csv", 52836, 0, "mdy", NULL, NULL },
  { NULL },
};

static const Import workbook[] = {
  { "18-trap-xlsx-named-csv.csv", 199, 199, "none", NULL, NULL },
  { "18-trap-xlsx-named-csv.csv", 199, 0, "none", NULL, NULL },
  { NULL },
};

static char *
dup_path (const char *file)
{
  const char *folder = g_getenv ("HOSO_TEST_DATA");

  return folder != NULL ? g_build_filename (folder, "surveys", file, NULL) : NULL;
}

static void
assert_import (CliFixture *fixture, const Import *import)
{
  g_autofree char *path = dup_path (import->file);
  g_autofree char *line = g_strdup_printf ("import survey '%s'", path);
  g_autoptr (JsonNode) report = cli_fixture_run_json (fixture, line);
  JsonObject *object = json_node_get_object (report);

  g_assert_cmpint (json_object_get_int_member (object, "rows"), ==, import->rows);
  g_assert_cmpint (json_object_get_int_member (object, "added"), ==, import->added);
  g_assert_cmpstr (json_object_get_string_member (object, "timestamp_format"), ==,
                   import->format);
  if (import->first == NULL)
    return;
  g_assert_cmpstr (json_object_get_string_member (object, "first"), ==, import->first);
  g_assert_cmpstr (json_object_get_string_member (object, "last"), ==, import->last);
}

static void
test_imports (CliFixture *fixture, gconstpointer data)
{
  const Import *imports = data;

  if (g_getenv ("HOSO_TEST_DATA") == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA does not say where the real files are");
      return;
    }
  for (guint i = 0; imports[i].file != NULL; i++)
    assert_import (fixture, &imports[i]);
}

static gint64
find_count (JsonNode *survey, guint column, const char *label)
{
  JsonArray *questions =
    json_object_get_array_member (json_node_get_object (survey), "questions");
  JsonObject *question = json_array_get_object_element (questions, column);
  JsonArray *options = json_object_get_array_member (question, "options");

  g_assert_cmpint (json_object_get_int_member (question, "column"), ==, column);
  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      if (g_str_equal (json_object_get_string_member (option, "label"), label))
        return json_object_get_int_member (option, "count");
    }
  return -1;
}

static void
test_counts (CliFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) shown = NULL;
  g_autoptr (JsonNode) second = NULL;

  if (g_getenv ("HOSO_TEST_DATA") == NULL)
    {
      g_test_skip ("HOSO_TEST_DATA does not say where the real files are");
      return;
    }
  assert_import (fixture, &kiehls[0]);
  shown = cli_fixture_run_json (fixture, "survey show 1");
  g_assert_cmpint (find_count (shown, 44, "Quality"), ==, 14);
  g_assert_cmpint (find_count (shown, 44, "Premium products"), ==, 11);
  g_assert_cmpint (find_count (shown, 44, "Natural products"), ==, 9);
  assert_import (fixture, &students[0]);
  second = cli_fixture_run_json (fixture, "survey show 2");
  g_assert_cmpint (find_count (second, 10, "Google.com"), ==, 153);
  g_assert_cmpint (find_count (second, 10, "Youtube.com"), ==, 90);
  g_assert_cmpint (find_count (second, 10, "Wikipedia.org"), ==, 53);
  g_assert_cmpint (find_count (second, 10, "Google Scholar"), ==, 50);
  g_assert_cmpint (find_count (second, 10, "Khác"), ==, 16);
}

static void
add (const char *name, gconstpointer data, void (*test) (CliFixture *, gconstpointer))
{
  g_test_add (name, CliFixture, data, cli_fixture_set_up, test, cli_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/real-surveys/kiehls", kiehls, test_imports);
  add ("/real-surveys/bank", bank, test_imports);
  add ("/real-surveys/study", study, test_imports);
  add ("/real-surveys/students", students, test_imports);
  add ("/real-surveys/pokemon", pokemon, test_imports);
  add ("/real-surveys/workbook", workbook, test_imports);
  add ("/real-surveys/counts", NULL, test_counts);
  return g_test_run ();
}

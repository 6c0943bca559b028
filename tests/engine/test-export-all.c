/* Nothing that somebody entered or imported is left out of an export: random rows
 * in every table, each of which has a list.
 */

#include <archive.h>
#include <archive_entry.h>
#include <json-glib/json-glib.h>

#include "hoso-export.h"
#include "random-rows.h"
#include "store-fixture.h"

#define ROWS 9

/* Lists that are not called after their table; NULL for what is made from the
 * others, or stands in other lists, in files or in “answers”. */
static const struct
{
  const char *table;
  const char *list;
} names[] = {
  { "cell", "cells" },
  { "chunk", NULL },
  { "consent", "consents" },
  { "contact", "contacts" },
  { "customer", "customers" },
  { "customer_chunk", NULL },
  { "customer_code", "codes" },
  { "customer_field", NULL },
  { "customer_tag", "tags" },
  { "customer_total", NULL },
  { "customer_name", NULL },
  { "customer_text", NULL },
  { "distinct_pair", "different_people" },
  { "erasure", "erasures" },
  { "evidence", "evidence" },
  { "field", "fields" },
  { "import", "imports" },
  { "import_cell", "import_answers_before" },
  { "import_customer", "import_customers" },
  { "import_decision", "import_decisions" },
  { "import_link", "import_links" },
  { "import_problem", "import_problems" },
  { "import_purchase", "import_orders_before" },
  { "interaction", "interactions" },
  { "journey", "journeys" },
  { "merge", "merges" },
  { "merge_row", "merge_changes" },
  { "merge_value", "merge_values" },
  { "meta", NULL },
  { "option", "options" },
  { "passport", "survey_passports" },
  { "passport_question", "passport_questions" },
  { "persona", "personas" },
  { "persona_statement", "statements" },
  { "photo", "pictures" },
  { "product", "products" },
  { "purchase", "orders" },
  { "purchase_item", "order_lines" },
  { "purpose", "purposes" },
  { "question", "questions" },
  { "relation", "relations" },
  { "respondent", "respondents" },
  { "response_chunk", NULL },
  { "search_todo", NULL },
  { "segment", "segments" },
  { "segment_size", NULL },
  { "setting", "settings" },
  { "source", "sources" },
  { "spelling", "spellings" },
  { "stage", "stages" },
  { "step", "steps" },
  { "survey", "surveys" },
  { "tag", NULL },
  { "task", "tasks" },
  { "today_mark", "today_marks" },
  { "today_tick", "today_ticks" },
  { "undo_step", NULL },
};

static JsonNode *
read_json (const char *path)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint8 buffer[16384];
  la_ssize_t n;
  JsonNode *root;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_next_header (archive, &entry), ==, ARCHIVE_OK);
  g_assert_cmpstr (archive_entry_pathname (entry), ==, "hoso.json");
  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    g_byte_array_append (bytes, buffer, (guint)n);
  archive_read_free (archive);
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  root = json_from_string ((const char *)bytes->data, &error);
  g_assert_no_error (error);
  return root;
}

static void
assert_list (HosoDb *db, JsonObject *all, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  const char *list = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      {
        known = TRUE;
        list = names[i].list;
      }
  if (!known)
    g_error ("The table “%s” is not in the export", table);
  if (list == NULL)
    return;
  g_test_message ("%s", list);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (all, list)), ==,
                   store_fixture_count (db, g_intern_string (sql)));
}

static void
test_all (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "all.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (HosoStmt) stmt = NULL;

  store_fixture_open (fixture);
  random_rows_add (fixture->db, ROWS);
  g_assert_true (hoso_db_exec (
    fixture->db,
    "INSERT INTO merge (uid, survivor_id, merged_id, merged_name, source_id, at) "
    "SELECT 'm', max (id), 9999, 'Lan', (SELECT min (id) FROM source), 0 FROM customer;"
    "INSERT INTO merge_row (merge_id, table_name, change) "
    "SELECT max (id), 'customer', 'removed' FROM merge;"
    "INSERT INTO merge_value (merge_row_id, column_name, before, after) "
    "SELECT max (id), 'sort_key', x'00ff', NULL FROM merge_row;"
    /* Random bytes are no answers. */
    "DELETE FROM chunk; DELETE FROM response_chunk;"
    "UPDATE option SET code = id + 100;"
    "UPDATE option SET code = (SELECT count (*) FROM option o "
    "WHERE o.question_id = option.question_id AND o.id <= option.id)",
    &error));
  g_assert_no_error (error);
  hoso_export_save (fixture->db, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  root = read_json (path);
  stmt = hoso_db_prepare (fixture->db,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' "
                          "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
                          "AND name NOT LIKE 'customer!_name!_%' ESCAPE '!' "
                          "AND name NOT LIKE 'customer!_text!_%' ESCAPE '!' ORDER BY name",
                          &error);
  g_assert_no_error (error);
  while (hoso_stmt_step (stmt, &error) == HOSO_ROW)
    assert_list (fixture->db, json_node_get_object (root), hoso_stmt_get_text (stmt, 0));
  g_assert_no_error (error);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                      json_node_get_object (root), "values")),
                    ==, store_fixture_count (fixture->db, "SELECT count (*) FROM customer_value"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export/all", StoreFixture, NULL, store_fixture_set_up, test_all,
              store_fixture_tear_down);
  return g_test_run ();
}

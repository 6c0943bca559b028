/* Imports, as stored.  Synchronous; runs on the thread that owns the
 * connection.  The figures of the report are one JSON object, since they are
 * only ever read back as a whole.
 */

#include "hoso-config.h"

#include "hoso-import-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "hoso-column-codec.h"

/**
 * hoso_import_table_add:
 *
 * Returns: the new import's id, or 0 with @error set
 */
gint64
hoso_import_table_add (
  HosoDb *db, const char *kind, gint64 source, const char *file_name, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO import (uid, kind, source_id, made_survey, file_name, at, report, "
    "first_customer, first_contact, first_code) SELECT ?1, ?2, ?3, 0, ?4, ?5, '{}', "
    "coalesce (max (seq) FILTER (WHERE name = 'customer'), 0) + 1, "
    "coalesce (max (seq) FILTER (WHERE name = 'contact'), 0) + 1, "
    "coalesce (max (seq) FILTER (WHERE name = 'customer_code'), 0) + 1 FROM sqlite_sequence",
    error);
  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, kind);
  hoso_stmt_bind_int (stmt, 3, source);
  hoso_stmt_bind_text (stmt, 4, file_name);
  hoso_stmt_bind_int (stmt, 5, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static void
add_figures (JsonBuilder *builder, const HosoImportReport *report)
{
  const struct
  {
    const char *name;
    guint64 value;
  } figures[] = {
    { "rows", report->rows },
    { "added", report->added },
    { "updated", report->updated },
    { "unchanged", report->unchanged },
    { "rejected", report->rejected },
    { "customers_added", report->customers_added },
    { "customers_matched", report->customers_matched },
    { "orders_added", report->orders_added },
    { "orders_updated", report->orders_updated },
    { "orders_anonymous", report->orders_anonymous },
    { "products_added", report->products_added },
    { "rules", report->rules },
    { "tidied", report->tidied },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      json_builder_set_member_name (builder, figures[i].name);
      json_builder_add_int_value (builder, (gint64)figures[i].value);
    }
}

static char *
report_to_json (const HosoImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_figures (builder, report);
  json_builder_set_member_name (builder, "add_customers");
  json_builder_add_boolean_value (builder, report->add_customers);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, report->name);
  json_builder_set_member_name (builder, "first");
  json_builder_add_string_value (builder, report->first);
  json_builder_set_member_name (builder, "last");
  json_builder_add_string_value (builder, report->last);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
add_problems (HosoDb *db, const HosoImportReport *report, GError **error)
{
  GPtrArray *problems = report->draft->problems;
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (
    db,
    "INSERT INTO import_problem (import_id, line, file_column, header, reason) "
    "VALUES (?1, ?2, ?3, ?4, ?5)",
    error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const HosoProblem *problem = g_ptr_array_index (problems, i);

      hoso_stmt_bind_int (stmt, 1, report->id);
      hoso_stmt_bind_int (stmt, 2, (gint64)problem->line);
      hoso_stmt_bind_int (stmt, 3, problem->column);
      hoso_stmt_bind_text (stmt, 4, problem->header);
      hoso_stmt_bind_text (stmt, 5, problem->reason);
      if (!hoso_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hoso_import_table_finish:
 * @report: with id, survey, draft and figures set
 * @made_survey: the survey was made by this import
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_table_finish (HosoDb *db,
                          const HosoImportReport *report,
                          gboolean made_survey,
                          GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *json = report_to_json (report);

  stmt = hoso_db_prepare (
    db, "UPDATE import SET survey_id = ?2, made_survey = ?3, report = ?4 WHERE id = ?1", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, report->id);
  hoso_stmt_bind_id (stmt, 2, report->survey);
  hoso_stmt_bind_int (stmt, 3, made_survey);
  hoso_stmt_bind_text (stmt, 4, json);
  return hoso_stmt_run (stmt, error) && add_problems (db, report, error);
}

/**
 * hoso_import_table_find_adding:
 * @adding: (out): the id of the latest import into @survey before @import that
 *   was to add new people as customers, or 0
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_table_find_adding (
  HosoDb *db, gint64 survey, gint64 import, gint64 *adding, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT coalesce (max (id), 0) FROM import WHERE survey_id = ?1 "
                          "AND id < ?2 AND json_extract (report, '$.add_customers')",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, survey);
  hoso_stmt_bind_int (stmt, 2, import);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *adding = hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * hoso_import_table_add_cell:
 * @before: a column of one row
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_table_add_cell (HosoDb *db,
                            gint64 import,
                            guint ordinal,
                            gint64 question,
                            const HosoColumn *before,
                            GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (GByteArray) bytes = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO import_cell (import_id, ordinal, question_id, before) "
                          "VALUES (?1, ?2, ?3, ?4)",
                          error);
  if (stmt == NULL)
    return FALSE;
  bytes = hoso_column_encode (before);
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, ordinal);
  hoso_stmt_bind_int (stmt, 3, question);
  hoso_stmt_bind_blob (stmt, 4, bytes->data, bytes->len);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_import_table_add_customer:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_table_add_customer (HosoDb *db, gint64 import, gint64 customer, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "INSERT INTO import_customer (import_id, customer_id, name) "
                          "SELECT ?1, id, name FROM customer WHERE id = ?2",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, customer);
  return hoso_stmt_run (stmt, error);
}

static guint64
get_figure (JsonObject *object, const char *name)
{
  return (guint64)json_object_get_int_member_with_default (object, name, 0);
}

static void
report_from_json (HosoImportReport *report, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return;
  object = json_node_get_object (root);
  report->rows = get_figure (object, "rows");
  report->added = get_figure (object, "added");
  report->updated = get_figure (object, "updated");
  report->unchanged = get_figure (object, "unchanged");
  report->rejected = get_figure (object, "rejected");
  report->customers_added = get_figure (object, "customers_added");
  report->customers_matched = get_figure (object, "customers_matched");
  report->orders_added = get_figure (object, "orders_added");
  report->orders_updated = get_figure (object, "orders_updated");
  report->orders_anonymous = get_figure (object, "orders_anonymous");
  report->products_added = get_figure (object, "products_added");
  report->tidied = get_figure (object, "tidied");
  report->rules = (HosoJoinRules)get_figure (object, "rules");
  report->add_customers =
    json_object_get_boolean_member_with_default (object, "add_customers", FALSE);
  report->name = g_strdup (json_object_get_string_member_with_default (object, "name", NULL));
  report->first = g_strdup (json_object_get_string_member_with_default (object, "first", NULL));
  report->last = g_strdup (json_object_get_string_member_with_default (object, "last", NULL));
}

static gboolean
load_problems (HosoDb *db, HosoImportReport *report, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  report->draft = hoso_draft_new ();
  stmt = hoso_db_prepare (
    db, "SELECT line, file_column, reason, header FROM import_problem WHERE import_id = ?1 "
        "ORDER BY id",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, report->id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoProblem *problem =
        hoso_problem_new ((guint64)hoso_stmt_get_int (stmt, 0), (int)hoso_stmt_get_int (stmt, 1),
                          hoso_stmt_get_text (stmt, 2));

      problem->header = hoso_stmt_dup_text (stmt, 3);
      g_ptr_array_add (report->draft->problems, problem);
    }
  return result == HOSO_DONE;
}

#define COLUMNS                                                                   \
  "SELECT i.id, i.survey_id, i.file_name, i.at, i.report, (SELECT count (*) "     \
  "FROM import_problem p WHERE p.import_id = i.id), (SELECT count (DISTINCT "     \
  "CASE kind WHEN 'value' THEN -d.id ELSE d.ordinal END) FROM import_decision d " \
  "WHERE d.import_id = i.id AND d.state = 'open'), i.kind FROM import i "

static HosoImportReport *
read_report (HosoStmt *stmt)
{
  HosoImportReport *report = hoso_import_report_new ();

  report->id = hoso_stmt_get_int (stmt, 0);
  report->survey = hoso_stmt_get_int (stmt, 1);
  report->file_name = hoso_stmt_dup_text (stmt, 2);
  report->at = hoso_stmt_get_int (stmt, 3);
  report_from_json (report, hoso_stmt_get_text (stmt, 4));
  report->problems = (guint64)hoso_stmt_get_int (stmt, 5);
  report->decisions = (guint64)hoso_stmt_get_int (stmt, 6);
  hoso_file_kind_from_name (hoso_stmt_get_text (stmt, 7), &report->kind);
  return report;
}

/**
 * hoso_import_table_list:
 *
 * Returns: (transfer full) (element-type HosoImportReport): all imports, newest
 *   first, without drafts; or %NULL with @error set
 */
GPtrArray *
hoso_import_table_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_import_report_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db, COLUMNS "ORDER BY i.id DESC", error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (reports, read_report (stmt));
  return result == HOSO_DONE ? g_steal_pointer (&reports) : NULL;
}

/**
 * hoso_import_table_load:
 *
 * Returns: (transfer full): the import, its draft holding only the problems; or
 *   %NULL with HOSO_ERROR_NOT_FOUND or another error
 */
HosoImportReport *
hoso_import_table_load (HosoDb *db, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, COLUMNS "WHERE i.id = ?1", error);
  g_autoptr (HosoImportReport) report = NULL;
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, import);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such import."));
  if (result != HOSO_ROW)
    return NULL;
  report = read_report (stmt);
  return load_problems (db, report, error) ? g_steal_pointer (&report) : NULL;
}

/**
 * hoso_import_table_get_source:
 *
 * Returns: the id of the import's source; 0 with HOSO_ERROR_NOT_FOUND or another
 *   error
 */
gint64
hoso_import_table_get_source (HosoDb *db, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT source_id FROM import WHERE id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return 0;
  hoso_stmt_bind_int (stmt, 1, import);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such import."));
  return result == HOSO_ROW ? hoso_stmt_get_int (stmt, 0) : 0;
}

/* The table “import_decision”.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-decision-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-field-table.h"

#define COLUMNS                                                                                \
  "SELECT d.id, d.kind, d.state, d.import_id, i.survey_id, d.ordinal, d.customer_id, c.name, " \
  "f.key, f.title, (SELECT v.value FROM customer_value v "                                     \
  "WHERE v.customer_id = d.customer_id AND v.field_id = d.field_id AND v.is_current = 1), "    \
  "d.value, i.at, (SELECT k.value FROM contact k WHERE k.customer_id = d.customer_id "         \
  "ORDER BY k.position LIMIT 1) FROM import_decision d JOIN import i ON i.id = d.import_id "   \
  "JOIN customer c ON c.id = d.customer_id LEFT JOIN field f ON f.id = d.field_id "

/* A later answer about the same field takes the place of an earlier one. */
static gboolean
replace_value (HosoDb *db,
               gint64 import,
               guint ordinal,
               gint64 customer,
               gint64 field,
               const char *value,
               GError **error)
{
  static const char sql[] =
    "UPDATE import_decision SET ordinal = ?4, value = ?5 "
    "WHERE import_id = ?1 AND customer_id = ?2 AND field_id = ?3";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, customer);
  hoso_stmt_bind_int (stmt, 3, field);
  hoso_stmt_bind_int (stmt, 4, ordinal);
  hoso_stmt_bind_text (stmt, 5, value);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_decision_table_add_value:
 * @field: the field's key
 * @value: as answered, not empty
 *
 * Where the user kept the value against the same answer of an earlier import,
 * that decision holds.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_add_value (HosoDb *db,
                               gint64 import,
                               guint ordinal,
                               gint64 customer,
                               const char *field,
                               const char *value,
                               GError **error)
{
  static const char sql[] =
    "INSERT INTO import_decision (import_id, kind, ordinal, customer_id, field_id, value, state) "
    "VALUES (?1, 'value', ?2, ?3, ?4, ?5, CASE WHEN EXISTS (SELECT 1 FROM import_decision o "
    "WHERE o.customer_id = ?3 AND o.field_id = ?4 AND o.value = ?5 AND o.state = 'kept') "
    "THEN 'kept' ELSE 'open' END)";
  g_autoptr (HosoStmt) stmt = NULL;
  gint64 id = hoso_field_table_find (db, field, error);

  if (id == 0 || !replace_value (db, import, ordinal, customer, id, value, error))
    return FALSE;
  if (hoso_db_get_changes (db) > 0)
    return TRUE;

  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, ordinal);
  hoso_stmt_bind_int (stmt, 3, customer);
  hoso_stmt_bind_int (stmt, 4, id);
  hoso_stmt_bind_text (stmt, 5, value);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_decision_table_add_person:
 * @name: as answered
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_add_person (
  HosoDb *db, gint64 import, guint ordinal, gint64 customer, const char *name, GError **error)
{
  static const char sql[] =
    "INSERT INTO import_decision (import_id, kind, ordinal, customer_id, value, state) "
    "VALUES (?1, 'person', ?2, ?3, ?4, 'open')";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, ordinal);
  hoso_stmt_bind_int (stmt, 3, customer);
  hoso_stmt_bind_text (stmt, 4, name);
  return hoso_stmt_run (stmt, error);
}

static HosoDecision *
read_decision (HosoStmt *stmt)
{
  HosoDecision *decision = hoso_decision_new ();

  decision->id = hoso_stmt_get_int (stmt, 0);
  decision->kind = hoso_decision_kind_from_name (hoso_stmt_get_text (stmt, 1));
  decision->state = hoso_decision_state_from_name (hoso_stmt_get_text (stmt, 2));
  decision->import = hoso_stmt_get_int (stmt, 3);
  decision->survey = hoso_stmt_get_int (stmt, 4);
  decision->ordinal = (guint)hoso_stmt_get_int (stmt, 5);
  decision->customer = hoso_stmt_get_int (stmt, 6);
  decision->customer_name = hoso_stmt_dup_text (stmt, 7);
  decision->field = hoso_stmt_dup_text (stmt, 8);
  decision->title = hoso_stmt_dup_text (stmt, 9);
  decision->present = hoso_stmt_dup_text (stmt, 10);
  decision->value = hoso_stmt_dup_text (stmt, 11);
  decision->at = hoso_stmt_get_int (stmt, 12);
  decision->contact = hoso_stmt_dup_text (stmt, 13);
  return decision;
}

/**
 * hoso_decision_table_list:
 * @import: an import's id, or 0 for all
 *
 * Returns: (transfer full) (element-type HosoDecision): values by customer and
 *   field, then persons by response; or %NULL with @error set
 */
GPtrArray *
hoso_decision_table_list (HosoDb *db, gint64 import, gboolean only_open, GError **error)
{
  g_autoptr (GPtrArray) decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_decision_free);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (db,
                          COLUMNS "WHERE (?1 IS NULL OR d.import_id = ?1) "
                                  "AND (NOT ?2 OR d.state = 'open') "
                                  "ORDER BY d.kind = 'person', "
                                  "CASE WHEN d.kind = 'value' THEN c.sort_key END, "
                                  "CASE WHEN d.kind = 'value' THEN c.id END, f.position, "
                                  "d.import_id DESC, d.ordinal, d.id",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_id (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, only_open);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (decisions, read_decision (stmt));
  return result == HOSO_DONE ? g_steal_pointer (&decisions) : NULL;
}

/**
 * hoso_decision_table_load:
 *
 * Returns: (transfer full): the decision, or %NULL with HOSO_ERROR_NOT_FOUND or
 *   another error
 */
HosoDecision *
hoso_decision_table_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, COLUMNS "WHERE d.id = ?1", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    return read_decision (stmt);
  if (result == HOSO_DONE)
    g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                         _ ("There is no such question to decide."));
  return NULL;
}

/**
 * hoso_decision_table_count_open:
 * @import: an import's id, or 0 for all
 * @count: (out): questions, not rows
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_count_open (HosoDb *db, gint64 import, guint64 *count, GError **error)
{
  static const char sql[] =
    "SELECT count (DISTINCT CASE kind WHEN 'value' THEN id "
    "ELSE import_id || ' ' || ordinal END) FROM import_decision "
    "WHERE state = 'open' AND (?1 IS NULL OR import_id = ?1)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_id (stmt, 1, import);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *count = (guint64)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * hoso_decision_table_set_state:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_set_state (HosoDb *db, gint64 id, HosoDecisionState state, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "UPDATE import_decision SET state = ?2 WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, hoso_decision_state_get_name (state));
  return hoso_stmt_run (stmt, error);
}

static HosoStmt *
prepare_others (HosoDb *db, const char *sql, const HosoDecision *decision, GError **error)
{
  HosoStmt *stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, decision->import);
  hoso_stmt_bind_int (stmt, 2, decision->ordinal);
  hoso_stmt_bind_int (stmt, 3, decision->id);
  return stmt;
}

/**
 * hoso_decision_table_keep_others:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_keep_others (HosoDb *db, const HosoDecision *decision, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    prepare_others (db,
                    "UPDATE import_decision SET state = 'kept' WHERE import_id = ?1 "
                    "AND ordinal = ?2 AND id <> ?3 AND kind = 'person' AND state = 'open'",
                    decision, error);

  return stmt != NULL && hoso_stmt_run (stmt, error);
}

/**
 * hoso_decision_table_count_others:
 * @count: (out): open or taken ones
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_decision_table_count_others (HosoDb *db,
                                  const HosoDecision *decision,
                                  guint *count,
                                  GError **error)
{
  g_autoptr (HosoStmt) stmt =
    prepare_others (db,
                    "SELECT count (*) FROM import_decision WHERE import_id = ?1 "
                    "AND ordinal = ?2 AND id <> ?3 AND kind = 'person' AND state <> 'kept'",
                    decision, error);

  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *count = (guint)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/* Reads what an import changed.  Runs on the thread that owns the connection. */

#include "hoso-config.h"

#include "hoso-import-change-table.h"

#include "hoso-column-codec.h"

/* SQLite takes a negative number for no limit. */
static gint64
get_limit (guint limit)
{
  return limit == 0 ? -1 : (gint64)limit;
}

static gboolean
count (HosoDb *db, const char *sql, gint64 import, guint64 *n, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  if (hoso_stmt_step (stmt, error) != HOSO_ROW)
    return FALSE;
  *n = (guint64)hoso_stmt_get_int (stmt, 0);
  return TRUE;
}

/**
 * hoso_import_change_count:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_change_count (HosoDb *db, gint64 import, HosoImportCounts *counts, GError **error)
{
  return count (db, "SELECT count (*) FROM import_cell WHERE import_id = ?1", import,
                &counts->answers, error) &&
         count (db,
                "SELECT count (*) FROM (SELECT DISTINCT m.customer_id, m.field_id "
                "FROM customer_field m JOIN customer c ON c.id = m.customer_id "
                "JOIN import i ON i.source_id = m.source_id "
                "WHERE i.id = ?1 AND c.source_id <> i.source_id)",
                import, &counts->fields, error) &&
         count (db, "SELECT count (*) FROM import_customer WHERE import_id = ?1", import,
                &counts->customers, error);
}

static gboolean
give_cell (HosoStmt *stmt, HosoChangedCellFunc func, gpointer data, GError **error)
{
  gsize length;
  gconstpointer bytes = hoso_stmt_get_blob (stmt, 4, &length);
  g_autoptr (HosoColumn) before = hoso_column_decode (bytes, length, error);
  g_autoptr (HosoColumn) after = NULL;
  HosoChangedCell cell = {
    .ordinal = (guint)hoso_stmt_get_int (stmt, 0),
    .question = hoso_stmt_get_int (stmt, 1),
    .customer = hoso_stmt_get_int (stmt, 2),
    .who = hoso_stmt_get_text (stmt, 3),
    .before = before,
  };

  if (before == NULL)
    return FALSE;
  if (!hoso_stmt_is_null (stmt, 5))
    {
      bytes = hoso_stmt_get_blob (stmt, 5, &length);
      after = hoso_column_decode (bytes, length, error);
      if (after == NULL)
        return FALSE;
      cell.after = after;
    }
  return func (&cell, data, error);
}

/**
 * hoso_import_change_foreach_cell:
 *
 * Returns: %TRUE, or %FALSE with @error set, also where @func gave one
 */
gboolean
hoso_import_change_foreach_cell (
  HosoDb *db, gint64 import, guint limit, HosoChangedCellFunc func, gpointer data, GError **error)
{
  static const char sql[] =
    "SELECT m.ordinal, m.question_id, r.customer_id, c.name, m.before, "
    "(SELECT l.before FROM import i JOIN import_cell l ON l.import_id = i.id "
    "AND l.ordinal = m.ordinal AND l.question_id = m.question_id "
    "WHERE i.survey_id = mine.survey_id AND i.id > ?1 ORDER BY i.id LIMIT 1) "
    "FROM import_cell m JOIN import mine ON mine.id = m.import_id "
    "LEFT JOIN respondent r ON r.survey_id = mine.survey_id AND r.ordinal = m.ordinal "
    "LEFT JOIN customer c ON c.id = r.customer_id "
    "WHERE m.import_id = ?1 ORDER BY m.ordinal, m.question_id LIMIT ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, get_limit (limit));
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!give_cell (stmt, func, data, error))
      return FALSE;
  return result == HOSO_DONE;
}

/**
 * hoso_import_change_list_fields:
 *
 * Where an import told a field twice, the latest word is given, and before it
 * what others had said.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_change_list_fields (
  HosoDb *db, gint64 import, guint limit, GPtrArray *changes, GError **error)
{
  static const char sql[] =
    "WITH mine AS (SELECT max (m.id) AS id, m.customer_id, m.field_id, m.source_id "
    "FROM customer_field m JOIN import i ON i.source_id = m.source_id WHERE i.id = ?1 "
    "GROUP BY m.customer_id, m.field_id) "
    "SELECT c.id, c.name, f.key, f.title, (SELECT b.value FROM (SELECT o.id, o.value "
    "FROM customer_value o WHERE o.customer_id = mine.customer_id "
    "AND o.field_id = mine.field_id AND o.id < mine.id AND o.source_id <> mine.source_id "
    "ORDER BY o.id DESC LIMIT 1) b), v.value "
    "FROM mine JOIN customer_field v ON v.id = mine.id JOIN customer c ON c.id = mine.customer_id "
    "JOIN field f ON f.id = mine.field_id WHERE c.source_id <> mine.source_id "
    "ORDER BY c.sort_key, c.id, f.position, f.id LIMIT ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, get_limit (limit));
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      HosoImportChange *change = hoso_import_change_new ();

      change->customer = hoso_stmt_get_int (stmt, 0);
      change->who = hoso_stmt_dup_text (stmt, 1);
      change->field = hoso_stmt_dup_text (stmt, 2);
      change->title = hoso_stmt_dup_text (stmt, 3);
      change->before = hoso_stmt_dup_text (stmt, 4);
      change->after = hoso_stmt_dup_text (stmt, 5);
      g_ptr_array_add (changes, change);
    }
  return result == HOSO_DONE;
}

/**
 * hoso_import_change_list_customers:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_import_change_list_customers (
  HosoDb *db, gint64 import, guint limit, GPtrArray *customers, GError **error)
{
  static const char sql[] =
    "SELECT c.id, coalesce (c.name, n.name) FROM import_customer n "
    "LEFT JOIN customer c ON c.id = n.customer_id WHERE n.import_id = ?1 "
    "ORDER BY c.id IS NULL, c.sort_key, n.customer_id LIMIT ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, import);
  hoso_stmt_bind_int (stmt, 2, get_limit (limit));
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (customers, hoso_imported_customer_new (hoso_stmt_get_int (stmt, 0),
                                                            hoso_stmt_get_text (stmt, 1)));
  return result == HOSO_DONE;
}

/* The table “relation”.  Runs on the thread that owns the connection; writes
 * only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-relation-table.h"

#include <glib/gi18n-lib.h>

#include "hoso-fold.h"

static gboolean
is_known (HosoDb *db, const HosoRelation *relation, gboolean *known, GError **error)
{
  static const char sql[] =
    "SELECT 1 FROM relation WHERE from_id = ?1 AND to_id = ?2 AND role = ?3";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, relation->from);
  hoso_stmt_bind_int (stmt, 2, relation->to);
  hoso_stmt_bind_text (stmt, 3, hoso_role_get_name (relation->role));
  result = hoso_stmt_step (stmt, error);
  *known = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

static gboolean
check (HosoDb *db, const HosoRelation *relation, GError **error)
{
  gboolean known;

  if (!is_known (db, relation, &known, error))
    return FALSE;
  if (relation->from != relation->to && !known)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                       known ? _ ("This person is there already, with the same role.")
                             : _ ("A customer cannot belong to themselves."));
  return FALSE;
}

/* Returns its id, or 0 with @error set: HOSO_ERROR_CONFLICT where it is there
 * already or joins a customer to themselves. */
gint64
hoso_relation_table_add (HosoDb *db, const HosoRelation *relation, GError **error)
{
  static const char sql[] =
    "INSERT INTO relation (uid, from_id, to_id, role, title, created) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autofree char *title = hoso_text_dup_trimmed (relation->title, -1);
  g_autoptr (HosoStmt) stmt = NULL;
  char uid[HOSO_UID_LENGTH + 1];

  if (!check (db, relation, error))
    return 0;
  stmt = hoso_db_prepare (db, sql, error);
  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, relation->from);
  hoso_stmt_bind_int (stmt, 3, relation->to);
  hoso_stmt_bind_text (stmt, 4, hoso_role_get_name (relation->role));
  hoso_stmt_bind_text (stmt, 5, title);
  hoso_stmt_bind_int (stmt, 6, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

static gboolean
check_found (HosoDb *db, GError **error)
{
  if (hoso_db_get_changes (db) > 0)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND,
                       _ ("This relation is not there any more."));
  return FALSE;
}

/* HOSO_ERROR_NOT_FOUND where there is none. */
gboolean
hoso_relation_table_set (HosoDb *db, gint64 id, HosoRole role, const char *title, GError **error)
{
  static const char sql[] = "UPDATE relation SET role = ?2, title = ?3 WHERE id = ?1";
  g_autofree char *clean = hoso_text_dup_trimmed (title, -1);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  hoso_stmt_bind_text (stmt, 2, hoso_role_get_name (role));
  hoso_stmt_bind_text (stmt, 3, clean);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

/* HOSO_ERROR_NOT_FOUND where there is none. */
gboolean
hoso_relation_table_remove (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "DELETE FROM relation WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, id);
  return hoso_stmt_run (stmt, error) && check_found (db, error);
}

static HosoRelation *
read_relation (HosoStmt *stmt)
{
  HosoRole role = HOSO_ROLE_USES;
  HosoRelation *relation;

  hoso_role_from_name (hoso_stmt_get_text (stmt, 3), &role);
  relation = hoso_relation_new (hoso_stmt_get_int (stmt, 1), hoso_stmt_get_int (stmt, 2), role,
                                hoso_stmt_get_text (stmt, 4));
  relation->id = hoso_stmt_get_int (stmt, 0);
  relation->other = hoso_stmt_get_int (stmt, 5);
  relation->other_name = hoso_stmt_dup_text (stmt, 6);
  return relation;
}

/* Adds those of the customer (HosoRelation), in either direction, to @relations:
 * who decides comes first. */
gboolean
hoso_relation_table_list (HosoDb *db, gint64 customer, GPtrArray *relations, GError **error)
{
  static const char sql[] =
    "SELECT r.id, r.from_id, r.to_id, r.role, r.title, c.id, c.name "
    "FROM (SELECT id, from_id, to_id, role, title, to_id AS other FROM relation "
    "      WHERE from_id = ?1 "
    "      UNION ALL "
    "      SELECT id, from_id, to_id, role, title, from_id FROM relation WHERE to_id = ?1) r "
    "JOIN customer c ON c.id = r.other WHERE r.from_id <> r.to_id "
    "ORDER BY CASE r.role WHEN 'decides' THEN 0 WHEN 'influences' THEN 1 WHEN 'uses' THEN 2 "
    "WHEN 'hands-over' THEN 3 WHEN 'family' THEN 4 ELSE 5 END, r.id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result = HOSO_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (relations, read_relation (stmt));

  return result == HOSO_DONE;
}

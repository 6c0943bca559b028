/* The table “merge”: which customers took in which.  Runs on the thread that owns
 * the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-merge-table.h"

#include <glib/gi18n-lib.h>

#define SELECT                                                                         \
  "SELECT m.id, m.survivor_id, c.name, m.merged_id, m.merged_name, m.at FROM merge m " \
  "JOIN customer c ON c.id = m.survivor_id "

/* Adds @merge, whose id is not read; the entry that goes came from @source.
 * Returns the id, or 0 with @error set. */
gint64
hoso_merge_table_add (HosoDb *db, const HosoMerge *merge, gint64 source, GError **error)
{
  static const char sql[] =
    "INSERT INTO merge (uid, survivor_id, merged_id, merged_name, source_id, at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return 0;
  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_int (stmt, 2, merge->survivor);
  hoso_stmt_bind_int (stmt, 3, merge->merged);
  hoso_stmt_bind_text (stmt, 4, merge->merged_name);
  hoso_stmt_bind_int (stmt, 5, source);
  hoso_stmt_bind_int (stmt, 6, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* Forgets @merge with the rows that were kept for it. */
gboolean
hoso_merge_table_remove (HosoDb *db, gint64 merge, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "DELETE FROM merge WHERE id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, merge);
  return hoso_stmt_run (stmt, error);
}

static HosoMerge *
read_merge (HosoStmt *stmt)
{
  HosoMerge *merge = hoso_merge_new ();

  merge->id = hoso_stmt_get_int (stmt, 0);
  merge->survivor = hoso_stmt_get_int (stmt, 1);
  merge->survivor_name = hoso_stmt_dup_text (stmt, 2);
  merge->merged = hoso_stmt_get_int (stmt, 3);
  merge->merged_name = hoso_stmt_dup_text (stmt, 4);
  merge->at = hoso_stmt_get_int (stmt, 5);
  return merge;
}

/* All that @sql finds with @id, or NULL with @error set. */
static GPtrArray *
list (HosoDb *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_merge_free);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, id);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (merges, read_merge (stmt));
  return result == HOSO_DONE ? g_steal_pointer (&merges) : NULL;
}

/* HOSO_ERROR_NOT_FOUND where there is no such merge.  Free with
 * hoso_merge_free(). */
HosoMerge *
hoso_merge_table_load (HosoDb *db, gint64 merge, GError **error)
{
  g_autoptr (GPtrArray) merges = list (db, SELECT "WHERE m.id = ?1", merge, error);

  if (merges == NULL)
    return NULL;
  if (merges->len > 0)
    return g_ptr_array_steal_index (merges, 0);
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND, _ ("There is no such merge."));
  return NULL;
}

/* Of HosoMerge, the latest first: whom @survivor took in.  Free with
 * g_ptr_array_unref(). */
GPtrArray *
hoso_merge_table_list (HosoDb *db, gint64 survivor, GError **error)
{
  return list (db, SELECT "WHERE m.survivor_id = ?1 ORDER BY m.id DESC", survivor, error);
}

/* Which merge took in the customer whose id was @merged: NULL in @merge for
 * none, else free it with hoso_merge_free(). */
gboolean
hoso_merge_table_find (HosoDb *db, gint64 merged, HosoMerge **merge, GError **error)
{
  g_autoptr (GPtrArray) merges =
    list (db, SELECT "WHERE m.merged_id = ?1 ORDER BY m.id DESC LIMIT 1", merged, error);

  if (merges == NULL)
    return FALSE;
  *merge = merges->len > 0 ? g_ptr_array_steal_index (merges, 0) : NULL;
  return TRUE;
}

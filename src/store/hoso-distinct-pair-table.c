/* The table “distinct_pair”: customers who look alike and are two people.  Runs on
 * the thread that owns the connection; writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-trait-table.h"

/* Remembers that @first and @second are two people. */
gboolean
hoso_distinct_pair_table_add (HosoDb *db, gint64 first, gint64 second, GError **error)
{
  static const char sql[] =
    "INSERT INTO distinct_pair (first_id, second_id, at) SELECT ?1, ?2, ?3 "
    "WHERE NOT EXISTS (SELECT 1 FROM distinct_pair WHERE first_id = ?1 AND second_id = ?2)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, MIN (first, second));
  hoso_stmt_bind_int (stmt, 2, MAX (first, second));
  hoso_stmt_bind_int (stmt, 3, hoso_db_get_now (db));
  return hoso_stmt_run (stmt, error);
}

static char *
dup_key (gint64 first, gint64 second)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, MIN (first, second),
                          MAX (first, second));
}

/* All pairs, for hoso_distinct_pair_table_has(); free with g_hash_table_unref(). */
GHashTable *
hoso_distinct_pair_table_list (HosoDb *db, GError **error)
{
  static const char sql[] = "SELECT first_id, second_id FROM distinct_pair";
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_hash_table_add (pairs, dup_key (hoso_stmt_get_int (stmt, 0), hoso_stmt_get_int (stmt, 1)));
  return result == HOSO_DONE ? g_steal_pointer (&pairs) : NULL;
}

/* Whether the two are among @pairs, in any order. */
gboolean
hoso_distinct_pair_table_has (GHashTable *pairs, gint64 first, gint64 second)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (pairs) == 0)
    return FALSE;
  key = dup_key (first, second);
  return g_hash_table_contains (pairs, key);
}

/* Reads the search indexes.  Each function hands ids to a callback and stops
 * when that wants no more, so that a common word costs no more than what is
 * looked at.  Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-search-table.h"

/* TRUE also where @func stopped it. */
static gboolean
hand_out (HosoStmt *stmt, HosoSearchFunc func, gpointer data, GError **error)
{
  HosoStepResult result;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (!func (hoso_stmt_get_int (stmt, 0), data))
      return TRUE;
  return result == HOSO_DONE;
}

/**
 * hoso_search_table_match:
 * @match: an FTS5 expression over folded words
 *
 * Hands over who matches, by id.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_table_match (HosoDb *db,
                         HosoSearchPlace place,
                         const char *match,
                         HosoSearchFunc func,
                         gpointer data,
                         GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          place == HOSO_SEARCH_NAMES
                            ? "SELECT rowid FROM customer_name WHERE customer_name MATCH ?1"
                            : "SELECT rowid FROM customer_text WHERE customer_text MATCH ?1",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, match);
  return hand_out (stmt, func, data, error);
}

/**
 * hoso_search_table_begin:
 * @prefix: of the canonical form
 *
 * Hands over who has a contact that begins so, in its order; who has several
 * comes several times.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_table_begin (HosoDb *db,
                         HosoContactKind kind,
                         const char *prefix,
                         HosoSearchFunc func,
                         gpointer data,
                         GError **error)
{
  g_autofree char *end = g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT customer_id FROM contact "
                          "WHERE kind = ?1 AND canonical >= ?2 AND canonical < ?3 "
                          "ORDER BY canonical",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 1, hoso_contact_kind_get_name (kind));
  hoso_stmt_bind_text (stmt, 2, prefix);
  hoso_stmt_bind_text (stmt, 3, end);
  return hand_out (stmt, func, data, error);
}

/**
 * hoso_search_table_list:
 *
 * Hands over all customers in Vietnamese order.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_table_list (HosoDb *db, HosoSearchFunc func, gpointer data, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT id FROM customer ORDER BY sort_key, id", error);

  return stmt != NULL && hand_out (stmt, func, data, error);
}

/**
 * hoso_search_table_load:
 *
 * Hands over what the customer is ranked by; nothing where there is none of
 * that id any more.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_search_table_load (
  HosoDb *db, gint64 customer, HosoSearchRowFunc func, gpointer data, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT name, sort_key FROM customer WHERE id = ?1", error);
  HosoSearchRow row = { .id = customer };
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, customer);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    {
      row.name = hoso_stmt_get_text (stmt, 0);
      row.key = hoso_stmt_get_blob (stmt, 1, &row.key_length);
      func (&row, data);
    }
  return result != HOSO_STEP_ERROR;
}

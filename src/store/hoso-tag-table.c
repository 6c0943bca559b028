/* The tables “tag” and “customer_tag”.  Runs on the thread that owns the
 * connection; writes only inside the caller's transaction.
 */

#include "hoso-tag-table.h"

#include "hoso-fold.h"

static gboolean
read_names (HosoStmt *stmt, GPtrArray *names, GError **error)
{
  HosoStepResult result;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    g_ptr_array_add (names, hoso_stmt_dup_text (stmt, 0));

  return result == HOSO_DONE;
}

/* Adds the names (char) of all tags that a customer has to @names. */
gboolean
hoso_tag_table_list (HosoDb *db, GPtrArray *names, GError **error)
{
  static const char sql[] =
    "SELECT name FROM tag t "
    "WHERE EXISTS (SELECT 1 FROM customer_tag WHERE tag_id = t.id) ORDER BY name";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  return stmt != NULL && read_names (stmt, names, error);
}

/* Adds the names (char) of the customer's tags to @names, in the order in
 * which they were given. */
gboolean
hoso_tag_table_list_of (HosoDb *db, gint64 customer, GPtrArray *names, GError **error)
{
  static const char sql[] =
    "SELECT t.name FROM customer_tag ct JOIN tag t ON t.id = ct.tag_id "
    "WHERE ct.customer_id = ?1 ORDER BY ct.id";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  return read_names (stmt, names, error);
}

static gint64
add_tag (HosoDb *db, const char *name, gint64 source, GError **error)
{
  static const char sql[] = "INSERT INTO tag (uid, name, source_id) VALUES (?1, ?2, ?3)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  char uid[HOSO_UID_LENGTH + 1];

  if (stmt == NULL)
    return 0;

  hoso_db_make_uid (db, uid);
  hoso_stmt_bind_text (stmt, 1, uid);
  hoso_stmt_bind_text (stmt, 2, name);
  hoso_stmt_bind_id (stmt, 3, source);
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* The id of the tag @name, which is trimmed and not empty, made where there is none
 * and then of the import of @source, 0 for none; 0 with @error set. */
gint64
hoso_tag_table_find_or_add (HosoDb *db, const char *name, gint64 source, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id FROM tag WHERE name = ?1", error);

  if (stmt == NULL)
    return 0;

  hoso_stmt_bind_text (stmt, 1, name);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      return hoso_stmt_get_int (stmt, 0);
    case HOSO_DONE:
      return add_tag (db, name, source, error);
    case HOSO_STEP_ERROR:
      break;
    }

  return 0;
}

/* Gives the customer a tag, made where there is none of that name; one that it
 * has, and one without text change nothing. */
gboolean
hoso_tag_table_add (HosoDb *db, gint64 customer, const char *name, GError **error)
{
  return hoso_tag_table_add_from (db, customer, name, 0, error);
}

/* The same; what is added goes with the import of @source, 0 for none. */
gboolean
hoso_tag_table_add_from (
  HosoDb *db, gint64 customer, const char *name, gint64 source, GError **error)
{
  static const char sql[] =
    "INSERT INTO customer_tag (customer_id, tag_id, source_id) SELECT ?1, ?2, ?3 "
    "WHERE NOT EXISTS (SELECT 1 FROM customer_tag WHERE customer_id = ?1 AND tag_id = ?2)";
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);
  g_autoptr (HosoStmt) stmt = NULL;
  gint64 tag;

  if (*clean == '\0')
    return TRUE;

  tag = hoso_tag_table_find_or_add (db, clean, source, error);
  stmt = tag != 0 ? hoso_db_prepare (db, sql, error) : NULL;
  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_int (stmt, 2, tag);
  hoso_stmt_bind_id (stmt, 3, source);
  return hoso_stmt_run (stmt, error);
}

/* Takes the tag away from the customer; one that it does not have changes
 * nothing. */
gboolean
hoso_tag_table_remove (HosoDb *db, gint64 customer, const char *name, GError **error)
{
  static const char sql[] =
    "DELETE FROM customer_tag WHERE customer_id = ?1 "
    "AND tag_id = (SELECT id FROM tag WHERE name = ?2)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hoso_stmt_bind_int (stmt, 1, customer);
  hoso_stmt_bind_text (stmt, 2, name);
  return hoso_stmt_run (stmt, error);
}

static gboolean
list_holds (GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *clean = hoso_text_dup_trimmed (names->pdata[i], -1);

      if (g_str_equal (clean, name))
        return TRUE;
    }

  return FALSE;
}

/* Makes @names (char) the tags of the customer. */
gboolean
hoso_tag_table_set (HosoDb *db, gint64 customer, GPtrArray *names, GError **error)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);

  if (!hoso_tag_table_list_of (db, customer, old, error))
    return FALSE;

  for (guint i = 0; i < old->len; i++)
    if (!list_holds (names, old->pdata[i]) &&
        !hoso_tag_table_remove (db, customer, old->pdata[i], error))
      return FALSE;

  for (guint i = 0; i < names->len; i++)
    if (!hoso_tag_table_add (db, customer, names->pdata[i], error))
      return FALSE;

  return TRUE;
}

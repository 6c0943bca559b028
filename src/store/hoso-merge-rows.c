/* The rows that a merge changed or removed, as they were before, and their way
 * back.
 *
 * What changed is read from the changeset of the action, so that whatever the
 * merge touches is kept.  Columns are kept by name: a later version of the schema
 * may add some.  Runs on the thread that owns the connection, inside the caller's
 * transaction.
 */

#include "hoso-config.h"

#include "hoso-merge-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-changeset.h"
#include "hoso-db-private.h"

static const char *
get_change_name (int op)
{
  switch (op)
    {
    case SQLITE_DELETE:
      return "removed";
    case SQLITE_INSERT:
      return "added";
    default:
      return "changed";
    }
}

static gint64
add_row (HosoDb *db, gint64 merge, const char *table, int op, GError **error)
{
  static const char sql[] =
    "INSERT INTO merge_row (merge_id, table_name, change) VALUES (?1, ?2, ?3)";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return 0;
  hoso_stmt_bind_int (stmt, 1, merge);
  hoso_stmt_bind_text (stmt, 2, table);
  hoso_stmt_bind_text (stmt, 3, get_change_name (op));
  return hoso_stmt_run (stmt, error) ? hoso_db_get_last_id (db) : 0;
}

/* ?2 is the place of the column, since a changeset knows no names. */
static gboolean
add_value (HosoDb *db,
           gint64 row,
           const char *table,
           int column,
           sqlite3_value *values[2],
           GError **error)
{
  static const char sql[] =
    "INSERT INTO merge_value (merge_row_id, column_name, before, after) "
    "SELECT ?1, name, ?4, ?5 FROM pragma_table_info (?3) WHERE cid = ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, row);
  hoso_stmt_bind_int (stmt, 2, column);
  hoso_stmt_bind_text (stmt, 3, table);
  hoso_stmt_bind_value (stmt, 4, values[0]);
  hoso_stmt_bind_value (stmt, 5, values[1]);
  return hoso_stmt_run (stmt, error);
}

/* Whether a value of a customer is the current one must still be so when it goes
 * back: a value that was entered since would have no place. */
static gboolean
add_guard (HosoDb *db, gint64 row, sqlite3_changeset_iter *iter, GError **error)
{
  static const char sql[] =
    "INSERT OR IGNORE INTO merge_value (merge_row_id, column_name, before, after) "
    "SELECT ?1, 'is_current', is_current, is_current FROM customer_field WHERE id = ?2";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  sqlite3_value *id = NULL;

  if (stmt == NULL)
    return FALSE;
  sqlite3changeset_old (iter, 0, &id);
  hoso_stmt_bind_int (stmt, 1, row);
  hoso_stmt_bind_value (stmt, 2, id);
  return hoso_stmt_run (stmt, error);
}

static gboolean
keep_row (HosoDb *db, sqlite3_changeset_iter *iter, gint64 merge, GError **error)
{
  const char *table = NULL;
  guchar *is_key = NULL;
  int n_columns = 0;
  int op = 0;
  gint64 row;

  sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
  /* The merge itself, which the caller has just added. */
  if (op == SQLITE_INSERT && strcmp (table, "merge") == 0)
    return TRUE;
  sqlite3changeset_pk (iter, &is_key, NULL);
  row = add_row (db, merge, table, op, error);
  if (row == 0)
    return FALSE;
  for (int i = 0; i < n_columns; i++)
    {
      sqlite3_value *values[2] = { NULL, NULL };

      if (op != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &values[0]);
      if (op != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &values[1]);
      if (op == SQLITE_UPDATE && is_key[i])
        values[1] = values[0];
      if ((values[0] != NULL || values[1] != NULL) &&
          !add_value (db, row, table, i, values, error))
        return FALSE;
    }
  return op != SQLITE_UPDATE || strcmp (table, "customer_field") != 0 ||
         add_guard (db, row, iter, error);
}

/* Keeps all that @action changed so far for @merge. */
gboolean
hoso_merge_table_keep_rows (HosoDb *db, HosoAction *action, gint64 merge, GError **error)
{
  g_autoptr (GBytes) changes = hoso_changeset_get (db, action->session, error);
  sqlite3_changeset_iter *iter = NULL;
  gboolean kept = TRUE;
  gsize size;
  void *data;
  int result;

  if (changes == NULL)
    return FALSE;
  data = (void *)g_bytes_get_data (changes, &size);
  result = sqlite3changeset_start (&iter, (int)size, data);
  while (result == SQLITE_OK && kept && (result = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      result = SQLITE_OK;
      kept = keep_row (db, iter, merge, error);
    }
  sqlite3changeset_finalize (iter);
  if (!kept || result == SQLITE_DONE)
    return kept;
  hoso_db_set_error (db, result, error);
  return FALSE;
}

typedef struct
{
  gint64 id;
  const char *table; /* interned */
  char change;       /* the first letter of what happened to it */
} Row;

/* What was added goes, the customer comes back, then what belongs to it. */
static GArray *
list_rows (HosoDb *db, gint64 merge, GError **error)
{
  static const char sql[] =
    "SELECT r.id, r.table_name, r.change FROM merge_row r JOIN merge m ON m.id = r.merge_id "
    "WHERE r.merge_id = ?1 ORDER BY r.change = 'changed', r.change = 'removed', "
    "r.table_name <> 'customer', r.id";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, merge);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      Row row = {
        hoso_stmt_get_int (stmt, 0),
        hoso_changeset_find_table (hoso_stmt_get_text (stmt, 1)),
        *hoso_stmt_get_text (stmt, 2),
      };

      if (*row.table != '\0')
        g_array_append_val (rows, row);
    }
  return result == HOSO_DONE ? g_steal_pointer (&rows) : NULL;
}

/* The names of the columns that were kept and that the table has. */
static GPtrArray *
list_columns (HosoDb *db, const Row *row, GError **error)
{
  static const char sql[] =
    "SELECT v.column_name FROM merge_value v JOIN pragma_table_info (?2) c "
    "ON c.name = v.column_name WHERE v.merge_row_id = ?1 ORDER BY c.cid";
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, row->id);
  hoso_stmt_bind_text (stmt, 2, row->table);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    if (strchr (hoso_stmt_get_text (stmt, 0), '"') == NULL)
      g_ptr_array_add (columns, hoso_stmt_dup_text (stmt, 0));
  return result == HOSO_DONE ? g_steal_pointer (&columns) : NULL;
}

#define VALUE "(SELECT %s FROM merge_value WHERE merge_row_id = ?1 AND column_name = '%s')"

/* Where the row is still as the merge left it; its place among others may have
 * changed. */
static void
append_condition (GString *sql, const GPtrArray *columns)
{
  const char *word = " WHERE ";

  for (guint i = 0; i < columns->len; i++)
    {
      const char *name = g_ptr_array_index (columns, i);

      if (g_str_equal (name, "position"))
        continue;
      g_string_append_printf (sql, "%s\"%s\" IS " VALUE, word, name, "after", name);
      word = " AND ";
    }
}

static const char *
make_sql (const Row *row, const GPtrArray *columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  gboolean insert = row->change == 'r';

  if (row->change == 'a')
    g_string_append_printf (sql, "DELETE FROM \"%s\"", row->table);
  else
    g_string_append_printf (sql, insert ? "INSERT INTO \"%s\" (" : "UPDATE \"%s\" SET (",
                            row->table);
  for (guint i = 0; row->change != 'a' && i < columns->len; i++)
    g_string_append_printf (sql, i > 0 ? ", \"%s\"" : "\"%s\"",
                            (const char *)g_ptr_array_index (columns, i));
  if (row->change != 'a')
    g_string_append (sql, insert ? ") SELECT " : ") = (SELECT ");
  for (guint i = 0; row->change != 'a' && i < columns->len; i++)
    g_string_append_printf (sql, i > 0 ? ", " VALUE : VALUE, "before",
                            (const char *)g_ptr_array_index (columns, i));
  if (row->change == 'c')
    g_string_append_c (sql, ')');
  if (!insert)
    append_condition (sql, columns);
  return g_intern_string (sql->str);
}

/* What other work may have taken away without harm: who answered which survey,
 * and what only imports ask for. */
static gboolean
may_be_gone (const char *table)
{
  static const char *const tables[] = {
    "respondent", "import_customer", "import_purchase", "import_decision", "distinct_pair", NULL
  };

  return g_strv_contains (tables, table);
}

static gboolean
is_constraint (HosoDb *db)
{
  return (sqlite3_errcode (db->handle) & 0xff) == SQLITE_CONSTRAINT;
}

/* FALSE without @error where the row is not as it was left. */
static gboolean
restore_row (HosoDb *db, const Row *row, GError **error)
{
  g_autoptr (GPtrArray) columns = list_columns (db, row, error);
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (GError) failure = NULL;

  if (columns == NULL)
    return FALSE;
  stmt = columns->len > 0 ? hoso_db_prepare (db, make_sql (row, columns), error) : NULL;
  if (stmt == NULL)
    return columns->len == 0;
  hoso_stmt_bind_int (stmt, 1, row->id);
  if (hoso_stmt_run (stmt, &failure))
    return hoso_db_get_changes (db) == 1 || may_be_gone (row->table);
  if (!is_constraint (db))
    g_propagate_error (error, g_steal_pointer (&failure));
  return may_be_gone (row->table) && failure != NULL;
}

static const struct
{
  const char *tables[4];
  const char *sentence;
} obstacles[] = {
  /* Translators, for all of these: %s is the name of a customer who was merged
   * into another one. */
  { { "customer" },
    N_ ("The merge of “%s” cannot be taken back, because the name or the picture was changed "
        "later.") },
  { { "contact", "customer_code" },
    N_ ("The merge of “%s” cannot be taken back, because contact details that came along were "
        "changed or removed later.") },
  { { "customer_field" },
    N_ ("The merge of “%s” cannot be taken back, because a detail that came along was changed "
        "later.") },
  { { "customer_tag" },
    N_ ("The merge of “%s” cannot be taken back, because a tag that came along was removed "
        "later.") },
  { { "interaction" },
    N_ ("The merge of “%s” cannot be taken back, because a note that came along was removed "
        "later.") },
  { { "purchase" },
    N_ ("The merge of “%s” cannot be taken back, because an order that came along was changed or "
        "removed later.") },
};

static const char *
get_sentence (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (obstacles); i++)
    if (g_strv_contains (obstacles[i].tables, table))
      return _ (obstacles[i].sentence);
  /* Translators: %s is the name of a customer who was merged into another one. */
  return _ ("The merge of “%s” cannot be taken back, because something that came along was "
            "changed or removed later.");
}

/* A later merge that rests on this one is the better reason. */
static gboolean
find_later (HosoDb *db, const HosoMerge *merge, char **name, GError **error)
{
  static const char sql[] =
    "SELECT merged_name FROM merge WHERE survivor_id = ?1 AND id > ?2 ORDER BY id DESC LIMIT 1";
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, merge->survivor);
  hoso_stmt_bind_int (stmt, 2, merge->id);
  result = hoso_stmt_step (stmt, error);
  if (result == HOSO_ROW)
    *name = hoso_stmt_dup_text (stmt, 0);
  return result != HOSO_STEP_ERROR;
}

static gboolean
set_obstacle (HosoDb *db, const HosoMerge *merge, const char *table, GError **error)
{
  g_autofree char *later = NULL;

  if (!find_later (db, merge, &later, error))
    return FALSE;
  if (later != NULL)
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                 /* Translators: both are names of customers who were merged. */
                 _ ("The merge of “%1$s” cannot be taken back before the later one of “%2$s”."),
                 merge->merged_name, later);
  else
    g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT, get_sentence (table),
                 merge->merged_name);
  return FALSE;
}

/**
 * hoso_merge_table_restore_rows:
 *
 * Makes every row that @merge changed what it was before.  What was added later
 * stays.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT, which names what was
 *   changed since, or another error; the caller then rolls back
 */
gboolean
hoso_merge_table_restore_rows (HosoDb *db, const HosoMerge *merge, GError **error)
{
  g_autoptr (GArray) rows = list_rows (db, merge->id, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autoptr (GError) failure = NULL;

      if (restore_row (db, row, &failure))
        continue;
      if (failure == NULL)
        return set_obstacle (db, merge, row->table, error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/* Foreign keys checked row by row.  Every foreign key of the schema is one
 * column that refers to "id", the first column of its parent.
 */

#include "hoso-config.h"

#include "hoso-references.h"

#include <string.h>

typedef struct
{
  const char *child; /* all four interned */
  const char *parent;
  const char *find_child;
  const char *find_parent;
  int column; /* of the child */
} Reference;

struct _HosoReferences
{
  HosoDb *db;
  GArray *all;
};

static void
add_reference (HosoReferences *references, HosoStmt *stmt)
{
  const char *child = hoso_stmt_get_text (stmt, 0);
  const char *parent = hoso_stmt_get_text (stmt, 1);
  const char *column = hoso_stmt_get_text (stmt, 2);
  g_autofree char *find_child = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE \"%s\" = ?1 LIMIT 1",
                                                 child,
                                                 column);
  g_autofree char *find_parent = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", parent);
  Reference reference = {
    .child = g_intern_string (child),
    .parent = g_intern_string (parent),
    .find_child = g_intern_string (find_child),
    .find_parent = g_intern_string (find_parent),
    .column = hoso_stmt_get_int (stmt, 3),
  };

  g_array_append_val (references->all, reference);
}

/* Reads the schema of @db; NULL with @error set where that fails. */
HosoReferences *
hoso_references_new (HosoDb *db, GError **error)
{
  g_autoptr (HosoReferences) references = g_new0 (HosoReferences, 1);
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  references->db = db;
  references->all = g_array_new (FALSE, FALSE, sizeof (Reference));
  stmt = hoso_db_prepare (db,
                          "SELECT s.name, k.\"table\", k.\"from\", c.cid "
                          "FROM sqlite_schema s, pragma_foreign_key_list (s.name) k, "
                          "pragma_table_info (s.name) c "
                          "WHERE s.type = 'table' AND c.name = k.\"from\"",
                          error);
  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    add_reference (references, stmt);
  return result == HOSO_DONE ? g_steal_pointer (&references) : NULL;
}

void
hoso_references_free (HosoReferences *references)
{
  g_array_unref (references->all);
  g_free (references);
}

static gboolean
find_row (HosoReferences *references, const char *sql, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (references->db, sql, error);
  HosoStepResult result;

  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, id);
  result = hoso_stmt_step (stmt, error);
  *found = result == HOSO_ROW;
  return result != HOSO_STEP_ERROR;
}

static gboolean
check_deleted (HosoReferences *references,
               const char *table,
               sqlite3_changeset_iter *iter,
               const char **obstacle,
               GError **error)
{
  sqlite3_value *id = NULL;

  sqlite3changeset_old (iter, 0, &id);
  for (guint i = 0; i < references->all->len; i++)
    {
      const Reference *reference = &g_array_index (references->all, Reference, i);
      gboolean found = FALSE;

      if (strcmp (reference->parent, table) != 0)
        continue;
      if (!find_row (references, reference->find_child, sqlite3_value_int64 (id), &found, error))
        return FALSE;
      if (!found)
        continue;
      *obstacle = reference->child;
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_written (HosoReferences *references,
               const char *table,
               sqlite3_changeset_iter *iter,
               const char **obstacle,
               GError **error)
{
  for (guint i = 0; i < references->all->len; i++)
    {
      const Reference *reference = &g_array_index (references->all, Reference, i);
      sqlite3_value *id = NULL;
      gboolean found = FALSE;

      if (strcmp (reference->child, table) != 0)
        continue;
      sqlite3changeset_new (iter, reference->column, &id);
      if (id == NULL || sqlite3_value_type (id) == SQLITE_NULL)
        continue;
      if (!find_row (references, reference->find_parent, sqlite3_value_int64 (id), &found, error))
        return FALSE;
      if (found)
        continue;
      *obstacle = reference->parent;
      return FALSE;
    }
  return TRUE;
}

gboolean
hoso_references_check (HosoReferences *references,
                       sqlite3_changeset_iter *iter,
                       const char **obstacle,
                       GError **error)
{
  const char *table = NULL;
  int n_columns;
  int op;

  sqlite3changeset_op (iter, &table, &n_columns, &op, NULL);
  if (op == SQLITE_DELETE)
    return check_deleted (references, table, iter, obstacle, error);
  return check_written (references, table, iter, obstacle, error);
}

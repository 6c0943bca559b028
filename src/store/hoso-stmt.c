/* Prepared statements: cached by their literal, bound by number.
 *
 * A statement belongs to its connection, and so to that connection's thread.
 * A literal that is in use already (recursion) gets a statement of its own.
 */

#include "hoso-config.h"

#include "hoso-db-private.h"

#include <string.h>

/* SQL that is made at run time would fill the cache without end. */
#define MAX_CACHED 256

struct _HosoStmt
{
  HosoDb *db;
  sqlite3_stmt *handle;
  gboolean cached;
  gboolean used;
  int bind_result;
  GPtrArray *repaired; /* texts of the current row that were no valid UTF-8 */
};

void
hoso_stmt_free (HosoStmt *stmt)
{
  sqlite3_finalize (stmt->handle);
  g_clear_pointer (&stmt->repaired, g_ptr_array_unref);
  g_free (stmt);
}

static gboolean
is_idle (gpointer key, gpointer value, gpointer data)
{
  return !((HosoStmt *)value)->used;
}

static HosoStmt *
find_cached (HosoDb *db, const char *sql)
{
  HosoStmt *stmt = g_hash_table_lookup (db->stmts, sql);

  if (stmt == NULL || stmt->used)
    return NULL;
  /* The address may have held another text before. */
  if (strcmp (sqlite3_sql (stmt->handle), sql) != 0)
    {
      g_hash_table_remove (db->stmts, sql);
      return NULL;
    }
  return stmt;
}

/* Gives the statement of @sql, one SQL command; NULL with @error set where it
 * cannot be prepared.  Give it back with hoso_stmt_release(). */
HosoStmt *
hoso_db_prepare (HosoDb *db, const char *sql, GError **error)
{
  HosoStmt *stmt = find_cached (db, sql);
  sqlite3_stmt *handle = NULL;
  int result;

  if (stmt != NULL)
    {
      stmt->used = TRUE;
      return stmt;
    }
  result = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (result != SQLITE_OK)
    {
      hoso_db_set_error (db, result, error);
      return NULL;
    }
  stmt = g_new0 (HosoStmt, 1);
  stmt->db = db;
  stmt->handle = handle;
  stmt->used = TRUE;
  stmt->cached = !g_hash_table_contains (db->stmts, sql);
  if (!stmt->cached)
    return stmt;
  if (g_hash_table_size (db->stmts) >= MAX_CACHED)
    g_hash_table_foreach_remove (db->stmts, is_idle, NULL);
  g_hash_table_insert (db->stmts, (gpointer)sql, stmt);
  return stmt;
}

/* Resets @stmt, forgets its parameters and gives it back; NULL is fine. */
void
hoso_stmt_release (HosoStmt *stmt)
{
  if (stmt == NULL)
    return;
  if (!stmt->cached)
    {
      hoso_stmt_free (stmt);
      return;
    }
  hoso_stmt_reset (stmt);
  sqlite3_clear_bindings (stmt->handle);
  stmt->used = FALSE;
}

/* Makes @stmt ready to run again; parameters keep their values. */
void
hoso_stmt_reset (HosoStmt *stmt)
{
  sqlite3_reset (stmt->handle);
  stmt->bind_result = SQLITE_OK;
  if (stmt->repaired != NULL)
    g_ptr_array_set_size (stmt->repaired, 0);
}

/* A value that cannot be bound (too long) is told by the next step. */
static void
note_bind (HosoStmt *stmt, int result)
{
  if (stmt->bind_result == SQLITE_OK)
    stmt->bind_result = result;
}

void
hoso_stmt_bind_int (HosoStmt *stmt, int index, gint64 value)
{
  note_bind (stmt, sqlite3_bind_int64 (stmt->handle, index, value));
}

void
hoso_stmt_bind_double (HosoStmt *stmt, int index, double value)
{
  note_bind (stmt, sqlite3_bind_double (stmt->handle, index, value));
}

/* Copies @value; NULL binds NULL. */
void
hoso_stmt_bind_text (HosoStmt *stmt, int index, const char *value)
{
  note_bind (stmt,
             sqlite3_bind_text64 (stmt->handle, index, value, value == NULL ? 0 : strlen (value),
                                  SQLITE_TRANSIENT, SQLITE_UTF8));
}

/* Copies @length bytes; none at all bind an empty blob, not NULL. */
void
hoso_stmt_bind_blob (HosoStmt *stmt, int index, gconstpointer data, gsize length)
{
  if (length == 0)
    note_bind (stmt, sqlite3_bind_zeroblob (stmt->handle, index, 0));
  else
    note_bind (stmt, sqlite3_bind_blob64 (stmt->handle, index, data, length, SQLITE_TRANSIENT));
}

/* @type, a literal, is what the function that takes the pointer knows it by. */
void
hoso_stmt_bind_pointer (HosoStmt *stmt, int index, void *pointer, const char *type)
{
  note_bind (stmt, sqlite3_bind_pointer (stmt->handle, index, pointer, type, NULL));
}

void
hoso_stmt_bind_null (HosoStmt *stmt, int index)
{
  note_bind (stmt, sqlite3_bind_null (stmt->handle, index));
}

/* Copies @value, as it is; NULL binds NULL. */
void
hoso_stmt_bind_value (HosoStmt *stmt, int index, const sqlite3_value *value)
{
  note_bind (stmt, value != NULL ? sqlite3_bind_value (stmt->handle, index, value)
                                 : sqlite3_bind_null (stmt->handle, index));
}

/* A foreign key: 0 binds NULL. */
void
hoso_stmt_bind_id (HosoStmt *stmt, int index, gint64 id)
{
  if (id == 0)
    hoso_stmt_bind_null (stmt, index);
  else
    hoso_stmt_bind_int (stmt, index, id);
}

/* Goes to the next row.  HOSO_STEP_ERROR comes with @error set. */
HosoStepResult
hoso_stmt_step (HosoStmt *stmt, GError **error)
{
  int result = stmt->bind_result;

  if (stmt->repaired != NULL)
    g_ptr_array_set_size (stmt->repaired, 0);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt->handle);
  if (result == SQLITE_ROW)
    return HOSO_ROW;
  if (result == SQLITE_DONE)
    return HOSO_DONE;
  hoso_db_set_error (stmt->db, result, error);
  return HOSO_STEP_ERROR;
}

/* Runs a statement that gives no rows, and resets it for the next one. */
gboolean
hoso_stmt_run (HosoStmt *stmt, GError **error)
{
  HosoStepResult result = hoso_stmt_step (stmt, error);

  g_assert (result != HOSO_ROW);
  hoso_stmt_reset (stmt);
  return result == HOSO_DONE;
}

gint64
hoso_stmt_get_int (HosoStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

double
hoso_stmt_get_double (HosoStmt *stmt, int column)
{
  return sqlite3_column_double (stmt->handle, column);
}

/* Borrowed until the next step, reset or release; NULL for NULL.  Always valid
 * UTF-8: what is not (a file made by another program) is repaired. */
const char *
hoso_stmt_get_text (HosoStmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt->handle, column);
  char *repaired;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  if (stmt->repaired == NULL)
    stmt->repaired = g_ptr_array_new_with_free_func (g_free);
  repaired = g_utf8_make_valid (text, -1);
  g_ptr_array_add (stmt->repaired, repaired);
  return repaired;
}

/* As hoso_stmt_get_text(), to be freed with g_free(). */
char *
hoso_stmt_dup_text (HosoStmt *stmt, int column)
{
  return g_strdup (hoso_stmt_get_text (stmt, column));
}

/* Borrowed until the next step, reset or release; NULL where it is empty. */
gconstpointer
hoso_stmt_get_blob (HosoStmt *stmt, int column, gsize *length)
{
  gconstpointer data = sqlite3_column_blob (stmt->handle, column);

  *length = sqlite3_column_bytes (stmt->handle, column);
  return data;
}

gboolean
hoso_stmt_is_null (HosoStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

gboolean
hoso_db_read_int (HosoDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);

  *value = 0;
  if (stmt == NULL)
    return FALSE;
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      *value = hoso_stmt_get_int (stmt, 0);
      return TRUE;
    case HOSO_DONE:
      return TRUE;
    case HOSO_STEP_ERROR:
    default:
      return FALSE;
    }
}

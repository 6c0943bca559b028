/* The table-valued function hoso_rows(): reads a HosoRows bound to its argument.
 * Runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-rows.h"

#include <string.h>

#include "hoso-db-private.h"

/* What a pointer bound to a statement is known by. */
#define POINTER_TYPE "HosoRows"
#define ARGUMENT HOSO_ROWS_COLUMNS /* the hidden column behind the values */

typedef enum
{
  CELL_NULL,
  CELL_INT,
  CELL_TEXT,
  CELL_BYTES,
} CellKind;

typedef struct
{
  CellKind kind;
  guint length;
  gint64 value; /* the number, or where the bytes begin */
} Cell;

struct _HosoRows
{
  guint columns;
  GArray *cells; /* of Cell, row after row */
  GByteArray *bytes;
};

HosoRows *
hoso_rows_new (guint columns)
{
  HosoRows *rows;

  g_return_val_if_fail (columns > 0 && columns <= HOSO_ROWS_COLUMNS, NULL);

  rows = g_new0 (HosoRows, 1);
  rows->columns = columns;
  rows->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  rows->bytes = g_byte_array_new ();
  return rows;
}

void
hoso_rows_free (HosoRows *rows)
{
  g_array_unref (rows->cells);
  g_byte_array_unref (rows->bytes);
  g_free (rows);
}

void
hoso_rows_clear (HosoRows *rows)
{
  g_array_set_size (rows->cells, 0);
  g_byte_array_set_size (rows->bytes, 0);
}

guint
hoso_rows_get_n (const HosoRows *rows)
{
  return rows->cells->len / rows->columns;
}

void
hoso_rows_add_int (HosoRows *rows, gint64 value)
{
  const Cell cell = { CELL_INT, 0, value };

  g_array_append_val (rows->cells, cell);
}

static void
add_bytes (HosoRows *rows, CellKind kind, gconstpointer data, gsize length)
{
  const Cell cell = { data != NULL ? kind : CELL_NULL, (guint)length, rows->bytes->len };

  if (data != NULL)
    g_byte_array_append (rows->bytes, data, (guint)length);
  g_array_append_val (rows->cells, cell);
}

void
hoso_rows_add_text (HosoRows *rows, const char *text)
{
  add_bytes (rows, CELL_TEXT, text, text != NULL ? strlen (text) : 0);
}

void
hoso_rows_add_bytes (HosoRows *rows, gconstpointer data, gsize length)
{
  add_bytes (rows, CELL_BYTES, data, length);
}

void
hoso_stmt_bind_rows (HosoStmt *stmt, int index, HosoRows *rows)
{
  hoso_stmt_bind_pointer (stmt, index, rows, POINTER_TYPE);
}

/* --- The function --- */

typedef struct
{
  sqlite3_vtab_cursor base;
  const HosoRows *rows; /* NULL: no rows */
  guint row;
} Cursor;

static int
connect_cb (
  sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **table, char **error)
{
  int result = sqlite3_declare_vtab (
    db, "CREATE TABLE x (c0, c1, c2, c3, c4, c5, c6, c7, rows HIDDEN)");

  *table = result == SQLITE_OK ? sqlite3_malloc (sizeof (sqlite3_vtab)) : NULL;
  if (*table == NULL)
    return result == SQLITE_OK ? SQLITE_NOMEM : result;
  memset (*table, 0, sizeof (sqlite3_vtab));
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  sqlite3_free (table);
  return SQLITE_OK;
}

/* Only the rows of the argument, in their order. */
static int
best_index_cb (sqlite3_vtab *table, sqlite3_index_info *info)
{
  for (int i = 0; i < info->nConstraint; i++)
    if (info->aConstraint[i].iColumn == ARGUMENT && info->aConstraint[i].usable &&
        info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ)
      {
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
      }
  return SQLITE_CONSTRAINT;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
  *cursor = sqlite3_malloc (sizeof (Cursor));
  if (*cursor == NULL)
    return SQLITE_NOMEM;
  memset (*cursor, 0, sizeof (Cursor));
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  sqlite3_free (cursor);
  return SQLITE_OK;
}

static int
filter_cb (
  sqlite3_vtab_cursor *base, int number, const char *text, int argc, sqlite3_value **values)
{
  Cursor *cursor = (Cursor *)base;

  cursor->rows = sqlite3_value_pointer (values[0], POINTER_TYPE);
  cursor->row = 0;
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *base)
{
  ((Cursor *)base)->row++;
  return SQLITE_OK;
}

static int
eof_cb (sqlite3_vtab_cursor *base)
{
  const Cursor *cursor = (Cursor *)base;

  return cursor->rows == NULL || cursor->row >= hoso_rows_get_n (cursor->rows);
}

static int
column_cb (sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
  const Cursor *cursor = (Cursor *)base;
  const HosoRows *rows = cursor->rows;
  const Cell *cell;

  if ((guint)column >= rows->columns)
    return SQLITE_OK;
  cell = &g_array_index (rows->cells, Cell, cursor->row * rows->columns + (guint)column);
  switch (cell->kind)
    {
    case CELL_NULL:
      break;
    case CELL_INT:
      sqlite3_result_int64 (context, cell->value);
      break;
    case CELL_TEXT:
      sqlite3_result_text (context, (const char *)rows->bytes->data + cell->value,
                           (int)cell->length, SQLITE_STATIC);
      break;
    case CELL_BYTES:
      sqlite3_result_blob (context, rows->bytes->data + cell->value, (int)cell->length,
                           SQLITE_STATIC);
      break;
    }
  return SQLITE_OK;
}

static int
rowid_cb (sqlite3_vtab_cursor *base, sqlite3_int64 *id)
{
  *id = ((Cursor *)base)->row;
  return SQLITE_OK;
}

/* The result code of registering the function with @handle. */
int
hoso_rows_register (sqlite3 *handle)
{
  static const sqlite3_module module = {
    .xConnect = connect_cb,
    .xBestIndex = best_index_cb,
    .xDisconnect = disconnect_cb,
    .xOpen = open_cb,
    .xClose = close_cb,
    .xFilter = filter_cb,
    .xNext = next_cb,
    .xEof = eof_cb,
    .xColumn = column_cb,
    .xRowid = rowid_cb,
  };

  return sqlite3_create_module_v2 (handle, "hoso_rows", &module, NULL, NULL);
}

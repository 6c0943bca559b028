/* Rows of values in memory, which one statement stores at once:
 *
 *   INSERT INTO contact (customer_id, kind) SELECT c0, c1 FROM hoso_rows (?1)
 *
 * A statement for each row costs more than the row.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

#define HOSO_ROWS_COLUMNS 8

typedef struct _HosoRows HosoRows;

/* Rows of @columns values, at most HOSO_ROWS_COLUMNS. */
HosoRows *hoso_rows_new (guint columns);
void hoso_rows_free (HosoRows *rows);
void hoso_rows_clear (HosoRows *rows);
guint hoso_rows_get_n (const HosoRows *rows);
/* Values in the order of the columns, row after row; text and bytes are copied,
 * NULL is NULL. */
void hoso_rows_add_int (HosoRows *rows, gint64 value);
void hoso_rows_add_text (HosoRows *rows, const char *text);
void hoso_rows_add_bytes (HosoRows *rows, gconstpointer data, gsize length);
/* The rows stay as they are while the statement runs. */
void hoso_stmt_bind_rows (HosoStmt *stmt, int index, HosoRows *rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRows, hoso_rows_free)

G_END_DECLS

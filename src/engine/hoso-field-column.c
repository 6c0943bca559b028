/* The current values of one field: from the chunks in which files told them,
 * and from the rows that came later and hide what the chunks hold.  Runs on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-field-column.h"

#include <string.h>

#include "hoso-customer-chunk-table.h"
#include "hoso-db.h"

typedef struct
{
  HosoFieldColumn *column;
  const HosoBitset *existing;
  GHashTable *codes; /* value → code; keys are those of the column */
} Loading;

void
hoso_field_column_free (HosoFieldColumn *column)
{
  g_free (column->codes);
  g_ptr_array_unref (column->values);
  g_free (column);
}

static guint32
get_code (Loading *loading, const char *text, gsize length)
{
  GPtrArray *values = loading->column->values;
  g_autofree char *value = g_strndup (text, length);
  guint32 code = GPOINTER_TO_UINT (g_hash_table_lookup (loading->codes, value));

  if (code != 0)
    return code;
  g_ptr_array_add (values, value);
  g_hash_table_insert (loading->codes, g_steal_pointer (&value), GUINT_TO_POINTER (values->len));
  return values->len;
}

static gboolean
take_chunk (gint64 first, const HosoCustomerChunk *chunk, gpointer data, GError **error)
{
  Loading *loading = data;
  g_autofree guint32 *codes = g_new (guint32, MAX (chunk->values, 1));

  for (guint i = 0; i < chunk->values; i++)
    {
      gsize length;
      const char *text = hoso_customer_chunk_get_value (chunk, i, &length);

      codes[i] = get_code (loading, text, length);
    }
  for (guint place = chunk->first; place < chunk->first + chunk->n; place++)
    {
      int value = hoso_customer_chunk_find (chunk, place);
      gint64 customer = first + place;

      if (value >= 0 && customer < loading->column->end &&
          hoso_bitset_contains (loading->existing, (guint)customer))
        loading->column->codes[customer] = codes[value];
    }
  return TRUE;
}

static gboolean
take_rows (Loading *loading, HosoDb *db, gint64 field, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db, "SELECT customer_id, value FROM customer_field WHERE field_id = ?1 AND is_current = 1",
    error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, field);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);
      const char *value = hoso_stmt_get_text (stmt, 1);

      if (customer < loading->column->end)
        loading->column->codes[customer] =
          value != NULL && *value != '\0' ? get_code (loading, value, strlen (value)) : 0;
    }
  return result == HOSO_DONE;
}

/**
 * hoso_field_column_load:
 *
 * Returns: (transfer full): as long as @existing, or %NULL with @error set
 */
HosoFieldColumn *
hoso_field_column_load (HosoDb *db, gint64 field, const HosoBitset *existing, GError **error)
{
  g_autoptr (HosoFieldColumn) column = g_new0 (HosoFieldColumn, 1);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  Loading loading = { column, existing, codes };

  column->end = existing->size;
  column->codes = g_new0 (guint32, MAX (existing->size, 1));
  column->values = g_ptr_array_new_with_free_func (g_free);
  if (!hoso_customer_chunk_table_foreach (db, field, take_chunk, &loading, error) ||
      !take_rows (&loading, db, field, error))
    return NULL;
  return g_steal_pointer (&column);
}

guint64 *
hoso_field_column_count (const HosoFieldColumn *column)
{
  guint64 *counts = g_new0 (guint64, MAX (column->values->len, 1));

  for (guint i = 0; i < column->end; i++)
    if (column->codes[i] != 0)
      counts[column->codes[i] - 1]++;
  return counts;
}

/* The table “customer_chunk”.  Runs on the thread that owns the connection;
 * writes only inside the caller's transaction.
 */

#include "hoso-config.h"

#include "hoso-customer-chunk-table.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerChunks
{
  HosoDb *db;
  gint64 source;
  HosoNewcomers *newcomers; /* borrowed, or NULL */
  gint64 number;            /* of the chunks under way */
  GHashTable *builders;     /* id of the field → HosoChunkBuilder */
};

/* Borrows @db; free with hoso_customer_chunks_free(). */
HosoCustomerChunks *
hoso_customer_chunks_new (HosoDb *db, gint64 source)
{
  HosoCustomerChunks *chunks = g_new0 (HosoCustomerChunks, 1);

  chunks->db = db;
  chunks->source = source;
  chunks->builders =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)hoso_chunk_builder_free);
  return chunks;
}

void
hoso_customer_chunks_collect (HosoCustomerChunks *chunks, HosoNewcomers *newcomers)
{
  chunks->newcomers = newcomers;
}

void
hoso_customer_chunks_free (HosoCustomerChunks *chunks)
{
  g_hash_table_unref (chunks->builders);
  g_free (chunks);
}

static gboolean
store_chunk (HosoCustomerChunks *chunks, gint64 field, const GByteArray *bytes, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  if (chunks->newcomers != NULL)
    {
      hoso_newcomers_add_chunk (chunks->newcomers, chunks->number, field, bytes);
      return TRUE;
    }
  stmt = hoso_db_prepare (chunks->db,
                          "INSERT INTO customer_chunk (number, field_id, source_id, set_at, data) "
                          "VALUES (?1, ?2, ?3, ?4, ?5)",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, chunks->number);
  hoso_stmt_bind_int (stmt, 2, field);
  hoso_stmt_bind_int (stmt, 3, chunks->source);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (chunks->db));
  hoso_stmt_bind_blob (stmt, 5, bytes->data, bytes->len);
  return hoso_stmt_run (stmt, error);
}

/**
 * hoso_customer_chunks_finish:
 *
 * Stores what was added since the last chunk was full.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_chunks_finish (HosoCustomerChunks *chunks, GError **error)
{
  GHashTableIter iter;
  gpointer field;
  gpointer builder;

  g_hash_table_iter_init (&iter, chunks->builders);
  while (g_hash_table_iter_next (&iter, &field, &builder))
    {
      g_autoptr (GByteArray) bytes = hoso_chunk_builder_finish (builder);

      if (bytes != NULL && !store_chunk (chunks, (gint64)GPOINTER_TO_SIZE (field), bytes, error))
        return FALSE;
    }
  return TRUE;
}

/* The builder of a field for the chunk of @customer; NULL with @error set. */
static HosoChunkBuilder *
get_builder (HosoCustomerChunks *chunks, gint64 customer, gint64 field, GError **error)
{
  HosoChunkBuilder *builder;

  if (customer / HOSO_CUSTOMER_CHUNK != chunks->number &&
      !hoso_customer_chunks_finish (chunks, error))
    return NULL;
  chunks->number = customer / HOSO_CUSTOMER_CHUNK;
  builder = g_hash_table_lookup (chunks->builders, GSIZE_TO_POINTER (field));
  if (builder == NULL)
    {
      builder = hoso_chunk_builder_new ();
      g_hash_table_insert (chunks->builders, GSIZE_TO_POINTER (field), builder);
    }
  return builder;
}

/**
 * hoso_customer_chunks_add:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_chunks_add (HosoCustomerChunks *chunks,
                          gint64 customer,
                          gint64 field,
                          const char *text,
                          gsize length,
                          GError **error)
{
  HosoChunkBuilder *builder = get_builder (chunks, customer, field, error);

  if (builder == NULL)
    return FALSE;
  hoso_chunk_builder_add (builder, (guint)(customer % HOSO_CUSTOMER_CHUNK), text, length);
  return TRUE;
}

/**
 * hoso_customer_chunks_add_written:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_customer_chunks_add_written (HosoCustomerChunks *chunks,
                                  gint64 customer,
                                  gint64 field,
                                  const char *value,
                                  const char *written,
                                  GError **error)
{
  HosoChunkBuilder *builder = get_builder (chunks, customer, field, error);

  if (builder == NULL)
    return FALSE;
  hoso_chunk_builder_add_written (builder, (guint)(customer % HOSO_CUSTOMER_CHUNK), value,
                                  written);
  return TRUE;
}

char *
hoso_customer_chunks_dup (HosoCustomerChunks *chunks, gint64 customer, gint64 field)
{
  HosoChunkBuilder *builder = g_hash_table_lookup (chunks->builders, GSIZE_TO_POINTER (field));

  return builder != NULL && customer / HOSO_CUSTOMER_CHUNK == chunks->number
           ? hoso_chunk_builder_dup (builder, (guint)(customer % HOSO_CUSTOMER_CHUNK))
           : NULL;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CORRUPT,
                       _ ("Some details of customers are damaged in the file. Restore a backup."));
  return FALSE;
}

/**
 * hoso_customer_chunk_table_foreach:
 * @field: its id, or 0 for all fields
 *
 * Customers who were removed since are still in the chunks.
 *
 * Returns: %TRUE, or %FALSE with @error set, by @func too
 */
gboolean
hoso_customer_chunk_table_foreach (
  HosoDb *db, gint64 field, HosoCustomerChunkFunc func, gpointer data, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoStepResult result;

  stmt = hoso_db_prepare (
    db,
    "SELECT number, data FROM customer_chunk WHERE ?1 IN (0, field_id) ORDER BY number", error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, field);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gsize length;
      gconstpointer bytes = hoso_stmt_get_blob (stmt, 1, &length);
      HosoCustomerChunk chunk;

      if (!hoso_customer_chunk_open (&chunk, bytes, length))
        return set_damaged (error);
      if (!func (hoso_stmt_get_int (stmt, 0) * HOSO_CUSTOMER_CHUNK, &chunk, data, error))
        return FALSE;
    }
  return result == HOSO_DONE;
}

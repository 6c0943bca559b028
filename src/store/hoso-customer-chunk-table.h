/* The table “customer_chunk”: what a file told of the customers whom it added,
 * by columns.
 */

#pragma once

#include "hoso-customer-chunk.h"
#include "hoso-newcomers.h"

G_BEGIN_DECLS

/* Writes what one source tells, customers in the order of their ids. */
typedef struct _HosoCustomerChunks HosoCustomerChunks;

HosoCustomerChunks *hoso_customer_chunks_new (HosoDb *db, gint64 source);
/* Chunks are stored with the rest of @newcomers, which is borrowed, not at once. */
void hoso_customer_chunks_collect (HosoCustomerChunks *chunks, HosoNewcomers *newcomers);
void hoso_customer_chunks_free (HosoCustomerChunks *chunks);
/* @customer is new, and behind or equal to the one before; @text is not empty. */
gboolean hoso_customer_chunks_add (HosoCustomerChunks *chunks,
                                   gint64 customer,
                                   gint64 field,
                                   const char *text,
                                   gsize length,
                                   GError **error);
/* @value is stored for what the file wrote, which differs. */
gboolean hoso_customer_chunks_add_written (HosoCustomerChunks *chunks,
                                           gint64 customer,
                                           gint64 field,
                                           const char *value,
                                           const char *written,
                                           GError **error);
/* What was added of one of the latest customers and is not stored yet, or NULL;
 * free with g_free(). */
char *hoso_customer_chunks_dup (HosoCustomerChunks *chunks, gint64 customer, gint64 field);
gboolean hoso_customer_chunks_finish (HosoCustomerChunks *chunks, GError **error);

/* Called with each chunk of a field, of the customers @first and following. */
typedef gboolean (*HosoCustomerChunkFunc) (gint64 first,
                                           const HosoCustomerChunk *chunk,
                                           gpointer data,
                                           GError **error);

gboolean hoso_customer_chunk_table_foreach (
  HosoDb *db, gint64 field, HosoCustomerChunkFunc func, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCustomerChunks, hoso_customer_chunks_free)

G_END_DECLS

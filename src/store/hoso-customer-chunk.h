/* The values of one field for up to 4,096 customers, each distinct value once.
 *
 * Bytes, all numbers little-endian:
 *   guint16 first, guint16 n: the places first … first + n - 1 are described;
 *   guint16 values;
 *   guint16 code[n]: 0 for no value, otherwise that of values + 1;
 *   guint32 end[values]: where each value ends in the text that follows;
 *   the text, UTF-8, values one after the other; where a file wrote a value in
 *   another way, that follows it after a byte 0xff.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HOSO_CUSTOMER_CHUNK 4096

/* Looks into bytes that it borrows; plain data, made by hoso_customer_chunk_open(). */
typedef struct
{
  guint first;
  guint n;
  guint values;
  const guint8 *codes;
  const guint8 *ends;
  const char *text;
} HosoCustomerChunk;

/* FALSE where the bytes are no chunk; what it accepts is safe to read. */
gboolean hoso_customer_chunk_open (HosoCustomerChunk *chunk, gconstpointer data, gsize length);
/* The value's number, from 0; -1 for none.  @place is below HOSO_CUSTOMER_CHUNK. */
int hoso_customer_chunk_find (const HosoCustomerChunk *chunk, guint place);
/* Borrowed from the bytes, without a 0 at its end. */
const char *hoso_customer_chunk_get_value (const HosoCustomerChunk *chunk,
                                           guint value,
                                           gsize *length);
/* As a file wrote it, or NULL where that is the value itself. */
const char *hoso_customer_chunk_get_written (const HosoCustomerChunk *chunk,
                                             guint value,
                                             gsize *length);

/* Collects the values of one field. */
typedef struct _HosoChunkBuilder HosoChunkBuilder;

HosoChunkBuilder *hoso_chunk_builder_new (void);
void hoso_chunk_builder_free (HosoChunkBuilder *builder);
/* @text, not empty, is the value at @place, which is behind all that were added. */
void hoso_chunk_builder_add (HosoChunkBuilder *builder,
                             guint place,
                             const char *text,
                             gsize length);
/* As hoso_chunk_builder_add(), with what the file wrote for it, which differs. */
void hoso_chunk_builder_add_written (
  HosoChunkBuilder *builder, guint place, const char *value, const char *written);
/* What @other has at @from. */
void hoso_chunk_builder_copy (HosoChunkBuilder *builder,
                              guint place,
                              const HosoCustomerChunk *other,
                              guint from);
/* NULL where there is none; free with g_free(). */
char *hoso_chunk_builder_dup (HosoChunkBuilder *builder, guint place);
/* The bytes, or NULL where nothing was added; empties the builder. */
GByteArray *hoso_chunk_builder_finish (HosoChunkBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoChunkBuilder, hoso_chunk_builder_free)

G_END_DECLS

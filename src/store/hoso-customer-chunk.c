/* The values of one field for up to 4,096 customers: bytes and back.  Pure; any
 * thread.
 */

#include "hoso-customer-chunk.h"

#include <string.h>

#define HEAD 6
/* Between a value and what a file wrote for it; never in UTF-8. */
#define BETWEEN '\xff'

struct _HosoChunkBuilder
{
  GHashTable *codes; /* value → code */
  GPtrArray *values; /* of char, borrowed from the table's keys */
  guint16 code[HOSO_CUSTOMER_CHUNK];
  guint first;
  guint end; /* behind the last place; 0 while there is none */
  gsize length;
};

static guint
read_short (const guint8 *at)
{
  return at[0] | (guint)at[1] << 8;
}

static guint32
read_long (const guint8 *at)
{
  return read_short (at) | (guint32)read_short (at + 2) << 16;
}

static guint8 *
put_short (guint8 *at, guint value)
{
  at[0] = (guint8)value;
  at[1] = (guint8)(value >> 8);
  return at + 2;
}

static guint8 *
put_long (guint8 *at, guint32 value)
{
  return put_short (put_short (at, value & 0xffff), value >> 16);
}

/* Whether the ends rise and stay within @length bytes of text. */
static gboolean
check_ends (const HosoCustomerChunk *chunk, gsize length)
{
  guint32 before = 0;

  for (guint i = 0; i < chunk->values; i++)
    {
      guint32 end = read_long (chunk->ends + 4 * i);

      if (end < before || end > length)
        return FALSE;
      before = end;
    }
  return TRUE;
}

gboolean
hoso_customer_chunk_open (HosoCustomerChunk *chunk, gconstpointer data, gsize length)
{
  const guint8 *bytes = data;
  gsize head;

  if (length < HEAD)
    return FALSE;
  chunk->first = read_short (bytes);
  chunk->n = read_short (bytes + 2);
  chunk->values = read_short (bytes + 4);
  head = HEAD + 2 * (gsize)chunk->n + 4 * (gsize)chunk->values;
  if (chunk->first + chunk->n > HOSO_CUSTOMER_CHUNK || length < head)
    return FALSE;
  chunk->codes = bytes + HEAD;
  chunk->ends = chunk->codes + 2 * chunk->n;
  chunk->text = (const char *)bytes + head;
  return check_ends (chunk, length - head);
}

int
hoso_customer_chunk_find (const HosoCustomerChunk *chunk, guint place)
{
  guint code;

  if (place < chunk->first || place - chunk->first >= chunk->n)
    return -1;
  code = read_short (chunk->codes + 2 * (place - chunk->first));
  return code <= chunk->values ? (int)code - 1 : -1;
}

/* With what a file wrote for it. */
static const char *
get_entry (const HosoCustomerChunk *chunk, guint value, gsize *length)
{
  guint32 start = value > 0 ? read_long (chunk->ends + 4 * (value - 1)) : 0;

  *length = read_long (chunk->ends + 4 * value) - start;
  return chunk->text + start;
}

const char *
hoso_customer_chunk_get_value (const HosoCustomerChunk *chunk, guint value, gsize *length)
{
  const char *entry = get_entry (chunk, value, length);
  const char *end = memchr (entry, BETWEEN, *length);

  if (end != NULL)
    *length = (gsize)(end - entry);
  return entry;
}

const char *
hoso_customer_chunk_get_written (const HosoCustomerChunk *chunk, guint value, gsize *length)
{
  const char *entry = get_entry (chunk, value, length);
  const char *end = memchr (entry, BETWEEN, *length);

  if (end == NULL)
    return NULL;
  *length -= (gsize)(end + 1 - entry);
  return end + 1;
}

HosoChunkBuilder *
hoso_chunk_builder_new (void)
{
  HosoChunkBuilder *builder = g_new0 (HosoChunkBuilder, 1);

  builder->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  builder->values = g_ptr_array_new ();
  return builder;
}

void
hoso_chunk_builder_free (HosoChunkBuilder *builder)
{
  g_hash_table_unref (builder->codes);
  g_ptr_array_unref (builder->values);
  g_free (builder);
}

void
hoso_chunk_builder_add (HosoChunkBuilder *builder, guint place, const char *text, gsize length)
{
  g_autofree char *value = g_strndup (text, length);
  guint code = GPOINTER_TO_UINT (g_hash_table_lookup (builder->codes, value));

  g_return_if_fail (place >= builder->end && place < HOSO_CUSTOMER_CHUNK);

  if (code == 0)
    {
      builder->length += strlen (value);
      g_ptr_array_add (builder->values, value);
      code = builder->values->len;
      g_hash_table_insert (builder->codes, g_steal_pointer (&value), GUINT_TO_POINTER (code));
    }
  if (builder->end == 0)
    builder->first = place;
  builder->code[place] = (guint16)code;
  builder->end = place + 1;
}

void
hoso_chunk_builder_add_written (HosoChunkBuilder *builder,
                                guint place,
                                const char *value,
                                const char *written)
{
  static const char between[] = { BETWEEN, '\0' };
  g_autofree char *entry = g_strconcat (value, between, written, NULL);

  hoso_chunk_builder_add (builder, place, entry, strlen (entry));
}

void
hoso_chunk_builder_copy (HosoChunkBuilder *builder,
                         guint place,
                         const HosoCustomerChunk *other,
                         guint from)
{
  int value = hoso_customer_chunk_find (other, from);
  const char *entry;
  gsize length;

  if (value < 0)
    return;
  entry = get_entry (other, (guint)value, &length);
  hoso_chunk_builder_add (builder, place, entry, length);
}

char *
hoso_chunk_builder_dup (HosoChunkBuilder *builder, guint place)
{
  guint code = place < HOSO_CUSTOMER_CHUNK ? builder->code[place] : 0;
  const char *entry = code != 0 ? builder->values->pdata[code - 1] : NULL;
  const char *end = entry != NULL ? strchr (entry, BETWEEN) : NULL;

  return end != NULL ? g_strndup (entry, (gsize)(end - entry)) : g_strdup (entry);
}

static void
write_chunk (const HosoChunkBuilder *builder, guint8 *bytes)
{
  guint8 *at = put_short (bytes, builder->first);
  guint8 *text;
  guint32 end = 0;

  at = put_short (at, builder->end - builder->first);
  at = put_short (at, builder->values->len);
  for (guint i = builder->first; i < builder->end; i++)
    at = put_short (at, builder->code[i]);
  text = at + 4 * builder->values->len;
  for (guint i = 0; i < builder->values->len; i++)
    {
      const char *value = builder->values->pdata[i];
      gsize length = strlen (value);

      memcpy (text + end, value, length);
      end += (guint32)length;
      at = put_long (at, end);
    }
}

GByteArray *
hoso_chunk_builder_finish (HosoChunkBuilder *builder)
{
  gsize length = HEAD + 2 * (gsize)(builder->end - builder->first) +
                 4 * (gsize)builder->values->len + builder->length;
  GByteArray *bytes;

  if (builder->end == 0)
    return NULL;
  bytes = g_byte_array_new ();
  g_byte_array_set_size (bytes, (guint)length);
  write_chunk (builder, bytes->data);
  g_hash_table_remove_all (builder->codes);
  g_ptr_array_set_size (builder->values, 0);
  memset (builder->code, 0, sizeof builder->code);
  builder->first = 0;
  builder->end = 0;
  builder->length = 0;
  return bytes;
}

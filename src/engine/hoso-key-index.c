/* An open-addressed table of hashes and customers' ids: twelve bytes for each key.
 * Not thread-safe.
 */

#include "hoso-key-index.h"

typedef struct
{
  guint32 low; /* halves of the hash */
  guint32 high;
  guint32 customer; /* 0: empty */
} Slot;

struct _HosoKeyIndex
{
  Slot *slots;
  guint size; /* a power of two */
  guint used;
};

#define FIRST_SIZE 1024

HosoKeyIndex *
hoso_key_index_new (void)
{
  HosoKeyIndex *index = g_new0 (HosoKeyIndex, 1);

  index->size = FIRST_SIZE;
  index->slots = g_new0 (Slot, index->size);
  return index;
}

void
hoso_key_index_free (HosoKeyIndex *index)
{
  g_free (index->slots);
  g_free (index);
}

/* FNV-1a: 64 bits hold the keys of millions apart, so that hardly anybody is looked
 * at in vain. */
static guint64
hash_key (char kind, const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  hash = (hash ^ (guchar)kind) * G_GUINT64_CONSTANT (1099511628211);
  for (const char *p = text; *p != '\0'; p++)
    hash = (hash ^ (guchar)*p) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* Where the key is looked for first. */
static guint
get_place (const HosoKeyIndex *index, guint64 hash)
{
  return (guint)(hash ^ hash >> 32) & (index->size - 1);
}

static void
put (HosoKeyIndex *index, Slot slot)
{
  guint at = get_place (index, (guint64)slot.high << 32 | slot.low);

  while (index->slots[at].customer != 0)
    at = (at + 1) & (index->size - 1);
  index->slots[at] = slot;
}

static void
grow (HosoKeyIndex *index)
{
  g_autofree Slot *old = index->slots;
  guint size = index->size;

  index->size *= 2;
  index->slots = g_new0 (Slot, index->size);
  for (guint i = 0; i < size; i++)
    if (old[i].customer != 0)
      put (index, old[i]);
}

void
hoso_key_index_expect (const HosoKeyIndex *index, char kind, const char *text)
{
  __builtin_prefetch (&index->slots[get_place (index, hash_key (kind, text))]);
}

void
hoso_key_index_add (HosoKeyIndex *index, char kind, const char *text, gint64 customer)
{
  guint64 hash = hash_key (kind, text);

  if ((index->used + 1) / 3 >= index->size / 4)
    grow (index);
  put (index, (Slot){ (guint32)hash, (guint32)(hash >> 32), (guint32)customer });
  index->used++;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a;
  gint64 y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

void
hoso_key_index_find (const HosoKeyIndex *index, char kind, const char *text, GArray *customers)
{
  guint64 hash = hash_key (kind, text);
  guint kept = 0;

  for (guint at = get_place (index, hash); index->slots[at].customer != 0;
       at = (at + 1) & (index->size - 1))
    if (index->slots[at].low == (guint32)hash && index->slots[at].high == (guint32)(hash >> 32))
      {
        gint64 customer = index->slots[at].customer;

        g_array_append_val (customers, customer);
      }
  g_array_sort (customers, compare_ids);
  for (guint i = 0; i < customers->len; i++)
    if (i == 0 ||
        g_array_index (customers, gint64, i) != g_array_index (customers, gint64, kept - 1))
      g_array_index (customers, gint64, kept++) = g_array_index (customers, gint64, i);
  g_array_set_size (customers, kept);
}

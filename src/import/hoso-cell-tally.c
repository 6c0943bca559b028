/* Counts distinct pieces of text: a hash table with open addressing whose
 * texts lie one after the other, so that a million cells with a few different
 * answers cost a few allocations.  One thread at a time.
 */

#include "hoso-config.h"

#include "hoso-cell-tally.h"

#define FIRST_SLOTS 64
#define MAX_TEXT (2 * 1024 * 1024)

static inline guint64
mix (guint64 value)
{
  value ^= value >> 32;
  value *= G_GUINT64_CONSTANT (0x9fb21c651e98df25);
  return value ^ value >> 29;
}

static inline guint64
load (const char *p)
{
  guint64 word;

  memcpy (&word, p, 8);
  return word;
}

/* The last eight bytes or fewer of a text, which may overlap those before. */
static inline guint64
load_tail (HosoSpan text)
{
  guint32 first;
  guint32 last;

  if (text.length >= 8)
    return load (text.text + text.length - 8);
  if (text.length >= 4)
    {
      memcpy (&first, text.text, 4);
      memcpy (&last, text.text + text.length - 4, 4);
      return first | (guint64)last << 32;
    }
  if (text.length == 0)
    return 0;
  return (guchar)text.text[0] | (guint64)(guchar)text.text[text.length / 2] << 8 |
         (guint64)(guchar)text.text[text.length - 1] << 16;
}

static inline guint32
hash_span (HosoSpan text)
{
  guint64 hash = text.length;

  for (gsize i = 0; i + 8 < text.length; i += 8)
    hash = mix (hash ^ load (text.text + i));
  return mix (hash ^ load_tail (text)) >> 16;
}

/* Of the same length. */
static inline gboolean
is_same (const char *a, HosoSpan b)
{
  for (gsize i = 0; i + 8 < b.length; i += 8)
    {
      if (load (a + i) != load (b.text + i))
        return FALSE;
    }
  return load_tail (hoso_span (a, b.length)) == load_tail (b);
}

/* The slot where @text is or would be. */
static inline guint
find_slot (const HosoCellTally *tally, HosoSpan text, guint32 hash)
{
  guint slot = hash & tally->mask;

  while (tally->slots[slot] != 0)
    {
      guint entry = tally->slots[slot] - 1;

      if (tally->entries[entry].hash == hash && tally->entries[entry].length == text.length &&
          is_same ((const char *)tally->text->data + tally->entries[entry].start, text))
        break;
      slot = (slot + 1) & tally->mask;
    }
  return slot;
}

static void
grow (HosoCellTally *tally)
{
  tally->n_entries *= 2;
  tally->entries = g_renew (HosoCellTallyEntry, tally->entries, tally->n_entries);
  tally->mask = tally->mask * 2 + 1;
  g_free (tally->slots);
  tally->slots = g_new0 (guint32, (gsize)tally->mask + 1);
  for (guint i = 0; i < tally->n; i++)
    {
      guint slot = tally->entries[i].hash & tally->mask;

      while (tally->slots[slot] != 0)
        slot = (slot + 1) & tally->mask;
      tally->slots[slot] = i + 1;
    }
}

/* An empty tally of at most @max texts; free with hoso_cell_tally_free(). */
HosoCellTally *
hoso_cell_tally_new (guint max)
{
  HosoCellTally *tally = g_new0 (HosoCellTally, 1);

  tally->max = max;
  tally->mask = FIRST_SLOTS - 1;
  tally->n_entries = FIRST_SLOTS / 2;
  tally->entries = g_new (HosoCellTallyEntry, tally->n_entries);
  tally->slots = g_new0 (guint32, FIRST_SLOTS);
  tally->text = g_byte_array_new ();
  return tally;
}

/* Frees @tally; NULL is fine. */
void
hoso_cell_tally_free (HosoCellTally *tally)
{
  if (tally == NULL)
    return;
  g_free (tally->entries);
  g_free (tally->slots);
  g_byte_array_unref (tally->text);
  g_free (tally);
}

/* The entry of @text, or HOSO_TALLY_NONE. */
guint
hoso_cell_tally_find (const HosoCellTally *tally, HosoSpan text)
{
  guint slot = find_slot (tally, text, hash_span (text));

  return tally->slots[slot] != 0 ? tally->slots[slot] - 1 : HOSO_TALLY_NONE;
}

/* Counts @text and returns its entry; HOSO_TALLY_NONE where it is new and the
 * tally is full (its number of texts, or 2 MiB of them). */
guint
hoso_cell_tally_add (HosoCellTally *tally, HosoSpan text, guint64 count)
{
  guint32 hash = hash_span (text);
  guint slot = find_slot (tally, text, hash);

  if (tally->slots[slot] == 0)
    {
      if (tally->n >= tally->max || tally->text->len + text.length > MAX_TEXT)
        return HOSO_TALLY_NONE;
      if (tally->n == tally->n_entries)
        {
          grow (tally);
          slot = find_slot (tally, text, hash);
        }
      tally->entries[tally->n] = (HosoCellTallyEntry){ tally->text->len, text.length, hash, 0 };
      g_byte_array_append (tally->text, (const guint8 *)text.text, text.length);
      tally->slots[slot] = ++tally->n;
    }
  tally->entries[tally->slots[slot] - 1].count += count;
  return tally->slots[slot] - 1;
}

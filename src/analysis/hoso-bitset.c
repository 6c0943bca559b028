/* A set of small numbers, one bit each. */

#include "hoso-bitset.h"

#include <string.h>

static guint
count_words (const HosoBitset *set)
{
  return (set->size + 63) / 64;
}

/**
 * hoso_bitset_new:
 *
 * Returns: (transfer full): an empty set of numbers below @size
 */
HosoBitset *
hoso_bitset_new (guint size)
{
  HosoBitset *set = g_new (HosoBitset, 1);

  set->size = size;
  set->words = g_new0 (guint64, MAX (count_words (set), 1));
  return set;
}

/**
 * hoso_bitset_copy:
 *
 * Returns: (transfer full): a copy
 */
HosoBitset *
hoso_bitset_copy (const HosoBitset *set)
{
  HosoBitset *copy = hoso_bitset_new (set->size);

  memcpy (copy->words, set->words, count_words (set) * sizeof (guint64));
  return copy;
}

/**
 * hoso_bitset_free:
 */
void
hoso_bitset_free (HosoBitset *set)
{
  g_free (set->words);
  g_free (set);
}

/**
 * hoso_bitset_add:
 *
 * Adds @member; numbers beyond the size are left out.
 */
void
hoso_bitset_add (HosoBitset *set, guint member)
{
  if (member < set->size)
    set->words[member / 64] |= G_GUINT64_CONSTANT (1) << (member % 64);
}

/**
 * hoso_bitset_contains:
 *
 * Returns: whether @member is in @set
 */
gboolean
hoso_bitset_contains (const HosoBitset *set, guint member)
{
  return member < set->size && (set->words[member / 64] >> (member % 64) & 1) != 0;
}

/**
 * hoso_bitset_count:
 *
 * Returns: how many members
 */
guint64
hoso_bitset_count (const HosoBitset *set)
{
  guint64 count = 0;

  for (guint i = 0; i < count_words (set); i++)
    count += (guint64)__builtin_popcountll (set->words[i]);
  return count;
}

/**
 * hoso_bitset_intersect:
 *
 * Keeps what is in both.
 */
void
hoso_bitset_intersect (HosoBitset *set, const HosoBitset *other)
{
  g_return_if_fail (set->size == other->size);

  for (guint i = 0; i < count_words (set); i++)
    set->words[i] &= other->words[i];
}

/**
 * hoso_bitset_unite:
 *
 * Adds what is in @other.
 */
void
hoso_bitset_unite (HosoBitset *set, const HosoBitset *other)
{
  g_return_if_fail (set->size == other->size);

  for (guint i = 0; i < count_words (set); i++)
    set->words[i] |= other->words[i];
}

/**
 * hoso_bitset_subtract:
 *
 * Drops what is in @other.
 */
void
hoso_bitset_subtract (HosoBitset *set, const HosoBitset *other)
{
  g_return_if_fail (set->size == other->size);

  for (guint i = 0; i < count_words (set); i++)
    set->words[i] &= ~other->words[i];
}

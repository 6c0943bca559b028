/* A set of small numbers: customers by id, responses by ordinal.
 * Not thread-safe.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint size; /* members are 0 … size - 1 */
  guint64 *words;
} HosoBitset;

HosoBitset *hoso_bitset_new (guint size);
HosoBitset *hoso_bitset_copy (const HosoBitset *set);
void hoso_bitset_free (HosoBitset *set);
void hoso_bitset_add (HosoBitset *set, guint member);
gboolean hoso_bitset_contains (const HosoBitset *set, guint member);
guint64 hoso_bitset_count (const HosoBitset *set);
/* Of sets of one size; @set takes the result. */
void hoso_bitset_intersect (HosoBitset *set, const HosoBitset *other);
void hoso_bitset_unite (HosoBitset *set, const HosoBitset *other);
void hoso_bitset_subtract (HosoBitset *set, const HosoBitset *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBitset, hoso_bitset_free)

G_END_DECLS

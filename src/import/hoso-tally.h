/* Counts distinct pieces of text.  One thread at a time. */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 start;
  guint32 length;
  guint32 hash;
  guint64 count;
} HosoTallyEntry;

/* Entries are numbered in the order of their first appearance. */
typedef struct
{
  guint n;
  guint max;
  HosoTallyEntry *entries;
  guint n_entries; /* allocated */
  guint32 *slots;  /* entry + 1, 0 for free */
  guint mask;
  GByteArray *text;
} HosoTally;

#define HOSO_TALLY_NONE G_MAXUINT

HosoTally *hoso_tally_new (guint max);
void hoso_tally_free (HosoTally *tally);
guint hoso_tally_find (const HosoTally *tally, HosoSpan text);
guint hoso_tally_add (HosoTally *tally, HosoSpan text, guint64 count);

static inline HosoSpan
hoso_tally_get (const HosoTally *tally, guint entry)
{
  return hoso_span ((const char *)tally->text->data + tally->entries[entry].start,
                    tally->entries[entry].length);
}

static inline guint64
hoso_tally_get_count (const HosoTally *tally, guint entry)
{
  return tally->entries[entry].count;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTally, hoso_tally_free)

G_END_DECLS

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
} HosoCellTallyEntry;

/* Entries are numbered in the order of their first appearance. */
typedef struct
{
  guint n;
  guint max;
  HosoCellTallyEntry *entries;
  guint n_entries; /* allocated */
  guint32 *slots;  /* entry + 1, 0 for free */
  guint mask;
  GByteArray *text;
} HosoCellTally;

#define HOSO_TALLY_NONE G_MAXUINT

HosoCellTally *hoso_cell_tally_new (guint max);
void hoso_cell_tally_free (HosoCellTally *tally);
guint hoso_cell_tally_find (const HosoCellTally *tally, HosoSpan text);
guint hoso_cell_tally_add (HosoCellTally *tally, HosoSpan text, guint64 count);

static inline HosoSpan
hoso_cell_tally_get (const HosoCellTally *tally, guint entry)
{
  return hoso_span ((const char *)tally->text->data + tally->entries[entry].start,
                    tally->entries[entry].length);
}

static inline guint64
hoso_cell_tally_get_count (const HosoCellTally *tally, guint entry)
{
  return tally->entries[entry].count;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoCellTally, hoso_cell_tally_free)

G_END_DECLS

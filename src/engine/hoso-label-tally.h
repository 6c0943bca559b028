/* Answers in words, counted by how they are read. */

#pragma once

#include "hoso-spelling-map.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

typedef struct _HosoLabelTally HosoLabelTally;

/* @map is borrowed. */
HosoLabelTally *hoso_label_tally_new (HosoSpellingMap *map);
void hoso_label_tally_free (HosoLabelTally *tally);
/* @counts: whether it is one of those looked at.  The others only decide the
 * order, so that tallies of several groups have the same bars. */
void
hoso_label_tally_add (HosoLabelTally *tally, const char *text, gsize length, gboolean counts);
/* Adds the most frequent labels to @result, and the rest as one bar. */
void hoso_label_tally_finish (HosoLabelTally *tally, HosoTally *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLabelTally, hoso_label_tally_free)

G_END_DECLS

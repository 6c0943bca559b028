/* Cuts an answer with several choices into them.  One thread at a time. */

#pragma once

#include "hoso-cell-tally.h"

G_BEGIN_DECLS

typedef struct _HosoSplitter HosoSplitter;

/* @separator: ';' or ','.  @labels are the options that may hold a ", "
 * themselves; copied, NULL for none. */
HosoSplitter *hoso_splitter_new (char separator, const HosoCellTally *labels);
void hoso_splitter_free (HosoSplitter *splitter);
/* Appends HosoSpans of @answer to @pieces. */
void hoso_splitter_split (HosoSplitter *splitter, HosoSpan answer, GArray *pieces);
void hoso_splitter_add_label (HosoSplitter *splitter, HosoSpan label);
/* Between the ", " that are not inside parentheses. */
void hoso_split_at_commas (HosoSpan answer, GArray *atoms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSplitter, hoso_splitter_free)

G_END_DECLS

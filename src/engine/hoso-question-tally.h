/* Counting the answers of one question. */

#pragma once

#include <gio/gio.h>

#include "hoso-bitset.h"
#include "hoso-survey.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* @among: the respondents (by ordinal) to look at.  Coded questions are counted
 * by option, in the order of the options; numbers by range; free text is only
 * counted as answered. */
HosoTally *hoso_tally_question (HosoDb *db,
                                const HosoQuestion *question,
                                const HosoBitset *among,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS

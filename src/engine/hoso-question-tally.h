/* Counting the answers of one question. */

#pragma once

#include <gio/gio.h>

#include "hoso-bitset.h"
#include "hoso-survey.h"
#include "hoso-tidying.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* @question as stored, @among: the respondents (by ordinal) to look at.  Coded
 * questions are counted by option, in the order of the options, spellings that
 * were tidied up as one; numbers by range; free text is only counted as answered
 * until it is tidied up. */
HosoTally *hoso_tally_question (HosoDb *db,
                                const HosoQuestion *question,
                                const HosoBitset *among,
                                GCancellable *cancellable,
                                GError **error);
/* The same with other decisions than those that are stored. */
HosoTally *hoso_tally_question_tidied (HosoDb *db,
                                       const HosoQuestion *question,
                                       const HosoTidying *tidying,
                                       const HosoBitset *among,
                                       GCancellable *cancellable,
                                       GError **error);
/* The same, each spelling on its own. */
HosoTally *hoso_tally_question_as_written (HosoDb *db,
                                           const HosoQuestion *question,
                                           const HosoBitset *among,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS

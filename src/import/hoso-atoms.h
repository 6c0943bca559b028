/* Finds out which parts of answers with commas belong together.
 * One thread at a time.
 */

#pragma once

#include "hoso-tally.h"

G_BEGIN_DECLS

/* The options, as far as the distinct answers in @cells show them. */
HosoTally *hoso_atoms_learn_labels (const HosoTally *cells);

G_END_DECLS

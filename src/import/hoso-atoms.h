/* Finds out which parts of answers with commas belong together.
 * One thread at a time.
 */

#pragma once

#include "hoso-cell-tally.h"

G_BEGIN_DECLS

/* The options, as far as the distinct answers in @cells show them. */
HosoCellTally *hoso_atoms_learn_labels (const HosoCellTally *cells);

G_END_DECLS

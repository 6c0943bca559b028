/* Learns from all answers of a question whether several choices are joined in
 * one cell, and which options there are.  One thread at a time.
 */

#pragma once

#include "hoso-splitter.h"

G_BEGIN_DECLS

/* @cells: the distinct answers.  A new splitter where they are joined choices,
 * else NULL. */
HosoSplitter *hoso_options_learn (const HosoCellTally *cells, char *separator);
/* The same where the user says that they are; @separator 0 to guess it. */
HosoSplitter *hoso_options_force (const HosoCellTally *cells, char *separator);

G_END_DECLS

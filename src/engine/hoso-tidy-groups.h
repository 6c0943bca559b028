/* What is proposed about spellings, and what was decided before. */

#pragma once

#include "hoso-spelling-proposal.h"

G_BEGIN_DECLS

/* @spellings: of HosoSpelling.  Of HosoSpellingGroup: what is open first, then
 * what was decided. */
GPtrArray *hoso_tidy_groups_make (const GPtrArray *spellings,
                                  HosoSpellingMap *map,
                                  HosoSpellingAlias alias);

G_END_DECLS

/* Which spellings may be one answer. */

#pragma once

#include "hoso-spelling-map.h"

G_BEGIN_DECLS

/* The one name of what @text names in some way, or NULL where it names nothing
 * known. */
typedef const char *(*HosoSpellingAlias) (const char *text);

/* @spellings: of HosoSpelling, each text once.  Of HosoSpellingGroup, the sure
 * ones first, then by count.  @alias may be NULL. */
GPtrArray *hoso_spelling_propose (const GPtrArray *spellings, HosoSpellingAlias alias);

G_END_DECLS

/* What could be said of a segment (S92), with the proof of each line (W1). */

#pragma once

#include "hoso-persona.h"
#include "hoso-rule.h"
#include "hoso-types.h"

G_BEGIN_DECLS

#define HOSO_PROPOSAL_LIMIT 12

/* Of HosoStatement, the most telling first. */
GPtrArray *hoso_persona_proposal_make (HosoDb *db,
                                       const HosoRule *rule,
                                       const char *language,
                                       guint limit,
                                       GError **error);

G_END_DECLS

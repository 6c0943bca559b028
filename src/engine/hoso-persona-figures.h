/* Today's figures behind a persona: how many its segment holds, and what each
 * piece of evidence would say if it were taken now. */

#pragma once

#include "hoso-persona.h"
#include "hoso-types.h"

G_BEGIN_DECLS

gboolean hoso_persona_figures_count (HosoDb *db, HosoPersona *persona, GError **error);
gboolean hoso_persona_figures_update (HosoDb *db, HosoPersona *persona, GError **error);

G_END_DECLS

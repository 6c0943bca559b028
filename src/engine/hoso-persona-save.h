/* Storing a persona with what it says, inside the caller's action. */

#pragma once

#include "hoso-persona.h"
#include "hoso-types.h"

G_BEGIN_DECLS

gint64 hoso_persona_save_new (HosoDb *db, const HosoPersona *persona, GError **error);
gboolean hoso_persona_save_changes (HosoDb *db, const HosoPersona *persona, GError **error);

G_END_DECLS

/* Personas; what they say is in hoso-statement-table.h. */

#pragma once

#include "hoso-db.h"
#include "hoso-persona.h"

G_BEGIN_DECLS

GPtrArray *hoso_persona_table_list (HosoDb *db, GError **error);
HosoPersona *hoso_persona_table_load (HosoDb *db, gint64 id, GError **error);
gint64 hoso_persona_table_add (HosoDb *db, const HosoPersona *persona, GError **error);
gboolean hoso_persona_table_update (HosoDb *db, const HosoPersona *persona, GError **error);
gboolean hoso_persona_table_set_photo (HosoDb *db, gint64 id, gint64 photo, GError **error);
gboolean hoso_persona_table_remove (HosoDb *db, gint64 id, GError **error);

G_END_DECLS

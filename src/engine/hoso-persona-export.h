/* A persona as an object for programs. */

#pragma once

#include "hoso-persona.h"

G_BEGIN_DECLS

gboolean hoso_persona_export_json (const HosoPersona *persona, const char *path, GError **error);

G_END_DECLS

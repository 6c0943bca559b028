/* A persona in the gallery. */

#pragma once

#include <adwaita.h>

#include "hoso-persona.h"

G_BEGIN_DECLS

#define HOSO_TYPE_PERSONA_TILE (hoso_persona_tile_get_type ())
G_DECLARE_FINAL_TYPE (HosoPersonaTile, hoso_persona_tile, HOSO, PERSONA_TILE, GtkFlowBoxChild)

GtkWidget *hoso_persona_tile_new (void);
/* @photo: NULL shows initials. */
void hoso_persona_tile_fill (HosoPersonaTile *tile, const HosoPersona *persona, GdkTexture *photo);
gint64 hoso_persona_tile_get_persona (HosoPersonaTile *tile);

G_END_DECLS

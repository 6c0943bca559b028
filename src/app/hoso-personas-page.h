/* The page “Personas”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_PERSONAS_PAGE (hoso_personas_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoPersonasPage, hoso_personas_page, HOSO, PERSONAS_PAGE, AdwBin)

G_END_DECLS

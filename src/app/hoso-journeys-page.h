/* The page “Journeys”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_JOURNEYS_PAGE (hoso_journeys_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoJourneysPage, hoso_journeys_page, HOSO, JOURNEYS_PAGE, AdwBin)

G_END_DECLS

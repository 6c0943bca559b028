/* The page “Segments”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_SEGMENTS_PAGE (hoso_segments_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoSegmentsPage, hoso_segments_page, HOSO, SEGMENTS_PAGE, AdwBin)

G_END_DECLS

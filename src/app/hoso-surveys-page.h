/* The page “Surveys”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_SURVEYS_PAGE (hoso_surveys_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoSurveysPage, hoso_surveys_page, HOSO, SURVEYS_PAGE, AdwBin)

G_END_DECLS

/* The page “Today”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_TODAY_PAGE (hoso_today_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoTodayPage, hoso_today_page, HOSO, TODAY_PAGE, AdwBin)

G_END_DECLS

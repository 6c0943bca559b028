/* The header bar of a page: window controls and a back button where they belong. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_PAGE_HEADER (hoso_page_header_get_type ())
G_DECLARE_FINAL_TYPE (HosoPageHeader, hoso_page_header, HOSO, PAGE_HEADER, AdwBin)

GtkWidget *hoso_page_header_new (const char *title);
void hoso_page_header_set_title (HosoPageHeader *header, const char *title);
void hoso_page_header_set_subtitle (HosoPageHeader *header, const char *subtitle);

G_END_DECLS

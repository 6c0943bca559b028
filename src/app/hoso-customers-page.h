/* The page “Customers”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMERS_PAGE (hoso_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomersPage, hoso_customers_page, HOSO, CUSTOMERS_PAGE, AdwBin)

/* Lists the members of a segment only; 0 lists all. */
void hoso_customers_page_show_segment (HosoCustomersPage *page, gint64 segment);

G_END_DECLS

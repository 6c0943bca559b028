/* The page “Customers”. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMERS_PAGE (hoso_customers_page_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomersPage, hoso_customers_page, HOSO, CUSTOMERS_PAGE, AdwBin)

G_END_DECLS

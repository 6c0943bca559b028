/* What a customer may buy next, in the profile. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_NEXT (hoso_customer_next_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerNext, hoso_customer_next, HOSO, CUSTOMER_NEXT, AdwBin)

void hoso_customer_next_set_workspace (HosoCustomerNext *next, HosoWorkspace *workspace);
/* What was learnt from all customers serves until hoso_customer_next_forget(). */
void hoso_customer_next_show (HosoCustomerNext *next, gint64 customer);
void hoso_customer_next_forget (HosoCustomerNext *next);

G_END_DECLS

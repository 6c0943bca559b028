/* How one customer stands: type, RFM, how long quiet, the chance to come back. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_STANDING (hoso_customer_standing_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerStanding,
                      hoso_customer_standing,
                      HOSO,
                      CUSTOMER_STANDING,
                      AdwBin)

void hoso_customer_standing_set_workspace (HosoCustomerStanding *standing,
                                           HosoWorkspace *workspace);
/* What was read of all customers serves until hoso_customer_standing_forget(). */
void hoso_customer_standing_show (HosoCustomerStanding *standing, gint64 customer);
void hoso_customer_standing_forget (HosoCustomerStanding *standing);

G_END_DECLS

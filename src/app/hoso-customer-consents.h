/* What a customer agreed to, a row for each purpose. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_CONSENTS (hoso_customer_consents_get_type ())
G_DECLARE_FINAL_TYPE (
  HosoCustomerConsents, hoso_customer_consents, HOSO, CUSTOMER_CONSENTS, AdwBin)

/* Reads again; hidden until it is read. */
void hoso_customer_consents_show (HosoCustomerConsents *consents,
                                  HosoWorkspace *workspace,
                                  gint64 customer);

G_END_DECLS

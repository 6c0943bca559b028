/* Whom a customer took in, each with a way back. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_MERGES (hoso_customer_merges_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerMerges, hoso_customer_merges, HOSO, CUSTOMER_MERGES, AdwBin)

/* Hidden where @customer took in nobody, and while it is not known. */
void hoso_customer_merges_show (HosoCustomerMerges *merges,
                                HosoWorkspace *workspace,
                                gint64 customer);

G_END_DECLS

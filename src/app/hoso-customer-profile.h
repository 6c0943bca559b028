/* Everything that is known of one customer. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CUSTOMER_PROFILE (hoso_customer_profile_get_type ())
G_DECLARE_FINAL_TYPE (HosoCustomerProfile, hoso_customer_profile, HOSO, CUSTOMER_PROFILE, AdwBin)

/* Signal “gone”: the customer shown exists no more.  Property “customer-name”,
 * or NULL. */
void hoso_customer_profile_set_workspace (HosoCustomerProfile *profile, HosoWorkspace *workspace);
/* Loads and shows the customer; 0 clears. */
void hoso_customer_profile_show (HosoCustomerProfile *profile, gint64 customer);
/* Instead of anybody, that @n customers are chosen; -1 for one at most. */
void hoso_customer_profile_show_several (HosoCustomerProfile *profile, int n);
gint64 hoso_customer_profile_get_customer (HosoCustomerProfile *profile);
/* Reads it again, because something changed. */
void hoso_customer_profile_reload (HosoCustomerProfile *profile);

G_END_DECLS

/* The groups of a customer's profile, each a widget of its own. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"
#include "hoso-field.h"

G_BEGIN_DECLS

/* Each is NULL where the customer has nothing of it. */
GtkWidget *hoso_customer_contacts_new (const HosoCustomer *customer);
/* “7 purchases · 1.250.000 ₫”, or NULL; free with g_free(). */
char *hoso_customer_dup_purchase_facts (const HosoCustomer *customer);

G_END_DECLS

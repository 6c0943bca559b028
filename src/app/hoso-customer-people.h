/* The people of a company, the companies of a person, and other relations. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"

G_BEGIN_DECLS

/* Its buttons activate “customer.add-relation”, “customer.edit-relation” and
 * “customer.remove-relation”, the latter two with an id (x). */
GtkWidget *hoso_customer_people_new (const HosoCustomer *customer);

G_END_DECLS

/* What the fields of a customer hold, with where it came from and what they held
 * before. */

#pragma once

#include <adwaita.h>

#include "hoso-customer.h"

G_BEGIN_DECLS

/* The values of one group of fields ("identity", "need", …), or NULL; @fields, of
 * HosoField, says what belongs to it, @earlier are the customer's HosoFieldValues
 * of before.  Restoring activates “customer.restore-value”. */
GtkWidget *hoso_customer_values_new (const HosoCustomer *customer,
                                     GPtrArray *fields,
                                     GPtrArray *earlier,
                                     const char *group);

G_END_DECLS

/* How other tools call a customer. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* The customer of that code; 0 in @customer for none. */
gboolean hoso_customer_code_table_find (
  HosoDb *db, const char *channel, const char *code, gint64 *customer, GError **error);
/* The customer's code in @channel, or NULL where there is none (or an error). */
char *
hoso_customer_code_table_dup (HosoDb *db, gint64 customer, const char *channel, GError **error);
/* Whether the customer has that code. */
gboolean hoso_customer_code_table_has (HosoDb *db,
                                       gint64 customer,
                                       const char *channel,
                                       const char *code,
                                       gboolean *has,
                                       GError **error);
gboolean hoso_customer_code_table_add (HosoDb *db,
                                       gint64 customer,
                                       const char *channel,
                                       const char *code,
                                       gint64 source,
                                       GError **error);

G_END_DECLS

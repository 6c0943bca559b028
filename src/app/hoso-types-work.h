/* Reading the standing of all customers, for the pages that show it. */

#pragma once

#include "hoso-customer-types.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* A HosoWorkFunc that returns HosoCustomerTypes of the day of the latest order,
 * with the models of money, the back-test and the seasons; takes no data. */
gpointer hoso_types_work_read (HosoDb *db,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);

/* “As of 18/05/2026, the day of the latest order.”; free with g_free(). */
char *hoso_types_work_dup_date (const HosoCustomerTypes *types);

G_END_DECLS

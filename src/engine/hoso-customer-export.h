/* Customers on their way out of the workspace: as a table for spreadsheets, or
 * as vCards for telephones and address books.
 */

#pragma once

#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_CUSTOMERS_CSV,
  HOSO_CUSTOMERS_VCARD,
} HosoCustomerFormat;

/* @fraction is from 0 to 1. */
typedef void (*HosoCustomersProgress) (double fraction, gpointer data);

gboolean hoso_customer_format_from_path (const char *path, HosoCustomerFormat *format);
gboolean hoso_customers_export (HosoDb *db,
                                GArray *ids,
                                HosoCustomerFormat format,
                                const char *path,
                                HosoCustomersProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);
char *hoso_customers_dup_text (HosoDb *db,
                               GArray *ids,
                               HosoCustomerFormat format,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS

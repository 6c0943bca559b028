/* One line of a spreadsheet for each customer, with all that is known. */

#pragma once

#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HosoCustomerCsv HosoCustomerCsv;

HosoCustomerCsv *hoso_customer_csv_new (HosoDb *db, GCancellable *cancellable, GError **error);
void hoso_customer_csv_free (HosoCustomerCsv *csv);
void hoso_customer_csv_append_header (HosoCustomerCsv *csv, GString *text);
/* HOSO_ERROR_NOT_FOUND leaves half a line in @text. */
gboolean
hoso_customer_csv_append (HosoCustomerCsv *csv, gint64 customer, GString *text, GError **error);
/* A telephone number as spreadsheets leave it alone: with its leading zero or
 * its plus; free with g_free(). */
char *hoso_customer_csv_dup_phone (const char *phone);

G_END_DECLS

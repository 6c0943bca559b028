/* Customers on their way out of the workspace: as a table for spreadsheets, or
 * as vCards for telephones and address books.
 */

#pragma once

#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_EXPORT_CSV,
  HOSO_EXPORT_VCARD,
} HosoExportFormat;

/* @fraction is from 0 to 1. */
typedef void (*HosoExportProgress) (double fraction, gpointer data);

gboolean hoso_export_format_from_path (const char *path, HosoExportFormat *format);
gboolean hoso_customers_export (HosoDb *db,
                                GArray *ids,
                                HosoExportFormat format,
                                const char *path,
                                HosoExportProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error);
char *hoso_customers_dup_text (HosoDb *db,
                               GArray *ids,
                               HosoExportFormat format,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS

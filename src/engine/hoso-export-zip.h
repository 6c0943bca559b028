/* A ZIP file that is written piece by piece; nothing of it stays in memory. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HosoExportZip HosoExportZip;

HosoExportZip *hoso_export_zip_new (const char *path, GError **error);
/* Without hoso_export_zip_finish(), what was written goes. */
void hoso_export_zip_free (HosoExportZip *zip);
/* Begins the next member; @size is known, or -1. */
gboolean hoso_export_zip_begin (HosoExportZip *zip, const char *name, gssize size, GError **error);
gboolean
hoso_export_zip_write (HosoExportZip *zip, gconstpointer data, gsize length, GError **error);
/* Puts the whole file in its place. */
gboolean hoso_export_zip_finish (HosoExportZip *zip, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoExportZip, hoso_export_zip_free)

G_END_DECLS

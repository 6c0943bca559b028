/* The rows of an XLSX workbook's first filled sheet.  One thread at a time. */

#pragma once

#include <gio/gio.h>

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoXlsx HosoXlsx;

HosoXlsx *hoso_xlsx_open (const char *path, GCancellable *cancellable, GError **error);
void hoso_xlsx_free (HosoXlsx *xlsx);
HosoNext hoso_xlsx_next (HosoXlsx *xlsx, HosoRow *row, GError **error);
double hoso_xlsx_get_fraction (const HosoXlsx *xlsx);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoXlsx, hoso_xlsx_free)

G_END_DECLS

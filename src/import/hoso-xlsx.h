/* The rows of one sheet of an XLSX workbook.  One thread at a time. */

#pragma once

#include <gio/gio.h>

#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoXlsx HosoXlsx;

HosoXlsx *
hoso_xlsx_open (const char *path, const char *sheet, GCancellable *cancellable, GError **error);
void hoso_xlsx_free (HosoXlsx *xlsx);
HosoNext hoso_xlsx_next (HosoXlsx *xlsx, HosoRow *row, GError **error);
double hoso_xlsx_get_fraction (const HosoXlsx *xlsx);
const char *hoso_xlsx_get_sheet (const HosoXlsx *xlsx);
char **hoso_xlsx_dup_sheets (const HosoXlsx *xlsx);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoXlsx, hoso_xlsx_free)

G_END_DECLS

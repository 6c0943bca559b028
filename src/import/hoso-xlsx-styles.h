/* Which cell styles of a workbook show dates.  One thread at a time. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  HOSO_XLSX_PLAIN,
  HOSO_XLSX_DATE,
  HOSO_XLSX_CLOCK,
  HOSO_XLSX_DATE_TIME,
} HosoXlsxStyle;

GArray *hoso_xlsx_styles_load (const char *path, GCancellable *cancellable, GError **error);
HosoXlsxStyle hoso_xlsx_style_from_code (const char *code);
void hoso_xlsx_append_number (GString *text,
                              const char *number,
                              HosoXlsxStyle style,
                              gboolean from_1904);

G_END_DECLS

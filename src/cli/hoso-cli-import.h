/* What the commands that import files share. */

#pragma once

#include "hoso-cli.h"
#include "hoso-import.h"

G_BEGIN_DECLS

/* --encoding, --delimiter and --date-order, each maybe NULL; borrowed by @read. */
gboolean hoso_cli_fill_reading (const char *encoding,
                                const char *delimiter,
                                const char *date_order,
                                HosoReadOptions *read,
                                GError **error);
void hoso_cli_add_rejected (JsonBuilder *builder, const HosoImportReport *report);
void hoso_cli_print_rows (const HosoImportReport *report);

G_END_DECLS

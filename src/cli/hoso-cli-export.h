/* The options that all commands with a picture share: --format and -o. */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *format;
  char *output;
} HosoCliExport;

void hoso_cli_export_clear (HosoCliExport *options);
/* Takes ID, --format, which is one of @formats ("pdf|png"), and -o; FALSE for
 * wrong usage, maybe with @error set. */
gboolean hoso_cli_export_parse (char **args,
                                const char *formats,
                                HosoCliExport *options,
                                GError **error);
gboolean
hoso_cli_export_check_format (const char *format, const char *formats, GError **error);
/* With --json, says what was written. */
void hoso_cli_export_print (const HosoCli *cli, const HosoCliExport *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HosoCliExport, hoso_cli_export_clear)

G_END_DECLS

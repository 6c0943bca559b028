/* The commands about imports that are done. */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

HosoCliStatus hoso_cli_import_show (HosoCli *cli, char **args, GError **error);
HosoCliStatus hoso_cli_import_problems (HosoCli *cli, char **args, GError **error);
HosoCliStatus hoso_cli_import_decide (HosoCli *cli, char **args, GError **error);

G_END_DECLS

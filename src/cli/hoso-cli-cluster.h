/* hosoctl segment cluster … */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

/* Finds groups in the answers to a survey and makes a segment of each. */
HosoCliStatus hoso_cli_segment_cluster (HosoCli *cli, char **args, GError **error);

G_END_DECLS

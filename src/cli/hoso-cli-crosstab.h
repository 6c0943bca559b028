/* hosoctl survey crosstab … */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

/* Two questions of a survey against each other. */
HosoCliStatus hoso_cli_survey_crosstab (HosoCli *cli, char **args, GError **error);

G_END_DECLS

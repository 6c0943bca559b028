/* hosoctl survey tidy. */

#pragma once

#include "hoso-cli.h"

G_BEGIN_DECLS

/* What is proposed and decided about the spellings of a survey's answers, and
 * deciding it. */
HosoCliStatus hoso_cli_survey_tidy (HosoCli *cli, char **args, GError **error);

G_END_DECLS

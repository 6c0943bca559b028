/* Proposes a survey's name from its file's.  Thread-safe. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hoso_survey_name_from_file (const char *path);

G_END_DECLS

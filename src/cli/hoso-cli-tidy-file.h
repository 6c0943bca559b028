/* Decisions about spellings, read from a file. */

#pragma once

#include <gio/gio.h>

#include "hoso-survey.h"

G_BEGIN_DECLS

/* Of HosoTidyChange, about questions of @survey only.  The file holds what
 * “survey tidy --json” prints, or as little as
 *
 *   {"questions": [{"question": 2, "groups": [
 *      {"label": "Hà Nội", "spellings": ["ha noi", "HÀ NỘI"]},
 *      {"label": null, "spellings": ["Hà Nam"]}]}]}
 *
 * where null leaves the spellings as they are written. */
GPtrArray *
hoso_cli_tidy_file_read (const char *path, const HosoSurvey *survey, GError **error);

G_END_DECLS

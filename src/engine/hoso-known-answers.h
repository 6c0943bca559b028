/* What the workspace knows of a survey's respondents, to compare a file with.
 */

#pragma once

#include "hoso-db.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

/* GArray of HosoAnsweredRow, by ordinal. */
GArray *hoso_known_answers_load (HosoDb *db, const HosoSurvey *survey, GError **error);

G_END_DECLS

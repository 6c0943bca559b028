/* Answers that earlier decisions about spellings apply to. */

#pragma once

#include "hoso-survey.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* How many answers of the respondents from the ordinal @first on are read as
 * something else than what is written.  @survey as stored. */
gboolean hoso_tidied_answers_count (
  HosoDb *db, const HosoSurvey *survey, guint first, guint64 *n, GError **error);

G_END_DECLS

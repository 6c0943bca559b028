/* Surveys, their questions and options, as stored. */

#pragma once

#include "hoso-db.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

gint64 hoso_survey_table_add (HosoDb *db, const char *name, GError **error);
/* Of HosoSurvey without questions, newest first. */
GPtrArray *hoso_survey_table_list (HosoDb *db, GError **error);
/* With questions and options; nothing is counted. */
HosoSurvey *hoso_survey_table_load (HosoDb *db, gint64 id, GError **error);
gboolean hoso_survey_table_rename (HosoDb *db, gint64 id, const char *name, GError **error);
gboolean hoso_survey_table_remove (HosoDb *db, gint64 id, GError **error);
gboolean
hoso_survey_table_get_next_ordinal (HosoDb *db, gint64 id, guint *ordinal, GError **error);
gboolean
hoso_survey_table_set_next_ordinal (HosoDb *db, gint64 id, guint ordinal, GError **error);

/* Stores the question and all its options; sets question->id. */
gboolean hoso_question_table_add (
  HosoDb *db, gint64 survey, gint64 import, HosoQuestion *question, GError **error);
/* One question with its options; @survey, if wanted, gets its survey. */
HosoQuestion *hoso_question_table_load (HosoDb *db, gint64 id, gint64 *survey, GError **error);
gboolean hoso_option_table_add (
  HosoDb *db, gint64 question, gint64 import, const HosoOption *option, GError **error);
/* What two exports of one form have in common: the folded header and grid row. */
char *hoso_question_dup_folded (const HosoQuestion *question);

G_END_DECLS

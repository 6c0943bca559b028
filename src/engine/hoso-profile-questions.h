/* Which question of a survey could answer one of the five questions that a
 * profile should answer.  Runs on the thread that owns the connection.
 */

#pragma once

#include "hoso-profile-gauge.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 survey;
  char *survey_name;
  char *title; /* of the question */
} HosoProfileQuestion;

void hoso_profile_question_free (HosoProfileQuestion *question);
/* HOSO_N_CORE_QUESTIONS of HosoProfileQuestion, NULL where no survey asks. */
GPtrArray *hoso_profile_questions_load (HosoDb *db, GPtrArray *fields, GError **error);

G_END_DECLS

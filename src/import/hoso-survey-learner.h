/* What all rows of a survey teach.  One thread at a time. */

#pragma once

#include "hoso-draft.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoSurveyLearner HosoSurveyLearner;

HosoSurveyLearner *hoso_survey_learner_new (const HosoRow *header);
void hoso_survey_learner_free (HosoSurveyLearner *learner);
guint hoso_survey_learner_get_n_columns (const HosoSurveyLearner *learner);
/* Keeps what @corrected says otherwise than @guess. */
void hoso_survey_learner_force (HosoSurveyLearner *learner,
                                const HosoDraft *corrected,
                                const HosoDraft *guess);
void hoso_survey_learner_join (HosoSurveyLearner *learner, guint column);
void hoso_survey_learner_set_date_order (HosoSurveyLearner *learner, HosoDateOrder order);
void hoso_survey_learner_set_share (HosoSurveyLearner *learner, guint first, guint step);
gboolean hoso_survey_learner_take_share (HosoSurveyLearner *learner,
                                         HosoSurveyLearner *other,
                                         GError **error);
void hoso_survey_learner_add (HosoSurveyLearner *learner, const HosoRow *row);
/* Fills the questions, samples, rows and the timestamp of @draft. */
gboolean hoso_survey_learner_finish (HosoSurveyLearner *learner, HosoDraft *draft, GError **error);
/* HOSO_ERROR_AMBIGUOUS where a date contradicts the order of the others. */
gboolean hoso_survey_learner_check_dates (const HosoSurveyLearner *learner, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSurveyLearner, hoso_survey_learner_free)

G_END_DECLS

/* One survey: its facts and its questions. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SURVEY_VIEW (hoso_survey_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoSurveyView, hoso_survey_view, HOSO, SURVEY_VIEW, AdwBin)

/* Signal “gone”: the survey shown exists no more. */
void hoso_survey_view_set_workspace (HosoSurveyView *view, HosoWorkspace *workspace);
/* Loads and shows the survey; 0 clears. */
void hoso_survey_view_show (HosoSurveyView *view, gint64 survey);
gint64 hoso_survey_view_get_survey (HosoSurveyView *view);
/* Reads it again, because something changed. */
void hoso_survey_view_reload (HosoSurveyView *view);
/* Fetches its link anew, where it has one. */
void hoso_survey_view_refresh (HosoSurveyView *view);
/* Puts the cursor where questions are searched. */
void hoso_survey_view_start_search (HosoSurveyView *view);

G_END_DECLS

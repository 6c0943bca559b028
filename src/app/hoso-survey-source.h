/* Where a survey's answers are fetched from, and fetching them anew. */

#pragma once

#include <adwaita.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_SURVEY_SOURCE (hoso_survey_source_get_type ())
G_DECLARE_FINAL_TYPE (HosoSurveySource, hoso_survey_source, HOSO, SURVEY_SOURCE, AdwBin)

/* Property “has-link” (gboolean): whether there is one.  The widget shows
 * nothing where there is none. */
void hoso_survey_source_show (HosoSurveySource *source, HosoWorkspace *workspace, gint64 survey);
void hoso_survey_source_reload (HosoSurveySource *source);
void hoso_survey_source_refresh (HosoSurveySource *source);
void hoso_survey_source_forget (HosoSurveySource *source);

G_END_DECLS

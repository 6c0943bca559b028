/* Where a survey's answers are fetched from. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *url;              /* as pasted */
  char *etag;             /* what the server called the file, or NULL */
  char *last_modified;    /* likewise */
  char *checksum;         /* of the file fetched last */
  gboolean add_customers; /* new people became customers */
  gint64 fetched_at;      /* UTC seconds; 0 until stored */
} HosoSurveyLink;

HosoSurveyLink *hoso_survey_link_new (const char *url);
HosoSurveyLink *hoso_survey_link_copy (const HosoSurveyLink *link);
void hoso_survey_link_free (HosoSurveyLink *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSurveyLink, hoso_survey_link_free)

G_END_DECLS

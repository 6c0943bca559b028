/* Making, copying and freeing where a survey's answers are fetched from. */

#include "hoso-survey-link.h"

HosoSurveyLink *
hoso_survey_link_new (const char *url)
{
  HosoSurveyLink *link = g_new0 (HosoSurveyLink, 1);

  link->url = g_strdup (url);
  return link;
}

HosoSurveyLink *
hoso_survey_link_copy (const HosoSurveyLink *link)
{
  HosoSurveyLink *copy = hoso_survey_link_new (link->url);

  copy->etag = g_strdup (link->etag);
  copy->last_modified = g_strdup (link->last_modified);
  copy->checksum = g_strdup (link->checksum);
  copy->add_customers = link->add_customers;
  copy->fetched_at = link->fetched_at;
  return copy;
}

/* NULL is allowed. */
void
hoso_survey_link_free (HosoSurveyLink *link)
{
  if (link == NULL)
    return;

  g_free (link->url);
  g_free (link->etag);
  g_free (link->last_modified);
  g_free (link->checksum);
  g_free (link);
}

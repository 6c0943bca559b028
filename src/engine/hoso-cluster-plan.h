/* Which questions groups are looked for in, and how their answers are coded. */

#pragma once

#include <gio/gio.h>

#include "hoso-cluster.h"
#include "hoso-population.h"
#include "hoso-survey.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 question;
  int column;
  char *title;
  guint64 answered;
  gboolean suggested; /* a choice or a scale that most answered */
} HosoClusterQuestion;

void hoso_cluster_question_free (HosoClusterQuestion *question);
/* Of HosoClusterQuestion: those that can be used, in the order of the survey. */
GPtrArray *hoso_cluster_plan_list (HosoDb *db, gint64 survey, GError **error);

/* The items without probabilities.  @questions (of gint64) or NULL for those
 * suggested. */
HosoCluster *hoso_cluster_plan_make (HosoDb *db,
                                     const HosoSurvey *survey,
                                     const GArray *questions,
                                     const HosoPopulation *respondents,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClusterQuestion, hoso_cluster_question_free)

G_END_DECLS

/* Use cases around groups that are found in the answers to a survey. */

#pragma once

#include "hoso-cluster-plan.h"
#include "hoso-proportion.h"
#include "hoso-rule.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_CLUSTERS_MAX_TRIED 8

/* From 0 to 1; runs on the thread of the work. */
typedef void (*HosoClusterProgress) (double done, gpointer data);

typedef struct
{
  gint64 survey;
  GArray *questions; /* of gint64, or NULL for those suggested */
  guint n_groups;    /* 0: as many as the answers show, which may be none */
  guint32 seed;
  HosoClusterProgress progress; /* or NULL */
  gpointer progress_data;
} HosoClusterQuery;

/* One answer, in a group and outside it. */
typedef struct
{
  char *question;
  char *answer;
  guint64 n;
  guint64 base;
  guint64 rest_n;
  guint64 rest_base;
  HosoInterval difference; /* of the two shares */
  double p;                /* corrected for all tests; of a question that built the groups 1 */
} HosoClusterTrait;

typedef struct
{
  char *name;        /* proposed */
  guint64 n;         /* respondents placed in it */
  double share;      /* as the model estimates it */
  double stability;  /* found again in resamples, 0 to 1 */
  GPtrArray *built;  /* of HosoClusterTrait: what made the group, the largest first */
  GPtrArray *tested; /* of HosoClusterTrait: what else differs, after correction */
} HosoClusterGroup;

typedef struct
{
  gint64 survey;
  char *survey_name;
  char *date;          /* of the latest response, ISO 8601, or NULL */
  guint64 asked;       /* all respondents */
  guint64 respondents; /* with an answer to any of the questions */
  guint fitted;        /* of them, drawn for the model */
  guint n_groups;      /* 1: no groups */
  gboolean chosen;     /* the number was found, not asked for */
  guint n_tried;
  double tried_bic[HOSO_CLUSTERS_MAX_TRIED]; /* of 1, 2, … groups */
  double log_likelihood;
  double bic;
  double icl;
  double agreement;  /* with k-medoids, adjusted Rand index */
  double silhouette; /* of k-medoids */
  HosoCluster *cluster;
  GPtrArray *groups; /* of HosoClusterGroup; empty where there are none */
} HosoClusterFinding;

void hoso_cluster_finding_free (HosoClusterFinding *finding);

HosoClusterFinding *hoso_clusters_find (HosoDb *db,
                                        const HosoClusterQuery *query,
                                        GCancellable *cancellable,
                                        GError **error);

/* A rule for one group, from 0, as a segment keeps it. */
HosoRule *hoso_clusters_make_rule (const HosoClusterFinding *finding, guint group);

/* Adds a segment for each group with a name, as one step; @names has n_groups of
 * them, NULL leaves a group out.  Their ids (gint64), or NULL with @error set. */
GArray *hoso_clusters_save (HosoDb *db,
                            const HosoClusterFinding *finding,
                            const char *const *names,
                            GError **error);

/* In sentences; the first three are freed with g_free(). */
char *hoso_clusters_describe (const HosoClusterFinding *finding);
char *hoso_clusters_describe_trust (const HosoClusterFinding *finding);
char *hoso_cluster_trait_describe (const HosoClusterTrait *trait);
const char *hoso_cluster_group_describe_stability (const HosoClusterGroup *group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoClusterFinding, hoso_cluster_finding_free)

G_END_DECLS

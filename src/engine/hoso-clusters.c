/* Finding groups in answers: latent classes, how many by BIC, how stable by the
 * bootstrap, and k-medoids of Gower's distance as a second opinion.  Runs on the
 * thread that owns the connection, and one beside it while it computes.
 */

#include "hoso-config.h"

#include "hoso-clusters.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hoso-cluster-answers.h"
#include "hoso-cluster-traits.h"
#include "hoso-error.h"
#include "hoso-gower.h"
#include "hoso-lca-choice.h"
#include "hoso-medoids.h"
#include "hoso-partition.h"
#include "hoso-segment-table.h"
#include "hoso-survey-table.h"
#include "hoso-undo.h"

/* More respondents make the model hardly better, but slow to find; all are
 * placed by it. */
#define MAX_FITTED 10000
#define MAX_SECOND 1500
#define ROUNDS 40
#define MEDOID_STARTS 3

G_STATIC_ASSERT (HOSO_CLUSTERS_MAX_TRIED == HOSO_LCA_MAX_CHOSEN);
G_STATIC_ASSERT (HOSO_CLUSTER_MAX_GROUPS == HOSO_LCA_MAX_CLASSES);

/* A part of the work, for the progress. */
typedef struct
{
  const HosoClusterQuery *query;
  GCancellable *cancellable;
  double from;
  double share;
} Part;

static gboolean
progress_cb (double done, gpointer data)
{
  const Part *part = data;

  if (part->query->progress != NULL)
    part->query->progress (part->from + part->share * done, part->query->progress_data);
  return !g_cancellable_is_cancelled (part->cancellable);
}

static void
free_group (HosoClusterGroup *group)
{
  g_free (group->name);
  g_ptr_array_unref (group->built);
  g_ptr_array_unref (group->tested);
  g_free (group);
}

void
hoso_cluster_finding_free (HosoClusterFinding *finding)
{
  g_free (finding->survey_name);
  g_free (finding->date);
  g_clear_pointer (&finding->cluster, hoso_cluster_unref);
  g_clear_pointer (&finding->groups, g_ptr_array_unref);
  g_free (finding);
}

static void
add_group (HosoClusterFinding *finding, double share)
{
  HosoClusterGroup *group = g_new0 (HosoClusterGroup, 1);

  group->share = share;
  group->built = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_cluster_trait_free);
  group->tested = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_cluster_trait_free);
  g_ptr_array_add (finding->groups, group);
}

/* Tries 1, 2, … groups, or fits as many as were asked for. */
static HosoLcaModel *
fit (HosoClusterFinding *finding,
     const HosoClusterQuery *query,
     const HosoLcaData *data,
     const HosoLcaOptions *options)
{
  g_autoptr (HosoLcaChoice) choice = NULL;

  finding->chosen = query->n_groups == 0;
  if (query->n_groups != 0)
    return hoso_lca_fit (data, query->n_groups, options);
  choice = hoso_lca_choose (data, options);
  if (choice == NULL)
    return NULL;
  finding->n_tried = choice->n_tried;
  for (guint i = 0; i < choice->n_tried; i++)
    finding->tried_bic[i] = choice->bic[i];
  return g_steal_pointer (&choice->best);
}

static void
take_model (HosoClusterFinding *finding, const HosoLcaModel *model)
{
  finding->n_groups = model->n_classes;
  finding->log_likelihood = model->log_likelihood;
  finding->bic = model->bic;
  finding->icl = model->icl;
  finding->cluster->respondents = model->n;
  hoso_cluster_take_model (finding->cluster, model);
  for (guint k = 0; k < model->n_classes && model->n_classes > 1; k++)
    add_group (finding, model->shares[k]);
}

static gboolean
measure_stability (HosoClusterFinding *finding,
                   const HosoLcaData *data,
                   const HosoLcaModel *model,
                   const HosoLcaOptions *options)
{
  double jaccard[HOSO_LCA_MAX_CLASSES];

  if (!hoso_lca_stability (data, model, ROUNDS, options, jaccard))
    return FALSE;
  for (guint k = 0; k < finding->groups->len; k++)
    ((HosoClusterGroup *)finding->groups->pdata[k])->stability = jaccard[k];
  return TRUE;
}

static HosoGowerKind
get_kind (const HosoClusterAnswers *answers, guint item)
{
  if (g_array_index (answers->yes_no, guint8, item))
    return HOSO_GOWER_ASYMMETRIC;
  return g_array_index (answers->ordered, guint8, item) ? HOSO_GOWER_NUMBER : HOSO_GOWER_NOMINAL;
}

/* Another way of grouping, on as many as there is room for the distances of. */
static void
ask_second (HosoClusterFinding *finding,
            HosoClusterAnswers *answers,
            const HosoLcaModel *model,
            guint32 seed)
{
  guint n_items = answers->n_options->len;
  g_autofree HosoGowerKind *kinds = g_new (HosoGowerKind, n_items);
  g_autofree double *values = NULL;
  g_autofree float *distances = NULL;
  g_autofree guint8 *first = NULL;
  g_autofree guint8 *second = NULL;
  HosoMedoids found;
  guint n;

  hoso_cluster_answers_thin (answers, MAX_SECOND, seed);
  n = answers->ordinals->len;
  values = g_new (double, (gsize)n *n_items);
  for (guint i = 0; i < n_items; i++)
    kinds[i] = get_kind (answers, i);
  for (gsize i = 0; i < (gsize)n * n_items; i++)
    values[i] = answers->answers[i] == 0 ? NAN : answers->answers[i] - 1.0;
  distances = hoso_gower_matrix (&(HosoGowerData){ n, n_items, kinds, values }, 2);
  found = hoso_medoids_find (distances, n, finding->n_groups, MEDOID_STARTS, seed);

  first = g_malloc (n);
  second = g_malloc (n);
  for (guint i = 0; i < n; i++)
    first[i] = (guint8)hoso_lca_classify (model, answers->answers + (gsize)i * n_items);
  hoso_medoids_assign (&found, distances, n, second);
  finding->agreement = hoso_partition_adjusted_rand (first, second, n);
  finding->silhouette = hoso_medoids_silhouette (distances, n, second, finding->n_groups);
}

static gboolean
check_enough (guint n, GError **error)
{
  if (n >= HOSO_LCA_MIN_RESPONDENTS)
    return TRUE;
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: the first %u is how many answered, the second how many are needed. */
               ngettext ("Only %u person answered these questions: with fewer than %u, groups "
                         "cannot be told from chance.",
                         "Only %u people answered these questions: with fewer than %u, groups "
                         "cannot be told from chance.",
                         n),
               n, HOSO_LCA_MIN_RESPONDENTS);
  return FALSE;
}

/* Fits the model to a sample of the answers; FALSE with @error set. */
static gboolean
analyse (HosoDb *db,
         HosoClusterFinding *finding,
         const HosoClusterQuery *query,
         const HosoPopulation *respondents,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (HosoClusterAnswers) answers =
    hoso_cluster_answers_read (db, finding->cluster, respondents->all, cancellable, error);
  g_autoptr (HosoLcaModel) model = NULL;
  Part part = { query, cancellable, 0.0, 0.6 };
  HosoLcaOptions options;
  HosoLcaData data;

  if (answers == NULL)
    return FALSE;
  hoso_cluster_answers_thin (answers, MAX_FITTED, query->seed);
  data = hoso_cluster_answers_get_data (answers);
  if (!check_enough (data.n, error))
    return FALSE;
  finding->fitted = data.n;
  options = hoso_lca_get_defaults (&data);
  options.seed = query->seed;
  options.progress = progress_cb;
  options.progress_data = &part;
  model = fit (finding, query, &data, &options);
  if (model != NULL)
    take_model (finding, model);
  part.from = 0.6;
  part.share = 0.3;
  if (model == NULL ||
      (finding->n_groups > 1 && !measure_stability (finding, &data, model, &options)))
    return !g_cancellable_set_error_if_cancelled (cancellable, error) && model != NULL;
  if (finding->n_groups > 1)
    ask_second (finding, answers, model, query->seed);
  return TRUE;
}

/* Everybody's group, by the model as the rule keeps it. */
static GPtrArray *
place (HosoDb *db,
       HosoClusterFinding *finding,
       const HosoPopulation *respondents,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (HosoClusterAnswers) answers =
    hoso_cluster_answers_read (db, finding->cluster, respondents->all, cancellable, error);
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_bitset_free);
  g_autoptr (HosoLcaModel) model = NULL;
  guint n_items;

  if (answers == NULL)
    return NULL;
  hoso_cluster_answers_thin (answers, G_MAXUINT, 0);
  finding->respondents = answers->ordinals->len;
  for (guint k = 0; k < finding->groups->len; k++)
    g_ptr_array_add (members, hoso_bitset_new (respondents->all->size));
  model = finding->groups->len > 0 ? hoso_cluster_make_model (finding->cluster) : NULL;
  n_items = answers->n_options->len;
  for (guint i = 0; i < answers->ordinals->len && model != NULL; i++)
    {
      guint k = hoso_lca_classify (model, answers->answers + (gsize)i * n_items);

      hoso_bitset_add (members->pdata[k], g_array_index (answers->ordinals, guint, i));
      ((HosoClusterGroup *)finding->groups->pdata[k])->n++;
    }
  return g_steal_pointer (&members);
}

static HosoClusterFinding *
finding_new (const HosoSurvey *survey, const HosoPopulation *respondents)
{
  HosoClusterFinding *finding = g_new0 (HosoClusterFinding, 1);

  finding->survey = survey->id;
  finding->survey_name = g_strdup (survey->name);
  finding->date = g_strdup (survey->last);
  finding->asked = hoso_bitset_count (respondents->all);
  finding->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)free_group);
  return finding;
}

static gboolean
check_query (const HosoClusterQuery *query, GError **error)
{
  if (query->n_groups <= HOSO_CLUSTER_MAX_GROUPS)
    return TRUE;
  /* Translators: %d is the largest number of groups. */
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("At most %d groups can be looked for."),
               HOSO_CLUSTER_MAX_GROUPS);
  return FALSE;
}

/**
 * hoso_clusters_find:
 *
 * Changes nothing in the workspace.  The same answers and seed give the same
 * groups.
 *
 * Returns: (transfer full): what was found, which may be that there are no
 *   groups; %NULL with HOSO_ERROR_INVALID where there are too few answers or no
 *   questions, G_IO_ERROR_CANCELLED, or another error
 */
HosoClusterFinding *
hoso_clusters_find (HosoDb *db,
                    const HosoClusterQuery *query,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HosoSurvey) survey = NULL;
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (HosoClusterFinding) finding = NULL;
  g_autoptr (GPtrArray) members = NULL;

  survey = check_query (query, error) ? hoso_survey_table_load (db, query->survey, error) : NULL;
  respondents = survey != NULL ? hoso_population_load (db, query->survey, error) : NULL;
  if (respondents == NULL)
    return NULL;
  finding = finding_new (survey, respondents);
  finding->cluster =
    hoso_cluster_plan_make (db, survey, query->questions, respondents, cancellable, error);
  if (finding->cluster == NULL)
    return NULL;
  finding->cluster->seed = query->seed;
  if (!analyse (db, finding, query, respondents, cancellable, error))
    return NULL;
  members = place (db, finding, respondents, cancellable, error);
  if (members == NULL ||
      !hoso_cluster_traits_find (db, finding, members, respondents, cancellable, error))
    return NULL;
  return g_steal_pointer (&finding);
}

/* Free with hoso_rule_free(). */
HosoRule *
hoso_clusters_make_rule (const HosoClusterFinding *finding, guint group)
{
  HosoRule *rule = hoso_rule_new (finding->survey);
  HosoRuleNode *node = hoso_rule_node_new (HOSO_RULE_CLUSTER);

  node->cluster = hoso_cluster_ref (finding->cluster);
  node->group = group;
  hoso_rule_node_add (rule->root, node);
  return rule;
}

/**
 * hoso_clusters_save:
 *
 * Returns: (transfer full) (element-type gint64): the new segments' ids, or %NULL
 *   with @error set and nothing changed
 */
GArray *
hoso_clusters_save (HosoDb *db,
                    const HosoClusterFinding *finding,
                    const char *const *names,
                    GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!hoso_action_begin (&action, db, N_ ("Add segments of the groups"), error))
    return NULL;
  for (guint k = 0; k < finding->groups->len; k++)
    {
      g_autoptr (HosoRule) rule = hoso_clusters_make_rule (finding, k);
      gint64 id;

      if (names[k] == NULL)
        continue;
      id = hoso_segment_table_add (db, names[k], rule, NULL, error);
      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return hoso_action_commit (&action, error) ? g_steal_pointer (&ids) : NULL;
}

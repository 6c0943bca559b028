/* The number of classes by Schwarz's criterion (BIC), which unlike AIC says
 * “none” where there is nothing (Nylund, Asparouhov and Muthén 2007, Structural
 * Equation Modeling 14:535), and the stability of each class by the bootstrap
 * (Hennig 2007, Computational Statistics & Data Analysis 52:258).
 *
 * Pure functions.  hoso_lca_stability() starts one thread beside the caller's.
 */

#include "hoso-config.h"

#include "hoso-lca-choice.h"

#include <string.h>

#include "hoso-partition.h"

/* BIC has risen so often: more classes only make it worse. */
#define MAX_RISES 2
/* A resample is no larger, since it takes its time; smaller samples find groups
 * harder, so that the figure errs to the careful side. */
#define MAX_RESAMPLE 2000

typedef struct
{
  const HosoLcaOptions *options;
  double from;
  double share;
} Part;

/* Maps the progress of one fit into that of all. */
static gboolean
progress_of_part (double done, gpointer data)
{
  const Part *part = data;

  return part->options->progress == NULL ||
         part->options->progress (part->from + part->share * done,
                                  part->options->progress_data);
}

void
hoso_lca_choice_free (HosoLcaChoice *choice)
{
  if (choice == NULL)
    return;

  hoso_lca_model_free (choice->best);
  g_free (choice);
}

static void
keep_better (HosoLcaChoice *choice, HosoLcaModel *model)
{
  if (choice->best != NULL && choice->best->bic <= model->bic)
    {
      hoso_lca_model_free (model);
      return;
    }
  hoso_lca_model_free (choice->best);
  choice->best = model;
}

/**
 * hoso_lca_choose:
 *
 * Fits 1, 2, … classes until BIC rose twice in a row.
 *
 * Returns: (transfer full): what was tried and the best of it, or %NULL where
 *   nobody answered anything or the progress function stopped the work
 */
HosoLcaChoice *
hoso_lca_choose (const HosoLcaData *data, const HosoLcaOptions *options)
{
  g_autoptr (HosoLcaChoice) choice = g_new0 (HosoLcaChoice, 1);
  guint rises = 0;

  for (guint k = 0; k < HOSO_LCA_MAX_CHOSEN && rises < MAX_RISES; k++)
    {
      Part part = { options, (double)k / HOSO_LCA_MAX_CHOSEN, 1.0 / HOSO_LCA_MAX_CHOSEN };
      HosoLcaOptions own = *options;
      HosoLcaModel *model;

      own.progress = progress_of_part;
      own.progress_data = &part;
      model = hoso_lca_fit (data, k + 1, &own);
      if (model == NULL)
        return NULL;
      choice->bic[k] = model->bic;
      choice->icl[k] = model->icl;
      choice->n_tried = k + 1;
      rises = k > 0 && choice->bic[k] > choice->bic[k - 1] ? rises + 1 : 0;
      keep_better (choice, model);
    }
  return g_steal_pointer (&choice);
}

typedef struct
{
  const HosoLcaData *data;
  const HosoLcaModel *model;
  const HosoLcaOptions *options;
  const guint32 *seeds; /* of each round */
  const guint8 *groups; /* of each respondent, by @model */
  double *jaccard;      /* rounds × n_classes */
  guint rounds;
  int next;    /* atomic */
  int stopped; /* atomic */
} Bootstrap;

static void
classify_all (const HosoLcaData *data, const HosoLcaModel *model, guint8 *groups)
{
  for (guint i = 0; i < data->n; i++)
    groups[i] =
      (guint8)hoso_lca_classify (model, data->answers + (gsize)i * data->n_items);
}

static HosoLcaModel *
fit_resample (const Bootstrap *bootstrap, guint32 seed)
{
  const HosoLcaData *data = bootstrap->data;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint size = MIN (data->n, MAX_RESAMPLE);
  g_autofree guint8 *answers = g_malloc ((gsize)size * data->n_items);
  HosoLcaData resample = { size, data->n_items, data->n_options, answers };
  HosoLcaOptions options = {
    .starts = 8,
    .start_iterations = 15,
    .finalists = 2,
    .max_iterations = 300,
    .tolerance = 1e-7,
    .seed = g_rand_int (random),
    .threads = 1,
  };

  for (guint i = 0; i < size; i++)
    {
      gsize row = (gsize)g_rand_int_range (random, 0, (gint32)data->n);

      memcpy (answers + (gsize)i * data->n_items, data->answers + row * data->n_items,
              data->n_items);
    }
  return hoso_lca_fit (&resample, bootstrap->model->n_classes, &options);
}

/* Who would be together had others been asked: the model of the resample says
 * it of all respondents. */
static void
run_rounds (Bootstrap *bootstrap, gboolean tell)
{
  const HosoLcaOptions *options = bootstrap->options;
  guint k = bootstrap->model->n_classes;
  g_autofree guint8 *groups = g_malloc (MAX (bootstrap->data->n, 1));
  guint round;

  while ((round = (guint)g_atomic_int_add (&bootstrap->next, 1)) < bootstrap->rounds)
    {
      g_autoptr (HosoLcaModel) model = NULL;

      if (tell && options->progress != NULL &&
          !options->progress ((double)round / bootstrap->rounds, options->progress_data))
        g_atomic_int_set (&bootstrap->stopped, 1);
      if (g_atomic_int_get (&bootstrap->stopped) != 0)
        return;
      model = fit_resample (bootstrap, bootstrap->seeds[round]);
      if (model == NULL)
        continue;
      classify_all (bootstrap->data, model, groups);
      hoso_partition_jaccard (bootstrap->groups, k, groups, k, bootstrap->data->n,
                              bootstrap->jaccard + (gsize)round * k);
    }
}

static gpointer
run_beside (gpointer data)
{
  run_rounds (data, FALSE);
  return NULL;
}

static guint32 *
draw_seeds (guint32 seed, guint n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint32 *seeds = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    seeds[i] = g_rand_int (random);
  return seeds;
}

/**
 * hoso_lca_stability:
 * @jaccard: (out caller-allocates): for each class the average share in common
 *   with the class that fits it best in a resample, n_classes of them, 0 to 1
 *
 * Returns: %FALSE where the progress function stopped the work
 */
gboolean
hoso_lca_stability (const HosoLcaData *data,
                    const HosoLcaModel *model,
                    guint rounds,
                    const HosoLcaOptions *options,
                    double *jaccard)
{
  g_autofree guint32 *seeds = draw_seeds (options->seed, rounds);
  g_autofree guint8 *groups = g_malloc (MAX (data->n, 1));
  g_autofree double *all = g_new0 (double, (gsize)MAX (rounds, 1) * model->n_classes);
  Bootstrap bootstrap = { data, model, options, seeds, groups, all, rounds, 0, 0 };
  GThread *thread = NULL;

  classify_all (data, model, groups);
  if (options->threads > 1)
    thread = g_thread_try_new ("bootstrap", run_beside, &bootstrap, NULL);
  run_rounds (&bootstrap, TRUE);
  if (thread != NULL)
    g_thread_join (thread);

  for (guint k = 0; k < model->n_classes; k++)
    {
      jaccard[k] = 0.0;
      for (guint round = 0; round < rounds; round++)
        jaccard[k] += all[(gsize)round * model->n_classes + k] / rounds;
    }
  return bootstrap.stopped == 0;
}

/* Choosing what to say of a group: first what it says more often than the rest,
 * by the bound of Newcombe's interval; then what most of it says, like the
 * rest.  So many options are looked at that some differ by chance: what does
 * not pass Benjamini and Hochberg's correction over all of them does not count
 * as different.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-telling.h"

#include "hoso-association.h"
#include "hoso-proportion.h"

typedef struct
{
  guint index;
  guint question;
  int layer;
  double score;
} Candidate;

/* @p: the option's corrected p-value. */
typedef double (*Score) (const HosoTelling *option, double p);

static double
get_share (const HosoTelling *option)
{
  return (double)option->n / (double)option->base;
}

static double
score_by_difference (const HosoTelling *option, double p)
{
  if (get_share (option) < HOSO_TELLING_MIN_SHARE || p > HOSO_TELLING_MAX_P)
    return 0.0;

  return hoso_proportion_telling (option->n, option->base, option->rest_n, option->rest_base);
}

static double
score_by_share (const HosoTelling *option, double p)
{
  double share = get_share (option);

  return share >= HOSO_TELLING_COMMON_SHARE ? share : 0.0;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return first->index < second->index ? -1 : first->index > second->index;
}

static gboolean
is_sayable (const HosoTelling *option, GHashTable *most)
{
  const HosoTelling *common = g_hash_table_lookup (most, GUINT_TO_POINTER (option->question));

  return option->base >= HOSO_TELLING_MIN_BASE && option->n >= HOSO_TELLING_MIN_N &&
         (!option->exclusive || option->n == common->n);
}

/* The option that most chose, by question. */
static GHashTable *
find_most_common (const HosoTelling *options, guint n_options)
{
  GHashTable *most = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n_options; i++)
    {
      gpointer question = GUINT_TO_POINTER (options[i].question);
      const HosoTelling *common = g_hash_table_lookup (most, question);

      if (common == NULL || options[i].n > common->n)
        g_hash_table_insert (most, question, (gpointer)&options[i]);
    }

  return most;
}

/* Appends the best option of each question that scores at all and is not yet
 * among @questions, the best first. */
static void
add_candidates (GArray *candidates,
                GHashTable *questions,
                const HosoTelling *options,
                const double *p,
                guint n_options,
                Score score)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) most = find_most_common (options, n_options);

  for (guint i = 0; i < n_options; i++)
    {
      Candidate candidate = { i, options[i].question, options[i].layer, 0.0 };

      if (is_sayable (&options[i], most))
        candidate.score = score (&options[i], p[i]);
      if (candidate.score > 0.0)
        g_array_append_val (found, candidate);
    }
  g_array_sort (found, compare_candidates);

  for (guint i = 0; i < found->len; i++)
    {
      Candidate candidate = g_array_index (found, Candidate, i);

      if (g_hash_table_add (questions, GUINT_TO_POINTER (candidate.question)))
        g_array_append_val (candidates, candidate);
    }
}

/* TRUE for the candidates to say: each layer has a third of the places, and
 * what a layer leaves over goes to the best of the others. */
static gboolean *
spread (const GArray *candidates, guint limit)
{
  gboolean *chosen = g_new0 (gboolean, candidates->len + 1);
  guint left[HOSO_TELLING_N_LAYERS];
  guint places = MIN (limit, candidates->len);

  for (guint i = 0; i < HOSO_TELLING_N_LAYERS; i++)
    left[i] = limit / HOSO_TELLING_N_LAYERS;

  for (guint i = 0; i < candidates->len && places > 0; i++)
    {
      int layer = g_array_index (candidates, Candidate, i).layer;

      if (layer >= 1 && layer <= HOSO_TELLING_N_LAYERS && left[layer - 1] > 0)
        {
          left[layer - 1]--;
          chosen[i] = TRUE;
          places--;
        }
    }

  for (guint i = 0; i < candidates->len && places > 0; i++)
    {
      if (!chosen[i])
        {
          chosen[i] = TRUE;
          places--;
        }
    }

  return chosen;
}

/* The p-value of each option's difference, corrected for all @n_options; free
 * with g_free(). */
double *
hoso_telling_test (const HosoTelling *options, guint n_options)
{
  double *p = g_new (double, n_options + 1);

  for (guint i = 0; i < n_options; i++)
    p[i] = hoso_association_compare (
      options[i].n, options[i].base, options[i].rest_n, options[i].rest_base);
  hoso_false_discovery_adjust (p, n_options);

  return p;
}

/* Groups of fewer than HOSO_TELLING_MIN_BASE answers get nothing.  Free the
 * array with g_array_unref(). */
GArray *
hoso_telling_choose (const HosoTelling *options, guint n_options, guint limit)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  g_autofree double *p = hoso_telling_test (options, n_options);
  g_autofree gboolean *chosen = NULL;
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint));

  add_candidates (candidates, questions, options, p, n_options, score_by_difference);
  add_candidates (candidates, questions, options, p, n_options, score_by_share);
  chosen = spread (candidates, limit);
  for (guint i = 0; i < candidates->len; i++)
    {
      if (chosen[i])
        g_array_append_val (indices, g_array_index (candidates, Candidate, i).index);
    }

  return indices;
}

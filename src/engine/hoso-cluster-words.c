/* What was found about groups, in sentences of the interface's language.  Pure;
 * any thread.
 */

#include "hoso-config.h"

#include "hoso-clusters.h"

#include <glib/gi18n-lib.h>

#include "hoso-format.h"
#include "hoso-lca-choice.h"
#include "hoso-medoids.h"
#include "hoso-partition.h"
#include "hoso-plot-reading.h"

/* Agreement of two ways of grouping, as adjusted Rand index. */
#define AGREES 0.8
#define AGREES_PARTLY 0.5

static char *
dup_bic (double bic)
{
  return hoso_format_number (bic, 1, hoso_format_get_language ());
}

static char *
describe_none (const HosoClusterFinding *finding)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *people = hoso_format_integer ((gint64)finding->respondents, language);
  g_autofree char *one = dup_bic (finding->tried_bic[0]);
  g_autofree char *two = dup_bic (finding->tried_bic[1]);

  /* Translators: %1$s is how many people answered; %2$s and %3$s are values of the criterion. */
  return g_strdup_printf (_ ("No groups found: the answers of %1$s people are described best "
                             "without any (BIC %2$s; with two groups %3$s, and less is better). "
                             "That is a full answer: these questions hold no hidden division."),
                          people, one, two);
}

/* The sentence about how many groups there are, and why; free with g_free(). */
char *
hoso_clusters_describe (const HosoClusterFinding *finding)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *people = hoso_format_integer ((gint64)finding->respondents, language);
  g_autofree char *best = dup_bic (finding->bic);
  g_autofree char *one = NULL;

  if (finding->groups->len == 0 && finding->n_tried > 1)
    return describe_none (finding);
  if (!finding->chosen || finding->n_tried == 0)
    /* Translators: %1$s is how many people, %2$u how many groups, %3$s a value. */
    return g_strdup_printf (_ ("The answers of %1$s people were put into %2$u groups, as you asked "
                               "(BIC %3$s)."),
                            people, finding->n_groups, best);
  one = dup_bic (finding->tried_bic[0]);
  /* Translators: %1$s is how many people, %2$u how many groups, %3$s and %4$s are values. */
  return g_strdup_printf (_ ("The answers of %1$s people fall into %2$u groups: fewer or more "
                             "describe them worse (BIC %3$s; without groups %4$s, and less is "
                             "better)."),
                          people, finding->n_groups, best, one);
}

/* What else to know before using the groups; free with g_free(). */
char *
hoso_clusters_describe_trust (const HosoClusterFinding *finding)
{
  g_autofree char *agreement =
    hoso_format_number (finding->agreement, 2, hoso_format_get_language ());
  g_autoptr (GString) words = g_string_new (NULL);

  if (finding->groups->len > 0)
    /* Translators, for these three: %s is a number up to 1, which is full agreement. */
    g_string_append_printf (
      words,
      finding->agreement >= AGREES
        ? _ ("A second method, which works by distances, finds nearly the same groups "
             "(agreement %s of 1).")
      : finding->agreement >= AGREES_PARTLY
        ? _ ("A second method, which works by distances, finds partly the same groups "
             "(agreement %s of 1).")
        : _ ("A second method, which works by distances, groups people otherwise (agreement %s "
             "of 1): take these groups as a hint."),
      agreement);
  if (finding->groups->len > 0 && finding->silhouette < HOSO_SILHOUETTE_CLEAR)
    g_string_append_printf (words, " %s", _ ("The groups overlap: many people stand between two."));
  if (finding->respondents < HOSO_LCA_FEW_RESPONDENTS)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            _ ("With fewer than 300 answers only clear groups can be seen."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* How far a group can be relied on, as one sentence. */
const char *
hoso_cluster_group_describe_stability (const HosoClusterGroup *group)
{
  if (group->stability > HOSO_JACCARD_HIGHLY_STABLE)
    return _ ("Very stable: found again in nearly every resample");
  if (group->stability > HOSO_JACCARD_STABLE)
    return _ ("Stable: found again in most resamples");
  if (group->stability >= HOSO_JACCARD_DOUBTFUL)
    return _ ("Doubtful: other respondents might give another group");
  return _ ("Unstable: hardly found again in resamples");
}

/* The shares and their difference; free with g_free(). */
char *
hoso_cluster_trait_describe (const HosoClusterTrait *trait)
{
  const char *language = hoso_format_get_language ();
  double inside = trait->base > 0 ? (double)trait->n / trait->base : 0;
  double outside = trait->rest_base > 0 ? (double)trait->rest_n / trait->rest_base : 0;
  gboolean more = inside >= outside;
  double low = 100 * (more ? trait->difference.low : -trait->difference.high);
  double high = 100 * (more ? trait->difference.high : -trait->difference.low);
  g_autofree char *first = hoso_plot_dup_share (trait->n, trait->base, language);
  g_autofree char *second = hoso_plot_dup_share (trait->rest_n, trait->rest_base, language);
  g_autofree char *least = hoso_format_number (low, 0, language);
  g_autofree char *most = hoso_format_number (high, 0, language);

  return g_strdup_printf (
    /* Translators, for both: shares in the group and outside, bounds of the difference. */
    more ? _ ("%1$s of the group, %2$s of the others: %3$s to %4$s points more")
         : _ ("%1$s of the group, %2$s of the others: %3$s to %4$s points fewer"),
    first, second, least, most);
}

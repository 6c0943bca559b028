/* What sets found groups apart.
 *
 * The questions that a group was built from differ because it was built so; to
 * test them would prove nothing (on answers without any structure 98 of 100
 * come out “significant”).  They are told by the size of the difference and its
 * interval.  All other questions and the fields of joined customers are tested,
 * and corrected for the number of tests.  Reads only; runs on the thread that
 * owns the connection.
 */

#include "hoso-config.h"

#include "hoso-cluster-traits.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "hoso-association.h"
#include "hoso-field-tally.h"
#include "hoso-question-tally.h"
#include "hoso-survey-table.h"

#define MAX_BUILT 12
#define MAX_TESTED 8
/* Of all differences that are told, at most one in twenty by chance. */
#define LARGEST_P 0.05
/* An option that fewer chose tells nothing of groups. */
#define MIN_TOTAL 5
#define NAME_TRAITS 2
#define NAME_LETTERS 32

void
hoso_cluster_trait_free (HosoClusterTrait *trait)
{
  g_free (trait->question);
  g_free (trait->answer);
  g_free (trait);
}

/* The bound of the difference that is nearer to zero. */
static double
get_telling (const HosoClusterTrait *trait)
{
  return hoso_proportion_telling (trait->n, trait->base, trait->rest_n, trait->rest_base);
}

static double
get_share_difference (const HosoClusterTrait *trait)
{
  return (double)trait->n / trait->base - (double)trait->rest_n / trait->rest_base;
}

static int
compare_traits (gconstpointer a, gconstpointer b)
{
  double first = fabs (get_share_difference (*(HosoClusterTrait *const *)a));
  double second = fabs (get_share_difference (*(HosoClusterTrait *const *)b));

  return first > second ? -1 : first < second;
}

static HosoClusterTrait *
trait_new (
  const char *question, const HosoTally *inside, const HosoTally *all, guint option, gboolean built)
{
  HosoClusterTrait *trait = g_new0 (HosoClusterTrait, 1);
  const HosoCount *count = inside->counts->pdata[option];
  const HosoCount *total = all->counts->pdata[option];

  trait->question = g_strdup (question);
  trait->answer = g_strdup (count->label);
  trait->n = count->n;
  trait->base = inside->base;
  trait->rest_n = total->n - count->n;
  trait->rest_base = all->base - inside->base;
  trait->difference =
    hoso_proportion_difference (trait->n, trait->base, trait->rest_n, trait->rest_base);
  trait->p = built ? 1.0
                   : hoso_association_compare (trait->n, trait->base, trait->rest_n,
                                               trait->rest_base);
  return trait;
}

/* Of a question that built the groups only what differs most is told; of the
 * others each option is a test. */
static void
add_traits (HosoClusterGroup *group,
            const char *question,
            const HosoTally *inside,
            const HosoTally *all,
            gboolean built)
{
  g_autoptr (GPtrArray) traits =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_cluster_trait_free);

  if (inside->base == 0 || all->base <= inside->base)
    return;
  for (guint i = 0; i < MIN (inside->counts->len, all->counts->len); i++)
    {
      const HosoCount *total = all->counts->pdata[i];

      if (!total->other && total->n >= MIN_TOTAL)
        g_ptr_array_add (traits, trait_new (question, inside, all, i, built));
    }
  if (!built)
    {
      g_ptr_array_extend_and_steal (group->tested, g_steal_pointer (&traits));
      return;
    }
  g_ptr_array_sort (traits, compare_traits);
  if (traits->len > 0 && get_telling (traits->pdata[0]) != 0.0)
    g_ptr_array_add (group->built, g_ptr_array_steal_index (traits, 0));
}

static gboolean
is_countable (const HosoQuestion *question)
{
  return question->kind == HOSO_QUESTION_SINGLE || question->kind == HOSO_QUESTION_MULTIPLE ||
         question->kind == HOSO_QUESTION_SCALE || question->kind == HOSO_QUESTION_GRID;
}

static gboolean
add_question (HosoDb *db,
              HosoClusterFinding *finding,
              const HosoQuestion *question,
              GPtrArray *members,
              const HosoPopulation *respondents,
              GCancellable *cancellable,
              GError **error)
{
  gboolean built = hoso_cluster_has_question (finding->cluster, question->id);
  g_autofree char *title = hoso_question_dup_label (question);
  g_autoptr (HosoTally) all =
    hoso_tally_question (db, question, respondents->all, cancellable, error);

  for (guint k = 0; all != NULL && k < members->len; k++)
    {
      g_autoptr (HosoTally) inside =
        hoso_tally_question (db, question, members->pdata[k], cancellable, error);

      if (inside == NULL)
        return FALSE;
      add_traits (finding->groups->pdata[k], title, inside, all, built);
    }
  return all != NULL;
}

/* Numbers are told by their averages elsewhere; here only choices are. */
static gboolean
add_questions (HosoDb *db,
               HosoClusterFinding *finding,
               GPtrArray *members,
               const HosoPopulation *respondents,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, finding->survey, error);

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      const HosoQuestion *question = survey->questions->pdata[i];

      if (is_countable (question) &&
          !add_question (db, finding, question, members, respondents, cancellable, error))
        return FALSE;
    }
  return survey != NULL;
}

/* Fields of the customers who are joined to respondents. */
static gboolean
add_fields (HosoDb *db,
            HosoClusterFinding *finding,
            GPtrArray *members,
            const HosoPopulation *respondents,
            GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) all = NULL;

  if (customers != NULL)
    all = hoso_population_translate (db, respondents, respondents->all, customers, error);
  for (guint k = 0; all != NULL && k < members->len; k++)
    {
      g_autoptr (HosoBitset) inside =
        hoso_population_translate (db, respondents, members->pdata[k], customers, error);
      g_autoptr (GPtrArray) fields = NULL;

      fields = inside != NULL ? hoso_field_tally_all (db, all, inside, error) : NULL;
      if (fields == NULL)
        return FALSE;
      for (guint i = 0; i < fields->len; i++)
        {
          const HosoFieldTally *field = fields->pdata[i];

          add_traits (finding->groups->pdata[k], field->title, field->inside, field->all, FALSE);
        }
    }
  return all != NULL;
}

/* --- Choosing --- */

static void
correct_all (HosoClusterFinding *finding)
{
  g_autoptr (GArray) p = g_array_new (FALSE, FALSE, sizeof (double));
  guint next = 0;

  for (guint k = 0; k < finding->groups->len; k++)
    {
      const HosoClusterGroup *group = finding->groups->pdata[k];

      for (guint i = 0; i < group->tested->len; i++)
        g_array_append_val (p, ((HosoClusterTrait *)group->tested->pdata[i])->p);
    }
  hoso_false_discovery_adjust ((double *)p->data, p->len);
  for (guint k = 0; k < finding->groups->len; k++)
    {
      const HosoClusterGroup *group = finding->groups->pdata[k];

      for (guint i = 0; i < group->tested->len; i++)
        ((HosoClusterTrait *)group->tested->pdata[i])->p = g_array_index (p, double, next++);
    }
}

/* Keeps what is left of the tests, one answer of a question, the largest
 * differences first. */
static void
keep_telling (HosoClusterGroup *group)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_sort (group->built, compare_traits);
  g_ptr_array_set_size (group->built, (int)MIN (group->built->len, MAX_BUILT));
  g_ptr_array_sort (group->tested, compare_traits);
  for (guint i = 0; i < group->tested->len;)
    {
      const HosoClusterTrait *trait = group->tested->pdata[i];

      if (i >= MAX_TESTED || trait->p > LARGEST_P ||
          g_hash_table_contains (questions, trait->question))
        {
          g_ptr_array_remove_index (group->tested, i);
          continue;
        }
      g_hash_table_add (questions, trait->question);
      i++;
    }
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= NAME_LETTERS)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, NAME_LETTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* A bare number says nothing without its question. */
static char *
dup_short (const HosoClusterTrait *trait)
{
  g_autofree char *question = shorten (trait->question);
  g_autofree char *answer = shorten (trait->answer);

  return has_letter (trait->answer) ? g_steal_pointer (&answer)
                                    : g_strconcat (question, " ", answer, NULL);
}

/* What most of the group say and the others less: “Group 1: Female, 18–24”. */
static char *
propose_name (const HosoClusterGroup *group, guint number)
{
  g_autoptr (GString) traits = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < group->built->len && n < NAME_TRAITS; i++)
    {
      const HosoClusterTrait *trait = group->built->pdata[i];
      g_autofree char *answer = dup_short (trait);

      if (get_share_difference (trait) <= 0.0 || trait->n * 2 < trait->base)
        continue;
      g_string_append_printf (traits, n++ > 0 ? ", %s" : "%s", answer);
    }
  if (n == 0)
    /* Translators: %u is the number of a group that was found. */
    return g_strdup_printf (_ ("Group %u"), number);
  /* Translators: %u is the number of a group that was found, %s its commonest answers. */
  return g_strdup_printf (_ ("Group %u: %s"), number, traits->str);
}

/**
 * hoso_cluster_traits_find:
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_cluster_traits_find (HosoDb *db,
                          HosoClusterFinding *finding,
                          GPtrArray *members,
                          const HosoPopulation *respondents,
                          GCancellable *cancellable,
                          GError **error)
{
  if (finding->groups->len == 0)
    return TRUE;
  if (!add_questions (db, finding, members, respondents, cancellable, error) ||
      !add_fields (db, finding, members, respondents, error))
    return FALSE;

  correct_all (finding);
  for (guint k = 0; k < finding->groups->len; k++)
    {
      HosoClusterGroup *group = finding->groups->pdata[k];

      keep_telling (group);
      group->name = propose_name (group, k + 1);
    }
  return TRUE;
}

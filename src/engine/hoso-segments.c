/* Use cases around segments. */

#include "hoso-config.h"

#include "hoso-segments.h"

#include <glib/gi18n-lib.h>

#include "hoso-field-tally.h"
#include "hoso-names.h"
#include "hoso-population.h"
#include "hoso-proportion.h"
#include "hoso-question-tally.h"
#include "hoso-rule-evaluation.h"
#include "hoso-segment-table.h"
#include "hoso-survey-table.h"
#include "hoso-telling.h"
#include "hoso-tidying.h"
#include "hoso-undo.h"

/**
 * hoso_segments_count:
 * @count: (out): members
 * @base: (out): everybody of the rule's population
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_segments_count (HosoDb *db,
                     const HosoRule *rule,
                     guint64 *count,
                     guint64 *base,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (HosoPopulation) population = hoso_population_load (db, rule->survey, error);
  g_autoptr (HosoBitset) members = NULL;

  members =
    population != NULL ? hoso_rule_evaluate (db, rule, population, cancellable, error) : NULL;
  if (members == NULL)
    return FALSE;
  *count = hoso_bitset_count (members);
  *base = hoso_bitset_count (population->all);
  return TRUE;
}

/* A rule may name a question or segment that is gone: the segment is then shown empty
 * rather than hiding all the others. */
static gboolean
count_segment (HosoDb *db, HosoSegment *segment, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (hoso_segments_count (db, segment->rule, &segment->count, &segment->base, NULL, &local) ||
      g_error_matches (local, HOSO_ERROR, HOSO_ERROR_NOT_FOUND) ||
      g_error_matches (local, HOSO_ERROR, HOSO_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * hoso_segments_list:
 *
 * Returns: (transfer full) (element-type HosoSegment): counted, oldest first,
 *   or %NULL with @error set
 */
GPtrArray *
hoso_segments_list (HosoDb *db, GError **error)
{
  g_autoptr (GPtrArray) segments = hoso_segment_table_list (db, error);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    if (!count_segment (db, g_ptr_array_index (segments, i), error))
      return NULL;
  return g_steal_pointer (&segments);
}

/**
 * hoso_segments_list_names:
 *
 * Returns: (transfer full) (element-type HosoSegment): uncounted, oldest first, or
 *   %NULL with @error set
 */
GPtrArray *
hoso_segments_list_names (HosoDb *db, GError **error)
{
  return hoso_segment_table_list (db, error);
}

/**
 * hoso_segments_load:
 *
 * Returns: (transfer full): the segment, counted, or %NULL with @error set
 */
HosoSegment *
hoso_segments_load (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoSegment) segment = hoso_segment_table_load (db, id, error);

  if (segment == NULL || !count_segment (db, segment, error))
    return NULL;
  return g_steal_pointer (&segment);
}

/**
 * hoso_segments_get_goal_name:
 *
 * Returns: (transfer none): what the goal is called, or %NULL with
 *   HOSO_ERROR_INVALID
 */
const char *
hoso_segments_get_goal_name (const char *goal, GError **error)
{
  g_autofree char *key = g_strconcat ("goal.", goal, NULL);
  const char *name = hoso_name_get (key, NULL);

  if (name != key)
    return name;
  g_set_error (error, HOSO_ERROR, HOSO_ERROR_INVALID,
               /* Translators: %s is what somebody wrote for a goal. */
               _ ("“%s” is no goal of a segment: that is marketing, sales, care or product."),
               goal);
  return NULL;
}

/* @goal is set where it is not NULL, and with @whole. */
static gint64
save (HosoDb *db,
      gint64 id,
      const char *name,
      const HosoRule *rule,
      const char *goal,
      gboolean whole,
      GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoPopulation) population = hoso_population_load (db, rule->survey, error);
  g_autoptr (HosoBitset) members = NULL;

  members =
    population != NULL ? hoso_rule_evaluate_for (db, id, rule, population, error) : NULL;
  if (members == NULL ||
      !hoso_action_begin (&action, db, id == 0 ? N_ ("Add segment") : N_ ("Change segment"),
                          error))
    return 0;
  if (id == 0)
    id = hoso_segment_table_add (db, name, rule, goal, error);
  else if (!hoso_segment_table_update (db, id, name, rule, error) ||
           (whole && !hoso_segment_table_set_goal (db, id, goal, error)))
    id = 0;
  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

/**
 * hoso_segments_save:
 * @id: 0 for a new segment, otherwise its goal stays
 *
 * A rule that cannot be counted is refused: a question is not there, or the
 * segment would ask for itself.
 *
 * Returns: the id, or 0 with @error set
 */
gint64
hoso_segments_save (HosoDb *db, gint64 id, const char *name, const HosoRule *rule, GError **error)
{
  return save (db, id, name, rule, NULL, FALSE, error);
}

/**
 * hoso_segments_save_for:
 * @goal: (nullable): a key; %NULL for none
 *
 * As hoso_segments_save().
 *
 * Returns: the id, or 0 with @error set
 */
gint64
hoso_segments_save_for (HosoDb *db,
                        gint64 id,
                        const char *name,
                        const HosoRule *rule,
                        const char *goal,
                        GError **error)
{
  if (goal != NULL && hoso_segments_get_goal_name (goal, error) == NULL)
    return 0;
  return save (db, id, name, rule, goal, TRUE, error);
}

/**
 * hoso_segments_set_goal:
 * @goal: (nullable): a key; %NULL for none
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_INVALID, HOSO_ERROR_NOT_FOUND or another
 *   error
 */
gboolean
hoso_segments_set_goal (HosoDb *db, gint64 id, const char *goal, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return (goal == NULL || hoso_segments_get_goal_name (goal, error) != NULL) &&
         hoso_action_begin (&action, db, N_ ("Change goal of segment"), error) &&
         hoso_segment_table_set_goal (db, id, goal, error) && hoso_action_commit (&action, error);
}

/* What others are made of is not taken from under them. */
static gboolean
check_unused (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) segments = hoso_segment_table_list (db, error);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const HosoSegment *segment = g_ptr_array_index (segments, i);

      if (segment->id == id || !hoso_rule_has_segment (segment->rule, id))
        continue;
      g_set_error (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                   /* Translators: %s is the name of a segment. */
                   _ ("The segment “%s” is made from this one; change that first."),
                   segment->name);
      return FALSE;
    }
  return segments != NULL;
}

/**
 * hoso_segments_remove:
 *
 * Personas made from it stay, without a segment.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_CONFLICT where another segment asks
 *   for it, or another error
 */
gboolean
hoso_segments_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return check_unused (db, id, error) &&
         hoso_action_begin (&action, db, N_ ("Remove segment"), error) &&
         hoso_segment_table_remove (db, id, error) && hoso_action_commit (&action, error);
}

/**
 * hoso_comparison_free:
 */
void
hoso_comparison_free (HosoComparison *comparison)
{
  g_clear_pointer (&comparison->inside, hoso_tally_free);
  g_clear_pointer (&comparison->all, hoso_tally_free);
  g_free (comparison->field);
  g_free (comparison->title);
  g_free (comparison);
}

/* Appends one HosoTelling for each option. */
static void
add_tests (const HosoComparison *comparison, GArray *tests)
{
  const HosoTally *inside = comparison->inside;
  const HosoTally *all = comparison->all;

  for (guint i = 0; i < all->counts->len && i < inside->counts->len; i++)
    {
      guint64 n = ((const HosoCount *)g_ptr_array_index (inside->counts, i))->n;
      guint64 total = ((const HosoCount *)g_ptr_array_index (all->counts, i))->n;
      HosoTelling test = { .n = n,
                           .base = inside->base,
                           .rest_n = total - n,
                           .rest_base = all->base - inside->base };

      g_array_append_val (tests, test);
    }
}

/* The largest difference between the members and the rest, over all options;
 * only what passes the correction for all that is shown counts. */
static void
set_telling (GPtrArray *comparisons)
{
  g_autoptr (GArray) tests = g_array_new (FALSE, FALSE, sizeof (HosoTelling));
  g_autofree double *p = NULL;
  guint next = 0;

  for (guint i = 0; i < comparisons->len; i++)
    add_tests (g_ptr_array_index (comparisons, i), tests);
  p = hoso_telling_test ((const HosoTelling *)tests->data, tests->len);

  for (guint i = 0; i < comparisons->len; i++)
    {
      HosoComparison *comparison = g_ptr_array_index (comparisons, i);
      guint n_options = MIN (comparison->all->counts->len, comparison->inside->counts->len);

      for (guint end = next + n_options; next < end; next++)
        {
          const HosoTelling *test = &g_array_index (tests, HosoTelling, next);
          double telling =
            hoso_proportion_telling (test->n, test->base, test->rest_n, test->rest_base);

          if (p[next] <= HOSO_TELLING_MAX_P)
            comparison->telling = MAX (comparison->telling, ABS (telling));
        }
    }
}

static int
compare_telling (gconstpointer a, gconstpointer b)
{
  double x = (*(HosoComparison *const *)a)->telling;
  double y = (*(HosoComparison *const *)b)->telling;

  return x > y ? -1 : x < y;
}

/* Free text is counted once it is tidied up. */
static gboolean
check_countable (HosoDb *db, const HosoQuestion *question, gboolean *countable, GError **error)
{
  g_autoptr (HosoTidying) tidying = NULL;

  *countable = question->kind == HOSO_QUESTION_SINGLE ||
               question->kind == HOSO_QUESTION_MULTIPLE ||
               question->kind == HOSO_QUESTION_SCALE || question->kind == HOSO_QUESTION_GRID;
  if (question->kind != HOSO_QUESTION_TEXT)
    return TRUE;
  tidying = hoso_tidying_load (db, question, error);
  if (tidying != NULL)
    *countable = tidying->text;
  return tidying != NULL;
}

static gboolean
compare_questions (HosoDb *db,
                   const HosoPopulation *population,
                   const HosoBitset *members,
                   GPtrArray *comparisons,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (HosoSurvey) survey = hoso_survey_table_load (db, population->survey, error);

  for (guint i = 0; survey != NULL && i < survey->questions->len; i++)
    {
      const HosoQuestion *question = g_ptr_array_index (survey->questions, i);
      HosoComparison *comparison;
      gboolean countable;

      if (!check_countable (db, question, &countable, error))
        return FALSE;
      if (!countable)
        continue;
      comparison = g_new0 (HosoComparison, 1);
      g_ptr_array_add (comparisons, comparison);
      comparison->question = question->id;
      comparison->title = hoso_question_dup_label (question);
      comparison->inside = hoso_tally_question (db, question, members, cancellable, error);
      if (comparison->inside != NULL)
        comparison->all = hoso_tally_question (db, question, population->all, cancellable, error);
      if (comparison->all == NULL)
        return FALSE;
    }
  return survey != NULL;
}

static gboolean
compare_fields (HosoDb *db,
                const HosoPopulation *population,
                const HosoBitset *members,
                GPtrArray *comparisons,
                GError **error)
{
  g_autoptr (GPtrArray) fields = hoso_field_tally_all (db, population->all, members, error);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      HosoFieldTally *tally = g_ptr_array_index (fields, i);
      HosoComparison *comparison = g_new0 (HosoComparison, 1);

      comparison->field = g_strdup (tally->key);
      comparison->title = g_strdup (tally->title);
      comparison->inside = g_steal_pointer (&tally->inside);
      comparison->all = g_steal_pointer (&tally->all);
      g_ptr_array_add (comparisons, comparison);
    }
  return fields != NULL;
}

static gboolean
has_field (const HosoRuleNode *node, const char *key)
{
  gboolean found = node->kind == HOSO_RULE_FIELD && g_strcmp0 (node->key, key) == 0;

  for (guint i = 0; node->children != NULL && i < node->children->len && !found; i++)
    found = has_field (g_ptr_array_index (node->children, i), key);
  return found;
}

/* What the segment is made of differs by itself, and what nobody answered tells
 * nothing. */
static gboolean
is_worth_showing (const HosoRule *rule, const HosoComparison *comparison)
{
  if (comparison->all->base == 0)
    return FALSE;
  return comparison->question != 0 ? !hoso_rule_has_question (rule, comparison->question)
                                   : !has_field (rule->root, comparison->field);
}

/**
 * hoso_segments_compare:
 *
 * Leaves out what the rule itself is about.
 *
 * Returns: (transfer full) (element-type HosoComparison): what differs most
 *   comes first, or %NULL with @error set
 */
GPtrArray *
hoso_segments_compare (HosoDb *db,
                       const HosoRule *rule,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) comparisons =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_comparison_free);
  g_autoptr (HosoPopulation) population = hoso_population_load (db, rule->survey, error);
  g_autoptr (HosoBitset) members = NULL;
  gboolean done;

  members =
    population != NULL ? hoso_rule_evaluate (db, rule, population, cancellable, error) : NULL;
  if (members == NULL)
    return NULL;
  if (rule->survey != 0)
    done = compare_questions (db, population, members, comparisons, cancellable, error);
  else
    done = compare_fields (db, population, members, comparisons, error);
  if (!done)
    return NULL;

  for (guint i = comparisons->len; i > 0; i--)
    if (!is_worth_showing (rule, g_ptr_array_index (comparisons, i - 1)))
      g_ptr_array_remove_index (comparisons, i - 1);
  set_telling (comparisons);
  g_ptr_array_sort (comparisons, compare_telling);
  return g_steal_pointer (&comparisons);
}

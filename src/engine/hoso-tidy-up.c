/* Tidying up the answers to a question or the values of a field.  Synchronous;
 * runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-tidy-up.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-answer-spellings.h"
#include "hoso-field-table.h"
#include "hoso-fold.h"
#include "hoso-label-tally.h"
#include "hoso-population.h"
#include "hoso-province.h"
#include "hoso-question-tally.h"
#include "hoso-spelling-table.h"
#include "hoso-survey-table.h"
#include "hoso-tidy-groups.h"
#include "hoso-tidying.h"
#include "hoso-undo.h"

/* Names of places are short. */
#define MAX_PLACE 40

/* What a subject stands for. */
typedef struct
{
  HosoSpellingSubject rows;
  HosoQuestion *question; /* NULL for a field */
  gint64 survey;          /* of the question */
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->question, hoso_question_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

/* FALSE with @error set where there is no such subject. */
static gboolean
find_subject (HosoDb *db, const HosoTidySubject *subject, Found *found, GError **error)
{
  if (subject->question == 0)
    {
      found->rows.field = hoso_field_table_find (db, subject->field, error);
      return found->rows.field != 0;
    }
  found->question = hoso_question_table_load (db, subject->question, &found->survey, error);
  if (found->question == NULL)
    return FALSE;
  found->rows.question = subject->question;
  if (hoso_tidying_can_take (found->question->kind))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("The answers to this question are not words that could be tidied up."));
  return FALSE;
}

/**
 * hoso_tidy_up_can_take:
 *
 * Returns: whether the answers to @question are words, which may be spelled in
 *   several ways
 */
gboolean
hoso_tidy_up_can_take (const HosoQuestion *question)
{
  return hoso_tidying_can_take (question->kind);
}

/**
 * hoso_tidy_up_load:
 *
 * Returns: (transfer full): what was decided, or %NULL with @error set
 */
HosoSpellingMap *
hoso_tidy_up_load (HosoDb *db, const HosoTidySubject *subject, GError **error)
{
  g_auto (Found) found = { 0 };

  if (!find_subject (db, subject, &found, error))
    return NULL;
  return hoso_spelling_table_load (db, &found.rows, error);
}

/* An address that ends with a province is no name of one. */
static const char *
find_place (const char *text)
{
  const HosoProvince *province = NULL;

  if (strlen (text) <= MAX_PLACE && strchr (text, ',') == NULL)
    province = hoso_province_find (text);
  return province != NULL ? province->name : NULL;
}

/**
 * hoso_tidy_up_propose:
 *
 * Returns: (transfer full) (element-type HosoSpellingGroup): what is open first,
 *   or %NULL with @error set
 */
GPtrArray *
hoso_tidy_up_propose (HosoDb *db,
                      const HosoTidySubject *subject,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HosoSpellingMap) map = NULL;
  g_autoptr (GPtrArray) spellings = NULL;
  g_auto (Found) found = { 0 };

  if (!find_subject (db, subject, &found, error))
    return NULL;
  map = hoso_spelling_table_load (db, &found.rows, error);
  if (map == NULL)
    return NULL;
  spellings = found.question != NULL
                ? hoso_answer_spellings_list (db, found.question, cancellable, error)
                : hoso_answer_spellings_list_field (db, found.rows.field, error);
  return spellings != NULL ? hoso_tidy_groups_make (spellings, map, find_place) : NULL;
}

/**
 * hoso_tidy_up_count_open:
 *
 * Returns: how many spellings of @groups look like another one
 */
guint
hoso_tidy_up_count_open (const GPtrArray *groups)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (groups, i);

      if (group->decided)
        continue;
      for (guint k = 0; k < group->spellings->len; k++)
        g_hash_table_add (open,
                          ((HosoSpelling *)g_ptr_array_index (group->spellings, k))->text);
      if (!group->sure)
        g_hash_table_add (open, group->label);
    }
  return g_hash_table_size (open);
}

/**
 * hoso_tidy_up_is_joined:
 *
 * Returns: whether some spelling is read as another text
 */
gboolean
hoso_tidy_up_is_joined (const GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (groups, i);

      if (group->joined)
        return TRUE;
    }
  return FALSE;
}

/**
 * hoso_tidy_decision_new:
 * @label: (nullable): how they are read
 * @spellings: (element-type HosoSpelling): which
 *
 * Returns: (transfer full): a decision
 */
HosoTidyDecision *
hoso_tidy_decision_new (const char *label, const GPtrArray *spellings)
{
  HosoTidyDecision *decision = g_new0 (HosoTidyDecision, 1);

  decision->label = g_strdup (label);
  decision->spellings = g_new0 (char *, spellings->len + 1);
  for (guint i = 0; i < spellings->len; i++)
    decision->spellings[i] =
      g_strdup (((const HosoSpelling *)g_ptr_array_index (spellings, i))->text);
  return decision;
}

/**
 * hoso_tidy_decision_free:
 */
void
hoso_tidy_decision_free (HosoTidyDecision *decision)
{
  g_free (decision->label);
  g_free (decision->label_before);
  g_strfreev (decision->spellings);
  g_free (decision);
}

/* Rules by what they are about; later ones replace earlier ones. */
static void
set_rule (GHashTable *rules, const char *written, const char *label, gboolean exact)
{
  HosoSpellingRule *rule = hoso_spelling_rule_new (written, label, exact);

  g_hash_table_replace (rules, rule->written, rule);
}

static void
add_decision (GHashTable *rules, const HosoTidyDecision *decision, const char *label)
{
  for (guint i = 0; decision->spellings[i] != NULL; i++)
    {
      g_autofree char *written = hoso_text_dup_nfc (decision->spellings[i], -1);

      set_rule (rules, written, label != NULL ? label : written, label == NULL);
    }
}

/* A label is read as itself, and so is what differs from it in spelling only;
 * what it was called before is read as it. */
static void
add_label (GHashTable *rules, const HosoTidyDecision *decision, const char *label)
{
  if (!g_hash_table_contains (rules, label))
    set_rule (rules, label, label, FALSE);
  if (decision->label_before != NULL && !g_hash_table_contains (rules, decision->label_before))
    set_rule (rules, decision->label_before, label, TRUE);
}

static GPtrArray *
list_rules (const GPtrArray *decisions)
{
  g_autoptr (GHashTable) rules = g_hash_table_new_full (
    g_str_hash, g_str_equal, NULL, (GDestroyNotify)hoso_spelling_rule_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_rule_free);
  GHashTableIter iter;
  gpointer rule;

  for (guint i = 0; i < decisions->len; i++)
    {
      const HosoTidyDecision *decision = g_ptr_array_index (decisions, i);
      char *label = decision->label != NULL ? hoso_text_dup_trimmed (decision->label, -1) : NULL;

      if (label != NULL && *label == '\0')
        g_clear_pointer (&label, g_free);
      g_ptr_array_add (labels, label);
      add_decision (rules, decision, label);
    }
  for (guint i = 0; i < decisions->len; i++)
    if (g_ptr_array_index (labels, i) != NULL)
      add_label (rules, g_ptr_array_index (decisions, i), g_ptr_array_index (labels, i));
  g_hash_table_iter_init (&iter, rules);
  while (g_hash_table_iter_next (&iter, NULL, &rule))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (list, rule);
    }
  return list;
}

static gboolean
set_rules (HosoDb *db,
           const HosoTidySubject *subject,
           const GPtrArray *decisions,
           GError **error)
{
  g_autoptr (GPtrArray) rules = list_rules (decisions);
  g_auto (Found) found = { 0 };

  return find_subject (db, subject, &found, error) &&
         hoso_spelling_table_set (db, &found.rows, rules, error);
}

/**
 * hoso_tidy_up_apply:
 *
 * A later decision about a spelling replaces an earlier one; a label without
 * text leaves its spellings as they are.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_tidy_up_apply (HosoDb *db,
                    const HosoTidySubject *subject,
                    const GPtrArray *decisions,
                    GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Tidy up answers"), error) &&
         set_rules (db, subject, decisions, error) && hoso_action_commit (&action, error);
}

/**
 * hoso_tidy_up_apply_all:
 *
 * Returns: %TRUE, or %FALSE with @error set and nothing changed
 */
gboolean
hoso_tidy_up_apply_all (HosoDb *db, const GPtrArray *changes, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  if (!hoso_action_begin (&action, db, N_ ("Tidy up answers"), error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const HosoTidyChange *change = g_ptr_array_index (changes, i);
      HosoTidySubject subject = { .question = change->question };

      if (!set_rules (db, &subject, change->decisions, error))
        return FALSE;
    }
  return hoso_action_commit (&action, error);
}

/* What is decided, and what would be with @decisions. */
static HosoSpellingMap *
make_map (HosoDb *db,
          const HosoSpellingSubject *subject,
          const GPtrArray *decisions,
          GError **error)
{
  g_autoptr (HosoSpellingMap) map = hoso_spelling_table_load (db, subject, error);
  GPtrArray *rules;

  if (map == NULL)
    return NULL;
  rules = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_spelling_rule_free);
  for (guint i = 0; i < hoso_spelling_map_get_rules (map)->len; i++)
    {
      const HosoSpellingRule *rule =
        g_ptr_array_index (hoso_spelling_map_get_rules (map), i);

      g_ptr_array_add (rules, hoso_spelling_rule_new (rule->written, rule->label, rule->exact));
    }
  g_ptr_array_extend_and_steal (rules, list_rules (decisions));
  return hoso_spelling_map_new (rules);
}

static HosoTally *
preview_question (HosoDb *db,
                  gint64 survey,
                  const HosoQuestion *question,
                  HosoSpellingMap *map,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (HosoTidying) tidying = hoso_tidying_new (question, map);
  g_autoptr (HosoPopulation) respondents = hoso_population_load (db, survey, error);
  HosoTally *tally;

  if (respondents == NULL)
    return NULL;
  tally = hoso_tally_question_tidied (db, question, tidying, respondents->all, cancellable, error);
  if (tally != NULL)
    hoso_tally_sort (tally);
  return tally;
}

/* Each customer has one value. */
static HosoTally *
preview_field (HosoDb *db, gint64 field, HosoSpellingMap *map, GError **error)
{
  g_autoptr (GPtrArray) spellings = hoso_answer_spellings_list_field (db, field, error);
  g_autoptr (HosoLabelTally) labels = hoso_label_tally_new (map);
  HosoTally *tally;

  if (spellings == NULL)
    return NULL;
  tally = hoso_tally_new ();
  for (guint i = 0; i < spellings->len; i++)
    {
      const HosoSpelling *spelling = g_ptr_array_index (spellings, i);

      for (guint64 k = 0; k < spelling->count; k++)
        hoso_label_tally_add (labels, spelling->text, strlen (spelling->text), TRUE);
      tally->base += spelling->count;
    }
  tally->asked = tally->base;
  hoso_label_tally_finish (labels, tally);
  return tally;
}

/**
 * hoso_tidy_up_preview:
 *
 * Returns: (transfer full): the most frequent first, or %NULL with @error set
 */
HosoTally *
hoso_tidy_up_preview (HosoDb *db,
                      const HosoTidySubject *subject,
                      const GPtrArray *decisions,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (HosoSpellingMap) map = NULL;
  g_auto (Found) found = { 0 };

  if (!find_subject (db, subject, &found, error))
    return NULL;
  map = make_map (db, &found.rows, decisions, error);
  if (map == NULL)
    return NULL;
  if (found.question == NULL)
    return preview_field (db, found.rows.field, map, error);
  return preview_question (db, found.survey, found.question, g_steal_pointer (&map), cancellable,
                           error);
}

/**
 * hoso_tidy_change_new:
 * @decisions: (transfer full)
 *
 * Returns: (transfer full): decisions about the answers to @question
 */
HosoTidyChange *
hoso_tidy_change_new (gint64 question, GPtrArray *decisions)
{
  HosoTidyChange *change = g_new0 (HosoTidyChange, 1);

  change->question = question;
  change->decisions = decisions;
  return change;
}

/**
 * hoso_tidy_change_free:
 */
void
hoso_tidy_change_free (HosoTidyChange *change)
{
  g_ptr_array_unref (change->decisions);
  g_free (change);
}

/**
 * hoso_tidy_up_list_sure:
 *
 * Returns: (transfer full) (element-type HosoTidyDecision): none where nothing
 *   is sure
 */
GPtrArray *
hoso_tidy_up_list_sure (const GPtrArray *groups)
{
  GPtrArray *decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_tidy_decision_free);

  for (guint i = 0; i < groups->len; i++)
    {
      const HosoSpellingGroup *group = g_ptr_array_index (groups, i);

      if (!group->decided && group->sure)
        g_ptr_array_add (decisions, hoso_tidy_decision_new (group->label, group->spellings));
    }
  return decisions;
}

/* Who a rule holds for.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-rule-evaluation.h"

#include <glib/gi18n-lib.h>

#include "hoso-answer-condition.h"
#include "hoso-cluster-answers.h"
#include "hoso-core-customers.h"
#include "hoso-customer-types.h"
#include "hoso-rule-field.h"
#include "hoso-rule-record.h"
#include "hoso-segment-table.h"
#include "hoso-survey-table.h"
#include "hoso-transitions.h"

typedef struct
{
  HosoDb *db;
  const HosoPopulation *population;
  HosoPopulation *customers; /* loaded when first needed, as is what follows */
  HosoCustomerTypes *types;
  GHashTable *days; /* gint64 * → HosoTransitions, of conditions on a day */
  GCancellable *cancellable;
  const gint64 *open; /* the segments that ask for this one, ended by 0 */
} Evaluation;

/* Segments may ask for others that ask for others, so many times. */
#define MAX_CHAIN 16

static HosoBitset *evaluate (Evaluation *evaluation, const HosoRuleNode *node, GError **error);
static HosoBitset *evaluate_rule (const Evaluation *parent,
                                  const HosoRule *rule,
                                  const HosoPopulation *population,
                                  const gint64 *open,
                                  GError **error);

static const HosoPopulation *
get_customers (Evaluation *evaluation, GError **error)
{
  if (evaluation->population->survey == 0)
    return evaluation->population;
  if (evaluation->customers == NULL)
    evaluation->customers = hoso_population_load (evaluation->db, 0, error);
  return evaluation->customers;
}

/* Turns a set of customers into members of the rule's population. */
static HosoBitset *
translate (Evaluation *evaluation, const HosoBitset *set, GError **error)
{
  return hoso_population_translate (evaluation->db, get_customers (evaluation, error), set,
                                    evaluation->population, error);
}

/* Turns what is known into what is unknown. */
static HosoBitset *
complement (Evaluation *evaluation, HosoBitset *known)
{
  HosoBitset *set = hoso_bitset_copy (evaluation->population->all);

  hoso_bitset_subtract (set, known);
  hoso_bitset_free (known);
  return set;
}

static HosoBitset *
evaluate_field (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoBitset) known = NULL;
  HosoBitset *set;

  known = customers != NULL
            ? hoso_rule_find_by_field (evaluation->db, node, customers->all, error)
            : NULL;
  set = known != NULL ? translate (evaluation, known, error) : NULL;
  return set != NULL && node->op == HOSO_OP_UNKNOWN ? complement (evaluation, set) : set;
}

/* Tags, purchases, products and what happened with the customer. */
static HosoBitset *
evaluate_record (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoBitset) set = NULL;

  set = customers != NULL
          ? hoso_rule_find_by_record (evaluation->db, node, customers->all, error)
          : NULL;
  return set != NULL ? translate (evaluation, set, error) : NULL;
}

/* Types and RFM groups are those of the day of the latest order. */
static HosoBitset *
evaluate_core (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoCoreCustomers) core = NULL;
  g_autoptr (HosoBitset) set = NULL;
  g_autoptr (HosoBitset) others = NULL;
  HosoCoreGroup group = HOSO_CORE_GROUP_ANY;

  if (customers != NULL)
    core = hoso_core_customers_load (evaluation->db, NULL, evaluation->cancellable, error);
  if (core == NULL)
    return NULL;
  hoso_core_group_from_key (node->value, &group);
  set = hoso_core_customers_make_set (core, group, customers->all->size);
  if (node->op == HOSO_OP_IS)
    return translate (evaluation, set, error);
  others = hoso_bitset_copy (customers->all);
  hoso_bitset_subtract (others, set);
  return translate (evaluation, others, error);
}

/* The types of all customers on the day, by what was known then. */
static const HosoTransitions *
get_types_on (Evaluation *evaluation, gint64 day, GError **error)
{
  const gint date = (gint)day;
  const HosoTransitionsQuery query = { .day = &date };
  HosoTransitions *types;

  if (evaluation->days == NULL)
    evaluation->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                              (GDestroyNotify)hoso_transitions_free);
  types = g_hash_table_lookup (evaluation->days, &day);
  if (types != NULL)
    return types;
  types = hoso_transitions_load (evaluation->db, &query, evaluation->cancellable, error);
  if (types != NULL)
    g_hash_table_insert (evaluation->days, g_memdup2 (&day, sizeof day), types);
  return types;
}

/* Without orders nobody had a type. */
static HosoBitset *
evaluate_type_on (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  const HosoTransitions *types =
    customers != NULL ? get_types_on (evaluation, node->scope->on, error) : NULL;
  g_autoptr (HosoBitset) set = NULL;

  if (types == NULL)
    return NULL;
  set = hoso_bitset_new (customers->all->size);
  for (guint i = 0; types->history != NULL && i < types->customers->len; i++)
    {
      guint state = hoso_type_history_get (types->history, i, 0);
      gint64 customer = g_array_index (types->customers, gint64, i);

      if (g_str_equal (hoso_transitions_get_key (state), node->value) ==
            (node->op == HOSO_OP_IS) &&
          customer < customers->all->size)
        hoso_bitset_add (set, (guint)customer);
    }
  return translate (evaluation, set, error);
}

static HosoBitset *
evaluate_standing (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoBitset) set = NULL;

  if (customers != NULL && evaluation->types == NULL)
    evaluation->types =
      hoso_customer_types_load (evaluation->db, NULL, evaluation->cancellable, error);
  if (customers == NULL || evaluation->types == NULL)
    return NULL;

  set = hoso_bitset_new (customers->all->size);
  for (guint i = 0; i < evaluation->types->customers->len; i++)
    {
      const HosoTypedCustomer *customer =
        &g_array_index (evaluation->types->customers, HosoTypedCustomer, i);
      const char *key = g_strcmp0 (node->key, "rfm") == 0
                          ? hoso_rfm_group_get_key (customer->figures.group)
                          : hoso_type_get_key (customer->verdict.type);

      if ((g_strcmp0 (key, node->value) == 0) == (node->op == HOSO_OP_IS))
        hoso_bitset_add (set, (guint)customer->customer);
    }
  return translate (evaluation, set, error);
}

static HosoBitset *
evaluate_answer (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (HosoBitset) chosen = NULL;
  HosoBitset *set;

  chosen = hoso_answer_condition_evaluate (evaluation->db, node, &respondents,
                                           evaluation->cancellable, error);
  if (chosen == NULL)
    return NULL;
  set = hoso_population_translate (evaluation->db, respondents, chosen, evaluation->population,
                                   error);
  return set != NULL && node->op == HOSO_OP_UNKNOWN ? complement (evaluation, set) : set;
}

/* The group's respondents; the questions are all of one survey. */
static HosoBitset *
evaluate_cluster (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  const HosoClusterItem *item = node->cluster->items->pdata[0];
  g_autoptr (HosoQuestion) question = NULL;
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (HosoBitset) members = NULL;
  gint64 survey;

  question = hoso_question_table_load (evaluation->db, item->question, &survey, error);
  respondents = question != NULL ? hoso_population_load (evaluation->db, survey, error) : NULL;
  if (respondents == NULL)
    return NULL;
  members = hoso_cluster_find_members (evaluation->db, node->cluster, node->group,
                                       respondents->all, evaluation->cancellable, error);
  return members != NULL ? hoso_population_translate (evaluation->db, respondents, members,
                                                      evaluation->population, error)
                         : NULL;
}

/* Whether the segment @id may be asked for by the @n segments of @open. */
static gboolean
check_chain (const gint64 *open, guint n, gint64 id, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (open[i] == id)
      {
        g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                             _ ("A segment cannot ask for itself, nor for one that asks for it."));
        return FALSE;
      }
  if (n < MAX_CHAIN)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_LIMIT,
                       _ ("Too many segments ask for one another."));
  return FALSE;
}

/* The members of another segment, whose own rule may ask for others in turn. */
static HosoBitset *
evaluate_segment (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  gint64 id = g_ascii_strtoll (node->value, NULL, 10);
  gint64 open[MAX_CHAIN + 1] = { 0 };
  g_autoptr (HosoSegment) segment = NULL;
  g_autoptr (HosoPopulation) population = NULL;
  g_autoptr (HosoBitset) set = NULL;
  guint n = 0;

  for (; evaluation->open != NULL && evaluation->open[n] != 0; n++)
    open[n] = evaluation->open[n];
  if (!check_chain (open, n, id, error))
    return NULL;
  open[n] = id;
  segment = hoso_segment_table_load (evaluation->db, id, error);
  population = segment != NULL
                 ? hoso_population_load (evaluation->db, segment->rule->survey, error)
                 : NULL;
  set = population != NULL ? evaluate_rule (evaluation, segment->rule, population, open, error)
                           : NULL;
  return set != NULL ? hoso_population_translate (evaluation->db, population, set,
                                                  evaluation->population, error)
                     : NULL;
}

static HosoBitset *
evaluate_group (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  g_autoptr (HosoBitset) set = node->kind == HOSO_RULE_ANY
                                 ? hoso_bitset_new (evaluation->population->all->size)
                                 : hoso_bitset_copy (evaluation->population->all);

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autoptr (HosoBitset) child =
        evaluate (evaluation, g_ptr_array_index (node->children, i), error);

      if (child == NULL)
        return NULL;
      if (node->kind == HOSO_RULE_ANY)
        hoso_bitset_unite (set, child);
      else if (node->kind == HOSO_RULE_ALL)
        hoso_bitset_intersect (set, child);
      else
        hoso_bitset_subtract (set, child);
    }
  return g_steal_pointer (&set);
}

static HosoBitset *
evaluate (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (evaluation->cancellable, error))
    return NULL;

  switch (node->kind)
    {
    case HOSO_RULE_ALL:
    case HOSO_RULE_ANY:
    case HOSO_RULE_NOT:
      return evaluate_group (evaluation, node, error);
    case HOSO_RULE_FIELD:
      return evaluate_field (evaluation, node, error);
    case HOSO_RULE_TAG:
    case HOSO_RULE_PURCHASES:
    case HOSO_RULE_PRODUCT:
    case HOSO_RULE_INTERACTIONS:
    case HOSO_RULE_CONSENT:
      return evaluate_record (evaluation, node, error);
    case HOSO_RULE_SEGMENT:
      return evaluate_segment (evaluation, node, error);
    case HOSO_RULE_STANDING:
      if (g_strcmp0 (node->key, "core") == 0)
        return evaluate_core (evaluation, node, error);
      if (node->scope != NULL)
        return evaluate_type_on (evaluation, node, error);
      return evaluate_standing (evaluation, node, error);
    case HOSO_RULE_ANSWER:
      return evaluate_answer (evaluation, node, error);
    case HOSO_RULE_CLUSTER:
      return evaluate_cluster (evaluation, node, error);
    }
  g_return_val_if_reached (NULL);
}

static void
evaluation_clear (Evaluation *evaluation)
{
  g_clear_pointer (&evaluation->customers, hoso_population_free);
  g_clear_pointer (&evaluation->types, hoso_customer_types_free);
  g_clear_pointer (&evaluation->days, g_hash_table_unref);
}

static HosoBitset *
evaluate_rule (const Evaluation *parent,
               const HosoRule *rule,
               const HosoPopulation *population,
               const gint64 *open,
               GError **error)
{
  Evaluation evaluation = { .db = parent->db,
                            .population = population,
                            .cancellable = parent->cancellable,
                            .open = open };
  g_autoptr (HosoBitset) set = evaluate (&evaluation, rule->root, error);

  evaluation_clear (&evaluation);
  if (set == NULL)
    return NULL;
  hoso_bitset_intersect (set, population->all);
  return g_steal_pointer (&set);
}

/**
 * hoso_rule_evaluate:
 * @population: of the rule
 *
 * An “any” group without conditions holds for nobody, an “all” group without
 * conditions for everybody.
 *
 * Returns: (transfer full): the members, or %NULL with @error set
 */
HosoBitset *
hoso_rule_evaluate (HosoDb *db,
                    const HosoRule *rule,
                    const HosoPopulation *population,
                    GCancellable *cancellable,
                    GError **error)
{
  const Evaluation start = { .db = db, .cancellable = cancellable };

  return evaluate_rule (&start, rule, population, NULL, error);
}

/**
 * hoso_rule_evaluate_each:
 * @rule: its root is a group
 * @population: of the rule
 *
 * Returns: (transfer full) (element-type HosoBitset): whom each condition at the top
 *   holds for, by itself, or %NULL with @error set
 */
GPtrArray *
hoso_rule_evaluate_each (HosoDb *db,
                         const HosoRule *rule,
                         const HosoPopulation *population,
                         GCancellable *cancellable,
                         GError **error)
{
  Evaluation evaluation = { .db = db, .population = population, .cancellable = cancellable };
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_bitset_free);
  HosoBitset *set = population->all;

  for (guint i = 0; i < rule->root->children->len && set != NULL; i++)
    {
      set = evaluate (&evaluation, g_ptr_array_index (rule->root->children, i), error);
      if (set != NULL)
        g_ptr_array_add (sets, set);
    }
  evaluation_clear (&evaluation);
  return set != NULL ? g_steal_pointer (&sets) : NULL;
}

/**
 * hoso_rule_evaluate_for:
 * @id: a segment, or 0 for one that is not stored yet
 * @population: of the rule
 *
 * Returns: (transfer full): the members, or %NULL with @error set
 */
HosoBitset *
hoso_rule_evaluate_for (HosoDb *db,
                        gint64 id,
                        const HosoRule *rule,
                        const HosoPopulation *population,
                        GError **error)
{
  const Evaluation start = { .db = db };
  const gint64 open[] = { id, 0 };

  return evaluate_rule (&start, rule, population, open, error);
}

/**
 * hoso_segment_find_customers:
 * @customers: all of them
 *
 * Returns: (transfer full): the segment's members, or the customers that its respondents
 *   are joined to; %NULL with @error set
 */
HosoBitset *
hoso_segment_find_customers (HosoDb *db,
                             gint64 segment,
                             const HosoPopulation *customers,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (HosoSegment) loaded = hoso_segment_table_load (db, segment, error);
  g_autoptr (HosoPopulation) respondents = NULL;
  g_autoptr (HosoBitset) set = NULL;

  if (loaded == NULL)
    return NULL;
  if (loaded->rule->survey == 0)
    return hoso_rule_evaluate (db, loaded->rule, customers, cancellable, error);
  respondents = hoso_population_load (db, loaded->rule->survey, error);
  set = respondents != NULL
          ? hoso_rule_evaluate (db, loaded->rule, respondents, cancellable, error)
          : NULL;
  return set != NULL ? hoso_population_translate (db, respondents, set, customers, error) : NULL;
}

/**
 * hoso_segment_members:
 *
 * Returns: (transfer full) (element-type gint64): ascending ids, or %NULL with
 *   @error set
 */
GArray *
hoso_segment_members (HosoDb *db, gint64 segment, GError **error)
{
  g_autoptr (HosoPopulation) customers = hoso_population_load (db, 0, error);
  g_autoptr (HosoBitset) people = NULL;
  GArray *ids;

  people = customers != NULL ? hoso_segment_find_customers (db, segment, customers, NULL, error)
                             : NULL;
  if (people == NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < people->size; i++)
    if (hoso_bitset_contains (people, i))
      {
        gint64 id = i;

        g_array_append_val (ids, id);
      }
  return ids;
}

/* Who a rule holds for.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-rule-evaluation.h"

#include <glib/gi18n-lib.h>

#include "hoso-answer-condition.h"
#include "hoso-db.h"
#include "hoso-segment-table.h"

typedef struct
{
  HosoDb *db;
  const HosoPopulation *population;
  HosoPopulation *customers; /* loaded when first needed */
  GCancellable *cancellable;
} Evaluation;

static HosoBitset *evaluate (Evaluation *evaluation, const HosoRuleNode *node, GError **error);

static const HosoPopulation *
get_customers (Evaluation *evaluation, GError **error)
{
  if (evaluation->population->survey == 0)
    return evaluation->population;
  if (evaluation->customers == NULL)
    evaluation->customers = hoso_population_load (evaluation->db, 0, error);
  return evaluation->customers;
}

/* Runs @sql with ?1 = @key, ?2 = @value, which gives customers. */
static HosoBitset *
select_customers (
  Evaluation *evaluation, const char *sql, const char *key, const char *value, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoStmt) stmt = NULL;
  g_autoptr (HosoBitset) set = NULL;
  HosoStepResult result;

  if (customers == NULL)
    return NULL;
  stmt = hoso_db_prepare (evaluation->db, sql, error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, key);
  hoso_stmt_bind_text (stmt, 2, value);
  set = hoso_bitset_new (customers->all->size);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_bitset_add (set, (guint)hoso_stmt_get_int (stmt, 0));
  if (result != HOSO_DONE)
    return NULL;
  return hoso_population_translate (evaluation->db, customers, set, evaluation->population,
                                    error);
}

#define FIELD_VALUES                                  \
  "SELECT v.customer_id FROM customer_field v "       \
  "JOIN field f ON f.id = v.field_id AND f.key = ?1 " \
  "WHERE v.is_current = 1 AND coalesce (v.value, '') <> '' AND "

/* A NULL @sql cannot occur: each op has its own text, since SQL is never built. */
static const char *
get_field_sql (HosoRuleOp op)
{
  switch (op)
    {
    case HOSO_OP_IS:
      return FIELD_VALUES "hoso_fold (v.value) = hoso_fold (?2)";
    case HOSO_OP_IS_NOT:
      return FIELD_VALUES "hoso_fold (v.value) <> hoso_fold (?2)";
    case HOSO_OP_CONTAINS:
      return FIELD_VALUES "instr (hoso_fold (v.value), hoso_fold (?2)) > 0";
    case HOSO_OP_AT_LEAST:
      return FIELD_VALUES "CAST (v.value AS REAL) >= CAST (?2 AS REAL)";
    case HOSO_OP_AT_MOST:
      return FIELD_VALUES "CAST (v.value AS REAL) <= CAST (?2 AS REAL)";
    case HOSO_OP_KNOWN:
    case HOSO_OP_UNKNOWN:
      return FIELD_VALUES "?2 IS ?2";
    }
  g_return_val_if_reached (NULL);
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
  HosoBitset *set =
    select_customers (evaluation, get_field_sql (node->op), node->key, node->value, error);

  return set != NULL && node->op == HOSO_OP_UNKNOWN ? complement (evaluation, set) : set;
}

static const char *
get_purchase_sql (const char *key, HosoRuleOp op)
{
  gboolean least = op == HOSO_OP_AT_LEAST;

  if (g_strcmp0 (key, "count") == 0)
    return least
             ? "SELECT c.id FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id "
               "WHERE coalesce (t.purchases, 0) >= CAST (?2 AS INTEGER) AND ?1 = ?1"
             : "SELECT c.id FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id "
               "WHERE coalesce (t.purchases, 0) <= CAST (?2 AS INTEGER) AND ?1 = ?1";
  if (g_strcmp0 (key, "sum") == 0)
    return least
             ? "SELECT c.id FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id "
               "WHERE coalesce (t.amount, 0) >= CAST (?2 AS INTEGER) AND ?1 = ?1"
             : "SELECT c.id FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id "
               "WHERE coalesce (t.amount, 0) <= CAST (?2 AS INTEGER) AND ?1 = ?1";
  return least ? "SELECT customer_id FROM customer_total WHERE last_local <= CAST (?2 AS "
                 "INTEGER) AND ?1 = ?1"
               : "SELECT customer_id FROM customer_total WHERE last_local >= CAST (?2 AS "
                 "INTEGER) AND ?1 = ?1";
}

/* Days since the last purchase become a moment: the connection's clock is UTC,
 * purchases are wall time, and a day more or less at midnight is accepted. */
static HosoBitset *
evaluate_purchases (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  g_autofree char *moment = NULL;

  if (g_strcmp0 (node->key, "days-since") == 0)
    moment = g_strdup_printf ("%" G_GINT64_FORMAT,
                              hoso_db_get_now (evaluation->db) -
                                (gint64)(g_ascii_strtod (node->value, NULL) * 24 * 60 * 60));
  return select_customers (evaluation, get_purchase_sql (node->key, node->op), node->key,
                           moment != NULL ? moment : node->value, error);
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
      return select_customers (
        evaluation,
        "SELECT l.customer_id FROM customer_tag l JOIN tag t ON t.id = l.tag_id "
        "WHERE t.name = ?2 AND ?1 IS ?1",
        NULL, node->value, error);
    case HOSO_RULE_PURCHASES:
      return evaluate_purchases (evaluation, node, error);
    case HOSO_RULE_ANSWER:
      return evaluate_answer (evaluation, node, error);
    }
  g_return_val_if_reached (NULL);
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
  Evaluation evaluation = { .db = db, .population = population, .cancellable = cancellable };
  g_autoptr (HosoBitset) set = evaluate (&evaluation, rule->root, error);

  g_clear_pointer (&evaluation.customers, hoso_population_free);
  if (set == NULL)
    return NULL;
  hoso_bitset_intersect (set, population->all);
  return g_steal_pointer (&set);
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
  g_autoptr (HosoSegment) loaded = hoso_segment_table_load (db, segment, error);
  g_autoptr (HosoPopulation) population = NULL;
  g_autoptr (HosoPopulation) customers = NULL;
  g_autoptr (HosoBitset) set = NULL;
  g_autoptr (HosoBitset) people = NULL;
  GArray *ids;

  if (loaded == NULL)
    return NULL;
  population = hoso_population_load (db, loaded->rule->survey, error);
  customers = population != NULL ? hoso_population_load (db, 0, error) : NULL;
  set = customers != NULL ? hoso_rule_evaluate (db, loaded->rule, population, NULL, error) : NULL;
  people = set != NULL ? hoso_population_translate (db, population, set, customers, error) : NULL;
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

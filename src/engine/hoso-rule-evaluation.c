/* Who a rule holds for.  Synchronous; runs on the thread that owns the
 * connection.
 */

#include "hoso-config.h"

#include "hoso-rule-evaluation.h"

#include <string.h>

#include "hoso-answer-condition.h"
#include "hoso-cluster-answers.h"
#include "hoso-customer-types.h"
#include "hoso-field-column.h"
#include "hoso-field-table.h"
#include "hoso-field-text.h"
#include "hoso-fold.h"
#include "hoso-segment-table.h"
#include "hoso-spelling-table.h"
#include "hoso-survey-table.h"
#include "hoso-time.h"

typedef struct
{
  HosoDb *db;
  const HosoPopulation *population;
  HosoPopulation *customers; /* loaded when first needed, as is what follows */
  HosoCustomerTypes *types;
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

/* Turns a set of customers into members of the rule's population. */
static HosoBitset *
translate (Evaluation *evaluation, const HosoBitset *set, GError **error)
{
  return hoso_population_translate (evaluation->db, get_customers (evaluation, error), set,
                                    evaluation->population, error);
}

/* The customers that @stmt, with its parameters bound, gives. */
static HosoBitset *
collect_customers (Evaluation *evaluation, HosoStmt *stmt, GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoBitset) set = NULL;
  HosoStepResult result;

  if (customers == NULL)
    return NULL;
  set = hoso_bitset_new (customers->all->size);
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    hoso_bitset_add (set, (guint)hoso_stmt_get_int (stmt, 0));
  return result == HOSO_DONE ? translate (evaluation, set, error) : NULL;
}

/* A whole date as its day, other values as the number they begin with. */
static gboolean
read_value (const char *text, gboolean *is_date, double *number)
{
  HosoTime time;

  *is_date = strlen (text) >= 10 && hoso_time_from_iso8601 (text, &time);
  if (*is_date)
    *number = (double)time.local;
  return *is_date || hoso_answer_parse_number (text, strlen (text), number);
}

/* Whether a field's value lies on the condition's side; what is no number, or a
 * date where the condition has none, does not. */
static gboolean
compare_value (const HosoField *field, const HosoRuleNode *node, const char *value)
{
  gboolean is_date[2];
  double number[2];
  int order;

  if (hoso_field_type_is_ranked (hoso_field_get_type_of (field)))
    return hoso_field_compare (field, value, node->value, &order) &&
           (node->op == HOSO_OP_AT_LEAST ? order >= 0 : order <= 0);
  if (!read_value (node->value, &is_date[0], &number[0]) ||
      !read_value (value, &is_date[1], &number[1]) || is_date[0] != is_date[1])
    return FALSE;
  return node->op == HOSO_OP_AT_LEAST ? number[1] >= number[0] : number[1] <= number[0];
}

static gboolean
is_about_places (HosoRuleOp op)
{
  return op == HOSO_OP_IN_OLD_PROVINCE || op == HOSO_OP_IN_PROVINCE;
}

/* Whether a field's value, which may be read as another one, is what the
 * condition asks for. */
static gboolean
match_value (const HosoRuleNode *node, HosoSpellingMap *map, const char *value)
{
  const char *label = hoso_spelling_map_read (map, value);
  g_autofree char *asked = hoso_text_dup_nfc (node->value, -1);
  g_autofree char *written = hoso_fold (value);
  g_autofree char *read = hoso_fold (label);
  g_autofree char *words = hoso_fold (asked);
  g_autofree char *wanted = hoso_fold (hoso_spelling_map_read (map, asked));

  if (is_about_places (node->op))
    return hoso_answer_is_in_province (value, asked, node->op) ||
           hoso_answer_is_in_province (label, asked, node->op);
  if (node->op == HOSO_OP_CONTAINS)
    return strstr (written, words) != NULL || strstr (read, words) != NULL;
  return (strcmp (read, wanted) == 0) == (node->op == HOSO_OP_IS);
}

/* Whether one of several choices is the one that the condition asks for. */
static gboolean
match_choices (const HosoField *field,
               const HosoRuleNode *node,
               HosoSpellingMap *map,
               const char *value)
{
  g_autofree char *asked = hoso_text_dup_nfc (node->value, -1);
  g_autofree char *wanted = hoso_fold (hoso_spelling_map_read (map, asked));
  g_auto (GStrv) choices = hoso_field_split (field, value);
  gboolean found = FALSE;

  for (guint i = 0; choices[i] != NULL && !found; i++)
    {
      g_autofree char *choice = hoso_fold (hoso_spelling_map_read (map, choices[i]));

      found = strcmp (choice, wanted) == 0;
    }
  return found == (node->op == HOSO_OP_IS);
}

static gboolean
holds_for_value (const HosoField *field,
                 const HosoRuleNode *node,
                 HosoSpellingMap *map,
                 const char *value)
{
  switch (node->op)
    {
    case HOSO_OP_IS:
    case HOSO_OP_IS_NOT:
      return hoso_field_get_type_of (field) == HOSO_FIELD_CHOICES
               ? match_choices (field, node, map, value)
               : match_value (node, map, value);
    case HOSO_OP_CONTAINS:
    case HOSO_OP_IN_OLD_PROVINCE:
    case HOSO_OP_IN_PROVINCE:
      return match_value (node, map, value);
    case HOSO_OP_AT_LEAST:
    case HOSO_OP_AT_MOST:
      return compare_value (field, node, value);
    case HOSO_OP_KNOWN:
    case HOSO_OP_UNKNOWN:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* Each distinct value is asked once. */
static HosoBitset *
match_field (Evaluation *evaluation,
             const HosoField *field,
             const HosoRuleNode *node,
             HosoSpellingMap *map,
             GError **error)
{
  const HosoPopulation *customers = get_customers (evaluation, error);
  g_autoptr (HosoFieldColumn) column = NULL;
  g_autoptr (HosoBitset) set = NULL;
  g_autofree gboolean *holds = NULL;

  if (customers == NULL)
    return NULL;
  column = hoso_field_column_load (evaluation->db, field->id, customers->all, error);
  if (column == NULL)
    return NULL;
  holds = g_new0 (gboolean, column->values->len + 1);
  for (guint i = 0; i < column->values->len; i++)
    holds[i + 1] = holds_for_value (field, node, map, column->values->pdata[i]);
  set = hoso_bitset_new (customers->all->size);
  for (guint i = 0; i < column->end; i++)
    if (holds[column->codes[i]])
      hoso_bitset_add (set, i);
  return translate (evaluation, set, error);
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
  g_autoptr (HosoField) field = hoso_field_table_load (evaluation->db, node->key, error);
  HosoSpellingSubject subject = { 0 };
  g_autoptr (HosoSpellingMap) map = NULL;
  HosoBitset *set;

  if (field == NULL)
    return NULL;
  subject.field = field->id;
  map = hoso_spelling_table_load (evaluation->db, &subject, error);
  if (map == NULL)
    return NULL;
  set = match_field (evaluation, field, node, map, error);
  return set != NULL && node->op == HOSO_OP_UNKNOWN ? complement (evaluation, set) : set;
}

static HosoBitset *
evaluate_tag (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (evaluation->db,
                          "SELECT l.customer_id FROM customer_tag l "
                          "JOIN tag t ON t.id = l.tag_id WHERE t.name = ?1",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, node->value);
  return collect_customers (evaluation, stmt, error);
}

#define TOTALS \
  "SELECT c.id FROM customer c LEFT JOIN customer_total t ON t.customer_id = c.id WHERE "

/* Figures from ?1 to ?2, or outside of that where ?3 is 1; ?4 is now.  Purchases
 * are in wall time and the clock is UTC: a day more or less at midnight. */
static const char *
get_purchase_sql (const char *key)
{
  if (g_strcmp0 (key, "count") == 0)
    return TOTALS "(coalesce (t.purchases, 0) BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (g_strcmp0 (key, "sum") == 0)
    return TOTALS "(coalesce (t.amount, 0) BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (g_strcmp0 (key, "average") == 0)
    return TOTALS "t.purchases > 0 "
                  "AND ((t.amount / t.purchases) BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (g_strcmp0 (key, "days-since-first") == 0)
    return TOTALS "t.first_local IS NOT NULL "
                  "AND (((?4 - t.first_local) / 86400) BETWEEN ?1 AND ?2) <> ?3";
  return TOTALS "t.last_local IS NOT NULL "
                "AND (((?4 - t.last_local) / 86400) BETWEEN ?1 AND ?2) <> ?3";
}

static HosoBitset *
evaluate_purchases (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  gint64 value = g_ascii_strtoll (node->value, NULL, 10);
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (evaluation->db, get_purchase_sql (node->key), error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, node->op == HOSO_OP_AT_MOST ? G_MININT64 : value);
  hoso_stmt_bind_int (stmt, 2, node->op == HOSO_OP_AT_LEAST ? G_MAXINT64 : value);
  hoso_stmt_bind_int (stmt, 3, node->op == HOSO_OP_IS_NOT);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (evaluation->db));
  return collect_customers (evaluation, stmt, error);
}

/* What ?1 names: a kind, or more or less than one.  Numbers from ?2 to ?3, or
 * outside of that where ?4 is 1; ?5 is now. */
#define INTERACTIONS                                                                     \
  "SELECT c.id FROM customer c LEFT JOIN (SELECT customer_id, count (*) AS n, "          \
  "max (at) AS latest FROM interaction WHERE CASE ?1 "                                   \
  "WHEN 'contact' THEN kind NOT IN ('note', 'referral') "                                \
  "WHEN 'open-complaint' THEN state IS 'open' WHEN 'refused' THEN outcome IS 'refused' " \
  "ELSE kind = ?1 END GROUP BY customer_id) i ON i.customer_id = c.id WHERE "

static HosoBitset *
evaluate_interactions (Evaluation *evaluation, const HosoRuleNode *node, GError **error)
{
  static const char count[] = INTERACTIONS "(coalesce (i.n, 0) BETWEEN ?2 AND ?3) <> ?4 AND ?5";
  static const char days[] = INTERACTIONS "i.latest IS NOT NULL "
                                          "AND (((?5 - i.latest) / 86400) BETWEEN ?2 AND ?3) <> ?4";
  gint64 value = g_ascii_strtoll (node->value, NULL, 10);
  g_auto (GStrv) parts = g_strsplit (node->key, ".", 2);
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (evaluation->db, g_strcmp0 (parts[1], "count") == 0 ? count : days, error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, parts[0]);
  hoso_stmt_bind_int (stmt, 2, node->op == HOSO_OP_AT_MOST ? G_MININT64 : value);
  hoso_stmt_bind_int (stmt, 3, node->op == HOSO_OP_AT_LEAST ? G_MAXINT64 : value);
  hoso_stmt_bind_int (stmt, 4, node->op == HOSO_OP_IS_NOT);
  hoso_stmt_bind_int (stmt, 5, hoso_db_get_now (evaluation->db));
  return collect_customers (evaluation, stmt, error);
}

/* Types and RFM groups are those of the day of the latest order. */
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
      return evaluate_tag (evaluation, node, error);
    case HOSO_RULE_PURCHASES:
      return evaluate_purchases (evaluation, node, error);
    case HOSO_RULE_INTERACTIONS:
      return evaluate_interactions (evaluation, node, error);
    case HOSO_RULE_STANDING:
      return evaluate_standing (evaluation, node, error);
    case HOSO_RULE_ANSWER:
      return evaluate_answer (evaluation, node, error);
    case HOSO_RULE_CLUSTER:
      return evaluate_cluster (evaluation, node, error);
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
  g_clear_pointer (&evaluation.types, hoso_customer_types_free);
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

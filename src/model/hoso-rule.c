/* The tree of a segment's rule: making, copying and freeing it.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-segment.h"

static gboolean
has_children (HosoRuleKind kind)
{
  return kind == HOSO_RULE_ALL || kind == HOSO_RULE_ANY || kind == HOSO_RULE_NOT;
}

/* A node that compares nothing yet; its operator is “is”. */
HosoRuleNode *
hoso_rule_node_new (HosoRuleKind kind)
{
  HosoRuleNode *node = g_new0 (HosoRuleNode, 1);

  node->kind = kind;
  if (has_children (kind))
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_rule_node_free);
  return node;
}

HosoRuleNode *
hoso_rule_node_copy (const HosoRuleNode *node)
{
  HosoRuleNode *copy = hoso_rule_node_new (node->kind);

  copy->op = node->op;
  copy->key = g_strdup (node->key);
  copy->question = node->question;
  copy->value = g_strdup (node->value);
  copy->scope = node->scope != NULL ? hoso_rule_scope_copy (node->scope) : NULL;
  copy->cluster = node->cluster != NULL ? hoso_cluster_ref (node->cluster) : NULL;
  copy->group = node->group;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    g_ptr_array_add (copy->children, hoso_rule_node_copy (node->children->pdata[i]));

  return copy;
}

void
hoso_rule_node_free (HosoRuleNode *node)
{
  if (node == NULL)
    return;

  g_free (node->key);
  g_free (node->value);
  g_clear_pointer (&node->scope, hoso_rule_scope_free);
  g_clear_pointer (&node->cluster, hoso_cluster_unref);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

void
hoso_rule_node_add (HosoRuleNode *parent, HosoRuleNode *child)
{
  g_return_if_fail (parent->children != NULL);
  g_return_if_fail (parent->kind != HOSO_RULE_NOT || parent->children->len == 0);

  g_ptr_array_add (parent->children, child);
}

/* Everyone of a population: the respondents of @survey, or the customers for 0. */
HosoRule *
hoso_rule_new (gint64 survey)
{
  HosoRule *rule = g_new0 (HosoRule, 1);

  rule->survey = survey;
  rule->root = hoso_rule_node_new (HOSO_RULE_ALL);
  return rule;
}

HosoRule *
hoso_rule_copy (const HosoRule *rule)
{
  HosoRule *copy = g_new0 (HosoRule, 1);

  copy->survey = rule->survey;
  copy->root = hoso_rule_node_copy (rule->root);
  return copy;
}

void
hoso_rule_free (HosoRule *rule)
{
  if (rule == NULL)
    return;

  hoso_rule_node_free (rule->root);
  g_free (rule);
}

static gboolean
node_has_question (const HosoRuleNode *node, gint64 question)
{
  if (node->kind == HOSO_RULE_ANSWER && node->question == question)
    return TRUE;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (node_has_question (node->children->pdata[i], question))
      return TRUE;

  return FALSE;
}

gboolean
hoso_rule_has_question (const HosoRule *rule, gint64 question)
{
  return node_has_question (rule->root, question);
}

static gboolean
node_has_segment (const HosoRuleNode *node, gint64 segment)
{
  gboolean found =
    node->kind == HOSO_RULE_SEGMENT && g_ascii_strtoll (node->value, NULL, 10) == segment;

  for (guint i = 0; node->children != NULL && i < node->children->len && !found; i++)
    found = node_has_segment (node->children->pdata[i], segment);
  return found;
}

gboolean
hoso_rule_has_segment (const HosoRule *rule, gint64 segment)
{
  return node_has_segment (rule->root, segment);
}

gboolean
hoso_rule_op_is_relative (HosoRuleOp op)
{
  return op >= HOSO_OP_AT_LEAST_AGO && op <= HOSO_OP_RETURNS_WITHIN;
}

/* The name in JSON, or NULL where conditions of @kind do not know @op. */
const char *
hoso_rule_op_get_name (HosoRuleKind kind, HosoRuleOp op)
{
  static const char *const names[] = {
    [HOSO_OP_IS] = "is",
    [HOSO_OP_IS_NOT] = "is-not",
    [HOSO_OP_CONTAINS] = "contains",
    [HOSO_OP_IN_OLD_PROVINCE] = "in-old-province",
    [HOSO_OP_IN_PROVINCE] = "in-province",
    [HOSO_OP_AT_LEAST] = "at-least",
    [HOSO_OP_AT_MOST] = "at-most",
    [HOSO_OP_AT_LEAST_AGO] = "at-least-ago",
    [HOSO_OP_AT_MOST_AGO] = "at-most-ago",
    [HOSO_OP_WITHIN_NEXT] = "within-next",
    [HOSO_OP_RETURNS_WITHIN] = "returns-within",
    [HOSO_OP_KNOWN] = "known",
    [HOSO_OP_UNKNOWN] = "unknown",
  };

  if (op >= G_N_ELEMENTS (names) || has_children (kind) || kind == HOSO_RULE_TAG ||
      kind == HOSO_RULE_SEGMENT || kind == HOSO_RULE_CLUSTER)
    return NULL;
  if (hoso_rule_op_is_relative (op) && kind != HOSO_RULE_FIELD)
    return NULL;
  if (kind == HOSO_RULE_PRODUCT)
    return op <= HOSO_OP_CONTAINS ? names[op] : NULL;
  if (kind == HOSO_RULE_PURCHASES || kind == HOSO_RULE_INTERACTIONS)
    return (op >= HOSO_OP_CONTAINS && op <= HOSO_OP_IN_PROVINCE) || op >= HOSO_OP_KNOWN
             ? NULL
             : names[op];
  if (kind == HOSO_RULE_STANDING || kind == HOSO_RULE_CONSENT)
    return op == HOSO_OP_IS || op == HOSO_OP_IS_NOT ? names[op] : NULL;
  if (kind == HOSO_RULE_ANSWER && op == HOSO_OP_KNOWN)
    return "answered";
  if (kind == HOSO_RULE_ANSWER && op == HOSO_OP_UNKNOWN)
    return "unanswered";

  return names[op];
}

/* A segment without a name, of all customers. */
HosoSegment *
hoso_segment_new (void)
{
  HosoSegment *segment = g_new0 (HosoSegment, 1);

  segment->rule = hoso_rule_new (0);
  return segment;
}

void
hoso_segment_free (HosoSegment *segment)
{
  if (segment == NULL)
    return;

  g_free (segment->name);
  g_free (segment->goal);
  hoso_rule_free (segment->rule);
  g_free (segment->survey_name);
  g_free (segment);
}

const char *
hoso_rule_get_standing_area (const char *key)
{
  if (g_strcmp0 (key, "type") == 0)
    return "customer-type.";
  if (g_strcmp0 (key, "rfm") == 0)
    return "rfm.";

  return g_strcmp0 (key, "core") == 0 ? "core-group." : NULL;
}

/* On a day somebody may not have been known yet; today nobody is asked for who is not. */
char *
hoso_rule_dup_standing_name (const HosoRuleNode *node)
{
  if (node->scope != NULL && g_str_equal (node->value, "unknown"))
    return g_strdup ("type-state.unknown");

  return g_strconcat (hoso_rule_get_standing_area (node->key), node->value, NULL);
}

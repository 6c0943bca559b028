/* Rules as JSON, the form in which they are stored.  Not thread-safe. */

#include "hoso-rule.h"

#include <json-glib/json-glib.h>

static void write_node (JsonBuilder *builder, const HosoRuleNode *node);

static void
write_children (JsonBuilder *builder, const HosoRuleNode *node)
{
  json_builder_set_member_name (builder, node->kind == HOSO_RULE_ALL ? "all" : "any");
  json_builder_begin_array (builder);
  for (guint i = 0; i < node->children->len; i++)
    write_node (builder, node->children->pdata[i]);
  json_builder_end_array (builder);
}

static void
write_comparison (JsonBuilder *builder, const HosoRuleNode *node)
{
  json_builder_set_member_name (builder, "op");
  json_builder_add_string_value (builder, hoso_rule_op_get_name (node->kind, node->op));
  if (node->op >= HOSO_OP_KNOWN)
    return;

  json_builder_set_member_name (builder, "value");
  json_builder_add_string_value (builder, node->value);
}

static void
write_named (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* What a key names, compared. */
static void
write_figure (JsonBuilder *builder, const char *name, const HosoRuleNode *node)
{
  write_named (builder, name, node->key);
  write_comparison (builder, node);
}

static void
write_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
write_condition (JsonBuilder *builder, const HosoRuleNode *node)
{
  switch (node->kind)
    {
    case HOSO_RULE_ALL:
    case HOSO_RULE_ANY:
    case HOSO_RULE_NOT:
      break;
    case HOSO_RULE_FIELD:
      write_figure (builder, "field", node);
      break;
    case HOSO_RULE_TAG:
      write_named (builder, "tag", node->value);
      break;
    case HOSO_RULE_SEGMENT:
      write_number (builder, "segment", g_ascii_strtoll (node->value, NULL, 10));
      break;
    case HOSO_RULE_PRODUCT:
      write_named (builder, "product", node->value);
      write_named (builder, "op", hoso_rule_op_get_name (node->kind, node->op));
      break;
    case HOSO_RULE_PURCHASES:
      write_figure (builder, "purchases", node);
      break;
    case HOSO_RULE_INTERACTIONS:
      write_figure (builder, "interactions", node);
      break;
    case HOSO_RULE_STANDING:
      write_figure (builder, "standing", node);
      break;
    case HOSO_RULE_CONSENT:
      write_figure (builder, "consent", node);
      break;
    case HOSO_RULE_ANSWER:
      write_number (builder, "question", node->question);
      write_comparison (builder, node);
      break;
    case HOSO_RULE_CLUSTER:
      write_number (builder, "cluster", node->group + 1);
      hoso_cluster_write (node->cluster, builder);
      break;
    }
}

static void
write_node (JsonBuilder *builder, const HosoRuleNode *node)
{
  json_builder_begin_object (builder);
  if (node->kind == HOSO_RULE_NOT)
    {
      json_builder_set_member_name (builder, "not");
      write_node (builder, node->children->pdata[0]);
    }
  else if (node->children != NULL)
    write_children (builder, node);
  else
    write_condition (builder, node);
  if (node->scope != NULL)
    hoso_rule_scope_write (node->scope, builder);
  json_builder_end_object (builder);
}

/* The form that is stored; free with g_free(). */
char *
hoso_rule_dup_json (const HosoRule *rule)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  write_named (builder, "population", rule->survey != 0 ? "survey" : "customers");
  if (rule->survey != 0)
    {
      json_builder_set_member_name (builder, "survey");
      json_builder_add_int_value (builder, rule->survey);
    }
  write_children (builder, rule->root);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

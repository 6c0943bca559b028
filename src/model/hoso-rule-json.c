/* Rules from JSON.  Reading is strict: what is not understood is
 * refused in one sentence instead of being passed over, for a rule that says
 * less than its author meant selects the wrong people.
 */

#include "hoso-config.h"

#include "hoso-error.h"
#include "hoso-names.h"
#include "hoso-rule.h"
#include "hoso-span.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* The parser recurses for each bracket: enough for the largest rule and for
 * brackets inside its values, too few to exhaust the stack. */
#define MAX_BRACKETS (4 * HOSO_RULE_MAX_NODES)
#define MAX_BYTES (1024 * 1024)
#define MAX_SHOWN 60 /* characters of the rule in a sentence about it */

typedef struct
{
  guint nodes;
  GError **error;
} Reader;

static const struct
{
  const char *name;
  HosoRuleKind kind;
} kind_names[] = {
  { "all", HOSO_RULE_ALL },
  { "any", HOSO_RULE_ANY },
  { "not", HOSO_RULE_NOT },
  { "field", HOSO_RULE_FIELD },
  { "tag", HOSO_RULE_TAG },
  { "segment", HOSO_RULE_SEGMENT },
  { "purchases", HOSO_RULE_PURCHASES }, /* of a product: before the next */
  { "product", HOSO_RULE_PRODUCT },
  { "interactions", HOSO_RULE_INTERACTIONS },
  { "standing", HOSO_RULE_STANDING },
  { "consent", HOSO_RULE_CONSENT },
  { "question", HOSO_RULE_ANSWER },
  { "cluster", HOSO_RULE_CLUSTER },
};

/* A word of somebody’s rule as part of one sentence: short, on one line. */
static char *
dup_shown (const char *word)
{
  g_autofree char *shown = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), MAX_SHOWN));

  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return strlen (shown) < strlen (word) ? g_strconcat (shown, "…", NULL)
                                        : g_steal_pointer (&shown);
}

/* @format takes no word, or one of the rule as %s. */
static gboolean G_GNUC_PRINTF (2, 3)
  refuse (Reader *reader, const char *format, ...)
{
  g_autofree char *word = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  if (strstr (format, "%s") != NULL)
    word = dup_shown (va_arg (arguments, const char *));
  va_end (arguments);
  message = word != NULL ? g_strdup_printf (format, word) : g_strdup (format);
  g_set_error_literal (reader->error, HOSO_ERROR, HOSO_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_members (Reader *reader, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      /* Translators: %s is a word that somebody wrote into a rule. */
      return refuse (reader,
                     _ ("The rule has an entry “%s” that is not known here."),
                     (const char *)l->data);

  return TRUE;
}

static const char *
read_string (Reader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      /* Translators: %s is the name of an entry, for example “value”. */
      refuse (reader, _ ("The rule’s entry “%s” must be a text."), name);
      return NULL;
    }

  return json_node_get_string (node);
}

static gint64
read_id (Reader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  /* What is too large is the largest number for some versions of the parser. */
  if (node == NULL || json_node_get_value_type (node) != G_TYPE_INT64 ||
      json_node_get_int (node) <= 0 || json_node_get_int (node) == G_MAXINT64)
    {
      /* Translators: %s is the name of an entry, for example “survey”. */
      refuse (reader, _ ("The rule’s entry “%s” must be a number above 0."), name);
      return 0;
    }

  return json_node_get_int (node);
}

static gboolean
read_op (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  const char *name = read_string (reader, object, "op");

  if (name == NULL)
    return FALSE;

  for (node->op = HOSO_OP_IS; node->op <= HOSO_OP_UNKNOWN; node->op++)
    if (g_strcmp0 (name, hoso_rule_op_get_name (node->kind, node->op)) == 0)
      break;

  if (node->op > HOSO_OP_UNKNOWN)
    /* Translators: %s is an operator such as “at-least”. */
    return refuse (reader, _ ("The rule compares with “%s”, which does not work here."), name);

  return TRUE;
}

/* The operator and its value. */
static gboolean
read_comparison (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  const char *value;

  if (!read_op (reader, object, node))
    return FALSE;
  if (node->op >= HOSO_OP_KNOWN)
    return !json_object_has_member (object, "value") ||
           refuse (reader, _ ("The rule gives a value to “%s”, which takes none."),
                   json_object_get_string_member (object, "op"));

  value = read_string (reader, object, "value");
  node->value = g_strdup (value);
  return value != NULL;
}

/* A span of time in the form that is stored. */
static gboolean
check_span (Reader *reader, HosoRuleNode *node)
{
  HosoSpan span;

  if (!hoso_rule_op_is_relative (node->op))
    return TRUE;
  if (!hoso_span_parse (node->value, &span))
    /* Translators: %s is what somebody wrote for a length of time. */
    return refuse (reader,
                   _ ("The rule gives “%s” as a length of time; write for example “30d”, “6m” "
                      "or “18y”."),
                   node->value);

  g_free (node->value);
  node->value = hoso_span_to_text (span);
  return TRUE;
}

static gboolean
read_field (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "field", "op", "value", NULL };
  const char *key = read_string (reader, object, "field");

  node->key = g_strdup (key);
  return key != NULL && check_members (reader, object, known) &&
         read_comparison (reader, object, node) && check_span (reader, node);
}

static gboolean
read_tag (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "tag", NULL };
  const char *tag = read_string (reader, object, "tag");

  node->value = g_strdup (tag);
  return tag != NULL && check_members (reader, object, known);
}

static gboolean
read_segment (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "segment", NULL };
  gint64 id = read_id (reader, object, "segment");

  node->value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  return id != 0 && check_members (reader, object, known);
}

static gboolean
read_scope (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  GError *error = NULL;

  node->scope = hoso_rule_scope_read (object, &error);
  if (error == NULL)
    return TRUE;
  g_propagate_error (reader->error, error);
  return FALSE;
}

static gboolean
read_product (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "product", "op", "within", "from", "until", NULL };
  const char *product = read_string (reader, object, "product");
  g_autofree char *name = NULL;

  if (product == NULL || !check_members (reader, object, known))
    return FALSE;
  name = g_strstrip (g_strdup (product));
  if (*name == '\0')
    return refuse (reader, _ ("The rule asks for a product without a name."));

  node->value = g_steal_pointer (&name);
  return read_op (reader, object, node) && read_scope (reader, object, node);
}

static gboolean
read_purchases (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "purchases", "op", "value", "product", "products",
                                       "within", "from", "until", NULL };
  static const char *const figures[] = { "count", "sum", "average", "days-since",
                                         "days-since-first", NULL };
  const char *figure = read_string (reader, object, "purchases");

  if (figure == NULL || !check_members (reader, object, known))
    return FALSE;
  if (!g_strv_contains (figures, figure))
    /* Translators: %s is what somebody wrote for a figure of purchases. */
    return refuse (reader,
                   _ ("The rule asks for “%s” of the purchases, which is not known."),
                   figure);

  node->key = g_strdup (figure);
  if (!read_comparison (reader, object, node))
    return FALSE;
  if (!g_ascii_string_to_signed (node->value, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    /* Translators: %s is what somebody wrote for a number. */
    return refuse (reader,
                   _ ("The rule compares purchases with “%s”, which is not a whole number."),
                   node->value);

  return read_scope (reader, object, node);
}

static gboolean
read_interactions (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "interactions", "op", "value", "within", "from",
                                       "until", NULL };
  const char *key = read_string (reader, object, "interactions");
  g_autofree char *name = NULL;

  if (key == NULL || !check_members (reader, object, known))
    return FALSE;
  name = g_strconcat ("interactions.", key, NULL);
  if (hoso_name_get (name, "en") == name)
    /* Translators: %s is what somebody wrote for a number of calls and the like. */
    return refuse (reader, _ ("The rule counts “%s”, which is not known."), key);

  node->key = g_strdup (key);
  if (!read_comparison (reader, object, node))
    return FALSE;
  if (!g_ascii_string_to_signed (node->value, 10, G_MININT64, G_MAXINT64, NULL, NULL))
    /* Translators: %s is what somebody wrote for a number. */
    return refuse (reader, _ ("The rule compares with “%s”, which is not a whole number."),
                   node->value);

  return read_scope (reader, object, node);
}

static gboolean
read_standing (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "standing", "op", "value", "on", NULL };
  const char *key = read_string (reader, object, "standing");
  g_autofree char *name = NULL;

  if (key == NULL || !check_members (reader, object, known))
    return FALSE;
  if (hoso_rule_get_standing_area (key) == NULL)
    /* Translators: %s is a word that somebody wrote into a rule. */
    return refuse (reader, _ ("The rule sorts customers by “%s”, which is not known."), key);

  node->key = g_strdup (key);
  if (!read_comparison (reader, object, node) || !read_scope (reader, object, node))
    return FALSE;
  if (node->scope != NULL && !g_str_equal (key, "type"))
    return refuse (reader, _ ("The rule asks for a day, which only the type of customers has."));
  name = hoso_rule_dup_standing_name (node);
  if (hoso_name_get (name, "en") == name)
    /* Translators: %s is a word that somebody wrote for a group of customers. */
    return refuse (reader, _ ("The rule names the group “%s”, which is not known."), node->value);

  return TRUE;
}

static gboolean
read_consent (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "consent", "op", "value", NULL };
  const char *purpose = read_string (reader, object, "consent");
  g_autofree char *name = NULL;

  node->key = g_strdup (purpose);
  if (purpose == NULL || !check_members (reader, object, known) ||
      !read_comparison (reader, object, node))
    return FALSE;
  name = g_strconcat ("consent.", node->value, NULL);
  if (hoso_name_get (name, "en") == name)
    /* Translators: %s is what somebody wrote for “given”, “withdrawn” or “unasked”. */
    return refuse (reader, _ ("The rule asks for “%s” of a consent, which is not known."),
                   node->value);

  return TRUE;
}

static gboolean
read_answer (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "question", "op", "value", NULL };

  node->question = read_id (reader, object, "question");
  return node->question != 0 && check_members (reader, object, known) &&
         read_comparison (reader, object, node);
}

static gboolean
read_cluster (Reader *reader, JsonObject *object, HosoRuleNode *node)
{
  static const char *const known[] = { "cluster", "seed", "respondents",
                                       "shares", "items", NULL };
  gint64 group = read_id (reader, object, "cluster");

  if (group == 0 || !check_members (reader, object, known))
    return FALSE;
  node->cluster = hoso_cluster_read (object, reader->error);
  if (node->cluster == NULL)
    return FALSE;
  if (group > node->cluster->shares->len)
    return refuse (reader, _ ("The rule names a group that was not found in the answers."));
  node->group = (guint)group - 1;
  return TRUE;
}

static HosoRuleNode *read_node (Reader *reader, JsonNode *json, guint depth);

static gboolean
read_child (Reader *reader, HosoRuleNode *parent, JsonNode *json, guint depth)
{
  HosoRuleNode *child = read_node (reader, json, depth + 1);

  if (child != NULL)
    hoso_rule_node_add (parent, child);
  return child != NULL;
}

/* The children of the entry @name, which is of the kind of @node. */
static gboolean
read_children (Reader *reader,
               JsonObject *object,
               const char *name,
               HosoRuleNode *node,
               guint depth)
{
  JsonNode *json = json_object_get_member (object, name);
  JsonArray *array;

  if (node->kind == HOSO_RULE_NOT)
    return read_child (reader, node, json, depth);
  if (!JSON_NODE_HOLDS_ARRAY (json))
    /* Translators: %s is “all” or “any”. */
    return refuse (reader, _ ("The rule’s entry “%s” must be a list of conditions."), name);

  array = json_node_get_array (json);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_child (reader, node, json_array_get_element (array, i), depth))
      return FALSE;

  return TRUE;
}

static gboolean
read_group (Reader *reader, JsonObject *object, const char *name, HosoRuleNode *node, guint depth)
{
  const char *known[] = { name, NULL };

  return check_members (reader, object, known) &&
         read_children (reader, object, name, node, depth);
}

static gboolean
read_condition (Reader *reader, JsonObject *object, guint kind, HosoRuleNode *node, guint depth)
{
  switch (kind_names[kind].kind)
    {
    case HOSO_RULE_FIELD:
      return read_field (reader, object, node);
    case HOSO_RULE_TAG:
      return read_tag (reader, object, node);
    case HOSO_RULE_SEGMENT:
      return read_segment (reader, object, node);
    case HOSO_RULE_PRODUCT:
      return read_product (reader, object, node);
    case HOSO_RULE_PURCHASES:
      return read_purchases (reader, object, node);
    case HOSO_RULE_INTERACTIONS:
      return read_interactions (reader, object, node);
    case HOSO_RULE_STANDING:
      return read_standing (reader, object, node);
    case HOSO_RULE_CONSENT:
      return read_consent (reader, object, node);
    case HOSO_RULE_ANSWER:
      return read_answer (reader, object, node);
    case HOSO_RULE_CLUSTER:
      return read_cluster (reader, object, node);
    case HOSO_RULE_ALL:
    case HOSO_RULE_ANY:
    case HOSO_RULE_NOT:
      return read_group (reader, object, kind_names[kind].name, node, depth);
    }

  g_assert_not_reached ();
}

static gboolean
count_node (Reader *reader, guint depth)
{
  reader->nodes++;
  if (depth > HOSO_RULE_MAX_DEPTH)
    return refuse (reader, _ ("The conditions of the rule are nested too deeply."));
  if (reader->nodes > HOSO_RULE_MAX_NODES)
    return refuse (reader, _ ("The rule has too many conditions."));

  return TRUE;
}

static HosoRuleNode *
read_node (Reader *reader, JsonNode *json, guint depth)
{
  JsonObject *object;

  if (!count_node (reader, depth))
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (json))
    {
      refuse (reader, _ ("A condition of the rule is not written in braces."));
      return NULL;
    }

  object = json_node_get_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (json_object_has_member (object, kind_names[i].name))
      {
        g_autoptr (HosoRuleNode) node = hoso_rule_node_new (kind_names[i].kind);

        return read_condition (reader, object, i, node, depth) ? g_steal_pointer (&node) : NULL;
      }

  refuse (reader, _ ("A condition of the rule does not say what it is about."));
  return NULL;
}

static gboolean
read_population (Reader *reader, JsonObject *object, HosoRule *rule)
{
  const char *population = read_string (reader, object, "population");

  if (population == NULL)
    return FALSE;
  if (g_str_equal (population, "survey"))
    {
      rule->survey = read_id (reader, object, "survey");
      return rule->survey != 0;
    }
  if (!g_str_equal (population, "customers"))
    /* Translators: %s is a word that somebody wrote into a rule. */
    return refuse (reader,
                   _ ("The rule is about “%s”, but it can only be about customers or a survey."),
                   population);

  return !json_object_has_member (object, "survey") ||
         refuse (reader, _ ("The rule is about customers, yet it names a survey."));
}

static gboolean
read_rule (Reader *reader, JsonObject *object, HosoRule *rule)
{
  static const char *const known[] = { "population", "survey", "all", "any", NULL };
  gboolean any = json_object_has_member (object, "any");

  if (!check_members (reader, object, known) || !read_population (reader, object, rule))
    return FALSE;
  if (any && json_object_has_member (object, "all"))
    return refuse (reader,
                   _ ("The rule has both “all” and “any” at its top; put one into the other."));

  if (any)
    rule->root->kind = HOSO_RULE_ANY;
  if (!any && !json_object_has_member (object, "all"))
    return TRUE;

  return count_node (reader, 1) &&
         read_children (reader, object, any ? "any" : "all", rule->root, 1);
}

static gboolean
check_size (Reader *reader, const char *json)
{
  gsize brackets = 0;
  gsize length = 0;

  for (; json[length] != '\0'; length++)
    brackets += json[length] == '[' || json[length] == '{';

  if (brackets > MAX_BRACKETS || length > MAX_BYTES)
    return refuse (reader, _ ("The rule has too many conditions."));
  if (!g_utf8_validate (json, length, NULL))
    return refuse (reader, _ ("The rule is not text in UTF-8."));

  return TRUE;
}

/* Reads a rule as hoso-rule.h describes it; whatever is wrong with it gives
 * HOSO_ERROR_INVALID with one sentence. */
HosoRule *
hoso_rule_from_json (const char *json, GError **error)
{
  Reader reader = { 0, error };
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (HosoRule) rule = hoso_rule_new (0);
  JsonNode *root;

  if (!check_size (&reader, json))
    return NULL;
  if (!json_parser_load_from_data (parser, json, -1, NULL))
    {
      refuse (&reader, _ ("The rule is not written as JSON."));
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (&reader, _ ("The rule is not written in braces."));
      return NULL;
    }
  if (!read_rule (&reader, json_node_get_object (root), rule))
    return NULL;

  return g_steal_pointer (&rule);
}

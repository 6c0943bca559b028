/* The rule of a segment: a tree of conditions joined by and, or, not.
 *
 * JSON form, as it is stored and as “segment create --rule” reads it:
 *
 *   {"population": "customers"}                       everyone
 *   {"population": "survey", "survey": 1, "all": [
 *      {"question": 44, "op": "answered"},
 *      {"any": [{"question": 2, "op": "is", "value": "Female"},
 *               {"field": "city", "op": "contains", "value": "Nội"}]},
 *      {"not": {"tag": "VIP"}},
 *      {"segment": 3},                               members of another one
 *      {"product": "Kem chống nắng", "op": "is"},    has bought it
 *      {"field": "birthday", "op": "at-least-ago", "value": "18y"},
 *      {"purchases": "count", "op": "at-least", "value": "3"},
 *      {"interactions": "call.count", "op": "at-least", "value": "1"},
 *      {"standing": "type", "op": "is", "value": "lost"},
 *      {"consent": "messages", "op": "is", "value": "given"},
 *      {"cluster": 2, …}]}                          see hoso-cluster.h
 *
 * "question" is the id of a stored question.  "is-not" asks for another value
 * and so is false where nothing is known; "not" is the plain complement.  Trees deeper than
 * HOSO_RULE_MAX_DEPTH or larger than HOSO_RULE_MAX_NODES are refused.
 * Not thread-safe.
 */

#pragma once

#include "hoso-cluster.h"
#include "hoso-rule-scope.h"

G_BEGIN_DECLS

#define HOSO_RULE_MAX_DEPTH 16
#define HOSO_RULE_MAX_NODES 256

typedef enum
{
  HOSO_RULE_ALL,          /* and, over children; true where there are none */
  HOSO_RULE_ANY,          /* or, over children */
  HOSO_RULE_NOT,          /* of its one child */
  HOSO_RULE_FIELD,        /* a customer field: key */
  HOSO_RULE_TAG,          /* has the tag: value */
  HOSO_RULE_SEGMENT,      /* is a member of another segment: value is its id */
  HOSO_RULE_PRODUCT,      /* has bought a product: value is its name, or part of it */
  HOSO_RULE_PURCHASES,    /* key is "count", "sum", "average" (minor units),
                             "days-since" or "days-since-first" */
  HOSO_RULE_INTERACTIONS, /* key as hoso_names_get_keys ("interactions.") has them */
  HOSO_RULE_STANDING,     /* key is "type", "rfm" or "core": one of the seven types, a
                             group of the RFM grid, or of the core customers */
  HOSO_RULE_CONSENT,      /* key is that of a purpose; "given", "withdrawn" or "unasked" */
  HOSO_RULE_ANSWER,       /* to question */
  HOSO_RULE_CLUSTER,      /* belongs to a group of the cluster */
} HosoRuleKind;

typedef enum
{
  HOSO_OP_IS,
  HOSO_OP_IS_NOT,
  HOSO_OP_CONTAINS,
  HOSO_OP_IN_OLD_PROVINCE, /* of the 63 until June 2025, however it is written */
  HOSO_OP_IN_PROVINCE,     /* of the 34 since July 2025 */
  HOSO_OP_AT_LEAST,
  HOSO_OP_AT_MOST,
  HOSO_OP_AT_LEAST_AGO,   /* a date; the value is a span of time */
  HOSO_OP_AT_MOST_AGO,    /* and not in the future */
  HOSO_OP_WITHIN_NEXT,    /* from today on */
  HOSO_OP_RETURNS_WITHIN, /* the day of the year, as of a birthday */
  HOSO_OP_KNOWN,          /* "known" for fields, "answered" for questions */
  HOSO_OP_UNKNOWN,        /* "unknown", "unanswered" */
} HosoRuleOp;

typedef struct _HosoRuleNode HosoRuleNode;

struct _HosoRuleNode
{
  HosoRuleKind kind;
  HosoRuleOp op;
  char *key;
  gint64 question;
  char *value;
  HosoRuleScope *scope; /* what is kept to, or NULL */
  HosoCluster *cluster; /* or NULL */
  guint group;          /* of the cluster, from 0 */
  GPtrArray *children;  /* of HosoRuleNode, for ALL, ANY, NOT; else NULL */
};

typedef struct
{
  gint64 survey;      /* 0: the population is the customers */
  HosoRuleNode *root; /* ALL or ANY at the top */
} HosoRule;

HosoRuleNode *hoso_rule_node_new (HosoRuleKind kind);
HosoRuleNode *hoso_rule_node_copy (const HosoRuleNode *node);
void hoso_rule_node_free (HosoRuleNode *node);
/* Takes @child. */
void hoso_rule_node_add (HosoRuleNode *parent, HosoRuleNode *child);

HosoRule *hoso_rule_new (gint64 survey);
HosoRule *hoso_rule_copy (const HosoRule *rule);
void hoso_rule_free (HosoRule *rule);
HosoRule *hoso_rule_from_json (const char *json, GError **error);
char *hoso_rule_dup_json (const HosoRule *rule);
/* Whether a condition anywhere in the rule names @question. */
gboolean hoso_rule_has_question (const HosoRule *rule, gint64 question);
/* Whether a condition anywhere in the rule asks for members of @segment. */
gboolean hoso_rule_has_segment (const HosoRule *rule, gint64 segment);

/* “customer-type.” of “type”; NULL where @key is no standing. */
const char *hoso_rule_get_standing_area (const char *key);
/* The name of the group: “customer-type.lost”; free with g_free(). */
char *hoso_rule_dup_standing_name (const HosoRuleNode *node);
const char *hoso_rule_op_get_name (HosoRuleKind kind, HosoRuleOp op);
/* Whether the value is a span of time, which a date is compared with. */
gboolean hoso_rule_op_is_relative (HosoRuleOp op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRuleNode, hoso_rule_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoRule, hoso_rule_free)

G_END_DECLS

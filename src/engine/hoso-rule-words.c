/* A rule in words, for people who never saw a formula. */

#include "hoso-config.h"

#include "hoso-segments.h"

#include <glib/gi18n-lib.h>

#include "hoso-as-of.h"
#include "hoso-consents.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-segment-table.h"
#include "hoso-span.h"
#include "hoso-survey-table.h"
#include "hoso-time.h"

#define DAY_SECONDS 86400

static char *describe (HosoDb *db, const HosoRuleNode *node, GError **error);

/* Whether there is a value or an answer at all. */
static char *
describe_known (const char *subject, const HosoRuleNode *node)
{
  gboolean known = node->op == HOSO_OP_KNOWN;

  if (node->kind == HOSO_RULE_ANSWER)
    return g_strdup_printf (known ? _ ("answered “%s”") : _ ("did not answer “%s”"), subject);
  /* Translators, for both: a question or field. */
  return g_strdup_printf (known ? _ ("“%s” is known") : _ ("“%s” is not known"), subject);
}

/* A date compared with today. */
static char *
describe_date (const char *subject, const HosoRuleNode *node)
{
  switch (node->op)
    {
    case HOSO_OP_AT_LEAST_AGO:
      /* Translators: first a date such as “Birthday”, then a time such as “18 years”. */
      return g_strdup_printf (_ ("“%s” was at least %s ago"), subject, node->value);
    case HOSO_OP_AT_MOST_AGO:
      /* Translators: first a date such as “Birthday”, then a time such as “18 years”. */
      return g_strdup_printf (_ ("“%s” was at most %s ago"), subject, node->value);
    case HOSO_OP_WITHIN_NEXT:
      /* Translators: first a date such as “Renewal”, then a time such as “30 days”. */
      return g_strdup_printf (_ ("“%s” is within the next %s"), subject, node->value);
    default:
      /* Translators: first a date such as “Birthday”, then a time such as “30 days”. */
      return g_strdup_printf (_ ("“%s” comes round within %s"), subject, node->value);
    }
}

static char *
describe_subject (const char *subject, const HosoRuleNode *node)
{
  switch (node->op)
    {
    case HOSO_OP_IS:
      /* Translators: first a question or field, then an answer or value. */
      return g_strdup_printf (_ ("“%s” is “%s”"), subject, node->value);
    case HOSO_OP_IS_NOT:
      /* Translators: first a question or field, then an answer or value. */
      return g_strdup_printf (_ ("“%s” is other than “%s”"), subject, node->value);
    case HOSO_OP_CONTAINS:
      /* Translators: first a question or field, then a piece of text. */
      return g_strdup_printf (_ ("“%s” contains “%s”"), subject, node->value);
    case HOSO_OP_IN_OLD_PROVINCE:
      /* Translators: first a question or field, then a province of Vietnam. */
      return g_strdup_printf (_ ("“%s” is in “%s” as it was until June 2025"), subject,
                              node->value);
    case HOSO_OP_IN_PROVINCE:
      /* Translators: first a question or field, then a province of Vietnam. */
      return g_strdup_printf (_ ("“%s” is in “%s” as it is since July 2025"), subject,
                              node->value);
    case HOSO_OP_AT_LEAST:
      /* Translators: first a question or field, then a number. */
      return g_strdup_printf (_ ("“%s” is at least %s"), subject, node->value);
    case HOSO_OP_AT_MOST:
      /* Translators: first a question or field, then a number. */
      return g_strdup_printf (_ ("“%s” is at most %s"), subject, node->value);
    case HOSO_OP_AT_LEAST_AGO:
    case HOSO_OP_AT_MOST_AGO:
    case HOSO_OP_WITHIN_NEXT:
    case HOSO_OP_RETURNS_WITHIN:
      return describe_date (subject, node);
    case HOSO_OP_KNOWN:
    case HOSO_OP_UNKNOWN:
      return describe_known (subject, node);
    }
  g_return_val_if_reached (NULL);
}

/* Translators, for all of these: %s is a number of purchases. */
static const char *
get_count_words (HosoRuleOp op, gulong n)
{
  switch (op)
    {
    case HOSO_OP_AT_LEAST:
      return ngettext ("at least %s purchase", "at least %s purchases", n);
    case HOSO_OP_AT_MOST:
      return ngettext ("at most %s purchase", "at most %s purchases", n);
    case HOSO_OP_IS_NOT:
      return ngettext ("not exactly %s purchase", "not exactly %s purchases", n);
    default:
      return ngettext ("exactly %s purchase", "exactly %s purchases", n);
    }
}

/* Translators, for all of these: %s is an amount of money. */
static const char *
get_sum_words (HosoRuleOp op)
{
  switch (op)
    {
    case HOSO_OP_AT_LEAST:
      return _ ("spent at least %s");
    case HOSO_OP_AT_MOST:
      return _ ("spent at most %s");
    case HOSO_OP_IS_NOT:
      return _ ("did not spend exactly %s");
    default:
      return _ ("spent exactly %s");
    }
}

/* Translators, for all of these: %s is a number of days. */
static const char *
get_days_words (HosoRuleOp op, gulong n)
{
  switch (op)
    {
    case HOSO_OP_AT_LEAST:
      return ngettext ("last purchase at least %s day ago", "last purchase at least %s days ago",
                       n);
    case HOSO_OP_AT_MOST:
      return ngettext ("last purchase within %s day", "last purchase within %s days", n);
    case HOSO_OP_IS_NOT:
      return ngettext ("last purchase not exactly %s day ago",
                       "last purchase not exactly %s days ago", n);
    default:
      return ngettext ("last purchase exactly %s day ago", "last purchase exactly %s days ago", n);
    }
}

/* Translators, for all of these: %s is an amount of money. */
static const char *
get_average_words (HosoRuleOp op)
{
  switch (op)
    {
    case HOSO_OP_AT_LEAST:
      return _ ("spends at least %s a purchase");
    case HOSO_OP_AT_MOST:
      return _ ("spends at most %s a purchase");
    case HOSO_OP_IS_NOT:
      return _ ("does not spend exactly %s a purchase");
    default:
      return _ ("spends exactly %s a purchase");
    }
}

/* Translators, for all of these: %s is a number of days. */
static const char *
get_first_words (HosoRuleOp op, gulong n)
{
  switch (op)
    {
    case HOSO_OP_AT_LEAST:
      return ngettext ("first purchase at least %s day ago", "first purchase at least %s days ago",
                       n);
    case HOSO_OP_AT_MOST:
      return ngettext ("first purchase within %s day", "first purchase within %s days", n);
    case HOSO_OP_IS_NOT:
      return ngettext ("first purchase not exactly %s day ago",
                       "first purchase not exactly %s days ago", n);
    default:
      return ngettext ("first purchase exactly %s day ago",
                       "first purchase exactly %s days ago", n);
    }
}

static const char *
get_number_words (const HosoRuleNode *node, gulong n)
{
  if (g_strcmp0 (node->key, "count") == 0)
    return get_count_words (node->op, n);
  if (g_strcmp0 (node->key, "days-since-first") == 0)
    return get_first_words (node->op, n);

  return get_days_words (node->op, n);
}

static char *
describe_purchases (const HosoRuleNode *node)
{
  gint64 value = g_ascii_strtoll (node->value, NULL, 10);
  const char *language = hoso_format_get_language ();
  g_autofree char *number = NULL;

  if (g_strcmp0 (node->key, "sum") == 0 || g_strcmp0 (node->key, "average") == 0)
    {
      number = hoso_format_money (value, "VND", language);
      return g_strdup_printf (g_strcmp0 (node->key, "sum") == 0 ? get_sum_words (node->op)
                                                                : get_average_words (node->op),
                              number);
    }
  number = hoso_format_integer (value, language);
  return g_strdup_printf (get_number_words (node, (gulong)value), number);
}

static char *
describe_interactions (const HosoRuleNode *node)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *name = g_strconcat ("interactions.", node->key, NULL);
  g_autoptr (HosoRuleNode) named = hoso_rule_node_copy (node);

  g_free (named->value);
  named->value = hoso_format_integer (g_ascii_strtoll (node->value, NULL, 10), language);
  return describe_subject (hoso_name_get (name, language), named);
}

static char *
dup_day (gint64 day)
{
  HosoTime time = { .local = day * DAY_SECONDS,
                    .offset = HOSO_TIME_NO_ZONE,
                    .precision = HOSO_PRECISION_DAY };

  return hoso_format_date (&time, hoso_format_get_language ());
}

static char *
describe_standing (const HosoRuleNode *node)
{
  gboolean type = g_strcmp0 (node->key, "type") == 0;
  gboolean rfm = g_strcmp0 (node->key, "rfm") == 0;
  g_autofree char *name = hoso_rule_dup_standing_name (node);
  g_autofree char *day = node->scope != NULL ? dup_day (node->scope->on) : NULL;
  const char *standing = rfm    ? _ ("RFM group")
                         : type ? _ ("Customer type")
                                : _ ("Core customers");
  g_autofree char *subject = NULL;
  g_autoptr (HosoRuleNode) named = hoso_rule_node_copy (node);

  g_free (named->value);
  named->value = g_strdup (hoso_name_get (name, hoso_format_get_language ()));
  if (day != NULL)
    /* Translators: “Customer type”, then a date: what type somebody had then. */
    subject = g_strdup_printf (_ ("%1$s on %2$s"), standing, day);
  return describe_subject (subject != NULL ? subject : standing, named);
}

static char *
describe_product (const HosoRuleNode *node)
{
  switch (node->op)
    {
    case HOSO_OP_IS_NOT:
      /* Translators: %s is a product. */
      return g_strdup_printf (_ ("bought, but never “%s”"), node->value);
    case HOSO_OP_CONTAINS:
      /* Translators: %s is a part of the name of products. */
      return g_strdup_printf (_ ("bought something with “%s” in its name"), node->value);
    default:
      /* Translators: %s is a product. */
      return g_strdup_printf (_ ("bought “%s”"), node->value);
    }
}

/* --- What a condition keeps to --- */

/* Takes @words, a condition. */
static char *
add_product (char *words, const HosoRuleScope *scope)
{
  g_autofree char *whole = words;

  if (scope->product == NULL)
    return g_steal_pointer (&whole);
  return g_strdup_printf (
    /* Translators, for both: a condition such as “at least 3 purchases”, then a product or
     * a part of the name of products. */
    scope->part ? _ ("%1$s, counting only products with “%2$s” in their names")
                : _ ("%1$s, counting only “%2$s”"),
    whole, scope->product);
}

/* Takes @words, a condition. */
static char *
add_time (char *words, const HosoRuleScope *scope)
{
  g_autofree char *whole = words;
  g_autofree char *span = scope->within.unit != '\0' ? hoso_span_format (scope->within) : NULL;
  g_autofree char *from = scope->from != HOSO_RULE_NO_DAY ? dup_day (scope->from) : NULL;
  g_autofree char *until = scope->until != HOSO_RULE_NO_DAY ? dup_day (scope->until) : NULL;

  if (span != NULL)
    /* Translators: a condition such as “at least 3 purchases”, then a time such as “90 days”. */
    return g_strdup_printf (_ ("%1$s in the last %2$s"), whole, span);
  if (from != NULL && until != NULL)
    /* Translators: a condition such as “at least 3 purchases”, then two dates. */
    return g_strdup_printf (_ ("%1$s from %2$s to %3$s"), whole, from, until);
  if (from != NULL)
    /* Translators: a condition such as “at least 3 purchases”, then a date. */
    return g_strdup_printf (_ ("%1$s since %2$s"), whole, from);
  if (until != NULL)
    /* Translators: a condition such as “at least 3 purchases”, then a date. */
    return g_strdup_printf (_ ("%1$s until %2$s"), whole, until);
  return g_steal_pointer (&whole);
}

/* Takes @words, or NULL. */
static char *
add_scope (char *words, const HosoRuleNode *node)
{
  return words != NULL && node->scope != NULL
           ? add_time (add_product (words, node->scope), node->scope)
           : words;
}

static char *
describe_segment (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  gint64 id = g_ascii_strtoll (node->value, NULL, 10);
  g_autoptr (HosoSegment) segment = hoso_segment_table_load (db, id, error);

  if (segment == NULL)
    return NULL;
  /* Translators: %s is the name of a segment. */
  return g_strdup_printf (_ ("belongs to segment “%s”"), segment->name);
}

/* The node with its value as people read it: a span of time in words. */
static HosoRuleNode *
copy_shown (const HosoRuleNode *node)
{
  HosoRuleNode *shown = hoso_rule_node_copy (node);
  HosoSpan span;

  if (hoso_rule_op_is_relative (node->op) && hoso_span_parse (node->value, &span))
    {
      g_free (shown->value);
      shown->value = hoso_span_format (span);
    }
  return shown;
}

/* Fields that people added have a title of their own. */
static char *
describe_field (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  g_autoptr (HosoRuleNode) shown = copy_shown (node);
  g_autoptr (HosoStmt) stmt = NULL;
  g_autofree char *title = NULL;
  g_autofree char *key = NULL;

  stmt = hoso_db_prepare (db, "SELECT title FROM field WHERE key = ?1", error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, node->key);
  switch (hoso_stmt_step (stmt, error))
    {
    case HOSO_ROW:
      title = hoso_stmt_dup_text (stmt, 0);
      break;
    case HOSO_DONE:
      break;
    case HOSO_STEP_ERROR:
      return NULL;
    }
  if (title != NULL)
    return describe_subject (title, shown);
  key = g_strconcat ("field.", node->key, NULL);
  return describe_subject (hoso_name_get (key, hoso_format_get_language ()), shown);
}

static char *
describe_consent (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  g_autoptr (GPtrArray) purposes = hoso_consents_list_purposes (db, error);
  g_autofree char *name = g_strconcat ("consent.", node->value, NULL);
  g_autofree char *subject = NULL;
  g_autoptr (HosoRuleNode) named = hoso_rule_node_copy (node);
  const char *title = node->key;

  if (purposes == NULL)
    return NULL;
  for (guint i = 0; i < purposes->len; i++)
    {
      const HosoPurpose *purpose = purposes->pdata[i];

      if (g_str_equal (purpose->key, node->key))
        title = purpose->title;
    }
  /* Translators: %s is what for, such as “Messages about offers”. */
  subject = g_strdup_printf (_ ("Consent: %s"), title);
  g_free (named->value);
  named->value = g_strdup (hoso_name_get (name, hoso_format_get_language ()));
  return describe_subject (subject, named);
}

static char *
describe_answer (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  g_autoptr (HosoQuestion) question = hoso_question_table_load (db, node->question, NULL, error);
  g_autofree char *label = question != NULL ? hoso_question_dup_label (question) : NULL;

  return label != NULL ? describe_subject (label, node) : NULL;
}

static char *
describe_cluster (const HosoRuleNode *node)
{
  guint questions = node->cluster->items->len;

  return g_strdup_printf (
    /* Translators: group %1$u of %2$u that were found in the answers to %3$u questions. */
    ngettext ("belongs to group %1$u of %2$u found in the answers to %3$u question",
              "belongs to group %1$u of %2$u found in the answers to %3$u questions", questions),
    node->group + 1, node->cluster->shares->len, questions);
}

static char *
describe_group (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < node->children->len; i++)
    {
      const HosoRuleNode *child = g_ptr_array_index (node->children, i);
      g_autofree char *part = describe (db, child, error);
      gboolean bracket =
        child->children != NULL && child->kind != HOSO_RULE_NOT && child->children->len > 1;

      if (part == NULL)
        return NULL;
      if (i > 0)
        /* Translators: joins two conditions; keep the blanks. */
        g_string_append (words, node->kind == HOSO_RULE_ANY ? _ (" or ") : _ (" and "));
      g_string_append_printf (words, bracket ? "(%s)" : "%s", part);
    }
  if (node->kind == HOSO_RULE_NOT)
    /* Translators: %s is a condition. */
    return g_strdup_printf (_ ("not (%s)"), words->str);
  if (node->children->len == 0)
    return g_strdup (node->kind == HOSO_RULE_ALL ? _ ("everybody") : _ ("nobody"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_whole (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  switch (node->kind)
    {
    case HOSO_RULE_ALL:
    case HOSO_RULE_ANY:
    case HOSO_RULE_NOT:
      return describe_group (db, node, error);
    case HOSO_RULE_FIELD:
      return describe_field (db, node, error);
    case HOSO_RULE_TAG:
      /* Translators: %s is a tag. */
      return g_strdup_printf (_ ("tagged “%s”"), node->value);
    case HOSO_RULE_SEGMENT:
      return describe_segment (db, node, error);
    case HOSO_RULE_PRODUCT:
      return describe_product (node);
    case HOSO_RULE_PURCHASES:
      return describe_purchases (node);
    case HOSO_RULE_INTERACTIONS:
      return describe_interactions (node);
    case HOSO_RULE_STANDING:
      return describe_standing (node);
    case HOSO_RULE_CONSENT:
      return describe_consent (db, node, error);
    case HOSO_RULE_ANSWER:
      return describe_answer (db, node, error);
    case HOSO_RULE_CLUSTER:
      return describe_cluster (node);
    }
  g_return_val_if_reached (NULL);
}

static char *
describe (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  return add_scope (describe_whole (db, node, error), node);
}

/* Whether days are counted back from the latest order. */
static gboolean
counts_days (const HosoRuleNode *node)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (counts_days (node->children->pdata[i]))
      return TRUE;
  switch (node->kind)
    {
    case HOSO_RULE_PURCHASES:
      return g_str_has_prefix (node->key, "days-") ||
             (node->scope != NULL && node->scope->within.unit != '\0');
    case HOSO_RULE_PRODUCT:
      return node->scope != NULL && node->scope->within.unit != '\0';
    case HOSO_RULE_STANDING:
      return node->scope == NULL;
    default:
      return FALSE;
    }
}

/* Takes @words; says from which day they are to be read where that is not today. */
static char *
add_day (HosoDb *db, char *words, const HosoRule *rule, GError **error)
{
  g_autofree char *whole = words;
  g_autofree char *note = NULL;

  if (whole == NULL || !counts_days (rule->root))
    return g_steal_pointer (&whole);
  if (!hoso_as_of_dup_note (db, &note, error))
    return NULL;
  return note != NULL ? g_strjoin (". ", whole, note, NULL) : g_steal_pointer (&whole);
}

/**
 * hoso_segments_describe:
 *
 * Returns: (transfer full): the rule in the interface's language, or %NULL with
 *   @error set
 */
char *
hoso_segments_describe (HosoDb *db, const HosoRule *rule, GError **error)
{
  return add_day (db, describe (db, rule->root, error), rule, error);
}

/* Conditions on what is kept of the customers.  Synchronous; runs on the thread that
 * owns the connection.
 */

#include "hoso-config.h"

#include "hoso-rule-record.h"

#include <string.h>

#include "hoso-rule-bought.h"

#define DAY 86400

/* See hoso-rule-record.h. */
HosoBitset *
hoso_rule_collect (HosoStmt *stmt, const HosoBitset *customers, GError **error)
{
  g_autoptr (HosoBitset) set = hoso_bitset_new (customers->size);
  HosoStepResult result;

  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 customer = hoso_stmt_get_int (stmt, 0);

      if (customer >= 0 && customer < customers->size)
        hoso_bitset_add (set, (guint)customer);
    }
  return result == HOSO_DONE ? g_steal_pointer (&set) : NULL;
}

/* See hoso-rule-record.h. */
void
hoso_rule_bind_scope (HosoStmt *stmt, int place, const HosoRuleScope *scope, gint64 today)
{
  gint64 from = G_MININT64;
  gint64 until = G_MAXINT64;

  if (scope != NULL)
    hoso_rule_scope_get_seconds (scope, today, &from, &until);
  hoso_stmt_bind_int (stmt, place, from);
  hoso_stmt_bind_int (stmt, place + 1, until);
}

static HosoBitset *
find_by_tag (HosoDb *db,
             const HosoRuleNode *node,
             const HosoBitset *customers,
             GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT l.customer_id FROM customer_tag l "
                          "JOIN tag t ON t.id = l.tag_id WHERE t.name = ?1",
                          error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, node->value);
  return hoso_rule_collect (stmt, customers, error);
}

/* --- Interactions --- */

/* What ?1 names: a kind, or more or less than one; from the second ?6 to before ?7.
 * Numbers from ?2 to ?3, or outside of that where ?4 is 1; ?5 is now. */
#define INTERACTIONS                                                                     \
  "SELECT c.id FROM customer c LEFT JOIN (SELECT customer_id, count (*) AS n, "          \
  "max (at) AS latest FROM interaction WHERE at >= ?6 AND at < ?7 AND CASE ?1 "          \
  "WHEN 'contact' THEN kind NOT IN ('note', 'referral') "                                \
  "WHEN 'open-complaint' THEN state IS 'open' WHEN 'refused' THEN outcome IS 'refused' " \
  "WHEN 'interview' THEN interview IS NOT NULL "                                         \
  "WHEN 'interview-quick' THEN interview IS 'quick' "                                    \
  "WHEN 'interview-slow' THEN interview IS 'slow' "                                      \
  "WHEN 'interview-not-bought' THEN interview IS 'not-bought' "                          \
  "ELSE kind = ?1 END GROUP BY customer_id) i ON i.customer_id = c.id WHERE "

static HosoBitset *
find_by_interactions (HosoDb *db,
                      const HosoRuleNode *node,
                      const HosoBitset *customers,
                      GError **error)
{
  static const char count[] = INTERACTIONS "(coalesce (i.n, 0) BETWEEN ?2 AND ?3) <> ?4 AND ?5";
  static const char days[] = INTERACTIONS "i.latest IS NOT NULL "
                                          "AND (((?5 - i.latest) / 86400) BETWEEN ?2 AND ?3) <> ?4";
  gint64 value = g_ascii_strtoll (node->value, NULL, 10);
  g_auto (GStrv) parts = g_strsplit (node->key, ".", 2);
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db, g_strcmp0 (parts[1], "count") == 0 ? count : days, error);
  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, parts[0]);
  hoso_stmt_bind_int (stmt, 2, node->op == HOSO_OP_AT_MOST ? G_MININT64 : value);
  hoso_stmt_bind_int (stmt, 3, node->op == HOSO_OP_AT_LEAST ? G_MAXINT64 : value);
  hoso_stmt_bind_int (stmt, 4, node->op == HOSO_OP_IS_NOT);
  hoso_stmt_bind_int (stmt, 5, hoso_db_get_now (db));
  hoso_rule_bind_scope (stmt, 6, node->scope, hoso_db_get_now (db) / DAY);
  return hoso_rule_collect (stmt, customers, error);
}

/* --- Consent --- */

static HosoBitset *
complement (const HosoBitset *customers, HosoBitset *set)
{
  HosoBitset *others = hoso_bitset_copy (customers);

  hoso_bitset_subtract (others, set);
  hoso_bitset_free (set);
  return others;
}

/* Who was never asked has no row. */
static HosoBitset *
find_by_consent (HosoDb *db,
                 const HosoRuleNode *node,
                 const HosoBitset *customers,
                 GError **error)
{
  static const char sql[] =
    "SELECT c.customer_id FROM consent c JOIN purpose p ON p.id = c.purpose_id "
    "WHERE p.key = ?1 AND c.is_current = 1 AND c.given IN (?2, ?3)";
  gboolean unasked = strcmp (node->value, "unasked") == 0;
  gboolean given = strcmp (node->value, "given") == 0;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, sql, error);
  HosoBitset *set;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_text (stmt, 1, node->key);
  hoso_stmt_bind_int (stmt, 2, unasked || given);
  hoso_stmt_bind_int (stmt, 3, unasked ? 0 : given);
  set = hoso_rule_collect (stmt, customers, error);
  return set != NULL && unasked != (node->op == HOSO_OP_IS_NOT) ? complement (customers, set)
                                                                : set;
}

/**
 * hoso_rule_find_by_record:
 * @node: of the kind HOSO_RULE_TAG, PURCHASES, PRODUCT, CONSENT or INTERACTIONS
 * @customers: all of them
 *
 * Returns: (transfer full): the customers that the condition holds for, or %NULL
 *   with @error set
 */
HosoBitset *
hoso_rule_find_by_record (HosoDb *db,
                          const HosoRuleNode *node,
                          const HosoBitset *customers,
                          GError **error)
{
  if (node->kind == HOSO_RULE_TAG)
    return find_by_tag (db, node, customers, error);
  if (node->kind == HOSO_RULE_PURCHASES)
    return hoso_rule_find_by_purchases (db, node, customers, error);
  if (node->kind == HOSO_RULE_PRODUCT)
    return hoso_rule_find_by_product (db, node, customers, error);
  if (node->kind == HOSO_RULE_CONSENT)
    return find_by_consent (db, node, customers, error);
  return find_by_interactions (db, node, customers, error);
}

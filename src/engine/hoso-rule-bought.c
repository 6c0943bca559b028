/* Conditions on what customers bought and kept.  Figures over all time are read from
 * the totals, those of a time from the purchases then, those of products from their
 * lines; the totals still tell whom to leave out.  Who has no figure is not there and
 * counts as 0.  Money is that of the currency that the customer paid in last.  Days and
 * times count back from the day that all figures on buying count up to (hoso-as-of.h).
 * Synchronous; runs on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-rule-bought.h"

#include <string.h>

#include "hoso-as-of.h"
#include "hoso-db.h"
#include "hoso-fold.h"
#include "hoso-rule-record.h"

#define DAY 86400

/* --- Figures --- */

/* Purchases from the second ?5 to before ?6, figured like the totals: those of customers
 * who bought at no other time are the totals. */
#define OF_TIME                                                                         \
  "(SELECT customer_id, purchases, amount, first_local, last_local "                    \
  "FROM customer_total WHERE first_local >= ?5 AND last_local < ?6 UNION ALL "          \
  "SELECT t.customer_id, count (*), sum (iif (p.currency = t.currency, p.amount, 0)), " \
  "min (p.at_local), max (p.at_local) "                                                 \
  "FROM customer_total t CROSS JOIN purchase p ON p.customer_id = t.customer_id "       \
  "WHERE t.last_local >= ?5 AND t.first_local < ?6 "                                    \
  "AND (t.first_local < ?5 OR t.last_local >= ?6) "                                     \
  "AND p.at_local >= ?5 AND p.at_local < ?6 AND p.status = 'done' GROUP BY t.customer_id)"

/* Of these the lines of the products in ?7; a purchase counts once. */
#define OF_PRODUCTS                                                                \
  "(SELECT customer_id, count (*) AS purchases, sum (amount) AS amount, "          \
  "min (at_local) AS first_local, max (at_local) AS last_local "                   \
  "FROM (SELECT p.customer_id, p.at_local, "                                       \
  "sum (iif (p.currency = t.currency, i.amount, 0)) AS amount "                    \
  "FROM purchase_item i CROSS JOIN purchase p ON p.id = i.purchase_id "            \
  "CROSS JOIN customer_total t ON t.customer_id = p.customer_id "                  \
  "WHERE i.product_id IN (SELECT value FROM json_each (?7)) AND p.at_local >= ?5 " \
  "AND p.at_local < ?6 AND p.status = 'done' GROUP BY p.id) GROUP BY customer_id)"

/* Figures from ?1 to ?2, or outside of that where ?3 is 1; ?4 is the last second of the
 * day that is counted up to. */
#define FIGURES(source)                                                             \
  {                                                                                 \
    "SELECT customer_id FROM " source " WHERE (purchases BETWEEN ?1 AND ?2) <> ?3 " \
    "AND ?4",                                                                       \
      "SELECT customer_id FROM " source " WHERE (amount BETWEEN ?1 AND ?2) <> ?3 "  \
      "AND ?4",                                                                     \
      "SELECT customer_id FROM " source " WHERE purchases > 0 "                     \
      "AND ((amount / purchases) BETWEEN ?1 AND ?2) <> ?3 AND ?4",                  \
      "SELECT customer_id FROM " source                                             \
      " WHERE (((?4 - first_local) / 86400) BETWEEN ?1 AND ?2) <> ?3",              \
      "SELECT customer_id FROM " source                                             \
      " WHERE (((?4 - last_local) / 86400) BETWEEN ?1 AND ?2) <> ?3",               \
  }

static const char *
get_purchase_sql (const HosoRuleNode *node)
{
  static const char *const keys[] = { "count", "sum", "average", "days-since-first",
                                      "days-since" };
  static const char *const sql[][G_N_ELEMENTS (keys)] = { FIGURES ("customer_total"),
                                                          FIGURES (OF_TIME),
                                                          FIGURES (OF_PRODUCTS) };
  guint source = node->scope == NULL ? 0 : node->scope->product == NULL ? 1
                                                                        : 2;
  guint key = 0;

  while (key + 1 < G_N_ELEMENTS (keys) && strcmp (keys[key], node->key) != 0)
    key++;
  return sql[source][key];
}

/* --- Products --- */

/* A JSON array of the ids of the products that are called @name, or have it in their
 * names; in any case, with or without marks. */
static char *
list_products (HosoDb *db, const char *name, gboolean part, GError **error)
{
  g_autoptr (GString) ids = g_string_new ("[");
  g_autofree char *wanted = hoso_fold (name);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id, name FROM product", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      g_autofree char *other = hoso_fold (hoso_stmt_get_text (stmt, 1));

      if (part ? strstr (other, wanted) != NULL : strcmp (other, wanted) == 0)
        g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 1 ? "," : "",
                                hoso_stmt_get_int (stmt, 0));
    }
  g_string_append_c (ids, ']');
  return result == HOSO_DONE ? g_string_free (g_steal_pointer (&ids), FALSE) : NULL;
}

/* --- Conditions --- */

/* The day to count back from; it takes a look at everybody, and so is looked for only
 * where days are counted.  Never 0. */
static gboolean
find_day (HosoDb *db, const HosoRuleNode *node, gint *day, GError **error)
{
  gboolean within = node->scope != NULL && node->scope->within.unit != '\0';

  *day = 1;
  return (!within && (node->key == NULL || !g_str_has_prefix (node->key, "days-"))) ||
         hoso_as_of_find (db, day, error);
}

static gboolean
bind_scope (
  HosoDb *db, HosoStmt *stmt, const HosoRuleScope *scope, gint as_of, GError **error)
{
  g_autofree char *products = NULL;

  if (scope == NULL)
    return TRUE;
  hoso_rule_bind_scope (stmt, 5, scope, as_of);
  if (scope->product == NULL)
    return TRUE;
  products = list_products (db, scope->product, scope->part, error);
  if (products == NULL)
    return FALSE;
  hoso_stmt_bind_text (stmt, 7, products);
  return TRUE;
}

/**
 * hoso_rule_find_by_purchases:
 * @node: of the kind HOSO_RULE_PURCHASES
 * @customers: all of them
 *
 * Who never bought has bought 0 times, for 0; the other figures are not known.
 *
 * Returns: (transfer full): the customers that the condition holds for, or %NULL
 *   with @error set
 */
HosoBitset *
hoso_rule_find_by_purchases (HosoDb *db,
                             const HosoRuleNode *node,
                             const HosoBitset *customers,
                             GError **error)
{
  gint64 value = g_ascii_strtoll (node->value, NULL, 10);
  gint64 low = node->op == HOSO_OP_AT_MOST ? G_MININT64 : value;
  gint64 high = node->op == HOSO_OP_AT_LEAST ? G_MAXINT64 : value;
  gboolean outside = node->op == HOSO_OP_IS_NOT;
  gboolean counts_zero = strcmp (node->key, "count") == 0 || strcmp (node->key, "sum") == 0;
  gboolean zero = counts_zero && (low <= 0 && 0 <= high) != outside;
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, get_purchase_sql (node), error);
  g_autoptr (HosoBitset) found = NULL;
  HosoBitset *set;
  gint as_of;

  if (stmt == NULL || !find_day (db, node, &as_of, error) ||
      !bind_scope (db, stmt, node->scope, as_of, error))
    return NULL;
  hoso_stmt_bind_int (stmt, 1, low);
  hoso_stmt_bind_int (stmt, 2, high);
  hoso_stmt_bind_int (stmt, 3, outside != zero);
  hoso_stmt_bind_int (stmt, 4, ((gint64)as_of + 1) * DAY - 1);
  found = hoso_rule_collect (stmt, customers, error);
  if (found == NULL || !zero)
    return g_steal_pointer (&found);

  set = hoso_bitset_copy (customers);
  hoso_bitset_subtract (set, found);
  return set;
}

/* Who bought anything in the time. */
static HosoBitset *
find_buyers (HosoDb *db,
             const HosoRuleNode *node,
             const HosoBitset *customers,
             gint as_of,
             GError **error)
{
  static const char ever[] = "SELECT customer_id FROM customer_total";
  static const char in_time[] =
    "SELECT customer_id FROM customer_total t WHERE last_local >= ?1 AND first_local < ?2 "
    "AND (first_local >= ?1 OR last_local < ?2 OR EXISTS (SELECT 1 FROM purchase p "
    "WHERE p.customer_id = t.customer_id "
    "AND p.at_local >= ?1 AND p.at_local < ?2 AND p.status = 'done'))";
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, node->scope == NULL ? ever : in_time, error);

  if (stmt == NULL)
    return NULL;
  if (node->scope != NULL)
    hoso_rule_bind_scope (stmt, 1, node->scope, as_of);
  return hoso_rule_collect (stmt, customers, error);
}

/**
 * hoso_rule_find_by_product:
 * @node: of the kind HOSO_RULE_PRODUCT
 * @customers: all of them
 *
 * Who is to have bought something else has bought in that time, but not this.
 *
 * Returns: (transfer full): the customers that the condition holds for, or %NULL
 *   with @error set
 */
HosoBitset *
hoso_rule_find_by_product (HosoDb *db,
                           const HosoRuleNode *node,
                           const HosoBitset *customers,
                           GError **error)
{
  static const char sql[] =
    "SELECT p.customer_id FROM purchase_item i CROSS JOIN purchase p ON p.id = i.purchase_id "
    "WHERE i.product_id IN (SELECT value FROM json_each (?3)) AND p.at_local >= ?1 "
    "AND p.at_local < ?2 AND p.status = 'done' AND p.customer_id IS NOT NULL";
  g_autofree char *products =
    list_products (db, node->value, node->op == HOSO_OP_CONTAINS, error);
  g_autoptr (HosoStmt) stmt = products != NULL ? hoso_db_prepare (db, sql, error) : NULL;
  g_autoptr (HosoBitset) set = NULL;
  HosoBitset *buyers;
  gint as_of;

  if (stmt == NULL || !find_day (db, node, &as_of, error))
    return NULL;
  hoso_rule_bind_scope (stmt, 1, node->scope, as_of);
  hoso_stmt_bind_text (stmt, 3, products);
  set = hoso_rule_collect (stmt, customers, error);
  if (set == NULL || node->op != HOSO_OP_IS_NOT)
    return g_steal_pointer (&set);

  buyers = find_buyers (db, node, customers, as_of, error);
  if (buyers != NULL)
    hoso_bitset_subtract (buyers, set);
  return buyers;
}

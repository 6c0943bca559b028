/* Conditions on what is kept of the customers.  Purchases are read from their
 * totals: who has none is not there and counts as 0.  Synchronous; runs on the
 * thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-rule-record.h"

#include <string.h>

#include "hoso-db.h"
#include "hoso-fold.h"

/* The customers that @stmt, with its parameters bound, gives. */
static HosoBitset *
collect (HosoStmt *stmt, const HosoBitset *customers, GError **error)
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
  return collect (stmt, customers, error);
}

/* --- Purchases --- */

/* Figures from ?1 to ?2, or outside of that where ?3 is 1; ?4 is now.  Purchases
 * are in wall time and the clock is UTC: a day more or less at midnight. */
static const char *
get_purchase_sql (const char *key)
{
  if (strcmp (key, "count") == 0)
    return "SELECT customer_id FROM customer_total "
           "WHERE (purchases BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (strcmp (key, "sum") == 0)
    return "SELECT customer_id FROM customer_total "
           "WHERE (amount BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (strcmp (key, "average") == 0)
    return "SELECT customer_id FROM customer_total WHERE purchases > 0 "
           "AND ((amount / purchases) BETWEEN ?1 AND ?2) <> ?3 AND ?4";
  if (strcmp (key, "days-since-first") == 0)
    return "SELECT customer_id FROM customer_total "
           "WHERE (((?4 - first_local) / 86400) BETWEEN ?1 AND ?2) <> ?3";
  return "SELECT customer_id FROM customer_total "
         "WHERE (((?4 - last_local) / 86400) BETWEEN ?1 AND ?2) <> ?3";
}

/* Who never bought has bought 0 times, for 0; the other figures are not known. */
static HosoBitset *
find_by_purchases (HosoDb *db,
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
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, get_purchase_sql (node->key), error);
  HosoBitset *found;
  HosoBitset *set;

  if (stmt == NULL)
    return NULL;
  hoso_stmt_bind_int (stmt, 1, low);
  hoso_stmt_bind_int (stmt, 2, high);
  hoso_stmt_bind_int (stmt, 3, outside != zero);
  hoso_stmt_bind_int (stmt, 4, hoso_db_get_now (db));
  found = collect (stmt, customers, error);
  if (found == NULL || !zero)
    return found;

  set = hoso_bitset_copy (customers);
  hoso_bitset_subtract (set, found);
  hoso_bitset_free (found);
  return set;
}

/* --- Products --- */

/* Adds the customers who bought and kept a product. */
static gboolean
add_buyers (HosoDb *db, gint64 product, HosoBitset *set, GError **error)
{
  g_autoptr (HosoBitset) buyers = NULL;
  g_autoptr (HosoStmt) stmt = NULL;

  stmt = hoso_db_prepare (db,
                          "SELECT p.customer_id FROM purchase_item i "
                          "JOIN purchase p ON p.id = i.purchase_id WHERE i.product_id = ?1 "
                          "AND p.status = 'done' AND p.customer_id IS NOT NULL",
                          error);
  if (stmt == NULL)
    return FALSE;
  hoso_stmt_bind_int (stmt, 1, product);
  buyers = collect (stmt, set, error);
  if (buyers != NULL)
    hoso_bitset_unite (set, buyers);
  return buyers != NULL;
}

/* The ids (gint64) of the products that the condition names. */
static GArray *
list_products (HosoDb *db, const HosoRuleNode *node, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *wanted = hoso_fold (node->value);
  g_autoptr (HosoStmt) stmt = hoso_db_prepare (db, "SELECT id, name FROM product", error);
  HosoStepResult result;

  if (stmt == NULL)
    return NULL;
  while ((result = hoso_stmt_step (stmt, error)) == HOSO_ROW)
    {
      gint64 id = hoso_stmt_get_int (stmt, 0);
      g_autofree char *name = hoso_fold (hoso_stmt_get_text (stmt, 1));

      if (node->op == HOSO_OP_CONTAINS ? strstr (name, wanted) != NULL
                                       : strcmp (name, wanted) == 0)
        g_array_append_val (ids, id);
    }
  return result == HOSO_DONE ? g_steal_pointer (&ids) : NULL;
}

static HosoBitset *
find_buyers (HosoDb *db, const HosoBitset *customers, GError **error)
{
  g_autoptr (HosoStmt) stmt =
    hoso_db_prepare (db, "SELECT customer_id FROM customer_total", error);

  return stmt != NULL ? collect (stmt, customers, error) : NULL;
}

static HosoBitset *
find_by_product (HosoDb *db,
                 const HosoRuleNode *node,
                 const HosoBitset *customers,
                 GError **error)
{
  g_autoptr (GArray) products = list_products (db, node, error);
  g_autoptr (HosoBitset) set = hoso_bitset_new (customers->size);
  HosoBitset *buyers;

  if (products == NULL)
    return NULL;
  for (guint i = 0; i < products->len; i++)
    if (!add_buyers (db, g_array_index (products, gint64, i), set, error))
      return NULL;
  if (node->op != HOSO_OP_IS_NOT)
    return g_steal_pointer (&set);

  buyers = find_buyers (db, customers, error);
  if (buyers != NULL)
    hoso_bitset_subtract (buyers, set);
  return buyers;
}

/* --- Interactions --- */

/* What ?1 names: a kind, or more or less than one.  Numbers from ?2 to ?3, or
 * outside of that where ?4 is 1; ?5 is now. */
#define INTERACTIONS                                                                     \
  "SELECT c.id FROM customer c LEFT JOIN (SELECT customer_id, count (*) AS n, "          \
  "max (at) AS latest FROM interaction WHERE CASE ?1 "                                   \
  "WHEN 'contact' THEN kind NOT IN ('note', 'referral') "                                \
  "WHEN 'open-complaint' THEN state IS 'open' WHEN 'refused' THEN outcome IS 'refused' " \
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
  return collect (stmt, customers, error);
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
  set = collect (stmt, customers, error);
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
    return find_by_purchases (db, node, customers, error);
  if (node->kind == HOSO_RULE_PRODUCT)
    return find_by_product (db, node, customers, error);
  if (node->kind == HOSO_RULE_CONSENT)
    return find_by_consent (db, node, customers, error);
  return find_by_interactions (db, node, customers, error);
}

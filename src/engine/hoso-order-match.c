/* Which orders of a file the workspace has already.  Runs inside the transaction
 * of an import.
 *
 * A market place gives a number once.  Shops and lists of one's own begin again
 * with “HD000001”: there the day or the customer must agree too.  Orders without
 * a number are matched as a multiset of customer, moment and amount: the second
 * of two in the file is known where two were stored.  What a person changed by
 * hand stays.
 */

#include "hoso-config.h"

#include "hoso-order-match.h"

struct _HosoOrderMatch
{
  HosoDb *db;
  gint64 import;
  gint64 last;         /* the last purchase that was there before */
  GHashTable *touched; /* ids that this import added or compared */
  GHashTable *counts;  /* hash of an order without a number → how many so far */
};

/* Free with hoso_order_match_free(). */
HosoOrderMatch *
hoso_order_match_new (HosoDb *db, gint64 import, GError **error)
{
  g_autoptr (HosoStmt) stmt = NULL;
  HosoOrderMatch *match;

  stmt = hoso_db_prepare (db, "SELECT coalesce (max (id), 0) FROM purchase", error);
  if (stmt == NULL || hoso_stmt_step (stmt, error) != HOSO_ROW)
    return NULL;
  match = g_new0 (HosoOrderMatch, 1);
  match->db = db;
  match->import = import;
  match->last = hoso_stmt_get_int (stmt, 0);
  match->touched = g_hash_table_new (NULL, NULL);
  match->counts = g_hash_table_new (NULL, NULL);
  return match;
}

void
hoso_order_match_free (HosoOrderMatch *match)
{
  g_hash_table_unref (match->touched);
  g_hash_table_unref (match->counts);
  g_free (match);
}

/* splitmix64 over what identifies an order without a number. */
static gpointer
hash_order (const HosoNewPurchase *purchase)
{
  const gint64 parts[] = { purchase->customer, purchase->at_local, purchase->total };
  guint64 hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      hash += (guint64)parts[i] + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      hash = (hash ^ (hash >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      hash = (hash ^ (hash >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      hash ^= hash >> 31;
    }
  return GSIZE_TO_POINTER (hash);
}

static HosoOrderOutcome
add (HosoOrderMatch *match, const HosoNewPurchase *purchase, GError **error)
{
  gint64 id = hoso_purchase_table_add (match->db, purchase, error);

  if (id == 0)
    return HOSO_ORDER_FAILED;
  if (purchase->code != NULL)
    g_hash_table_add (match->touched, GSIZE_TO_POINTER (id));
  return HOSO_ORDER_ADDED;
}

static HosoOrderOutcome
store_without_code (HosoOrderMatch *match, const HosoNewPurchase *purchase, GError **error)
{
  gpointer key = hash_order (purchase);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (match->counts, key));
  guint known = 0;

  g_hash_table_insert (match->counts, key, GUINT_TO_POINTER (n + 1));
  if (match->last > 0 &&
      !hoso_purchase_table_count_like (match->db, purchase, match->last, &known, error))
    return HOSO_ORDER_FAILED;
  return n < known ? HOSO_ORDER_UNCHANGED : add (match, purchase, error);
}

static gboolean
find_line (const HosoPurchase *known, const HosoPurchaseItem *item, gboolean *taken)
{
  for (guint i = 0; i < known->lines->len; i++)
    {
      const HosoPurchaseLine *line = known->lines->pdata[i];

      if (!taken[i] && line->product_id == item->product && line->quantity == item->quantity &&
          line->returned == item->returned && line->amount == item->amount)
        {
          taken[i] = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether all of the items are among the stored lines. */
static gboolean
has_lines (const HosoPurchase *known, const HosoNewPurchase *purchase)
{
  g_autofree gboolean *taken = g_new0 (gboolean, known->lines->len + 1);

  for (guint i = 0; i < purchase->n_items; i++)
    if (!find_line (known, &purchase->items[i], taken))
      return FALSE;
  return TRUE;
}

static gboolean
says_the_same (const HosoPurchase *known, const HosoNewPurchase *purchase)
{
  return known->status == purchase->status && known->at_local == purchase->at_local &&
         known->amount == purchase->total &&
         g_strcmp0 (known->currency, purchase->currency) == 0 &&
         (purchase->customer == 0 || known->customer == purchase->customer) &&
         known->lines->len == purchase->n_items && has_lines (known, purchase);
}

static HosoOrderOutcome
change (HosoOrderMatch *match, gint64 id, const HosoNewPurchase *purchase, GError **error)
{
  return hoso_purchase_table_keep (match->db, match->import, id, error) &&
             hoso_purchase_table_change (match->db, id, purchase, error)
           ? HOSO_ORDER_UPDATED
           : HOSO_ORDER_FAILED;
}

/* Rows of an order that stand apart in the file: its lines again, or more. */
static HosoOrderOutcome
extend (HosoOrderMatch *match,
        const HosoPurchase *known,
        const HosoNewPurchase *purchase,
        GError **error)
{
  g_autoptr (GArray) items = NULL;
  HosoNewPurchase whole = *purchase;

  if (has_lines (known, purchase))
    return HOSO_ORDER_UNCHANGED;
  items = g_array_new (FALSE, FALSE, sizeof (HosoPurchaseItem));
  for (guint i = 0; i < known->lines->len; i++)
    {
      const HosoPurchaseLine *line = known->lines->pdata[i];
      HosoPurchaseItem item = { line->product_id, line->quantity, line->amount, line->returned };

      g_array_append_val (items, item);
    }
  g_array_append_vals (items, purchase->items, purchase->n_items);
  whole.items = (const HosoPurchaseItem *)items->data;
  whole.n_items = items->len;
  if (known->amount != purchase->total)
    whole.total = known->amount + purchase->total;
  if (whole.customer == 0)
    whole.customer = known->customer;
  return change (match, known->id, &whole, error);
}

static HosoOrderOutcome
store_known (HosoOrderMatch *match,
             gint64 id,
             const HosoNewPurchase *purchase,
             gint64 *before,
             GError **error)
{
  g_autoptr (HosoPurchase) known = hoso_purchase_table_load (match->db, id, error);
  HosoNewPurchase changed = *purchase;

  if (known == NULL)
    return HOSO_ORDER_FAILED;
  *before = known->customer;
  if (!g_hash_table_add (match->touched, GSIZE_TO_POINTER (id)))
    return extend (match, known, purchase, error);
  if (known->by_hand || says_the_same (known, purchase))
    return HOSO_ORDER_UNCHANGED;
  if (changed.customer == 0)
    changed.customer = known->customer;
  return change (match, id, &changed, error);
}

/**
 * hoso_order_match_store:
 * @purchase: with its total
 * @before: (out): the customer of the stored order, 0 for none
 *
 * Returns: what was done; %HOSO_ORDER_FAILED with @error set
 */
HosoOrderOutcome
hoso_order_match_store (HosoOrderMatch *match,
                        const HosoNewPurchase *purchase,
                        gint64 *before,
                        GError **error)
{
  gint64 id;

  *before = 0;
  if (purchase->code == NULL)
    return store_without_code (match, purchase, error);
  if (!hoso_purchase_table_find (match->db, purchase,
                                 g_strcmp0 (purchase->channel, "shop") == 0, &id, error))
    return HOSO_ORDER_FAILED;
  return id == 0 ? add (match, purchase, error) : store_known (match, id, purchase, before, error);
}

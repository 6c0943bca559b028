/* Use cases around purchases that a person enters.  Run on a session or on a
 * thread of a workspace.
 */

#include "hoso-config.h"

#include "hoso-purchases.h"

#include <glib/gi18n-lib.h>

#include "hoso-error.h"
#include "hoso-fold.h"
#include "hoso-product-table.h"
#include "hoso-purchase-table.h"
#include "hoso-source-table.h"
#include "hoso-undo.h"

static gboolean
find_product (HosoDb *db, GHashTable *known, const char *name, gint64 *product, GError **error)
{
  g_autofree char *clean = hoso_text_dup_trimmed (name, -1);
  g_autofree char *folded = hoso_fold (clean);

  *product = 0;
  if (*clean == '\0')
    return TRUE;
  *product = (gint64)GPOINTER_TO_SIZE (g_hash_table_lookup (known, folded));
  if (*product != 0)
    return TRUE;
  *product = hoso_product_table_add (db, clean, 0, error);
  g_hash_table_insert (known, g_steal_pointer (&folded), GSIZE_TO_POINTER (*product));
  return *product != 0;
}

/* The lines with the ids of their products. */
static GArray *
make_items (HosoDb *db, const HosoPurchase *purchase, GError **error)
{
  g_autoptr (GHashTable) known = hoso_product_table_map (db, error);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (HosoPurchaseItem));

  for (guint i = 0; known != NULL && i < purchase->lines->len; i++)
    {
      const HosoPurchaseLine *line = purchase->lines->pdata[i];
      HosoPurchaseItem item = { 0, line->quantity, line->amount, line->returned };

      if (!find_product (db, known, line->product, &item.product, error))
        return NULL;
      g_array_append_val (items, item);
    }
  return known != NULL ? g_steal_pointer (&items) : NULL;
}

static gboolean
check (const HosoPurchase *purchase, GError **error)
{
  for (guint i = 0; i < purchase->lines->len; i++)
    {
      const HosoPurchaseLine *line = purchase->lines->pdata[i];

      if (line->quantity <= 0 || line->returned < 0 || line->returned > line->quantity)
        {
          g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                               _ ("A line of a purchase needs one piece at least."));
          return FALSE;
        }
    }
  if (purchase->lines->len > 0)
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("A purchase needs one line at least."));
  return FALSE;
}

/**
 * hoso_purchases_save:
 * @purchase: its amount is that of the whole order
 *
 * Returns: the id, or 0 with HOSO_ERROR_INVALID, NOT_FOUND or another error
 */
gint64
hoso_purchases_save (HosoDb *db, const HosoPurchase *purchase, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (GArray) items = NULL;
  HosoNewPurchase changed = {
    .customer = purchase->customer,
    .channel = purchase->channel,
    .code = purchase->code,
    .status = purchase->status,
    .at_local = purchase->at_local,
    .currency = purchase->currency,
    .has_total = TRUE,
    .total = purchase->amount,
    .by_hand = TRUE,
  };
  gint64 id = purchase->id;

  if (!check (purchase, error) ||
      !hoso_action_begin (&action, db, id == 0 ? N_ ("Add purchase") : N_ ("Edit purchase"), error))
    return 0;
  items = make_items (db, purchase, error);
  changed.source = hoso_source_table_get_hand (db, error);
  if (items == NULL || changed.source == 0)
    return 0;
  changed.items = (const HosoPurchaseItem *)items->data;
  changed.n_items = items->len;
  if (id == 0)
    id = hoso_purchase_table_add (db, &changed, error);
  else if (!hoso_purchase_table_change (db, id, &changed, error))
    return 0;
  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

/**
 * hoso_purchases_remove:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_purchases_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove purchase"), error) &&
         hoso_purchase_table_remove (db, id, error) && hoso_action_commit (&action, error);
}

/**
 * hoso_purchases_load:
 *
 * Returns: (transfer full): the purchase, or %NULL with HOSO_ERROR_NOT_FOUND or
 *   another error
 */
HosoPurchase *
hoso_purchases_load (HosoDb *db, gint64 id, GError **error)
{
  return hoso_purchase_table_load (db, id, error);
}

/**
 * hoso_purchases_suggest:
 * @text: as typed; nothing gives what is bought most
 *
 * Returns: (transfer full): up to @limit names, or %NULL with @error set
 */
char **
hoso_purchases_suggest (HosoDb *db, const char *text, guint limit, GError **error)
{
  return hoso_product_table_suggest (db, text, limit, error);
}

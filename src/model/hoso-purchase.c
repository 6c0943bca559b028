/* Making, freeing and describing purchases.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-purchase.h"

#include "hoso-time.h"

#define DAY_SECONDS 86400

static const char *const status_names[] = {
  [HOSO_PURCHASE_DONE] = "done",
  [HOSO_PURCHASE_PENDING] = "pending",
  [HOSO_PURCHASE_CANCELLED] = "cancelled",
  [HOSO_PURCHASE_RETURNED] = "returned",
};

/* The name that is stored; static. */
const char *
hoso_purchase_status_get_name (HosoPurchaseStatus status)
{
  return status_names[status];
}

/* FALSE where @name is none of them. */
gboolean
hoso_purchase_status_from_name (const char *name, HosoPurchaseStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_names); i++)
    if (g_strcmp0 (status_names[i], name) == 0)
      {
        *status = i;
        return TRUE;
      }
  return FALSE;
}

/* @product may be NULL; @amount is for all pieces together. */
HosoPurchaseLine *
hoso_purchase_line_new (const char *product, gint64 quantity, gint64 amount)
{
  HosoPurchaseLine *line = g_new0 (HosoPurchaseLine, 1);

  line->product = g_strdup (product);
  line->quantity = quantity;
  line->amount = amount;
  return line;
}

void
hoso_purchase_line_free (HosoPurchaseLine *line)
{
  if (line == NULL)
    return;

  g_free (line->product);
  g_free (line);
}

/* Done, of nobody, of nothing, in no currency yet. */
HosoPurchase *
hoso_purchase_new (void)
{
  HosoPurchase *purchase = g_new0 (HosoPurchase, 1);

  purchase->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_purchase_line_free);
  return purchase;
}

void
hoso_purchase_free (HosoPurchase *purchase)
{
  if (purchase == NULL)
    return;

  g_free (purchase->channel);
  g_free (purchase->code);
  g_free (purchase->currency);
  g_ptr_array_unref (purchase->lines);
  g_free (purchase);
}

/* Whether a line before the @n-th names the same product: another size, another price. */
static gboolean
is_named_before (const HosoPurchase *purchase, guint n)
{
  const HosoPurchaseLine *line = purchase->lines->pdata[n];

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (((const HosoPurchaseLine *)purchase->lines->pdata[i])->product, line->product) ==
        0)
      return TRUE;
  return FALSE;
}

char *
hoso_purchase_dup_products (const HosoPurchase *purchase)
{
  g_autoptr (GString) products = g_string_new (NULL);

  for (guint i = 0; i < purchase->lines->len; i++)
    {
      const HosoPurchaseLine *line = purchase->lines->pdata[i];

      if (line->product != NULL && !is_named_before (purchase, i))
        g_string_append_printf (products, "%s%s", products->len > 0 ? ", " : "", line->product);
    }
  return products->len > 0 ? g_string_free (g_steal_pointer (&products), FALSE) : NULL;
}

/* Midnight stands for a day without a time.  Free with g_free(). */
char *
hoso_purchase_dup_at (const HosoPurchase *purchase)
{
  HosoTime time = {
    .local = purchase->at_local,
    .offset = HOSO_TIME_NO_ZONE,
    .precision =
      purchase->at_local % DAY_SECONDS == 0 ? HOSO_PRECISION_DAY : HOSO_PRECISION_SECOND,
  };

  return hoso_time_dup_iso8601 (&time);
}

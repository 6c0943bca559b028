/* The sample's purchases as the shop's sales book holds them. */

#include "hoso-config.h"

#include "sample-making.h"

#include "hoso-product-table.h"
#include "hoso-purchase-table.h"
#include "hoso-source-table.h"

/* Đồng of a US dollar, and cents of it. */
#define DONG_A_CENT 250

static gint64 *
add_products (Sample *sample, GError **error)
{
  g_autofree gint64 *ids = g_new (gint64, sample_get_n_products ());

  for (guint i = 0; i < sample_get_n_products (); i++)
    {
      gint64 price;
      const char *name = sample_get_product (i, &price);

      ids[i] = hoso_product_table_add (sample->db, name, 0, error);
      if (ids[i] == 0)
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static const char *
draw_channel (Sample *sample, SampleHabit habit)
{
  static const char *const channels[] = { "shop", "shopee", "tiktok" };
  static const double weights[SAMPLE_N_HABITS][3] = {
    { 0.3, 0.35, 0.35 }, { 0.2, 0.55, 0.25 }, { 0.6, 0.3, 0.1 }, { 0.85, 0.1, 0.05 }
  };

  return channels[sample_pick_weighted (sample, weights[habit], G_N_ELEMENTS (channels))];
}

static gboolean
add_purchase (Sample *sample, guint number, gint64 source, const gint64 *ids, GError **error)
{
  const SampleOrder *order = &g_array_index (sample->orders, SampleOrder, number);
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, order->person);
  g_autofree char *code = g_strdup_printf ("HD%06u", number + 1);
  HosoPurchaseItem items[SAMPLE_MAX_LINES] = { 0 };
  HosoNewPurchase purchase = {
    .customer = person->id,
    .channel = person->abroad ? "shop" : draw_channel (sample, person->habit),
    .code = code,
    .status = (HosoPurchaseStatus)order->status,
    .at_local = (gint64)(SAMPLE_OPENED + order->day) * SAMPLE_DAY + order->second,
    .currency = person->abroad ? "USD" : "VND",
    .source = source,
    .items = items,
    .n_items = order->n_lines,
  };

  for (guint i = 0; i < order->n_lines; i++)
    {
      const SampleLine *line = &order->lines[i];
      gint64 price;

      sample_get_product (line->product, &price);
      items[i].product = ids[line->product];
      items[i].quantity = line->quantity;
      items[i].amount = price * line->quantity / (person->abroad ? DONG_A_CENT : 1);
    }
  items[0].returned = order->returned;
  return hoso_purchase_table_add (sample->db, &purchase, error) != 0;
}

gboolean
sample_add_purchases (Sample *sample, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  g_autofree gint64 *ids = NULL;
  gint64 source;

  if (!hoso_txn_begin (&txn, sample->db, error))
    return FALSE;
  source = hoso_source_table_add (sample->db, "orders", "Sổ bán hàng", error);
  ids = source != 0 ? add_products (sample, error) : NULL;
  if (ids == NULL)
    return FALSE;
  sample_seed (sample, 3, 0);
  for (guint i = 0; i < sample->orders->len; i++)
    if (!add_purchase (sample, i, source, ids, error))
      return FALSE;
  return hoso_txn_commit (&txn, error);
}

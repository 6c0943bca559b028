/* The sample's purchases: how often and how much follows the person's habit. */

#include "hoso-config.h"

#include "sample.h"

#include "hoso-product-table.h"
#include "hoso-purchase-table.h"
#include "hoso-source-table.h"

static const struct
{
  const char *name;
  gint64 price; /* đồng */
} products[] = {
  { "Sữa rửa mặt trà xanh", 145000 },
  { "Toner hoa hồng", 189000 },
  { "Serum vitamin C 15%", 420000 },
  { "Kem dưỡng rau má", 265000 },
  { "Kem chống nắng SPF50", 310000 },
  { "Son dưỡng dầu dừa", 89000 },
  { "Mặt nạ giấy (hộp 10)", 220000 },
  { "Nước tẩy trang 400 ml", 175000 },
  { "Tinh chất phục hồi ban đêm", 560000 },
  { "Dầu gội bồ kết", 132000 },
};

static gboolean
add_products (Sample *sample, gint64 *ids, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      ids[i] = hoso_product_table_add (sample->db, products[i].name, 0, error);
      if (ids[i] == 0)
        return FALSE;
    }
  return TRUE;
}

/* Who buys next: the loyal often, the others now and then, some never. */
static const SamplePerson *
pick_buyer (Sample *sample)
{
  static const double weights[SAMPLE_N_HABITS] = { 0.6, 0.5, 0.35, 1 };

  for (;;)
    {
      guint i = hoso_random_below (&sample->random, sample->people->len);
      const SamplePerson *person = &g_array_index (sample->people, SamplePerson, i);

      if (i % 11 != 0 && sample_happens (sample, weights[person->habit]))
        return person;
    }
}

static gboolean
add_purchase (Sample *sample, guint number, gint64 source, const gint64 *ids, GError **error)
{
  const SamplePerson *person = pick_buyer (sample);
  g_autofree char *code = g_strdup_printf ("HD%06u", number + 1);
  HosoPurchaseItem items[3] = { 0 };
  HosoNewPurchase purchase = {
    .customer = person->id,
    .code = code,
    .currency = "VND",
    .source = source,
    .items = items,
    .n_items = 1 + hoso_random_below (&sample->random, person->habit == SAMPLE_LOYAL ? 3 : 2),
  };
  double age = hoso_random_double (&sample->random);

  /* Two years; those who compare long also stay away long. */
  purchase.at_local =
    SAMPLE_NOW_LOCAL -
    (gint64)((person->habit == SAMPLE_CAREFUL ? 0.2 + 0.8 * age : age) * 730 * 86400);
  for (guint i = 0; i < purchase.n_items; i++)
    {
      guint product = hoso_random_below (&sample->random, G_N_ELEMENTS (products));

      items[i].product = ids[product];
      items[i].quantity = 1 + (sample_happens (sample, 0.2) ? 1 : 0);
      items[i].amount = products[product].price * items[i].quantity;
    }
  return hoso_purchase_table_add (sample->db, &purchase, error) != 0;
}

gboolean
sample_add_purchases (Sample *sample, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  gint64 ids[G_N_ELEMENTS (products)];
  gint64 source;

  if (!hoso_txn_begin (&txn, sample->db, error))
    return FALSE;
  source = hoso_source_table_add (sample->db, "orders", "Sổ bán hàng", error);
  if (source == 0 || !add_products (sample, ids, error))
    return FALSE;
  for (guint i = 0; i < SAMPLE_PURCHASES; i++)
    if (!add_purchase (sample, i, source, ids, error))
      return FALSE;
  return hoso_txn_commit (&txn, error);
}

/* A shop whose customers and orders a test writes down one by one. */

#include "hoso-config.h"

#include "shop-fixture.h"

#include "hoso-customer-table.h"
#include "hoso-product-table.h"
#include "hoso-source-table.h"
#include "hoso-time.h"

void
shop_fixture_begin (ShopFixture *shop, HosoDb *db)
{
  g_autoptr (GError) error = NULL;

  shop->db = db;
  g_assert_true (hoso_txn_begin (&shop->txn, db, &error));
  shop->source = hoso_source_table_add (db, "orders", "Sổ", &error);
  shop->product = hoso_product_table_add (db, "Kem", 0, &error);
  g_assert_no_error (error);
}

void
shop_fixture_commit (ShopFixture *shop)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hoso_txn_commit (&shop->txn, &error));
}

gint64
shop_fixture_add_customer (ShopFixture *shop, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("Khách %u", number);
  gint64 id;

  id = hoso_customer_table_add (shop->db, HOSO_CUSTOMER_PERSON, name, shop->source, &error);
  g_assert_no_error (error);

  return id;
}

gint64
shop_fixture_add_product (ShopFixture *shop, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hoso_product_table_add (shop->db, name, 0, &error);

  g_assert_no_error (error);

  return id;
}

static void
add_purchase (ShopFixture *shop, HosoNewPurchase *purchase, const char *date)
{
  g_autoptr (GError) error = NULL;
  HosoTime time;

  g_assert_true (hoso_time_from_iso8601 (date, &time));
  purchase->at_local = time.local + 10 * 3600;
  purchase->source = shop->source;
  hoso_purchase_table_add (shop->db, purchase, &error);
  g_assert_no_error (error);
}

void
shop_fixture_add_order_of (ShopFixture *shop,
                           gint64 customer,
                           const char *date,
                           gint64 amount,
                           const char *currency,
                           HosoPurchaseStatus status)
{
  HosoPurchaseItem item = { shop->product, 1, amount };
  HosoNewPurchase purchase = { .customer = customer,
                               .status = status,
                               .currency = currency,
                               .items = &item,
                               .n_items = 1 };

  add_purchase (shop, &purchase, date);
}

void
shop_fixture_add_order (
  ShopFixture *shop, gint64 customer, const char *date, gint64 amount, const char *currency)
{
  shop_fixture_add_order_of (shop, customer, date, amount, currency, HOSO_PURCHASE_DONE);
}

void
shop_fixture_add_basket (ShopFixture *shop,
                         gint64 customer,
                         const char *date,
                         const gint64 *products)
{
  HosoPurchaseItem items[16];
  HosoNewPurchase purchase = { .customer = customer,
                               .status = HOSO_PURCHASE_DONE,
                               .currency = "VND",
                               .items = items };

  while (products[purchase.n_items] != 0)
    {
      items[purchase.n_items] = (HosoPurchaseItem){ products[purchase.n_items], 1, 100000 };
      purchase.n_items++;
      g_assert_cmpuint (purchase.n_items, <, G_N_ELEMENTS (items));
    }
  add_purchase (shop, &purchase, date);
}

void
shop_fixture_add_event (ShopFixture *shop, gint64 customer, const char *kind, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  HosoTime time;

  g_assert_true (hoso_time_from_iso8601 (date, &time));
  sql = g_strdup_printf (
    "INSERT INTO interaction (uid, customer_id, kind, text, at) "
    "VALUES (hex (randomblob (16)), %" G_GINT64_FORMAT ", '%s', 'x', %" G_GINT64_FORMAT ")",
    customer, kind, time.local);
  hoso_db_exec (shop->db, sql, &error);
  g_assert_no_error (error);
}

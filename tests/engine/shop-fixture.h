/* A shop whose customers and orders a test writes down one by one. */

#pragma once

#include "hoso-purchase-table.h"
#include "hoso-undo.h"
#include "store-fixture.h"

typedef struct
{
  HosoDb *db;
  HosoTxn txn;
  gint64 product; /* “Kem” */
  gint64 source;
} ShopFixture;

/* All that follows stands in one transaction, until it is committed. */
void shop_fixture_begin (ShopFixture *shop, HosoDb *db);
void shop_fixture_commit (ShopFixture *shop);
gint64 shop_fixture_add_customer (ShopFixture *shop, guint number);
gint64 shop_fixture_add_product (ShopFixture *shop, const char *name);
/* @customer: 0 for somebody unknown; @date: as in ISO 8601. */
void shop_fixture_add_order_of (ShopFixture *shop,
                                gint64 customer,
                                const char *date,
                                gint64 amount,
                                const char *currency,
                                HosoPurchaseStatus status);
void shop_fixture_add_order (ShopFixture *shop,
                             gint64 customer,
                             const char *date,
                             gint64 amount,
                             const char *currency);
/* Of one piece each of @products, ended by 0; 100,000 đồng a piece. */
void shop_fixture_add_basket (ShopFixture *shop,
                              gint64 customer,
                              const char *date,
                              const gint64 *products);
/* @kind: of an interaction. */
void shop_fixture_add_event (ShopFixture *shop,
                             gint64 customer,
                             const char *kind,
                             const char *date);

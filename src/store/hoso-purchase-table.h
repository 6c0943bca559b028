/* Products, and what customers bought. */

#pragma once

#include "hoso-customer.h"
#include "hoso-db.h"

G_BEGIN_DECLS

gboolean hoso_purchase_table_list (HosoDb *db,
                                   gint64 customer,
                                   GPtrArray *purchases,
                                   GError **error);

gint64 hoso_product_table_add (HosoDb *db, const char *name, GError **error);

typedef struct
{
  gint64 product;
  guint quantity;
  gint64 amount; /* minor units, for all pieces together */
} HosoPurchaseItem;

typedef struct
{
  gint64 customer;
  const char *code;
  gint64 at_local; /* wall-clock seconds */
  const char *currency;
  gint64 source;
  const HosoPurchaseItem *items;
  guint n_items;
} HosoNewPurchase;

/* The purchase's amount is the sum of its items. */
gint64 hoso_purchase_table_add (HosoDb *db, const HosoNewPurchase *purchase, GError **error);

G_END_DECLS

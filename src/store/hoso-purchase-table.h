/* What customers bought, order by order. */

#pragma once

#include "hoso-db.h"
#include "hoso-purchase.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 product; /* 0: not named */
  gint64 quantity;
  gint64 amount; /* minor units, for all pieces together */
  gint64 returned;
} HosoPurchaseItem;

typedef struct
{
  gint64 customer;     /* 0 where nobody was named */
  const char *channel; /* NULL for "shop" */
  const char *code;
  HosoPurchaseStatus status;
  gint64 at_local; /* wall-clock seconds */
  const char *currency;
  gint64 source;
  const HosoPurchaseItem *items;
  guint n_items;
  gboolean has_total; /* otherwise the amount is the sum of the items */
  gint64 total;
  gboolean by_hand;
} HosoNewPurchase;

gint64 hoso_purchase_get_amount (const HosoNewPurchase *purchase);
gint64 hoso_purchase_table_add (HosoDb *db, const HosoNewPurchase *purchase, GError **error);
/* Makes it say what @purchase says, but for its source, and counts a revision. */
gboolean hoso_purchase_table_change (HosoDb *db,
                                     gint64 id,
                                     const HosoNewPurchase *purchase,
                                     GError **error);
gboolean hoso_purchase_table_remove (HosoDb *db, gint64 id, GError **error);
HosoPurchase *hoso_purchase_table_load (HosoDb *db, gint64 id, GError **error);
/* Adds HosoPurchase to @purchases, newest first. */
gboolean hoso_purchase_table_list (HosoDb *db,
                                   gint64 customer,
                                   GPtrArray *purchases,
                                   GError **error);
/* The newest order of that code; 0 in @id for none.  With @alike, only one of the
 * same day or of the same customer. */
gboolean hoso_purchase_table_find (HosoDb *db,
                                   const HosoNewPurchase *purchase,
                                   gboolean alike,
                                   gint64 *id,
                                   GError **error);
/* How many orders without a code, up to the id @last, look like @purchase. */
gboolean hoso_purchase_table_count_like (HosoDb *db,
                                         const HosoNewPurchase *purchase,
                                         gint64 last,
                                         guint *n,
                                         GError **error);

/* Undo of imports (hoso-purchase-undo.c). */
gboolean hoso_purchase_table_keep (HosoDb *db, gint64 import, gint64 id, GError **error);
gboolean hoso_purchase_table_undo_import (HosoDb *db,
                                          gint64 import,
                                          gint64 source,
                                          GError **error);

G_END_DECLS

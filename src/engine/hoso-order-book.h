/* Everybody's orders up to a day, and the figures that follow from them.
 *
 * What was bought on one day is one purchase for the models; each order counts
 * for RFM.
 */

#pragma once

#include "hoso-buyer.h"
#include "hoso-gamma-gamma.h"
#include "hoso-ledger.h"
#include "hoso-rfm.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HosoPurchaseLedger HosoPurchaseLedger;

typedef struct
{
  gint as_of; /* days since 1970-01-01 */
  HosoPurchaseLedger *entries;
  HosoLedger ledger;      /* a view of the entries */
  double shop_gap;        /* usual days between purchases, 0 where unknown */
  guint64 repeats;        /* days of purchases after the first */
  guint repeat_customers; /* who bought on two days or more */
} HosoOrderBook;

/* @as_of: NULL for the day of the latest order, which is the last that is known
 * of; otherwise “2026-05-20”. */
HosoOrderBook *hoso_order_book_load (HosoDb *db,
                                     const char *as_of,
                                     GCancellable *cancellable,
                                     GError **error);
/* Only of the customers in @some, a JSON array of ids; NULL for everybody. */
HosoOrderBook *hoso_order_book_load_some (
  HosoDb *db, const char *as_of, const char *some, GCancellable *cancellable, GError **error);
void hoso_order_book_free (HosoOrderBook *book);
char *hoso_order_book_dup_as_of (const HosoOrderBook *book); /* ISO 8601 */

/* What the money is in; NULL without orders. */
const char *hoso_order_book_get_currency (const HosoOrderBook *book);

/* Of customer @i of the ledger. */
gint64 hoso_order_book_get_customer (const HosoOrderBook *book, guint i);
guint hoso_order_book_get_orders (const HosoOrderBook *book, guint i);
gint hoso_order_book_get_first (const HosoOrderBook *book, guint i);
gint hoso_order_book_get_last (const HosoOrderBook *book, guint i);
gint64 hoso_order_book_get_amount (const HosoOrderBook *book, guint i);
HosoRfmFigures hoso_order_book_get_figures (const HosoOrderBook *book, guint i);
HosoBuyer hoso_order_book_get_buyer (const HosoOrderBook *book, guint i, double unit);
/* The mean of what was spent on a day after the first; 0 purchases without. */
HosoSpending hoso_order_book_get_spending (const HosoOrderBook *book, guint i);
/* The customer's place, or -1 for somebody without orders. */
gint hoso_order_book_find (const HosoOrderBook *book, gint64 customer);
/* The scores of all, in their order; free with g_free(). */
HosoRfmScore *hoso_order_book_score (const HosoOrderBook *book, HosoRfmCuts *cuts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOrderBook, hoso_order_book_free)

G_END_DECLS

/* Which orders of a file the workspace has already. */

#pragma once

#include "hoso-purchase-table.h"

G_BEGIN_DECLS

typedef struct _HosoOrderMatch HosoOrderMatch;

typedef enum
{
  HOSO_ORDER_FAILED,
  HOSO_ORDER_ADDED,
  HOSO_ORDER_UPDATED,
  HOSO_ORDER_UNCHANGED,
} HosoOrderOutcome;

/* For the orders of one import, inside its transaction. */
HosoOrderMatch *hoso_order_match_new (HosoDb *db, gint64 import, GError **error);
void hoso_order_match_free (HosoOrderMatch *match);
/* Adds the order, or makes the stored one say the same; what it said before is
 * kept for undo.  @before gets the customer that it had. */
HosoOrderOutcome hoso_order_match_store (HosoOrderMatch *match,
                                         const HosoNewPurchase *purchase,
                                         gint64 *before,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOrderMatch, hoso_order_match_free)

G_END_DECLS

/* What a shop did in a span of days: orders, money, who came for the first time, who
 * came again, and who became a customer.
 */

#pragma once

#include "hoso-order-book.h"
#include "hoso-period.h"

G_BEGIN_DECLS

typedef struct
{
  HosoDayRange span;
  guint64 orders;  /* that were done, those without a customer included */
  guint64 guests;  /* of them, without a customer */
  guint64 others;  /* of them, in another currency: they bring no revenue here */
  gint64 revenue;  /* minor units of the main currency */
  guint64 buyers;  /* customers with orders in the span */
  guint64 fresh;   /* of them, those whose first order it was */
  guint64 bought;  /* customers with an order up to its end */
  guint64 loyal;   /* of them, loyal or champions by RFM at its end, with two orders */
  guint64 leads;   /* known before the span, without any order before it */
  guint64 won;     /* of them, those who ordered in it */
  double decision; /* median days from being known to the order of those, or NAN */
  guint64 before;  /* customers with orders in the span before */
  guint64 stayed;  /* of them, those with orders in this one */
} HosoTrade;

/* Everything that is counted. */
typedef struct
{
  const HosoOrderBook *book;
  const GArray *guests; /* of HosoGuestOrder */
  const GArray *known;  /* of HosoKnownSince */
} HosoTradeSource;

/* @spent: gets the money of each customer of the book in the span; may be NULL. */
void hoso_trade_count (HosoTrade *trade,
                       const HosoTradeSource *source,
                       HosoDayRange span,
                       HosoDayRange before,
                       gint64 *spent);

G_END_DECLS

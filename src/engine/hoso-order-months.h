/* Orders and buyers, month by month. */

#pragma once

#include "hoso-order-book.h"

G_BEGIN_DECLS

typedef struct
{
  gint first;     /* months since the year 0 */
  GArray *orders; /* of guint64, a month each, also those without any */
  GArray *buyers; /* of guint64: customers who ordered in it */
} HosoOrderMonths;

HosoOrderMonths *hoso_order_months_count (const HosoOrderBook *book);
void hoso_order_months_free (HosoOrderMonths *months);
/* Of month @i: “2026-05”; free with g_free(). */
char *hoso_order_months_dup_name (const HosoOrderMonths *months, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoOrderMonths, hoso_order_months_free)

G_END_DECLS

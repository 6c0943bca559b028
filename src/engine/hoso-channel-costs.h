/* What reaching new customers costs, channel by channel: who came through which, and
 * what the owner says was spent there. */

#pragma once

#include "hoso-interaction-kind.h"
#include "hoso-period.h"
#include "hoso-types.h"

G_BEGIN_DECLS

typedef struct
{
  HosoChannel channel;
  guint64 fresh;    /* customers whose first order was in the span */
  gboolean is_told; /* a cost for one month of it at least, which may be 0 */
  gint64 cost;      /* minor units of the main currency, of all months of the span */
} HosoChannelCost;

/* Of HosoChannelCost, each channel once in the order of the enum.  @offset: seconds east
 * of UTC that days are told by. */
GArray *
hoso_channel_costs_load (HosoDb *db, HosoDayRange span, gint offset, GError **error);
/* What @channel cost in the month of @day; a negative @cost forgets what was told. */
gboolean hoso_channel_costs_set (
  HosoDb *db, gint day, HosoChannel channel, gint64 cost, GError **error);

G_END_DECLS

/* What figures over everybody need beside the orders of known customers. */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

/* An order that was done and whose customer nobody knows. */
typedef struct
{
  gint day; /* since 1970-01-01, wall time */
  gint64 amount;
  gboolean main; /* in the currency asked for */
} HosoGuestOrder;

/* When a customer was first known of. */
typedef struct
{
  gint64 customer;
  gint day;
} HosoKnownSince;

/* The currency that most orders without a customer are in, or NULL; free with
 * g_free(). */
gboolean hoso_trade_table_find_currency (HosoDb *db, char **currency, GError **error);
/* The day of the latest order without a customer, G_MININT without any. */
gboolean hoso_trade_table_find_last_day (HosoDb *db, gint *day, GError **error);
/* Of HosoGuestOrder, up to the day @until, by ascending day. */
GArray *hoso_trade_table_list_guests (
  HosoDb *db, gint until, const char *currency, GCancellable *cancellable, GError **error);
/* Of HosoKnownSince, everybody by ascending customer.  @offset: seconds east of UTC
 * that days are told by. */
GArray *
hoso_trade_table_list_known (HosoDb *db, gint offset, GCancellable *cancellable, GError **error);
/* Of gint64, by ascending id: the customers somebody of the shop was in touch with, or
 * finished a task for, from the day @from to the day @to, told by @offset. */
GArray *
hoso_trade_table_list_contacted (HosoDb *db, gint from, gint to, gint offset, GError **error);

G_END_DECLS

/* Reasons to contact customers, found over everybody at once by their first and
 * by their latest order. */

#pragma once

#include "hoso-db.h"
#include "hoso-occasion.h"

G_BEGIN_DECLS

/* Appends HosoSpent of who ordered first on @from to @to, both included. */
gboolean
hoso_occasion_table_list_new (HosoDb *db, gint from, gint to, GArray *spent, GError **error);
/* Appends HosoSpent of the @limit who spent most among those with several orders
 * whose latest was on @from to @to. */
gboolean hoso_occasion_table_list_quiet (
  HosoDb *db, gint from, gint to, guint limit, GArray *spent, GError **error);
/* 0 orders for somebody without any. */
gboolean
hoso_occasion_table_get_spent (HosoDb *db, gint64 customer, HosoSpent *spent, GError **error);
/* Appends gint, ascending: the days up to @until on which somebody bought. */
gboolean hoso_occasion_table_list_days (
  HosoDb *db, gint64 customer, gint until, GArray *days, GError **error);

G_END_DECLS

/* Reasons to contact customers, found over everybody at once by their first and
 * by their latest order. */

#pragma once

#include "hoso-db.h"
#include "hoso-occasion.h"

G_BEGIN_DECLS

/* In all of these, orders after the day @until do not count; G_MAXINT is all that
 * is known of, which is quicker.
 *
 * Appends HosoSpent of who ordered first on @from to @to, both included. */
gboolean hoso_occasion_table_list_new (
  HosoDb *db, gint from, gint to, gint until, GArray *spent, GError **error);
/* Appends HosoSpent of the @limit who spent most among those whose latest order
 * was on @from to @to. */
gboolean hoso_occasion_table_list_quiet (
  HosoDb *db, gint from, gint to, gint until, guint limit, GArray *spent, GError **error);
/* 0 orders for somebody without any. */
gboolean hoso_occasion_table_get_spent (
  HosoDb *db, gint64 customer, gint until, HosoSpent *spent, GError **error);
/* Appends the ids (gint64) of up to @limit customers with several orders, evenly
 * among all of them. */
gboolean
hoso_occasion_table_list_repeat (HosoDb *db, guint limit, GArray *customers, GError **error);
/* Appends the ids (gint64) of the @limit who spent most among those with @orders or
 * more, the latest @span days or more after the first. */
gboolean hoso_occasion_table_list_old (
  HosoDb *db, guint orders, gint span, guint limit, GArray *customers, GError **error);
/* The day of the latest order up to @until, 0 without any. */
gboolean
hoso_occasion_table_find_last_day (HosoDb *db, gint until, gint *day, GError **error);
/* Appends gint, ascending: the days up to @until on which somebody bought. */
gboolean hoso_occasion_table_list_days (
  HosoDb *db, gint64 customer, gint until, GArray *days, GError **error);

G_END_DECLS

/* The reasons to contact customers on a day, and what they say. */

#pragma once

#include "hoso-today-settings.h"
#include "hoso-today.h"

G_BEGIN_DECLS

/* Which orders a day knows of. */
typedef struct
{
  gint day;
  gint latest; /* the day of the latest order until then, 0 without any */
  gint until;  /* as in hoso-occasion-table.h */
} HosoTodayOrders;

/* FALSE with @error set. */
gboolean
hoso_today_orders_find (HosoDb *db, gint day, HosoTodayOrders *orders, GError **error);
/* Appends HosoTodayReason, unsorted, with an occasion and without words.
 * Orders are those that were known of on the day. */
gboolean hoso_today_reasons_collect (HosoDb *db,
                                     const HosoTodaySettings *settings,
                                     const HosoTodayOrders *orders,
                                     GPtrArray *reasons,
                                     GError **error);
void hoso_today_reason_free (HosoTodayReason *reason);
/* Why, in one sentence with the numbers used; free with g_free(). */
char *hoso_today_reason_dup_words (const HosoTodayReason *reason,
                                   const HosoSpent *spent,
                                   gint day,
                                   gint orders_until,
                                   const char *language);
/* “22/11/2026”; free with g_free(). */
char *hoso_today_dup_date (gint day, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTodayReason, hoso_today_reason_free)

G_END_DECLS

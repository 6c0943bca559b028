/* What became of the reasons that the page “Today” gave, and the steps that were
 * ticked.  Days count from 1970-01-01. */

#pragma once

#include "hoso-db.h"
#include "hoso-occasion.h"

G_BEGIN_DECLS

typedef struct
{
  char *step; /* word for word */
  gint64 at;  /* UTC seconds */
} HosoTodayTick;

/* @until: the day on which it is shown again, or 0 for never. */
gboolean hoso_today_table_mark (HosoDb *db,
                                gint64 customer,
                                const char *occasion,
                                HosoTodayState state,
                                gint until,
                                GError **error);
/* Adds "CUSTOMER OCCASION" of all that is not to be shown on @today. */
gboolean
hoso_today_table_list_hidden (HosoDb *db, gint today, GHashTable *hidden, GError **error);
/* Ticks a step now, or takes its tick away. */
gboolean hoso_today_table_tick (HosoDb *db,
                                gint64 customer,
                                const char *occasion,
                                const char *step,
                                gboolean ticked,
                                GError **error);
/* Adds HosoTodayTick, the earliest first. */
gboolean hoso_today_table_list_ticks (HosoDb *db,
                                      gint64 customer,
                                      const char *occasion,
                                      GPtrArray *ticks,
                                      GError **error);
char *hoso_today_dup_key (gint64 customer, const char *occasion);
void hoso_today_tick_free (HosoTodayTick *tick);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTodayTick, hoso_today_tick_free)

G_END_DECLS

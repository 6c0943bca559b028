/* What a customer's timeline is made of, over several tables. */

#pragma once

#include "hoso-db.h"
#include "hoso-timeline.h"

G_BEGIN_DECLS

/* Adds a HosoTimelineKey for each of the customer's interactions, purchases, tasks
 * and imports that told values, in no order; times of ours in @zone. */
gboolean hoso_timeline_table_list (HosoDb *db,
                                   gint64 customer,
                                   GTimeZone *zone,
                                   GArray *keys,
                                   GError **error);
/* Adds the values (HosoFieldValue) that @source told of the customer. */
gboolean hoso_timeline_table_list_values (HosoDb *db,
                                          gint64 customer,
                                          gint64 source,
                                          GPtrArray *values,
                                          GError **error);

/* What matters before somebody is contacted again. */
typedef enum
{
  HOSO_TIMELINE_LAST_CONTACT,   /* the latest interaction but notes and referrals */
  HOSO_TIMELINE_LAST_PURCHASE,  /* the latest that was bought and kept */
  HOSO_TIMELINE_OPEN_COMPLAINT, /* the oldest */
  HOSO_TIMELINE_NEXT_TASK,      /* the first that is not done */
} HosoTimelineMark;

/* Its id, or 0 for none; @n gets how many there are of its sort. */
gboolean hoso_timeline_table_find (
  HosoDb *db, gint64 customer, HosoTimelineMark mark, gint64 *id, guint *n, GError **error);
/* Adds, to @times (gint64, wall-clock seconds), when the customer began something: the
 * first order, call, message, visit or review of each day, the latest days first; @zone
 * is that of the shop.  What is known by the day only is left out. */
gboolean hoso_timeline_table_list_acts (
  HosoDb *db, gint64 customer, GTimeZone *zone, GArray *times, GError **error);
/* The product bought most often, by pieces kept; NULL in @name for none. */
gboolean
hoso_timeline_table_find_favourite (HosoDb *db, gint64 customer, char **name, GError **error);

G_END_DECLS

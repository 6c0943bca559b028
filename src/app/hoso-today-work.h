/* What the page “Today” asks of the workspace. */

#pragma once

#include "hoso-overview.h"
#include "hoso-playbook.h"
#include "hoso-today-settings.h"
#include "hoso-today.h"

G_BEGIN_DECLS

typedef struct
{
  HosoOverview *overview;
  HosoToday *today;
} HosoTodayReading;

typedef struct
{
  HosoTodayPlan plan;
  gint64 now; /* UTC seconds */
} HosoTodayOrder;

/* What was said of an entry, or of one of its steps. */
typedef struct
{
  GPtrArray *reasons; /* of HosoTodayReason */
  HosoTodayState state;
  gint today;
  gint until;
  char *step; /* or NULL */
  gboolean ticked;
} HosoTodayMark;

/* HosoWorkFuncs: the first takes a HosoTodayOrder and returns a HosoTodayReading,
 * the others take a HosoTodayMark. */
gpointer
hoso_today_work_read (HosoDb *db, gpointer order, GCancellable *cancellable, GError **error);
gpointer
hoso_today_work_mark (HosoDb *db, gpointer mark, GCancellable *cancellable, GError **error);
gpointer
hoso_today_work_tick (HosoDb *db, gpointer mark, GCancellable *cancellable, GError **error);
void hoso_today_reading_free (HosoTodayReading *reading);
void hoso_today_mark_free (HosoTodayMark *mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoTodayReading, hoso_today_reading_free)

G_END_DECLS

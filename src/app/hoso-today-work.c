/* What the page “Today” asks of the workspace: run on a thread of the store.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-work.h"

void
hoso_today_reading_free (HosoTodayReading *reading)
{
  if (reading == NULL)
    return;

  g_clear_pointer (&reading->overview, hoso_overview_free);
  g_clear_pointer (&reading->today, hoso_today_free);
  g_free (reading);
}

void
hoso_today_mark_free (HosoTodayMark *mark)
{
  g_ptr_array_unref (mark->reasons);
  g_free (mark->step);
  g_free (mark);
}

gpointer
hoso_today_work_read (HosoDb *db, gpointer order, GCancellable *cancellable, GError **error)
{
  HosoTodayOrder *wanted = order;
  g_autoptr (HosoTodayReading) reading = g_new0 (HosoTodayReading, 1);

  reading->overview = hoso_overview_load (db, &wanted->now, cancellable, error);
  if (reading->overview == NULL)
    return NULL;
  reading->today = hoso_today_load (db, &wanted->plan, NULL, cancellable, error);

  return reading->today != NULL ? g_steal_pointer (&reading) : NULL;
}

gpointer
hoso_today_work_mark (HosoDb *db, gpointer mark, GCancellable *cancellable, GError **error)
{
  const HosoTodayMark *said = mark;

  return GINT_TO_POINTER (
    hoso_today_mark (db, said->reasons, said->state, said->today, said->until, error));
}

gpointer
hoso_today_work_tick (HosoDb *db, gpointer mark, GCancellable *cancellable, GError **error)
{
  const HosoTodayMark *said = mark;

  return GINT_TO_POINTER (hoso_today_tick (db, g_ptr_array_index (said->reasons, 0), said->step,
                                           said->ticked, error));
}

/* What the user says of an entry of the page “Today”.  Each is one action that
 * undo takes back; on the thread that owns the connection.
 */

#include "hoso-config.h"

#include "hoso-today.h"

#include "hoso-task-table.h"
#include "hoso-today-table.h"
#include "hoso-undo.h"

#include <glib/gi18n-lib.h>

static gboolean
finish_task (HosoDb *db, gint64 id, GError **error)
{
  g_autoptr (HosoTask) task = hoso_task_table_load (db, id, error);

  if (task == NULL)
    return FALSE;

  task->done_at = hoso_db_get_now (db);

  return hoso_task_table_change (db, task, error);
}

/* A task that is done is so everywhere; a complaint stays open, and is asked about
 * again tomorrow, until it is solved. */
static gboolean
mark_reason (HosoDb *db,
             const HosoTodayReason *reason,
             HosoTodayState state,
             gint today,
             gint until,
             GError **error)
{
  if (state == HOSO_TODAY_DONE && reason->kind == HOSO_TODAY_FOLLOW_UP)
    return finish_task (db, reason->item, error);
  if (state == HOSO_TODAY_DONE && reason->kind == HOSO_TODAY_COMPLAINT)
    until = today + 1;

  return hoso_today_table_mark (db, reason->customer, reason->occasion, state, until, error);
}

gboolean
hoso_today_mark (HosoDb *db,
                 const GPtrArray *reasons,
                 HosoTodayState state,
                 gint today,
                 gint until,
                 GError **error)
{
  static const char *const names[] = {
    N_ ("Mark as done today"),
    N_ ("Remind again later"),
    N_ ("Mark as not relevant"),
  };
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  if (!hoso_action_begin (&action, db, names[state], error))
    return FALSE;

  for (guint i = 0; i < reasons->len; i++)
    {
      if (!mark_reason (db, g_ptr_array_index (reasons, i), state, today, until, error))
        return FALSE;
    }

  return hoso_action_commit (&action, error);
}

gboolean
hoso_today_tick (HosoDb *db,
                 const HosoTodayReason *reason,
                 const char *step,
                 gboolean ticked,
                 GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, ticked ? N_ ("Tick step") : N_ ("Untick step"), error) &&
         hoso_today_table_tick (db, reason->customer, reason->occasion, step, ticked, error) &&
         hoso_action_commit (&action, error);
}

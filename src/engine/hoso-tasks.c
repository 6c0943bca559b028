/* Use cases around tasks.  Run on a session or on a thread of a workspace. */

#include "hoso-config.h"

#include "hoso-tasks.h"

#include <glib/gi18n-lib.h>

#include "hoso-customer-table.h"
#include "hoso-fold.h"
#include "hoso-interaction-table.h"
#include "hoso-task-table.h"
#include "hoso-time.h"
#include "hoso-undo.h"

#define DAY_SECONDS 86400
#define FIRST_YEAR 1970
#define LAST_YEAR 2200

/* Nobody plans before 1970 or after 2200: such a date is a slip. */
gboolean
hoso_task_check (const HosoTask *task, GError **error)
{
  g_autofree char *title = hoso_text_dup_trimmed (task->title != NULL ? task->title : "", -1);

  if (*title == '\0')
    {
      g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID, _ ("Write what is to be done."));
      return FALSE;
    }
  if (task->due_local >= hoso_days_from_civil (FIRST_YEAR, 1, 1) * DAY_SECONDS &&
      task->due_local < hoso_days_from_civil (LAST_YEAR, 1, 1) * DAY_SECONDS)
    return TRUE;

  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_INVALID,
                       _ ("The date of the task cannot be right."));
  return FALSE;
}

/**
 * hoso_tasks_save:
 *
 * Returns: the id, or 0 with HOSO_ERROR_INVALID, NOT_FOUND or another error
 */
gint64
hoso_tasks_save (HosoDb *db, const HosoTask *task, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  gint64 id = task->id;

  if (!hoso_task_check (task, error) ||
      !hoso_action_begin (&action, db, id == 0 ? N_ ("Add task") : N_ ("Edit task"), error))
    return 0;
  if (id != 0)
    return hoso_task_table_change (db, task, error) && hoso_action_commit (&action, error) ? id : 0;

  if (!hoso_customer_table_load (db, task->customer, customer, error))
    return 0;
  id = hoso_task_table_add (db, task, error);
  return id != 0 && hoso_action_commit (&action, error) ? id : 0;
}

/**
 * hoso_tasks_remove:
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_tasks_remove (HosoDb *db, gint64 id, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Remove task"), error) &&
         hoso_task_table_remove (db, id, error) && hoso_action_commit (&action, error);
}

/**
 * hoso_tasks_load:
 *
 * Returns: (transfer full): or %NULL with HOSO_ERROR_NOT_FOUND or another error
 */
HosoTask *
hoso_tasks_load (HosoDb *db, gint64 id, GError **error)
{
  return hoso_task_table_load (db, id, error);
}

/* A solved complaint whose follow-up is done was followed up. */
static gboolean
follow_up (HosoDb *db, const HosoTask *task, GError **error)
{
  g_autoptr (HosoInteraction) complaint = NULL;

  if (task->interaction == 0 || task->done_at == 0 || task->kind != HOSO_TASK_FOLLOW_UP)
    return TRUE;
  complaint = hoso_interaction_table_load (db, task->interaction, error);
  if (complaint == NULL)
    return FALSE;
  if (complaint->state != HOSO_COMPLAINT_SOLVED)
    return TRUE;
  complaint->state = HOSO_COMPLAINT_FOLLOWED_UP;
  complaint->followed_at = task->done_at;
  return hoso_interaction_table_change (db, complaint, error);
}

/**
 * hoso_tasks_set_done:
 * @done: %FALSE makes it one that is still to do
 *
 * The follow-up of a solved complaint says so in the complaint.
 *
 * Returns: %TRUE, or %FALSE with HOSO_ERROR_NOT_FOUND or another error
 */
gboolean
hoso_tasks_set_done (HosoDb *db, gint64 id, gboolean done, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;
  g_autoptr (HosoTask) task = NULL;

  if (!hoso_action_begin (&action, db, done ? N_ ("Finish task") : N_ ("Reopen task"), error))
    return FALSE;
  task = hoso_task_table_load (db, id, error);
  if (task == NULL)
    return FALSE;
  task->done_at = done ? hoso_db_get_now (db) : 0;
  return hoso_task_table_change (db, task, error) && follow_up (db, task, error) &&
         hoso_action_commit (&action, error);
}

/**
 * hoso_tasks_list:
 *
 * Returns: (transfer full) (element-type HosoTask): the last due first, or %NULL
 *   with @error set
 */
GPtrArray *
hoso_tasks_list (HosoDb *db, gint64 customer, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_task_free);

  return hoso_task_table_list (db, customer, list, error) ? g_steal_pointer (&list) : NULL;
}

/**
 * hoso_tasks_list_due:
 *
 * Returns: (transfer full) (element-type HosoTask): the first due first, with
 *   the customers' names, or %NULL with @error set
 */
GPtrArray *
hoso_tasks_list_due (HosoDb *db, gint64 until, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_task_free);

  return hoso_task_table_list_due (db, until, list, error) ? g_steal_pointer (&list) : NULL;
}

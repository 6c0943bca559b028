/* Use cases around what to do for customers.  Run on a session or on a thread
 * of a workspace.  Each change is one named action that undo takes back.
 */

#pragma once

#include "hoso-task.h"
#include "hoso-workspace.h"

G_BEGIN_DECLS

/* Adds where @task->id is 0, otherwise changes the stored one's kind, title and
 * dates.  Returns the id, or 0 with an error set. */
gint64 hoso_tasks_save (HosoDb *db, const HosoTask *task, GError **error);
gboolean hoso_tasks_remove (HosoDb *db, gint64 id, GError **error);
HosoTask *hoso_tasks_load (HosoDb *db, gint64 id, GError **error);
gboolean hoso_tasks_set_done (HosoDb *db, gint64 id, gboolean done, GError **error);
/* Of HosoTask: the customer's, the last due first. */
GPtrArray *hoso_tasks_list (HosoDb *db, gint64 customer, GError **error);
/* Of HosoTask with customer_name: still to do and due before @until (wall-clock
 * seconds: midnight after today for all that is due today), the first due first. */
GPtrArray *hoso_tasks_list_due (HosoDb *db, gint64 until, GError **error);
/* HOSO_ERROR_INVALID where @task lacks a title or a date that can be right. */
gboolean hoso_task_check (const HosoTask *task, GError **error);

G_END_DECLS

/* What to do for customers, and by when. */

#pragma once

#include "hoso-db.h"
#include "hoso-task.h"

G_BEGIN_DECLS

/* Created now.  Returns the id, or 0 with @error set. */
gint64 hoso_task_table_add (HosoDb *db, const HosoTask *task, GError **error);
/* Kind, title and dates. */
gboolean hoso_task_table_change (HosoDb *db, const HosoTask *task, GError **error);
gboolean hoso_task_table_remove (HosoDb *db, gint64 id, GError **error);
HosoTask *hoso_task_table_load (HosoDb *db, gint64 id, GError **error);
/* Marks as done at @now (UTC seconds) what is still to do for the interaction. */
gboolean
hoso_task_table_finish_for (HosoDb *db, gint64 interaction, gint64 now, GError **error);
/* Adds the customer's tasks (HosoTask) to @tasks, the last due first. */
gboolean hoso_task_table_list (HosoDb *db, gint64 customer, GPtrArray *tasks, GError **error);
/* Adds what is still to do and due before @until (wall-clock seconds), for all
 * customers, the first due first, with customer_name. */
gboolean hoso_task_table_list_due (HosoDb *db, gint64 until, GPtrArray *tasks, GError **error);

G_END_DECLS

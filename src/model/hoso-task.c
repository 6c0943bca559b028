/* Making, freeing and naming tasks.
 * Plain values owned by their holder; not thread-safe.
 */

#include "hoso-task.h"

#include "hoso-time.h"

#define DAY_SECONDS 86400

static const char *const kind_names[] = {
  [HOSO_TASK_FOLLOW_UP] = "follow-up",
  [HOSO_TASK_APPOINTMENT] = "appointment",
  [HOSO_TASK_RENEWAL] = "renewal",
  [HOSO_TASK_OTHER] = "other",
};

/* The name that is stored; static. */
const char *
hoso_task_kind_get_name (HosoTaskKind kind)
{
  return kind_names[kind];
}

/* FALSE where @name is none of them. */
gboolean
hoso_task_kind_from_name (const char *name, HosoTaskKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/* Of nobody, due at no time yet.  @title may be NULL. */
HosoTask *
hoso_task_new (HosoTaskKind kind, const char *title)
{
  HosoTask *task = g_new0 (HosoTask, 1);

  task->kind = kind;
  task->title = g_strdup (title);
  return task;
}

void
hoso_task_free (HosoTask *task)
{
  if (task == NULL)
    return;

  g_free (task->customer_name);
  g_free (task->title);
  g_free (task->assignee);
  g_free (task);
}

/* Midnight stands for a day without a time.  Free with g_free(). */
char *
hoso_task_dup_due (const HosoTask *task)
{
  HosoTime time = {
    .local = task->due_local,
    .offset = HOSO_TIME_NO_ZONE,
    .precision = task->due_local % DAY_SECONDS == 0 ? HOSO_PRECISION_DAY : HOSO_PRECISION_MINUTE,
  };

  return hoso_time_dup_iso8601 (&time);
}

/* What tidying up asks of the workspace; reading on reading threads, deciding
 * as one step on the writing thread.
 */

#include "hoso-config.h"

#include "hoso-tidy-work.h"

/* See hoso-tidy-work.h. */
HosoTidyTask *
hoso_tidy_task_new (gint64 question, const char *field, GPtrArray *decisions)
{
  HosoTidyTask *task = g_new0 (HosoTidyTask, 1);

  task->question = question;
  task->field = g_strdup (field);
  task->decisions = decisions;
  return task;
}

void
hoso_tidy_task_free (HosoTidyTask *task)
{
  g_free (task->field);
  g_clear_pointer (&task->decisions, g_ptr_array_unref);
  g_free (task);
}

static HosoTidySubject
get_subject (const HosoTidyTask *task)
{
  return (HosoTidySubject){ .question = task->question, .field = task->field };
}

/* See hoso-tidy-work.h. */
gpointer
hoso_tidy_read_groups (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  HosoTidySubject subject = get_subject (task);

  return hoso_tidy_up_propose (db, &subject, cancellable, error);
}

/* See hoso-tidy-work.h. */
gpointer
hoso_tidy_read_state (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) groups = hoso_tidy_read_groups (db, task, cancellable, error);
  HosoTidyState *state;

  if (groups == NULL)
    return NULL;
  state = g_new0 (HosoTidyState, 1);
  state->open = hoso_tidy_up_count_open (groups);
  state->decided = hoso_tidy_up_is_joined (groups);
  return state;
}

/* See hoso-tidy-work.h. */
gpointer
hoso_tidy_read_preview (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  HosoTidySubject subject = get_subject (task);

  return hoso_tidy_up_preview (db, &subject, ((HosoTidyTask *)task)->decisions, cancellable,
                               error);
}

/* See hoso-tidy-work.h. */
gpointer
hoso_tidy_apply (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error)
{
  HosoTidySubject subject = get_subject (task);

  return GINT_TO_POINTER (
    hoso_tidy_up_apply (db, &subject, ((HosoTidyTask *)task)->decisions, error));
}

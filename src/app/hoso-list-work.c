/* The parts of importing a list that run on other threads than the window's:
 * each owns what it works on. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-list-work.h"

#include "hoso-customers.h"

static void
recognise_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  HosoSheet *sheet = hoso_lists_recognise (data, NULL, cancellable, &error);

  if (sheet != NULL)
    g_task_return_pointer (task, sheet, (GDestroyNotify)hoso_sheet_free);
  else
    g_task_return_error (task, error);
}

/* See hoso-list-work.h. */
void
hoso_list_recognise_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, hoso_list_recognise_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, recognise_thread);
}

/* See hoso-list-work.h. */
HosoSheet *
hoso_list_recognise_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* See hoso-list-work.h. */
gpointer
hoso_list_load_fields (HosoDb *db, gpointer unused, GCancellable *cancellable, GError **error)
{
  return hoso_fields_list (db, HOSO_CUSTOMER_PERSON, error);
}

struct _HosoListRun
{
  gatomicrefcount count;
  char *path;
  HosoSheet *sheet;
  int permille; /* atomic */
};

/* See hoso-list-work.h. */
HosoListRun *
hoso_list_run_new (const char *path, const HosoSheet *sheet)
{
  HosoListRun *run = g_new0 (HosoListRun, 1);

  g_atomic_ref_count_init (&run->count);
  run->path = g_strdup (path);
  run->sheet = hoso_sheet_copy (sheet);
  return run;
}

HosoListRun *
hoso_list_run_ref (HosoListRun *run)
{
  g_atomic_ref_count_inc (&run->count);
  return run;
}

void
hoso_list_run_unref (HosoListRun *run)
{
  if (!g_atomic_ref_count_dec (&run->count))
    return;

  g_free (run->path);
  hoso_sheet_free (run->sheet);
  g_free (run);
}

static void
progress_cb (double fraction, gpointer data)
{
  HosoListRun *run = data;

  g_atomic_int_set (&run->permille, (int)(CLAMP (fraction, 0, 1) * 1000));
}

/* See hoso-list-work.h. */
double
hoso_list_run_get_fraction (HosoListRun *run)
{
  return g_atomic_int_get (&run->permille) / 1000.0;
}

/* See hoso-list-work.h. */
gpointer
hoso_list_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoListRun *run = data;

  return hoso_lists_run (db, run->path, run->sheet, FALSE, progress_cb, run, cancellable, error);
}

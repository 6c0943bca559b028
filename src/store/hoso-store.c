/* The threads of one open workspace: one that writes, two that read.
 *
 * Each thread owns one connection from start to end.  Jobs come in by two
 * queues, first in, first out; their results go back to the main context of
 * the caller.  The store is made and closed by one thread.
 */

#include "hoso-config.h"

#include "hoso-store.h"

#include <glib/gi18n-lib.h>

#define N_READERS 2

typedef struct
{
  GAsyncQueue *jobs;
  int *closing; /* of the store */
  HosoDb *db;
  GThread *thread;
} Worker;

struct _HosoStore
{
  GAsyncQueue *writes;
  GAsyncQueue *reads;
  int closing; /* atomic */
  Worker writer;
  Worker readers[N_READERS];
};

typedef struct
{
  HosoStoreFunc func; /* NULL ends the thread */
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  guint changes;
} Job;

static void
job_drop_data (Job *job)
{
  if (job->data_free != NULL)
    g_clear_pointer (&job->data, job->data_free);
}

static void
job_free (Job *job)
{
  job_drop_data (job);
  g_free (job);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer data)
{
  hoso_db_interrupt (data);
}

/* A statement that runs when @cancellable is cancelled stops; disconnecting
 * waits for the interrupt, so that it never meets the next job. */
static gpointer
call_func (HosoDb *db, Job *job, GCancellable *cancellable, GError **error)
{
  gulong handler = 0;
  gpointer value;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), db, NULL);
  value = job->func (db, job->data, cancellable, error);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  return value;
}

static void
run_job (HosoDb *db, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gpointer value;

  if (g_task_return_error_if_cancelled (task))
    return;
  value = call_func (db, job, g_task_get_cancellable (task), &error);
  job_drop_data (job);
  job->changes = hoso_db_take_changes (db);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, value, job->result_free);
}

static gpointer
run_worker (gpointer data)
{
  Worker *worker = data;

  for (;;)
    {
      g_autoptr (GTask) task = g_async_queue_pop (worker->jobs);
      Job *job = g_task_get_task_data (task);

      if (job->func == NULL)
        {
          g_task_return_pointer (task, NULL, NULL);
          return NULL;
        }
      if (g_atomic_int_get (worker->closing))
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                                 _ ("The workspace was closed."));
      else
        run_job (worker->db, task);
    }
}

static gboolean
worker_open (Worker *worker, HosoStore *store, const char *path, HosoDbMode mode, GError **error)
{
  worker->db = hoso_db_open (path, mode, error);
  worker->jobs = worker == &store->writer ? store->writes : store->reads;
  worker->closing = &store->closing;
  return worker->db != NULL;
}

/* Opens, and brings up to date, on the calling thread.  Where @mode is
 * HOSO_DB_READ_ONLY, jobs that write fail.  Close with hoso_store_close(). */
HosoStore *
hoso_store_open (const char *path, HosoDbMode mode, GError **error)
{
  g_autoptr (HosoStore) store = g_new0 (HosoStore, 1);

  store->writes = g_async_queue_new_full (g_object_unref);
  store->reads = g_async_queue_new_full (g_object_unref);
  if (!worker_open (&store->writer, store, path, mode, error))
    return NULL;
  for (int i = 0; i < N_READERS; i++)
    if (!worker_open (&store->readers[i], store, path, HOSO_DB_READ_ONLY, error))
      return NULL;
  store->writer.thread = g_thread_new ("hoso-writer", run_worker, &store->writer);
  for (int i = 0; i < N_READERS; i++)
    store->readers[i].thread = g_thread_new ("hoso-reader", run_worker, &store->readers[i]);
  return g_steal_pointer (&store);
}

static void
push_job (GAsyncQueue *jobs, GTask *task, Job *job)
{
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_async_queue_push (jobs, task);
}

static void
worker_stop (Worker *worker)
{
  if (worker->thread != NULL)
    push_job (worker->jobs, g_task_new (NULL, NULL, NULL, NULL), g_new0 (Job, 1));
}

static void
worker_close (Worker *worker)
{
  g_clear_pointer (&worker->thread, g_thread_join);
  g_clear_pointer (&worker->db, hoso_db_close);
}

/* Jobs that have not begun end with G_IO_ERROR_CANCELLED; their callbacks come
 * later, as always.  The writer goes last, so that it can tidy the journal. */
void
hoso_store_close (HosoStore *store)
{
  if (store == NULL)
    return;
  g_atomic_int_set (&store->closing, 1);
  worker_stop (&store->writer);
  for (int i = 0; i < N_READERS; i++)
    worker_stop (&store->readers[i]);
  for (int i = 0; i < N_READERS; i++)
    worker_close (&store->readers[i]);
  worker_close (&store->writer);
  g_async_queue_unref (store->writes);
  g_async_queue_unref (store->reads);
  g_free (store);
}

/* Runs @func on the thread that writes or on one that reads.  A cancel stops
 * the statement that runs; @data is freed on the thread that ran @func. */
void
hoso_store_run_async (HosoStore *store,
                      gboolean write,
                      HosoStoreFunc func,
                      gpointer data,
                      GDestroyNotify data_free,
                      GDestroyNotify result_free,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, hoso_store_run_async);
  job->func = func;
  job->data = data;
  job->data_free = data_free;
  job->result_free = result_free;
  push_job (write ? store->writes : store->reads, task, job);
}

/* What the function returned; G_IO_ERROR_CANCELLED after a cancel, even where
 * the function was done already.  @store is not used: it may be closed. */
gpointer
hoso_store_run_finish (HosoStore *store, GAsyncResult *result, guint *changes, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (changes != NULL)
    *changes = ((Job *)g_task_get_task_data (G_TASK (result)))->changes;
  return g_task_propagate_pointer (G_TASK (result), error);
}

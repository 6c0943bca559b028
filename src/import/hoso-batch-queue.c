/* Batches between two threads.  One thread on each side; a batch belongs to the
 * side that took it last.
 */

#include "hoso-batch-queue.h"

/* One being filled, one waiting, one being taken. */
#define N_BATCHES 3

struct _HosoBatchQueue
{
  GAsyncQueue *empty; /* of HosoBatch */
  GAsyncQueue *full;  /* of HosoBatch, or the queue itself for the end */
  int stopped;        /* atomic */
};

/* Free with hoso_batch_queue_free(). */
HosoBatchQueue *
hoso_batch_queue_new (GPtrArray *questions)
{
  HosoBatchQueue *queue = g_new0 (HosoBatchQueue, 1);

  queue->empty = g_async_queue_new_full ((GDestroyNotify)hoso_batch_free);
  queue->full = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    g_async_queue_push (queue->empty, hoso_batch_new (questions));
  return queue;
}

/* Both threads must have given back what they took. */
void
hoso_batch_queue_free (HosoBatchQueue *queue)
{
  gpointer left;

  while ((left = g_async_queue_try_pop (queue->full)) != NULL)
    if (left != queue)
      hoso_batch_free (left);
  g_async_queue_unref (queue->full);
  g_async_queue_unref (queue->empty);
  g_free (queue);
}

HosoBatch *
hoso_batch_queue_take_empty (HosoBatchQueue *queue)
{
  HosoBatch *batch = g_async_queue_pop (queue->empty);

  if (g_atomic_int_get (&queue->stopped))
    {
      g_async_queue_push (queue->empty, batch);
      return NULL;
    }
  hoso_batch_clear (batch);
  return batch;
}

void
hoso_batch_queue_give_full (HosoBatchQueue *queue, HosoBatch *batch)
{
  g_async_queue_push (queue->full, batch);
}

void
hoso_batch_queue_end (HosoBatchQueue *queue)
{
  g_async_queue_push (queue->full, queue);
}

HosoBatch *
hoso_batch_queue_take_full (HosoBatchQueue *queue)
{
  gpointer next = g_async_queue_pop (queue->full);

  return next != queue ? next : NULL;
}

void
hoso_batch_queue_give_empty (HosoBatchQueue *queue, HosoBatch *batch)
{
  g_async_queue_push (queue->empty, batch);
}

void
hoso_batch_queue_stop (HosoBatchQueue *queue)
{
  g_atomic_int_set (&queue->stopped, TRUE);
}

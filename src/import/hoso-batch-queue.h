/* Batches on their way from the thread that reads a file to the one that takes
 * them: a few of them, used again and again.
 */

#pragma once

#include "hoso-column.h"

G_BEGIN_DECLS

typedef struct _HosoBatchQueue HosoBatchQueue;

/* @questions as for hoso_batch_new(). */
HosoBatchQueue *hoso_batch_queue_new (GPtrArray *questions);
/* Once both sides are done. */
void hoso_batch_queue_free (HosoBatchQueue *queue);

/* The reader's side: an empty batch, waiting for one; NULL once the taker
 * stopped.  Each batch is given on; end() closes. */
HosoBatch *hoso_batch_queue_take_empty (HosoBatchQueue *queue);
void hoso_batch_queue_give_full (HosoBatchQueue *queue, HosoBatch *batch);
void hoso_batch_queue_end (HosoBatchQueue *queue);

/* The taker's side: a filled batch, waiting for one; NULL at the end, which comes
 * also after stop().  Each batch is given back. */
HosoBatch *hoso_batch_queue_take_full (HosoBatchQueue *queue);
void hoso_batch_queue_give_empty (HosoBatchQueue *queue, HosoBatch *batch);
void hoso_batch_queue_stop (HosoBatchQueue *queue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoBatchQueue, hoso_batch_queue_free)

G_END_DECLS

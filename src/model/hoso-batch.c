/* Some responses with one column for each question.  Not thread-safe. */

#include "hoso-column.h"

/* An empty batch with a column for each HosoQuestion of @questions, coded as
 * its kind asks for; free with hoso_batch_free(). */
HosoBatch *
hoso_batch_new (GPtrArray *questions)
{
  HosoBatch *batch;

  g_return_val_if_fail (questions != NULL, NULL);

  batch = g_new0 (HosoBatch, 1);
  batch->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  batch->times = g_array_new (FALSE, FALSE, sizeof (HosoTime));
  batch->has_time = g_array_new (FALSE, FALSE, sizeof (guint8));
  batch->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_column_free);

  for (guint i = 0; i < questions->len; i++)
    {
      const HosoQuestion *question = questions->pdata[i];

      g_ptr_array_add (batch->columns,
                       hoso_column_new (hoso_question_kind_get_coding (question->kind)));
    }

  return batch;
}

void
hoso_batch_free (HosoBatch *batch)
{
  if (batch == NULL)
    return;

  g_array_unref (batch->lines);
  g_array_unref (batch->times);
  g_array_unref (batch->has_time);
  g_ptr_array_unref (batch->columns);
  g_free (batch);
}

/* Forgets the responses and keeps the memory for the next ones. */
void
hoso_batch_clear (HosoBatch *batch)
{
  g_return_if_fail (batch != NULL);

  batch->n = 0;
  g_array_set_size (batch->lines, 0);
  g_array_set_size (batch->times, 0);
  g_array_set_size (batch->has_time, 0);

  for (guint i = 0; i < batch->columns->len; i++)
    hoso_column_clear (batch->columns->pdata[i]);
}

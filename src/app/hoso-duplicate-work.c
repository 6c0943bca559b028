/* The parts of finding duplicates and of merging that run on other threads than the
 * window's.
 */

#include "hoso-config.h"

#include "hoso-duplicate-work.h"

#include "hoso-customers.h"

struct _HosoDuplicateSearch
{
  gatomicrefcount count;
  guint limit;
  int permille; /* atomic */
};

/* For at most @limit pairs. */
HosoDuplicateSearch *
hoso_duplicate_search_new (guint limit)
{
  HosoDuplicateSearch *search = g_new0 (HosoDuplicateSearch, 1);

  g_atomic_ref_count_init (&search->count);
  search->limit = limit;
  return search;
}

HosoDuplicateSearch *
hoso_duplicate_search_ref (HosoDuplicateSearch *search)
{
  g_atomic_ref_count_inc (&search->count);
  return search;
}

void
hoso_duplicate_search_unref (HosoDuplicateSearch *search)
{
  if (g_atomic_ref_count_dec (&search->count))
    g_free (search);
}

/* See hoso-duplicate-work.h. */
double
hoso_duplicate_search_get_fraction (HosoDuplicateSearch *search)
{
  return g_atomic_int_get (&search->permille) / 1000.0;
}

static void
progress_cb (double done, gpointer data)
{
  HosoDuplicateSearch *search = data;

  g_atomic_int_set (&search->permille, (int)(CLAMP (done, 0, 1) * 1000));
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_duplicate_search_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoDuplicateSearch *search = data;
  HosoDuplicateQuery query = {
    .limit = search->limit,
    .progress = progress_cb,
    .progress_data = search,
  };

  return hoso_duplicates_find (db, &query, cancellable, error);
}

/* Takes @choice. */
HosoMergeTask *
hoso_merge_task_new (gint64 one, gint64 other, HosoMergeChoice *choice)
{
  HosoMergeTask *task = g_new0 (HosoMergeTask, 1);

  task->ids[0] = one;
  task->ids[1] = other;
  task->choice = choice;
  return task;
}

void
hoso_merge_task_free (HosoMergeTask *task)
{
  g_clear_pointer (&task->choice, hoso_merge_choice_free);
  g_free (task);
}

void
hoso_merge_draft_free (HosoMergeDraft *draft)
{
  g_clear_pointer (&draft->customers[0], hoso_customer_free);
  g_clear_pointer (&draft->customers[1], hoso_customer_free);
  g_clear_pointer (&draft->differences, g_ptr_array_unref);
  g_free (draft);
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_merge_draft_read (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoMergeTask *task = data;
  g_autoptr (HosoMergeDraft) draft = g_new0 (HosoMergeDraft, 1);

  for (guint i = 0; i < G_N_ELEMENTS (draft->customers); i++)
    {
      draft->customers[i] = hoso_customers_load (db, task->ids[i], error);
      if (draft->customers[i] == NULL)
        return NULL;
    }
  draft->differences = hoso_merges_compare (draft->customers[0], draft->customers[1]);
  return g_steal_pointer (&draft);
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_merge_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoMergeTask *task = data;

  return GINT_TO_POINTER (
    hoso_merges_merge (db, task->ids[0], task->ids[1], task->choice, error) != 0);
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_merge_tell_apart (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const HosoMergeTask *task = data;

  return GINT_TO_POINTER (hoso_duplicates_tell_apart (db, task->ids[0], task->ids[1], error));
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_merge_list (HosoDb *db, gpointer customer, GCancellable *cancellable, GError **error)
{
  return hoso_merges_list (db, *(gint64 *)customer, error);
}

/* See hoso-duplicate-work.h. */
gpointer
hoso_merge_take_back (HosoDb *db, gpointer merge, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_merges_take_back (db, *(gint64 *)merge, error));
}

/* What the search for duplicates and merging ask of the workspace. */

#pragma once

#include "hoso-duplicates.h"
#include "hoso-merges.h"

G_BEGIN_DECLS

/* One search under way; counted, because two threads look at it. */
typedef struct _HosoDuplicateSearch HosoDuplicateSearch;

HosoDuplicateSearch *hoso_duplicate_search_new (guint limit);
HosoDuplicateSearch *hoso_duplicate_search_ref (HosoDuplicateSearch *search);
void hoso_duplicate_search_unref (HosoDuplicateSearch *search);
/* From 0 to 1; from any thread. */
double hoso_duplicate_search_get_fraction (HosoDuplicateSearch *search);

/* Two customers, and what is chosen where they differ. */
typedef struct
{
  gint64 ids[2];
  HosoMergeChoice *choice; /* or NULL */
} HosoMergeTask;

HosoMergeTask *hoso_merge_task_new (gint64 one, gint64 other, HosoMergeChoice *choice);
void hoso_merge_task_free (HosoMergeTask *task);

/* Both customers, and where they differ. */
typedef struct
{
  HosoCustomer *customers[2];
  GPtrArray *differences; /* of HosoMergeDifference */
} HosoMergeDraft;

void hoso_merge_draft_free (HosoMergeDraft *draft);

/* HosoWorkFuncs: of a HosoDuplicateSearch to the pairs; of a HosoMergeTask to a
 * HosoMergeDraft, and to nothing; of a gint64 * (a customer) to its merges, and of
 * one (a merge) to nothing. */
gpointer hoso_duplicate_search_run (HosoDb *db,
                                    gpointer search,
                                    GCancellable *cancellable,
                                    GError **error);
gpointer
hoso_merge_draft_read (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer hoso_merge_run (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer
hoso_merge_tell_apart (HosoDb *db, gpointer task, GCancellable *cancellable, GError **error);
gpointer
hoso_merge_list (HosoDb *db, gpointer customer, GCancellable *cancellable, GError **error);
gpointer
hoso_merge_take_back (HosoDb *db, gpointer merge, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDuplicateSearch, hoso_duplicate_search_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoMergeDraft, hoso_merge_draft_free)

G_END_DECLS

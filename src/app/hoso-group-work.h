/* What the search for groups asks of the workspace. */

#pragma once

#include "hoso-clusters.h"

G_BEGIN_DECLS

/* One search under way; counted, because two threads look at it. */
typedef struct _HosoGroupSearch HosoGroupSearch;

/* Takes @questions (of gint64). */
HosoGroupSearch *hoso_group_search_new (gint64 survey, GArray *questions, guint n_groups);
HosoGroupSearch *hoso_group_search_ref (HosoGroupSearch *search);
void hoso_group_search_unref (HosoGroupSearch *search);
/* From 0 to 1; from any thread. */
double hoso_group_search_get_fraction (HosoGroupSearch *search);

/* Those chosen of what was found; owns both. */
typedef struct
{
  HosoClusterFinding *finding;
  char *names[HOSO_CLUSTER_MAX_GROUPS + 1]; /* NULL leaves a group out */
} HosoGroupSaving;

void hoso_group_saving_free (HosoGroupSaving *saving);

/* HosoWorkFuncs: of a gint64 * to the HosoClusterQuestions of the survey; of a
 * HosoGroupSearch to a HosoClusterFinding; of a HosoGroupSaving to the ids. */
gpointer hoso_group_questions_read (HosoDb *db,
                                    gpointer survey,
                                    GCancellable *cancellable,
                                    GError **error);
gpointer hoso_group_search_run (HosoDb *db,
                                gpointer search,
                                GCancellable *cancellable,
                                GError **error);
gpointer
hoso_group_save (HosoDb *db, gpointer saving, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoGroupSearch, hoso_group_search_unref)

G_END_DECLS

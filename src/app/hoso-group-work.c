/* The parts of a search for groups that run on other threads than the
 * window's.
 */

#include "hoso-config.h"

#include "hoso-group-work.h"

struct _HosoGroupSearch
{
  gatomicrefcount count;
  gint64 survey;
  GArray *questions;
  guint n_groups;
  int permille; /* atomic */
};

/* The same answers give the same groups. */
#define SEED 1

/* Of @n_groups groups, or of as many as there are for 0. */
HosoGroupSearch *
hoso_group_search_new (gint64 survey, GArray *questions, guint n_groups)
{
  HosoGroupSearch *search = g_new0 (HosoGroupSearch, 1);

  g_atomic_ref_count_init (&search->count);
  search->survey = survey;
  search->questions = questions;
  search->n_groups = n_groups;
  return search;
}

HosoGroupSearch *
hoso_group_search_ref (HosoGroupSearch *search)
{
  g_atomic_ref_count_inc (&search->count);
  return search;
}

void
hoso_group_search_unref (HosoGroupSearch *search)
{
  if (!g_atomic_ref_count_dec (&search->count))
    return;

  g_array_unref (search->questions);
  g_free (search);
}

/* See hoso-group-work.h. */
double
hoso_group_search_get_fraction (HosoGroupSearch *search)
{
  return g_atomic_int_get (&search->permille) / 1000.0;
}

static void
progress_cb (double done, gpointer data)
{
  HosoGroupSearch *search = data;

  g_atomic_int_set (&search->permille, (int)(CLAMP (done, 0, 1) * 1000));
}

void
hoso_group_saving_free (HosoGroupSaving *saving)
{
  hoso_cluster_finding_free (saving->finding);
  for (guint i = 0; i < G_N_ELEMENTS (saving->names); i++)
    g_free (saving->names[i]);
  g_free (saving);
}

/* See hoso-group-work.h. */
gpointer
hoso_group_questions_read (HosoDb *db, gpointer survey, GCancellable *cancellable, GError **error)
{
  return hoso_cluster_plan_list (db, *(gint64 *)survey, error);
}

/* See hoso-group-work.h. */
gpointer
hoso_group_search_run (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoGroupSearch *search = data;
  HosoClusterQuery query = {
    .survey = search->survey,
    .questions = search->questions,
    .n_groups = search->n_groups,
    .seed = SEED,
    .progress = progress_cb,
    .progress_data = search,
  };

  return hoso_clusters_find (db, &query, cancellable, error);
}

/* See hoso-group-work.h. */
gpointer
hoso_group_save (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoGroupSaving *saving = data;

  return hoso_clusters_save (db, saving->finding, (const char *const *)saving->names, error);
}

/* Reading how customers went from type to type.  The thread that reads says how
 * far it is, the window’s thread looks from time to time.
 */

#include "hoso-config.h"

#include "hoso-transitions-work.h"

struct _HosoTransitionsWork
{
  gatomicrefcount count;
  guint months;
  int permille; /* atomic */
};

/* Free with hoso_transitions_work_unref(). */
HosoTransitionsWork *
hoso_transitions_work_new (guint months)
{
  HosoTransitionsWork *work = g_new0 (HosoTransitionsWork, 1);

  g_atomic_ref_count_init (&work->count);
  work->months = months;
  return work;
}

HosoTransitionsWork *
hoso_transitions_work_ref (HosoTransitionsWork *work)
{
  g_atomic_ref_count_inc (&work->count);
  return work;
}

void
hoso_transitions_work_unref (HosoTransitionsWork *work)
{
  if (g_atomic_ref_count_dec (&work->count))
    g_free (work);
}

double
hoso_transitions_work_get_fraction (HosoTransitionsWork *work)
{
  return g_atomic_int_get (&work->permille) / 1000.0;
}

static gboolean
progress_cb (double done, gpointer data)
{
  HosoTransitionsWork *work = data;

  g_atomic_int_set (&work->permille, (int)(CLAMP (done, 0, 1) * 1000));
  return TRUE;
}

gpointer
hoso_transitions_work_read (HosoDb *db, gpointer work, GCancellable *cancellable, GError **error)
{
  HosoTransitionsQuery query = {
    .months = ((HosoTransitionsWork *)work)->months,
    .progress = progress_cb,
    .progress_data = work,
  };

  return hoso_transitions_load (db, &query, cancellable, error);
}

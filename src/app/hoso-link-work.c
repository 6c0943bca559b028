/* The parts of a link that run on other threads than the window's: each owns
 * what it works on.  A fetch has a thread of its own, since it may wait for
 * long; only what it brought goes to the workspace's.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-link-work.h"

#include <glib/gi18n-lib.h>

struct _HosoLinkRun
{
  gatomicrefcount count;
  char *text;
  gint64 survey;
  HosoSurveyLink *known; /* or NULL */
  HosoFetched *fetched;  /* or NULL */

  GMutex mutex; /* of what follows */
  goffset received;
  goffset total;
  double imported; /* from 0 to 1, or -1 while fetching */
};

/* For the link @text, and the survey that it is to refresh, or 0; @known is what
 * was there the last time, or NULL.  Copies what it is given. */
HosoLinkRun *
hoso_link_run_new (const char *text, gint64 survey, const HosoSurveyLink *known)
{
  HosoLinkRun *run = g_new0 (HosoLinkRun, 1);

  g_atomic_ref_count_init (&run->count);
  g_mutex_init (&run->mutex);
  run->text = g_strdup (text);
  run->survey = survey;
  run->known = known != NULL ? hoso_survey_link_copy (known) : NULL;
  run->total = -1;
  run->imported = -1;
  return run;
}

HosoLinkRun *
hoso_link_run_ref (HosoLinkRun *run)
{
  g_atomic_ref_count_inc (&run->count);
  return run;
}

void
hoso_link_run_unref (HosoLinkRun *run)
{
  if (!g_atomic_ref_count_dec (&run->count))
    return;

  g_free (run->text);
  hoso_survey_link_free (run->known);
  g_clear_pointer (&run->fetched, hoso_fetched_unref);
  g_mutex_clear (&run->mutex);
  g_free (run);
}

/* How much of the present work is done, from 0 to 1; -1 where nobody knows. */
double
hoso_link_run_get_fraction (HosoLinkRun *run)
{
  double fraction;

  g_mutex_lock (&run->mutex);
  fraction = run->imported;
  if (fraction < 0 && run->total > 0)
    fraction = CLAMP ((double)run->received / (double)run->total, 0, 1);
  g_mutex_unlock (&run->mutex);
  return fraction;
}

/* How much was fetched, in words; "" before the first byte. */
char *
hoso_link_run_dup_progress (HosoLinkRun *run)
{
  g_autofree char *received = NULL;
  g_autofree char *total = NULL;
  goffset n_received;
  goffset n_total;

  g_mutex_lock (&run->mutex);
  n_received = run->received;
  n_total = run->total;
  g_mutex_unlock (&run->mutex);
  if (n_received == 0)
    return g_strdup ("");
  received = g_format_size (n_received);
  if (n_total <= 0)
    return g_steal_pointer (&received);
  total = g_format_size (n_total);
  /* Translators: how much of a file was fetched: “1.2 MB of 3.4 MB”. */
  return g_strdup_printf (C_ ("bytes", "%s of %s"), received, total);
}

static void
fetched_cb (goffset received, goffset total, gpointer data)
{
  HosoLinkRun *run = data;

  g_mutex_lock (&run->mutex);
  run->received = received;
  run->total = total;
  g_mutex_unlock (&run->mutex);
}

static void
fetch_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HosoLinkRun *run = data;
  GError *error = NULL;
  HosoFetched *fetched =
    hoso_links_fetch (run->text, run->known, fetched_cb, run, cancellable, &error);

  if (fetched != NULL)
    g_task_return_pointer (task, fetched, (GDestroyNotify)hoso_fetched_unref);
  else
    g_task_return_error (task, error);
}

/* Fetches on a thread of its own. */
void
hoso_link_run_fetch_async (HosoLinkRun *run,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, hoso_link_run_fetch_async);
  g_task_set_task_data (task, hoso_link_run_ref (run), (GDestroyNotify)hoso_link_run_unref);
  g_task_run_in_thread (task, fetch_thread);
}

/* What came, for the caller to unref, or NULL with @error set. */
HosoFetched *
hoso_link_run_fetch_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Before hoso_link_run_refresh(). */
void
hoso_link_run_take_fetched (HosoLinkRun *run, HosoFetched *fetched)
{
  run->fetched = fetched;
}

static void
imported_cb (double fraction, gpointer data)
{
  HosoLinkRun *run = data;

  g_mutex_lock (&run->mutex);
  run->imported = CLAMP (fraction, 0, 1);
  g_mutex_unlock (&run->mutex);
}

/* See hoso-link-work.h. */
gpointer
hoso_link_run_refresh (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  HosoLinkRun *run = data;

  return hoso_links_refresh (db, run->survey, run->fetched, imported_cb, run, cancellable, error);
}

/* See hoso-link-work.h. */
gpointer
hoso_link_load (HosoDb *db, gpointer survey, GCancellable *cancellable, GError **error)
{
  return hoso_links_load (db, *(gint64 *)survey, error);
}

/* See hoso-link-work.h. */
gpointer
hoso_link_forget (HosoDb *db, gpointer survey, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (hoso_links_forget (db, *(gint64 *)survey, error));
}

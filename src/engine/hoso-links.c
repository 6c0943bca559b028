/* Use cases around links.
 *
 * Fetching needs no workspace and may wait for long: it runs on a thread of its
 * own.  What was fetched is then a file like any other, and its import keeps the
 * link, in the same transaction, for the next time.
 */

#include "hoso-config.h"

#include "hoso-links.h"

#include <glib/gi18n-lib.h>

#include "hoso-column-map.h"
#include "hoso-fetch.h"
#include "hoso-import-plan.h"
#include "hoso-link-table.h"
#include "hoso-link.h"
#include "hoso-survey-table.h"
#include "hoso-undo.h"

/* --- Fetching --- */

struct _HosoFetched
{
  HosoDownload *download;
  HosoSurveyLink *link;
};

static void
clear_fetched (gpointer data)
{
  HosoFetched *fetched = data;

  hoso_download_free (fetched->download);
  hoso_survey_link_free (fetched->link);
}

HosoFetched *
hoso_fetched_ref (HosoFetched *fetched)
{
  return g_atomic_rc_box_acquire (fetched);
}

/* The last one removes the file. */
void
hoso_fetched_unref (HosoFetched *fetched)
{
  g_atomic_rc_box_release_full (fetched, clear_fetched);
}

/* Whether it is what was fetched the last time; then there is no file. */
gboolean
hoso_fetched_is_unchanged (const HosoFetched *fetched)
{
  return fetched->download->unchanged;
}

/* Of the file, under the name that its owner gave it; NULL where unchanged. */
const char *
hoso_fetched_get_path (const HosoFetched *fetched)
{
  return fetched->download->unchanged ? NULL : fetched->download->path;
}

/* To be kept with the import. */
const HosoSurveyLink *
hoso_fetched_get_link (const HosoFetched *fetched)
{
  return fetched->link;
}

/* Whether one can see of @text that it is the link of a table. */
gboolean
hoso_links_recognise (const char *text)
{
  return hoso_link_is_table (text);
}

/* Whether hoso_links_fetch() would ask for it; FALSE with HOSO_ERROR_INVALID and
 * a sentence on which link to copy. */
gboolean
hoso_links_check (const char *text, GError **error)
{
  g_autofree char *url = hoso_link_dup_download (text, error);

  return url != NULL;
}

/* Servers that know no ETag send the same bytes again. */
static void
compare_bytes (HosoDownload *download, const HosoSurveyLink *known)
{
  if (known != NULL && !download->unchanged)
    download->unchanged = g_strcmp0 (download->checksum, known->checksum) == 0;
}

/* Fetches the table behind @text, a link as people paste it, and waits for it.
 * @known: what was fetched from there before, or NULL.
 *
 * Returns what came; NULL with G_IO_ERROR_CANCELLED, or HOSO_ERROR and one
 * sentence. */
HosoFetched *
hoso_links_fetch (const char *text,
                  const HosoSurveyLink *known,
                  HosoLinkProgress progress,
                  gpointer progress_data,
                  GCancellable *cancellable,
                  GError **error)
{
  HosoFetchOptions options = { NULL };
  g_autofree char *url = hoso_link_dup_download (text, error);
  g_autoptr (HosoDownload) download = NULL;
  HosoFetched *fetched;

  if (url == NULL)
    return NULL;
  if (known != NULL)
    {
      options.etag = known->etag;
      options.last_modified = known->last_modified;
    }
  download = hoso_fetch (url, &options, progress, progress_data, cancellable, error);
  if (download == NULL)
    return NULL;
  compare_bytes (download, known);
  fetched = g_atomic_rc_box_new0 (HosoFetched);
  fetched->link = hoso_survey_link_new (text);
  fetched->link->etag = g_strdup (download->etag);
  fetched->link->last_modified = g_strdup (download->last_modified);
  fetched->link->checksum = g_strdup (download->checksum);
  fetched->download = g_steal_pointer (&download);
  return fetched;
}

/* --- Looking again --- */

/**
 * hoso_links_load:
 *
 * Returns: (transfer full): where the survey's new answers come from, or %NULL
 *   with HOSO_ERROR_NOT_FOUND where it never came from a link, or another error
 */
HosoSurveyLink *
hoso_links_load (HosoDb *db, gint64 survey, GError **error)
{
  return hoso_link_table_load (db, survey, error);
}

/**
 * hoso_links_forget:
 *
 * The answers stay; nothing new is fetched for them any more.
 *
 * Returns: %TRUE, or %FALSE with @error set
 */
gboolean
hoso_links_forget (HosoDb *db, gint64 survey, GError **error)
{
  g_auto (HosoAction) action = HOSO_ACTION_INIT;

  return hoso_action_begin (&action, db, N_ ("Forget link"), error) &&
         hoso_link_table_remove (db, survey, error) && hoso_action_commit (&action, error);
}

/* Nothing for undo: it only says when somebody looked. */
static HosoImportReport *
note_unchanged (HosoDb *db, HosoSurvey *survey, GError **error)
{
  g_auto (HosoTxn) txn = HOSO_TXN_INIT;
  HosoImportReport *report;

  if (!hoso_txn_begin (&txn, db, error) || !hoso_link_table_touch (db, survey->id, error) ||
      !hoso_txn_commit (&txn, error))
    return NULL;
  report = hoso_import_report_new ();
  report->survey = survey->id;
  report->name = g_strdup (survey->name);
  return report;
}

/* The sheet may have become another one since. */
static gboolean
check_fits (const HosoSurvey *survey, const HosoImportPlan *plan, GError **error)
{
  if (hoso_column_map_fits (survey, plan->draft))
    return TRUE;
  g_set_error_literal (error, HOSO_ERROR, HOSO_ERROR_CONFLICT,
                       _ ("The questions behind the link are no longer those of this survey. "
                          "Import the link again as a survey of its own."));
  return FALSE;
}

static HosoImportPlan *
make_plan (HosoDb *db,
           const HosoSurvey *survey,
           const char *path,
           GCancellable *cancellable,
           GError **error)
{
  const HosoPlanOptions options = { .into = survey->id };
  g_autoptr (HosoDraft) draft = hoso_imports_recognise (path, NULL, cancellable, error);
  g_autoptr (HosoImportPlan) plan = NULL;

  if (draft == NULL)
    return NULL;
  plan = hoso_import_plan_new (db, path, draft, &options, cancellable, error);
  return plan != NULL && check_fits (survey, plan, error) ? g_steal_pointer (&plan) : NULL;
}

static HosoImportOptions
get_options (gint64 survey, const HosoImportPlan *plan, HosoSurveyLink *link)
{
  HosoImportOptions options = { .into = survey, .planned = TRUE, .link = link };

  if (plan->passport != NULL)
    {
      options.rules = plan->passport->rules;
      if (plan->passport->add_customers >= 0)
        link->add_customers = plan->passport->add_customers;
    }
  options.add_customers = link->add_customers;
  return options;
}

/**
 * hoso_links_refresh:
 * @fetched: what hoso_links_fetch() brought for the survey's link
 *
 * Imports what is new into the survey, joining customers as before.
 *
 * Returns: (transfer full): what the import did, its id 0 where nothing was new
 *   and nothing imported; or %NULL with @error set and nothing stored
 */
HosoImportReport *
hoso_links_refresh (HosoDb *db,
                    gint64 survey,
                    const HosoFetched *fetched,
                    HosoImportProgress progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (HosoSurvey) loaded = hoso_survey_table_load (db, survey, error);
  g_autoptr (HosoSurveyLink) known = NULL;
  g_autoptr (HosoSurveyLink) link = NULL;
  g_autoptr (HosoImportPlan) plan = NULL;
  HosoImportOptions options;

  known = loaded != NULL ? hoso_link_table_load (db, survey, error) : NULL;
  if (known == NULL)
    return NULL;
  if (hoso_fetched_is_unchanged (fetched))
    return note_unchanged (db, loaded, error);
  plan = make_plan (db, loaded, hoso_fetched_get_path (fetched), cancellable, error);
  if (plan == NULL)
    return NULL;
  link = hoso_survey_link_copy (fetched->link);
  link->add_customers = known->add_customers;
  options = get_options (survey, plan, link);
  return hoso_imports_run (db, hoso_fetched_get_path (fetched), plan->draft, &options, progress,
                           progress_data, cancellable, error);
}

/* The parts of a link that run on other threads than the window's. */

#pragma once

#include "hoso-links.h"

G_BEGIN_DECLS

/* One fetch, and perhaps the refresh after it; counted, because two threads
 * look at it. */
typedef struct _HosoLinkRun HosoLinkRun;

HosoLinkRun *
hoso_link_run_new (const char *text, gint64 survey, const HosoSurveyLink *known);
HosoLinkRun *hoso_link_run_ref (HosoLinkRun *run);
void hoso_link_run_unref (HosoLinkRun *run);
double hoso_link_run_get_fraction (HosoLinkRun *run);
char *hoso_link_run_dup_progress (HosoLinkRun *run);

void hoso_link_run_fetch_async (HosoLinkRun *run,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
HosoFetched *hoso_link_run_fetch_finish (GAsyncResult *result, GError **error);
void hoso_link_run_take_fetched (HosoLinkRun *run, HosoFetched *fetched);

/* HosoWorkFuncs: the first takes a HosoLinkRun with what was fetched and returns
 * a HosoImportReport; the others take a survey's id, and return a HosoSurveyLink
 * or nothing. */
gpointer hoso_link_run_refresh (HosoDb *db,
                                gpointer run,
                                GCancellable *cancellable,
                                GError **error);
gpointer hoso_link_load (HosoDb *db, gpointer survey, GCancellable *cancellable, GError **error);
gpointer hoso_link_forget (HosoDb *db, gpointer survey, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoLinkRun, hoso_link_run_unref)

G_END_DECLS

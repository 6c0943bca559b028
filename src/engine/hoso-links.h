/* Use cases around links: fetch what is behind one, import it, look again later.
 *
 * Nothing is fetched but by hoso_links_fetch().
 */

#pragma once

#include "hoso-imports.h"
#include "hoso-survey-link.h"

G_BEGIN_DECLS

/* A file that was fetched; it goes with the last reference, from any thread. */
typedef struct _HosoFetched HosoFetched;

HosoFetched *hoso_fetched_ref (HosoFetched *fetched);
void hoso_fetched_unref (HosoFetched *fetched);
gboolean hoso_fetched_is_unchanged (const HosoFetched *fetched);
const char *hoso_fetched_get_path (const HosoFetched *fetched);
const HosoSurveyLink *hoso_fetched_get_link (const HosoFetched *fetched);

/* In bytes; @total is -1 where unknown. */
typedef void (*HosoLinkProgress) (goffset received, goffset total, gpointer data);

gboolean hoso_links_recognise (const char *text);
gboolean hoso_links_check (const char *text, GError **error);
HosoFetched *hoso_links_fetch (const char *text,
                               const HosoSurveyLink *known,
                               HosoLinkProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GError **error);

HosoSurveyLink *hoso_links_load (HosoDb *db, gint64 survey, GError **error);
gboolean hoso_links_forget (HosoDb *db, gint64 survey, GError **error);
HosoImportReport *hoso_links_refresh (HosoDb *db,
                                      gint64 survey,
                                      const HosoFetched *fetched,
                                      HosoImportProgress progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoFetched, hoso_fetched_unref)

G_END_DECLS

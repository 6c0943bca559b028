/* The parts of an import that run on other threads than the window's. */

#pragma once

#include "hoso-import-plan.h"
#include "hoso-join-preview.h"
#include "hoso-links.h"

G_BEGIN_DECLS

void hoso_import_recognise_async (const char *path,
                                  const HosoReadOptions *options,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
HosoDraft *hoso_import_recognise_finish (GAsyncResult *result, GError **error);

/* A file that was recognised and the user's word about it.  Takes over @draft. */
typedef struct _HosoImportQuery HosoImportQuery;

HosoImportQuery *
hoso_import_query_new (const char *path, HosoDraft *draft, const HosoPlanOptions *options);
void hoso_import_query_free (HosoImportQuery *query);

/* What the preview shows. */
typedef struct
{
  HosoImportPlan *plan;
  GPtrArray *fields;  /* of HosoField */
  GPtrArray *surveys; /* of HosoSurvey */
} HosoImportPreview;

void hoso_import_preview_free (HosoImportPreview *preview);
/* A HosoWorkFunc: takes a HosoImportQuery, returns a HosoImportPreview. */
gpointer hoso_import_compare (HosoDb *db,
                              gpointer query,
                              GCancellable *cancellable,
                              GError **error);
/* A HosoWorkFunc: takes a HosoImportQuery, returns a HosoJoinPreview. */
gpointer hoso_import_look_for_customers (HosoDb *db,
                                         gpointer query,
                                         GCancellable *cancellable,
                                         GError **error);

/* One import under way; counted, because two threads look at it. */
typedef struct _HosoImportRun HosoImportRun;

/* Copies all that it is given. */
HosoImportRun *hoso_import_run_new (const char *path,
                                    const HosoDraft *draft,
                                    const HosoImportOptions *options);
HosoImportRun *hoso_import_run_ref (HosoImportRun *run);
void hoso_import_run_unref (HosoImportRun *run);
/* The file was fetched; its link is kept with the import. */
void hoso_import_run_set_fetched (HosoImportRun *run, HosoFetched *fetched);
/* From 0 to 1; from any thread. */
double hoso_import_run_get_fraction (HosoImportRun *run);
/* A HosoWorkFunc: takes a HosoImportRun, returns a HosoImportReport. */
gpointer hoso_import_run (HosoDb *db, gpointer run, GCancellable *cancellable, GError **error);

G_END_DECLS

/* The parts of an import that run on other threads than the window's. */

#pragma once

#include "hoso-imports.h"

G_BEGIN_DECLS

void hoso_import_recognise_async (const char *path,
                                  const HosoReadOptions *options,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
HosoDraft *hoso_import_recognise_finish (GAsyncResult *result, GError **error);

/* What the preview shows. */
typedef struct
{
  HosoDraft *draft;
  gint64 survey;     /* with the same headers, or 0 */
  char *survey_name; /* or NULL */
  GPtrArray *fields; /* of HosoField */
} HosoImportPreview;

void hoso_import_preview_free (HosoImportPreview *preview);
/* A HosoWorkFunc: takes a HosoDraft, returns a HosoImportPreview. */
gpointer hoso_import_compare (HosoDb *db,
                              gpointer draft,
                              GCancellable *cancellable,
                              GError **error);

/* One import under way; counted, because two threads look at it. */
typedef struct _HosoImportRun HosoImportRun;

HosoImportRun *hoso_import_run_new (const char *path,
                                    const HosoDraft *draft,
                                    const HosoImportOptions *options);
HosoImportRun *hoso_import_run_ref (HosoImportRun *run);
void hoso_import_run_unref (HosoImportRun *run);
/* From 0 to 1; from any thread. */
double hoso_import_run_get_fraction (HosoImportRun *run);
/* A HosoWorkFunc: takes a HosoImportRun, returns a HosoImportReport. */
gpointer hoso_import_run (HosoDb *db, gpointer run, GCancellable *cancellable, GError **error);

G_END_DECLS

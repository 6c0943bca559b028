/* The parts of importing a list that run on other threads than the window's. */

#pragma once

#include "hoso-lists.h"

G_BEGIN_DECLS

/* Reads the head of @path on a thread of its own. */
void hoso_list_recognise_async (const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* The sheet, to be freed by the caller, or NULL with an error set. */
HosoSheet *hoso_list_recognise_finish (GAsyncResult *result, GError **error);

/* A HosoWorkFunc: gives the fields of the profile, a GPtrArray of HosoField. */
gpointer
hoso_list_load_fields (HosoDb *db, gpointer unused, GCancellable *cancellable, GError **error);

/* One import under way; counted, because two threads look at it. */
typedef struct _HosoListRun HosoListRun;

/* Copies what it is given. */
HosoListRun *hoso_list_run_new (const char *path, const HosoSheet *sheet);
HosoListRun *hoso_list_run_ref (HosoListRun *run);
void hoso_list_run_unref (HosoListRun *run);
/* From 0 to 1; from any thread. */
double hoso_list_run_get_fraction (HosoListRun *run);
/* A HosoWorkFunc: takes a HosoListRun, returns a HosoImportReport. */
gpointer hoso_list_run (HosoDb *db, gpointer run, GCancellable *cancellable, GError **error);

G_END_DECLS

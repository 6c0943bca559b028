/* An open workspace as the window sees it: work goes out to the store's
 * threads, results and the “changed” signal come back on the main context.
 *
 * Programs without a main loop (hosoctl, tests, the sample) use
 * hoso_session_open() and call the use cases directly.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-types.h"

G_BEGIN_DECLS

HosoDb *hoso_session_open (const char *path, gboolean create, GError **error);
void hoso_session_close (HosoDb *db);
/* A fixed clock (UTC seconds) and seed, for data that must come out the same. */
void hoso_session_set_clock (HosoDb *db, gint64 now, guint64 seed);

#define HOSO_TYPE_WORKSPACE (hoso_workspace_get_type ())
G_DECLARE_FINAL_TYPE (HosoWorkspace, hoso_workspace, HOSO, WORKSPACE, GObject)

/* Runs on a thread of the store.  Returns a value, or NULL with an error set;
 * without a result it returns GINT_TO_POINTER (TRUE). */
typedef gpointer (*HosoWorkFunc) (HosoDb *db,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

/* The user's default file, its folder made where it is missing. */
char *hoso_workspace_dup_default_path (void);

void hoso_workspace_open_async (const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
HosoWorkspace *hoso_workspace_open_finish (GAsyncResult *result, GError **error);
const char *hoso_workspace_get_path (HosoWorkspace *workspace);

/* @data_free and @result_free may be NULL.  Callbacks get G_IO_ERROR_CANCELLED
 * after a cancel. */
void hoso_workspace_read_async (HosoWorkspace *workspace,
                                HosoWorkFunc func,
                                gpointer data,
                                GDestroyNotify data_free,
                                GDestroyNotify result_free,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hoso_workspace_write_async (HosoWorkspace *workspace,
                                 HosoWorkFunc func,
                                 gpointer data,
                                 GDestroyNotify data_free,
                                 GDestroyNotify result_free,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gpointer hoso_workspace_call_finish (HosoWorkspace *workspace,
                                     GAsyncResult *result,
                                     GError **error);

/* Undo and redo the latest step; the finish functions return the step's name,
 * translated, for the toast. */
void hoso_workspace_undo_async (HosoWorkspace *workspace,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hoso_workspace_redo_async (HosoWorkspace *workspace,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *hoso_workspace_undo_finish (HosoWorkspace *workspace, GAsyncResult *result, GError **error);

/* Signal “changed” (HosoWorkspace *, guint changes): HosoChange bits, emitted
 * after each commit of ours and when another program wrote to the file.
 * Properties “undo-name” and “redo-name”: translated, or NULL. */

G_END_DECLS

/* The threads of one open workspace: one that writes, two that read.
 *
 * Functions run first in, first out on the thread that owns the connection;
 * results come back on the main context of the caller.  The thread that calls
 * never waits for the disk.
 */

#pragma once

#include "hoso-db.h"

G_BEGIN_DECLS

typedef struct _HosoStore HosoStore;

/* Runs on a store thread.  Returns a value for the caller, or NULL with an
 * error set (a function without a result returns GINT_TO_POINTER (TRUE)). */
typedef gpointer (*HosoStoreFunc) (HosoDb *db,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

/* Opens and migrates on the calling thread (any but the UI's). */
HosoStore *hoso_store_open (const char *path, HosoDbMode mode, GError **error);
/* Waits for what is running, drops what has not begun, closes. */
void hoso_store_close (HosoStore *store);
void hoso_store_run_async (HosoStore *store,
                           gboolean write,
                           HosoStoreFunc func,
                           gpointer data,
                           GDestroyNotify data_free,
                           GDestroyNotify result_free,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* @changes, if wanted, gets the HosoChange bits that the function committed. */
gpointer hoso_store_run_finish (HosoStore *store,
                                GAsyncResult *result,
                                guint *changes,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoStore, hoso_store_close)

G_END_DECLS

/* Fetches one file over HTTP. */

#pragma once

#include <gio/gio.h>

#include "hoso-download.h"

G_BEGIN_DECLS

/* Called at most ten times a second, in bytes; @total is -1 where unknown. */
typedef void (*HosoFetchProgress) (goffset received, goffset total, gpointer data);

/* Zeroed for the usual. */
typedef struct
{
  const char *etag;          /* of the file that is there already, or NULL */
  const char *last_modified; /* likewise */
  goffset max_bytes;         /* 0 for 1 GiB */
  guint patience;            /* seconds without a sign of life; 0 for 30 */
  GTlsDatabase *trust;       /* who may vouch for servers; NULL for the system's */
} HosoFetchOptions;

HosoDownload *hoso_fetch (const char *url,
                          const HosoFetchOptions *options,
                          HosoFetchProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS

/* A file that was fetched, in a folder of its own. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean unchanged;  /* the server says that nothing is new: no file */
  char *path;          /* NULL where unchanged */
  char *etag;          /* as the server gave it, or NULL */
  char *last_modified; /* likewise */
  char *checksum;      /* SHA-256 of the file; NULL where unchanged */
} HosoDownload;

HosoDownload *hoso_download_new (void);
void hoso_download_free (HosoDownload *download);
gboolean hoso_download_make_file (HosoDownload *download, const char *name, GError **error);
char *hoso_download_dup_name (const char *proposed, const char *url, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDownload, hoso_download_free)

G_END_DECLS

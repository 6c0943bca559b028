/* Reads the members of a ZIP file, with limits against ZIP bombs.
 * One thread at a time.
 */

#pragma once

#include "hoso-row.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_ARCHIVE_TABLE,    /* holds a text table */
  HOSO_ARCHIVE_WORKBOOK, /* is an XLSX workbook */
} HosoArchiveContent;

typedef struct _HosoArchive HosoArchive;

gboolean hoso_archive_recognise (const char *path,
                                 HosoArchiveContent *content,
                                 GPtrArray *members,
                                 guint *largest,
                                 GError **error);
HosoArchive *hoso_archive_open (const char *path, const char *member, GError **error);
void hoso_archive_free (HosoArchive *archive);
gssize hoso_archive_read (HosoArchive *archive, char *buffer, gsize size, GError **error);
double hoso_archive_get_fraction (const HosoArchive *archive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoArchive, hoso_archive_free)

G_END_DECLS

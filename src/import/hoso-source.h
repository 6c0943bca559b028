/* The text of a survey file, wherever it is packed: a plain file or a ZIP
 * member, in UTF-8 whatever its encoding was.  One thread at a time.
 */

#pragma once

#include <gio/gio.h>

#include "hoso-draft.h"
#include "hoso-row.h"

G_BEGIN_DECLS

typedef struct _HosoSource HosoSource;

HosoSource *hoso_source_open (const char *path,
                              const HosoReadOptions *options,
                              GCancellable *cancellable,
                              GError **error);
void hoso_source_free (HosoSource *source);
gboolean hoso_source_is_workbook (const HosoSource *source);
const char *hoso_source_get_encoding (const HosoSource *source);
const char *hoso_source_get_member (const HosoSource *source);
char **hoso_source_dup_members (const HosoSource *source);
gboolean hoso_source_has_bom (const HosoSource *source);
gboolean hoso_source_looks_like_vni (const HosoSource *source);
guint64 hoso_source_get_n_broken (const HosoSource *source);
double hoso_source_get_fraction (const HosoSource *source);
gssize hoso_source_read (HosoSource *source, char *buffer, gsize size, GError **error);
gssize hoso_source_read_bytes (gpointer source, char *buffer, gsize size, GError **error);
char *hoso_source_dup_head (const HosoSource *source, gsize *length);
goffset hoso_source_get_size (const HosoSource *source);
gboolean hoso_source_can_sample (const HosoSource *source);
gboolean hoso_source_seek (HosoSource *source, goffset offset, goffset length, GError **error);

void hoso_source_set_changed (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoSource, hoso_source_free)

G_END_DECLS

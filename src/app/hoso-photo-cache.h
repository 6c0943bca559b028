/* Faces for lines of lists: small pictures, read when a line asks for one. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-workspace.h"

G_BEGIN_DECLS

#define HOSO_TYPE_PHOTO_CACHE (hoso_photo_cache_get_type ())
G_DECLARE_FINAL_TYPE (HosoPhotoCache, hoso_photo_cache, HOSO, PHOTO_CACHE, GObject)

HosoPhotoCache *hoso_photo_cache_new (void);
/* Forgets all pictures; @workspace may be NULL. */
void hoso_photo_cache_set_workspace (HosoPhotoCache *cache, HosoWorkspace *workspace);
/* The picture of an id, which never changes; borrowed.  NULL while it is on its way:
 * “loaded” tells when one has come, perhaps another. */
GdkTexture *hoso_photo_cache_get (HosoPhotoCache *cache, gint64 photo);

G_END_DECLS

/* A face: shows a photo or initials, and takes another one. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HOSO_TYPE_PHOTO_BUTTON (hoso_photo_button_get_type ())
G_DECLARE_FINAL_TYPE (HosoPhotoButton, hoso_photo_button, HOSO, PHOTO_BUTTON, AdwBin)

/* @photo: NULL shows the initials of @name. */
void hoso_photo_button_set_photo (HosoPhotoButton *button, GdkTexture *photo, const char *name);
/* Takes a picture or a file from the clipboard, where it holds one. */
void hoso_photo_button_paste (HosoPhotoButton *button);

/* Signal “chosen” (HosoPhotoButton *, GObject *): a GFile, a GdkTexture, or
 * NULL to remove the photo; borrowed. */

/* The bytes of what was chosen, on any thread. */
GBytes *hoso_photo_read (GObject *chosen, GCancellable *cancellable, GError **error);

G_END_DECLS

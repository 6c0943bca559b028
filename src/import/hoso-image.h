/* Pictures from files, the clipboard or a drop, made fit to keep. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *hoso_image_normalise (GBytes *image, guint size, int *width, int *height, GError **error);
GBytes *
hoso_image_normalise_unseen (GBytes *image, guint size, int *width, int *height, GError **error);

G_END_DECLS

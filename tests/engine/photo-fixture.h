/* Pictures made up: noise, so that no two look alike and their bytes can be found
 * again in a file.
 */

#pragma once

#include <glib.h>

/* A square of @side pixels; @type: "jpeg" or "png". */
GBytes *photo_fixture_make (guint32 seed, int side, const char *type);
char *photo_fixture_dup_base64 (GBytes *picture);
/* Whether pieces of @picture stand in the bytes of the file. */
gboolean photo_fixture_is_in (GBytes *picture, const char *path);

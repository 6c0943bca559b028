/* Pictures of noise. */

#include "hoso-config.h"

#include "photo-fixture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#define PIECE 48

GBytes *
photo_fixture_make (guint32 seed, int side, const char *type)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, side, side);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GError) error = NULL;
  guint8 *pixels = gdk_pixbuf_get_pixels (picture);
  char *buffer = NULL;
  gsize length = 0;

  for (gsize i = 0; i < gdk_pixbuf_get_byte_length (picture); i++)
    pixels[i] = (guint8)g_rand_int (rand);
  gdk_pixbuf_save_to_buffer (picture, &buffer, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, length);
}

char *
photo_fixture_dup_base64 (GBytes *picture)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);

  return g_base64_encode (data, length);
}

/* Several pieces: one may lie across the pages of a file. */
gboolean
photo_fixture_is_in (GBytes *picture, const char *path)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (picture, &length);
  g_autofree char *bytes = NULL;
  gsize n;
  gboolean found = FALSE;

  if (!g_file_get_contents (path, &bytes, &n, NULL))
    return FALSE;
  g_assert_cmpuint (length, >, 12 * PIECE);
  for (guint i = 1; i < 12 && !found; i++)
    found = memmem (bytes, n, data + i * length / 12 - PIECE / 2, PIECE) != NULL;
  return found;
}

/* Pictures from files, the clipboard or a drop, made fit to keep: turned as the
 * camera held it, cut to the middle square, scaled down, encoded again so that
 * no metadata and nothing hidden comes along.  Any thread.
 */

#include "hoso-config.h"

#include "hoso-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "hoso-error.h"

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_PIXELS (100 * 1000 * 1000)
/* Of what nobody looked at: faces on cards are small, and a file may hold thousands. */
#define MAX_UNSEEN (25 * 1000 * 1000)
/* The header is looked at before more of the file is handed on. */
#define PIECE (16 * 1024)
#define JPEG_QUALITY "88"

typedef struct
{
  int size;
  int pixels; /* at most */
  gboolean too_large;
} Limits;

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_LIMIT,
                       _ ("The picture is too large to be read: at most 64 megabytes and "
                          "100 megapixels are possible."));
  return FALSE;
}

static gboolean
set_broken (GError **error)
{
  g_set_error_literal (error,
                       HOSO_ERROR,
                       HOSO_ERROR_FORMAT,
                       _ ("The picture cannot be read: it is damaged, or of a kind that is not "
                          "known here."));
  return FALSE;
}

/* Refuses what is too large, and asks for no more pixels than are needed. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Limits *limits)
{
  int side = MIN (width, height);

  if (width <= 0 || height <= 0 || (gint64)width * height > limits->pixels)
    {
      limits->too_large = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
    }
  else if (side > limits->size)
    gdk_pixbuf_loader_set_size (loader,
                                (int)((gint64)width * limits->size / side),
                                (int)((gint64)height * limits->size / side));
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *image, const Limits *limits)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);

  for (gsize done = 0; done < length && !limits->too_large; done += PIECE)
    if (!gdk_pixbuf_loader_write (loader, data + done, MIN (PIECE, length - done), NULL))
      return FALSE;

  return !limits->too_large;
}

/* Whether a PNG or JPEG lacks its end: the decoder then gives what is there, with
 * rows of chance below. */
static gboolean
is_cut_short (GBytes *image)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);

  if (length < 4)
    return TRUE;
  if (memcmp (data, "\x89PNG", 4) == 0)
    return memmem (data, length, "IEND", 4) == NULL;
  if (memcmp (data, "\xff\xd8\xff", 3) == 0)
    return memmem (data, length, "\xff\xd9", 2) == NULL;

  return FALSE;
}

/* The first frame, turned upright; roughly limits->size pixels on its shorter
 * side, or less. */
static GdkPixbuf *
decode (GBytes *image, Limits *limits, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *frame;
  gboolean fed;
  gboolean closed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), limits);
  fed = feed (loader, image, limits);
  closed = gdk_pixbuf_loader_close (loader, NULL);
  frame = fed && closed && !is_cut_short (image) ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (frame != NULL)
    return gdk_pixbuf_apply_embedded_orientation (frame);

  if (limits->too_large)
    set_too_large (error);
  else
    set_broken (error);
  return NULL;
}

static GdkPixbuf *
cut_square (GdkPixbuf *picture, int size)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  int side = MIN (width, height);
  g_autoptr (GdkPixbuf) square = NULL;

  square = gdk_pixbuf_new_subpixbuf (picture, (width - side) / 2, (height - side) / 2, side, side);
  return gdk_pixbuf_scale_simple (square, MIN (side, size), MIN (side, size), GDK_INTERP_BILINEAR);
}

static gboolean
is_see_through (GdkPixbuf *picture)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (picture);
  int stride = gdk_pixbuf_get_rowstride (picture);

  if (!gdk_pixbuf_get_has_alpha (picture))
    return FALSE;

  for (int y = 0; y < gdk_pixbuf_get_height (picture); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (picture); x++)
      if (pixels[(gsize)y * stride + 4 * x + 3] < 255)
        return TRUE;

  return FALSE;
}

static GBytes *
encode (GdkPixbuf *picture, GError **error)
{
  char *buffer = NULL;
  gsize length = 0;
  gboolean done;

  if (is_see_through (picture))
    done = gdk_pixbuf_save_to_buffer (picture, &buffer, &length, "png", error, NULL);
  else
    done = gdk_pixbuf_save_to_buffer (picture,
                                      &buffer,
                                      &length,
                                      "jpeg",
                                      error,
                                      "quality",
                                      JPEG_QUALITY,
                                      NULL);

  return done ? g_bytes_new_take (buffer, length) : NULL;
}

/* The bytes of a JPEG up to the packed pixels, or 0: what tells how these are to be
 * read, and all that could hide in segments. */
static gsize
find_pixels (const guint8 *data, gsize length)
{
  gsize at = 2;

  if (length < 4 || memcmp (data, "\xff\xd8\xff", 3) != 0)
    return 0;
  while (at + 4 <= length && data[at] == 0xff)
    {
      gsize next = at + 2 + ((gsize)data[at + 2] << 8 | data[at + 3]);

      if (next > length)
        return 0;
      if (data[at + 1] == 0xda)
        return next;
      at = next;
    }
  return 0;
}

/* Whether packed pixels end with the file, and nothing stands between them. */
static gboolean
is_only_pixels (const guint8 *data, gsize length)
{
  for (gsize i = 0; i + 2 < length; i++)
    if (data[i] == 0xff && data[i + 1] != 0)
      return FALSE;
  return length >= 2 && memcmp (data + length - 2, "\xff\xd9", 2) == 0;
}

/* Whether @image has the form that @made has, so that encoding it once more would
 * only cost it some of its sharpness. */
static gboolean
is_made_here (GBytes *image, GBytes *made)
{
  gsize length;
  gsize made_length;
  const guint8 *data = g_bytes_get_data (image, &length);
  const guint8 *made_data = g_bytes_get_data (made, &made_length);
  gsize head = find_pixels (data, length);

  return head > 0 && head == find_pixels (made_data, made_length) &&
         memcmp (data, made_data, head) == 0 && is_only_pixels (data + head, length - head);
}

static GBytes *
normalise (GBytes *image, Limits *limits, int *width, int *height, GError **error)
{
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autoptr (GdkPixbuf) square = NULL;
  g_autoptr (GBytes) made = NULL;

  if (g_bytes_get_size (image) > MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }

  picture = decode (image, limits, error);
  if (picture == NULL)
    return NULL;

  square = cut_square (picture, limits->size);
  *width = gdk_pixbuf_get_width (square);
  *height = gdk_pixbuf_get_height (square);
  made = encode (square, error);
  return made != NULL && is_made_here (image, made) ? g_bytes_ref (image)
                                                    : g_steal_pointer (&made);
}

/* Re-encodes the bytes of a picture file as a square of at most @size pixels:
 * PNG where one can see through it, JPEG otherwise; one that came out of here before
 * stays as it is.  @width and @height get what it came out as.  HOSO_ERROR_LIMIT for
 * more than 64 MiB or 100 megapixels, HOSO_ERROR_FORMAT for what is no picture.  Free
 * with g_bytes_unref(). */
GBytes *
hoso_image_normalise (GBytes *image, guint size, int *width, int *height, GError **error)
{
  Limits limits = { .size = (int)size, .pixels = MAX_PIXELS };

  g_return_val_if_fail (size > 0 && size <= G_MAXINT16, NULL);

  return normalise (image, &limits, width, height, error);
}

/* The kinds that cameras and telephones write; decoders of others read far more than
 * pixels. */
static gboolean
is_common (GBytes *image)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);

  return length >= 12 &&
         (memcmp (data, "\xff\xd8\xff", 3) == 0 || memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0 ||
          memcmp (data, "GIF8", 4) == 0 ||
          (memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0));
}

/* As hoso_image_normalise(), for bytes that come along unseen: JPEG, PNG, GIF and WebP
 * of at most 25 megapixels. */
GBytes *
hoso_image_normalise_unseen (GBytes *image, guint size, int *width, int *height, GError **error)
{
  Limits limits = { .size = (int)size, .pixels = MAX_UNSEEN };

  g_return_val_if_fail (size > 0 && size <= G_MAXINT16, NULL);

  if (is_common (image))
    return normalise (image, &limits, width, height, error);
  set_broken (error);
  return NULL;
}

/* Decodes photos for drawing: upright, no larger than print asks for.
 * Thread-safe.
 */

#include "hoso-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* 300 pixels an inch. */
#define PIXELS_PER_POINT (300.0 / 72)
/* A larger side is a trap, not a photo. */
#define MAX_SIDE 30000

typedef struct
{
  int side; /* the smaller side becomes this long */
  gboolean refused;
} Wish;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Wish *wish)
{
  double scale;

  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE)
    {
      wish->refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
      return;
    }
  scale = (double)wish->side / MIN (width, height);
  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)),
                                MAX (1, (int)(height * scale)));
}

static GdkPixbuf *
load (GBytes *encoded, int side)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  Wish wish = { .side = side };
  gboolean written;
  gboolean closed;
  GdkPixbuf *raw;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &wish);
  written = gdk_pixbuf_loader_write_bytes (loader, encoded, NULL);
  closed = gdk_pixbuf_loader_close (loader, NULL);
  raw = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!written || !closed || wish.refused || raw == NULL)
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (raw);
}

static void
copy_row (const guint8 *from, guint32 *to, int width, gboolean has_alpha)
{
  int step = has_alpha ? 4 : 3;

  for (int x = 0; x < width; x++, from += step)
    {
      guint alpha = has_alpha ? from[3] : 255;
      guint red = (from[0] * alpha + 127) / 255;
      guint green = (from[1] * alpha + 127) / 255;
      guint blue = (from[2] * alpha + 127) / 255;

      to[x] = alpha << 24 | red << 16 | green << 8 | blue;
    }
}

/* The picture in @encoded, to be shown @points wide or high; NULL where it
 * cannot be read. */
cairo_surface_t *
hoso_picture_decode (GBytes *encoded, double points)
{
  g_autoptr (GdkPixbuf) pixbuf = load (encoded, MAX (1, (int)(points * PIXELS_PER_POINT)));
  cairo_surface_t *surface;
  gboolean has_alpha;
  guint8 *data;
  int width;
  int height;
  int stride;

  if (pixbuf == NULL)
    return NULL;
  width = gdk_pixbuf_get_width (pixbuf);
  height = gdk_pixbuf_get_height (pixbuf);
  has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  surface = cairo_image_surface_create (has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width,
                                        height);
  data = cairo_image_surface_get_data (surface);
  if (data == NULL)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < height; y++)
    copy_row (gdk_pixbuf_read_pixels (pixbuf) + (gsize)y * gdk_pixbuf_get_rowstride (pixbuf),
              (guint32 *)(gpointer)(data + (gsize)y * stride), width, has_alpha);
  cairo_surface_mark_dirty (surface);
  return surface;
}

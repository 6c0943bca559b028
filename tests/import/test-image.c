/* Pictures: turned, cut, scaled and re-encoded; broken and huge ones refused. */

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

#include "hoso-error.h"
#include "hoso-image.h"

#define RED 0xff0000ff
#define BLUE 0x0000ffff
#define CLEAR 0x00000000

/* @width by @height pixels: red on the left, @right on the right. */
static GdkPixbuf *
make_picture (int width, int height, gboolean alpha, guint32 right)
{
  GdkPixbuf *picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (picture, width / 2, 0, width / 2, height);

  gdk_pixbuf_fill (picture, RED);
  gdk_pixbuf_fill (half, right);
  return picture;
}

static GBytes *
save_picture (GdkPixbuf *picture, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *buffer = NULL;
  gsize length = 0;

  gdk_pixbuf_save_to_buffer (picture, &buffer, &length, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, length);
}

/* A JPEG with an Exif segment that says how the camera was held. */
static GBytes *
save_turned (GdkPixbuf *picture, guint8 orientation)
{
  const guint8 exif[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,
                          'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                          0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
                          0, 0, 0, 0 };
  g_autoptr (GBytes) jpeg = save_picture (picture, "jpeg");
  GByteArray *bytes = g_byte_array_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (jpeg, &length);

  g_byte_array_append (bytes, data, 2);
  g_byte_array_append (bytes, exif, sizeof exif);
  g_byte_array_append (bytes, data + 2, length - 2);
  return g_byte_array_free_to_bytes (bytes);
}

/* The picture that comes out of @image, checked to be what was promised. */
static GdkPixbuf *
normalise (GBytes *image, guint size, const char *type, int side)
{
  g_autoptr (GError) error = NULL;
  int width = 0;
  int height = 0;
  g_autoptr (GBytes) bytes = hoso_image_normalise (image, size, &width, &height, &error);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *picture;

  g_assert_no_error (error);
  g_assert_cmpint (width, ==, side);
  g_assert_cmpint (height, ==, side);

  loader = gdk_pixbuf_loader_new_with_type (type, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_write_bytes (loader, bytes, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);

  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, side);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, side);
  return g_object_ref (picture);
}

static const guint8 *
get_pixel (GdkPixbuf *picture, int x, int y)
{
  return gdk_pixbuf_read_pixels (picture) + (gsize)y * gdk_pixbuf_get_rowstride (picture) +
         (gsize)x * gdk_pixbuf_get_n_channels (picture);
}

static void
assert_red (const guint8 *pixel)
{
  g_assert_cmpint (pixel[0], >, 240);
  g_assert_cmpint (pixel[2], <, 15);
}

static void
assert_blue (const guint8 *pixel)
{
  g_assert_cmpint (pixel[0], <, 15);
  g_assert_cmpint (pixel[2], >, 240);
}

static void
test_cut (void)
{
  g_autoptr (GdkPixbuf) wide = make_picture (400, 100, FALSE, BLUE);
  g_autoptr (GBytes) image = save_picture (wide, "png");
  g_autoptr (GdkPixbuf) result = normalise (image, 512, "jpeg", 100);

  assert_red (get_pixel (result, 10, 50));
  assert_blue (get_pixel (result, 90, 50));
}

static void
test_scale (gconstpointer data)
{
  g_autoptr (GdkPixbuf) large = make_picture (1500, 1234, FALSE, BLUE);
  g_autoptr (GBytes) image = save_picture (large, data);
  g_autoptr (GdkPixbuf) result = normalise (image, 512, "jpeg", 512);

  assert_red (get_pixel (result, 100, 256));
  assert_blue (get_pixel (result, 400, 256));
}

/* 6 needs a quarter turn to the right: what was left is then at the top. */
static void
test_orientation (gconstpointer data)
{
  int side = GPOINTER_TO_INT (data);
  g_autoptr (GdkPixbuf) picture = make_picture (2 * side, side, FALSE, BLUE);
  g_autoptr (GBytes) right = save_turned (picture, 6);
  g_autoptr (GBytes) left = save_turned (picture, 8);
  g_autoptr (GBytes) upside_down = save_turned (picture, 3);
  g_autoptr (GdkPixbuf) from_right = normalise (right, 64, "jpeg", MIN (side, 64));
  g_autoptr (GdkPixbuf) from_left = normalise (left, 64, "jpeg", MIN (side, 64));
  g_autoptr (GdkPixbuf) from_below = normalise (upside_down, 64, "jpeg", MIN (side, 64));
  int near = MIN (side, 64) / 8;
  int far = MIN (side, 64) - near;

  assert_red (get_pixel (from_right, far, near));
  assert_blue (get_pixel (from_right, near, far));
  assert_blue (get_pixel (from_left, near, near));
  assert_red (get_pixel (from_left, far, far));
  assert_blue (get_pixel (from_below, near, far));
  assert_red (get_pixel (from_below, far, near));
}

static void
test_alpha (void)
{
  g_autoptr (GdkPixbuf) see_through = make_picture (80, 80, TRUE, CLEAR);
  g_autoptr (GdkPixbuf) opaque = make_picture (80, 80, TRUE, BLUE);
  g_autoptr (GBytes) image = save_picture (see_through, "png");
  g_autoptr (GBytes) plain = save_picture (opaque, "png");
  g_autoptr (GdkPixbuf) kept = normalise (image, 64, "png", 64);
  g_autoptr (GdkPixbuf) dropped = normalise (plain, 64, "jpeg", 64);

  g_assert_cmpint (get_pixel (kept, 5, 32)[3], ==, 255);
  g_assert_cmpint (get_pixel (kept, 60, 32)[3], ==, 0);
  g_assert_false (gdk_pixbuf_get_has_alpha (dropped));
}

static void
test_metadata_goes (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (80, 80, FALSE, BLUE);
  g_autoptr (GBytes) image = save_turned (picture, 6);
  int width;
  int height;
  g_autoptr (GBytes) bytes = hoso_image_normalise (image, 64, &width, &height, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_null (memmem (data, length, "Exif", 4));
}

static void
assert_refused (GBytes *image, int code)
{
  g_autoptr (GError) error = NULL;
  int width;
  int height;
  g_autoptr (GBytes) bytes = hoso_image_normalise (image, 512, &width, &height, &error);

  g_assert_error (error, HOSO_ERROR, code);
  g_assert_null (bytes);
}

static void
test_broken (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (300, 300, FALSE, BLUE);
  g_autoptr (GBytes) png = save_picture (picture, "png");
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (GBytes) start = g_bytes_new_from_bytes (png, 0, 20);
  g_autoptr (GBytes) jpeg = save_picture (picture, "jpeg");
  g_autoptr (GBytes) half_jpeg = g_bytes_new_from_bytes (jpeg, 0, g_bytes_get_size (jpeg) / 2);
  g_autoptr (GBytes) text = g_bytes_new_static ("Đây không phải là ảnh", 24);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  assert_refused (half, HOSO_ERROR_FORMAT);
  assert_refused (half_jpeg, HOSO_ERROR_FORMAT);
  assert_refused (start, HOSO_ERROR_FORMAT);
  assert_refused (text, HOSO_ERROR_FORMAT);
  assert_refused (empty, HOSO_ERROR_FORMAT);
}

static GBytes *
normalise_unseen (GBytes *image)
{
  int width;
  int height;

  return hoso_image_normalise_unseen (image, 64, &width, &height, NULL);
}

/* What came out of here stays as it is, unless something hides behind it or in it. */
static void
test_again (void)
{
  static const guint8 hidden[] = { 'h', 'i', 'd', 'd', 'e', 'n', 0xff, 0xd9 };
  g_autoptr (GdkPixbuf) picture = make_picture (80, 80, FALSE, BLUE);
  g_autoptr (GBytes) image = save_picture (picture, "png");
  g_autoptr (GBytes) once = normalise_unseen (image);
  g_autoptr (GBytes) twice = normalise_unseen (once);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) behind = NULL;
  g_autoptr (GBytes) cleaned = NULL;
  gsize length;
  const guint8 *data = g_bytes_get_data (once, &length);

  g_assert_true (g_bytes_equal (once, twice));
  g_byte_array_append (longer, data, (guint)length);
  g_byte_array_append (longer, hidden, sizeof hidden);
  behind = g_bytes_new (longer->data, longer->len);
  cleaned = normalise_unseen (behind);
  data = g_bytes_get_data (cleaned, &length);
  g_assert_null (memmem (data, length, "hidden", 6));
}

/* Only what cameras write, and no larger than a face needs. */
static void
test_unseen (void)
{
  g_autoptr (GdkPixbuf) picture = make_picture (80, 80, FALSE, BLUE);
  g_autoptr (GdkPixbuf) wide = make_picture (12600, 2000, FALSE, BLUE);
  g_autoptr (GBytes) bmp = save_picture (picture, "bmp");
  g_autoptr (GBytes) large = save_picture (wide, "png");

  g_assert_null (normalise_unseen (bmp));
  g_assert_null (normalise_unseen (large));
}

static guint32
get_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }

  return ~crc;
}

/* A few bytes that promise 60,000 by 60,000 pixels. */
static void
test_huge_header (void)
{
  guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
                   0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60,
                   8, 2, 0, 0, 0, 0, 0, 0, 0,
                   0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e };
  guint32 crc = GUINT32_TO_BE (get_crc (png + 12, 17));
  g_autoptr (GBytes) image = NULL;

  memcpy (png + 29, &crc, sizeof crc);
  image = g_bytes_new (png, sizeof png);
  assert_refused (image, HOSO_ERROR_LIMIT);
}

static void
test_huge_file (void)
{
  gsize length = 64 * 1024 * 1024 + 1;
  g_autoptr (GBytes) image = g_bytes_new_take (g_malloc0 (length), length);

  assert_refused (image, HOSO_ERROR_LIMIT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/image/cut", test_cut);
  g_test_add_data_func ("/image/scale/png", "png", test_scale);
  g_test_add_data_func ("/image/scale/jpeg", "jpeg", test_scale);
  g_test_add_data_func ("/image/orientation/small", GINT_TO_POINTER (48), test_orientation);
  g_test_add_data_func ("/image/orientation/scaled", GINT_TO_POINTER (480), test_orientation);
  g_test_add_func ("/image/alpha", test_alpha);
  g_test_add_func ("/image/metadata-goes", test_metadata_goes);
  g_test_add_func ("/image/again", test_again);
  g_test_add_func ("/image/unseen", test_unseen);
  g_test_add_func ("/image/broken", test_broken);
  g_test_add_func ("/image/huge-header", test_huge_header);
  g_test_add_func ("/image/huge-file", test_huge_file);
  return g_test_run ();
}

/* Drawn faces for the sample's personas: flat shapes, nobody's photograph. */

#include "hoso-config.h"

#include "sample-making.h"

#include <cairo.h>

#define SIZE 512

typedef struct
{
  guint32 ground;
  guint32 hair;
  guint32 skin;
  guint32 shirt;
  gboolean long_hair;
} Face;

static const Face faces[] = {
  { 0xf7d9c4, 0x3b2a24, 0xf2c6a0, 0x2f7f79, TRUE },
  { 0xd7e3f4, 0x241c1a, 0xe9b98f, 0xb3475a, TRUE },
  { 0xdfeedd, 0x1f1b1b, 0xdcab80, 0x3a5a98, FALSE },
};

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static void
fill_ellipse (cairo_t *cr, double x, double y, double rx, double ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_fill (cr);
}

static void
draw_hair_behind (cairo_t *cr, const Face *face)
{
  set_colour (cr, face->hair);
  if (!face->long_hair)
    {
      fill_ellipse (cr, 256, 190, 112, 108);
      return;
    }
  fill_ellipse (cr, 256, 200, 126, 126);
  cairo_rectangle (cr, 132, 200, 248, 170);
  cairo_fill (cr);
  fill_ellipse (cr, 256, 368, 124, 40);
}

static void
draw_body (cairo_t *cr, const Face *face)
{
  set_colour (cr, face->shirt);
  fill_ellipse (cr, 256, 540, 200, 170);
  set_colour (cr, face->skin);
  cairo_rectangle (cr, 218, 300, 76, 90);
  cairo_fill (cr);
  fill_ellipse (cr, 256, 388, 54, 34);
}

static void
draw_head (cairo_t *cr, const Face *face)
{
  set_colour (cr, face->skin);
  fill_ellipse (cr, 256, 230, 92, 112);

  /* The fringe: the upper part of the head, swept to one side. */
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, SIZE, face->long_hair ? 186 : 172);
  cairo_clip (cr);
  set_colour (cr, face->hair);
  fill_ellipse (cr, 256, 200, 108, 106);
  cairo_restore (cr);
  set_colour (cr, face->skin);
  fill_ellipse (cr, 286, 196, 64, face->long_hair ? 34 : 26);
}

static void
draw_features (cairo_t *cr)
{
  set_colour (cr, 0x3a2b27);
  fill_ellipse (cr, 220, 234, 8, 9);
  fill_ellipse (cr, 292, 234, 8, 9);
  cairo_set_line_width (cr, 6);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, 256, 268, 30, 0.2 * G_PI, 0.8 * G_PI);
  cairo_stroke (cr);
  cairo_set_source_rgba (cr, 0.9, 0.4, 0.4, 0.35);
  fill_ellipse (cr, 200, 266, 16, 10);
  fill_ellipse (cr, 312, 266, 16, 10);
}

static cairo_status_t
append_png (gpointer bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
sample_draw_portrait (guint number)
{
  const Face *face = &faces[number % G_N_ELEMENTS (faces)];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();

  set_colour (cr, face->ground);
  cairo_paint (cr);
  draw_hair_behind (cr, face);
  draw_body (cr, face);
  draw_head (cr, face);
  draw_features (cr);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_png, bytes);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

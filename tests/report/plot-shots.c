/* Draws a sheet of each kind of plot, to be looked at: plot-shots FOLDER.
 *
 * Light, dark, grey and narrow; of 0, 1, 2, 5 and 60 parts; few people.
 */

#include "hoso-plot-layout.h"
#include "hoso-scene-builder.h"
#include "plot-samples.h"

typedef struct
{
  guint n;
  guint64 people;
  HosoPlotLook look;
} Shot;

static const Shot shots[] = {
  { 5, 167, { "vi", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 5, 167, { "vi", HOSO_COLOURS_DARK, 640, 12 } },
  { 5, 167, { "en", HOSO_COLOURS_GREY, 640, 12 } },
  { 5, 167, { "vi", HOSO_COLOURS_LIGHT, 312, 12 } },
  { 0, 167, { "vi", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 1, 167, { "en", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 2, 1234567, { "vi", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 60, 800, { "vi", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 60, 800, { "vi", HOSO_COLOURS_LIGHT, 400, 0 } },
  { 5, 21, { "vi", HOSO_COLOURS_LIGHT, 640, 12 } },
  { 4, 6, { "vi", HOSO_COLOURS_DARK, 400, 12 } },
  { 5, 167, { "vi", HOSO_COLOURS_GREY, 312, 12 } },
};

#define COLUMNS 3
#define CELL_WIDTH 690.0
#define CELL_HEIGHT 620.0
#define SCALE 0.85

static HosoScene *
lay_out (HosoPlotKind kind, const Shot *shot)
{
  guint64 people = kind == HOSO_PLOT_HISTOGRAM || kind == HOSO_PLOT_BOX ? MIN (shot->people, 5000)
                                                                        : shot->people;
  g_autoptr (HosoPlot) plot = plot_sample (kind, shot->n, people);

  return hoso_plot_layout (plot, &shot->look);
}

static void
draw_shot (cairo_t *cr, HosoPlotKind kind, guint i)
{
  g_autoptr (HosoScene) scene = lay_out (kind, &shots[i]);
  const HosoColour *paper = hoso_scene_get_paper (scene);

  cairo_save (cr);
  cairo_translate (cr, i % COLUMNS * CELL_WIDTH, i / COLUMNS * CELL_HEIGHT);
  cairo_rectangle (cr, 2, 2, CELL_WIDTH - 4, CELL_HEIGHT - 4);
  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_translate (cr, 24, 16);
  hoso_scene_draw (scene, cr);
  cairo_restore (cr);
}

int
main (int argc, char *argv[])
{
  guint rows = (G_N_ELEMENTS (shots) + COLUMNS - 1) / COLUMNS;

  if (argc < 2)
    return 2;
  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    {
      cairo_surface_t *surface =
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(COLUMNS * CELL_WIDTH * SCALE),
                                    (int)(rows * CELL_HEIGHT * SCALE));
      cairo_t *cr = cairo_create (surface);
      g_autofree char *name =
        g_strdup_printf ("%s/%s.png", argv[1], hoso_plot_kind_get_key (kind));

      cairo_scale (cr, SCALE, SCALE);
      for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
        draw_shot (cr, kind, i);
      cairo_surface_write_to_png (surface, name);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  return 0;
}

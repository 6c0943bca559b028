/* How long a window waits for a chart of each kind: laying it out, and drawing it.
 * Fails where both together take longer than the limit. */

#include "hoso-plot-layout.h"
#include "hoso-scene.h"
#include "plot-samples.h"

#define ROUNDS 40
#define LIMIT_MS 4.0
#define WIDTH 640
#define HEIGHT 900
/* As many as a window shows before it is asked for all. */
#define PARTS 12

/* The quickest of all rounds: others share the machine.  Each is of another width, so that
 * none finds what the one before has set. */
static double
measure_layout (const HosoPlot *plot, const HosoPlotLook *look)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < ROUNDS; i++)
    {
      HosoPlotLook wider = *look;
      gint64 start;

      wider.width += 0.25 * (i + 1);
      start = g_get_monotonic_time ();
      hoso_scene_unref (hoso_plot_layout (plot, &wider));
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double)best / 1000;
}

static double
measure_drawing (const HosoScene *scene, cairo_t *cr)
{
  gint64 best = G_MAXINT64;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      hoso_scene_draw (scene, cr);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return (double)best / 1000;
}

static gboolean
measure (HosoPlotKind kind, cairo_t *cr)
{
  guint n = kind == HOSO_PLOT_DONUT ? 6 : kind == HOSO_PLOT_LINE ? 60
                                                                 : PARTS;
  g_autoptr (HosoPlot) plot = plot_sample (kind, n, 1670);
  HosoPlotLook look = { "vi", HOSO_COLOURS_LIGHT, WIDTH, PARTS };
  g_autoptr (HosoScene) scene = hoso_plot_layout (plot, &look);
  double layout_ms = measure_layout (plot, &look);
  double draw_ms = measure_drawing (scene, cr);
  double both = layout_ms + draw_ms;
  gboolean fast = both < LIMIT_MS;

  g_print ("%-10s layout %5.2f ms, draw %5.2f ms, both %.2f of the limit%s\n",
           hoso_plot_kind_get_key (kind), layout_ms, draw_ms, both / LIMIT_MS,
           fast ? "" : ": too slow");
  return fast;
}

int
main (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  gboolean fast = TRUE;

  for (HosoPlotKind kind = 0; kind < PLOT_SAMPLE_KINDS; kind++)
    fast = measure (kind, cr) && fast;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return fast ? 0 : 1;
}

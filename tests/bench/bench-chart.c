/* How long a window waits for a chart: laying it out, and drawing it.  Fails
 * above the limits, with a margin for slow machines. */

#include "hoso-chart.h"

#define ROUNDS 100
#define LIMIT_MS 4.0

static HosoTally *
create_tally (void)
{
  HosoTally *tally = hoso_tally_new ();

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *label =
        g_strdup_printf ("Lựa chọn thứ %u: bạn bè, người thân giới thiệu", i + 1);

      hoso_tally_add (tally, label, 120 - 9 * i, i == 11);
    }
  tally->base = tally->asked = 167;
  return tally;
}

int
main (void)
{
  g_autoptr (HosoTally) tally = create_tally ();
  HosoChart chart = { .kind = HOSO_CHART_BARS, .tally = tally, .language = "vi", .width = 640 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 640, 480);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (HosoScene) scene = hoso_chart_layout (&chart);
  gint64 start;
  double layout_ms;
  double draw_ms;

  hoso_scene_draw (scene, cr);
  start = g_get_monotonic_time ();
  for (int i = 0; i < ROUNDS; i++)
    hoso_scene_unref (hoso_chart_layout (&chart));
  layout_ms = (double)(g_get_monotonic_time () - start) / ROUNDS / 1000;
  start = g_get_monotonic_time ();
  for (int i = 0; i < ROUNDS; i++)
    hoso_scene_draw (scene, cr);
  draw_ms = (double)(g_get_monotonic_time () - start) / ROUNDS / 1000;
  g_print ("chart of 12 bars: layout %.2f ms, draw %.2f ms\n", layout_ms, draw_ms);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return draw_ms < LIMIT_MS ? 0 : 1;
}

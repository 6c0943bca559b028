/* The RFM grid and Pareto's curve say what they show, at any width. */

#include "hoso-config.h"

#include "hoso-concentration.h"
#include "hoso-value-chart.h"
#include "scene-check.h"

static const double widths[] = { 320, 480, 760 };

static HosoValueChart
make_chart (const guint64 *counts, const double *curve, guint64 n, const char *language)
{
  return (HosoValueChart){
    .counts = counts,
    .curve = curve,
    .n_customers = n,
    .source = "Sổ bán hàng",
    .date = "2026-05-20",
    .language = language,
    .width = 760,
  };
}

static void
test_rfm (void)
{
  guint64 counts[HOSO_RFM_STEPS * HOSO_RFM_STEPS] = { 0 };
  HosoValueChart chart = make_chart (counts, NULL, 12345 + 7, "vi");

  counts[4 * HOSO_RFM_STEPS + 4] = 12345;
  counts[0] = 7;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (gint dark = 0; dark <= 1; dark++)
      {
        g_autoptr (HosoScene) scene = NULL;

        chart.width = widths[i];
        chart.dark = dark;
        scene = hoso_value_chart_layout_rfm (&chart);
        check_scene (scene);
        check_scene_says (scene, "12.345");
        check_scene_says (scene, "n = 12.352 khách đã mua");
        check_scene_says (scene, "Nguồn: Sổ bán hàng · 20/05/2026");
        g_assert_cmpuint (count_kind (scene, HOSO_SHAPE_BOX), ==, 25);
        if (widths[i] > 400)
          check_scene_says (scene, "12.345, Khách tốt nhất");
        else
          check_scene_lacks (scene, "Khách tốt nhất");
      }
}

static void
test_pareto (void)
{
  double amounts[] = { 60.0, 20.0, 10.0, 6.0, 4.0 };
  double curve[HOSO_CONCENTRATION_POINTS] = { 0.0 };
  HosoValueChart chart = make_chart (NULL, curve, 5, "en");

  hoso_concentration_curve (amounts, 5, curve);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (HosoScene) scene = NULL;

      chart.width = widths[i];
      scene = hoso_value_chart_layout_pareto (&chart);
      check_scene (scene);
      check_scene_says (scene, "20% of customers bring 60%");
      check_scene_says (scene, "n = 5 customers with orders");
    }
}

static void
test_nobody (void)
{
  guint64 counts[HOSO_RFM_STEPS * HOSO_RFM_STEPS] = { 0 };
  double curve[HOSO_CONCENTRATION_POINTS] = { 0.0 };
  HosoValueChart chart = make_chart (counts, curve, 0, "en");
  g_autoptr (HosoScene) grid = hoso_value_chart_layout_rfm (&chart);
  g_autoptr (HosoScene) line = hoso_value_chart_layout_pareto (&chart);

  check_scene (grid);
  check_scene (line);
  check_scene_says (grid, "Nobody has ordered anything yet.");
  check_scene_lacks (line, "bring");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-chart/rfm", test_rfm);
  g_test_add_func ("/value-chart/pareto", test_pareto);
  g_test_add_func ("/value-chart/nobody", test_nobody);

  return g_test_run ();
}

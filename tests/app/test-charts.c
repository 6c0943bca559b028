/* A chart in a window: read part by part, drawn otherwise, as a table, as files. */

#include "hoso-config.h"

#include "hoso-chart-view.h"
#include "hoso-driver.h"
#include "hoso-scene-mark.h"
#include "hoso-scene-view.h"

#include <glib/gstdio.h>
#include <string.h>

#define TITLE "Bạn mua ở đâu?"

typedef struct
{
  GtkWidget *window;
  HosoChartView *view;
} Chart;

static HosoPlot *
create_plot (void)
{
  HosoPlot *plot = hoso_plot_new (HOSO_PLOT_BARS, HOSO_PLOT_RESPONDENTS);

  plot->title = g_strdup (TITLE);
  plot->source = g_strdup ("Khảo sát");
  plot->tally = hoso_tally_new ();
  hoso_tally_add (plot->tally, "Shopee", 114, FALSE);
  hoso_tally_add (plot->tally, "Cửa hàng", 53, FALSE);
  plot->tally->base = plot->tally->asked = plot->base = 167;
  return plot;
}

static void
open_chart (Chart *chart, HosoPlot *plot)
{
  chart->window = gtk_window_new ();
  chart->view = HOSO_CHART_VIEW (hoso_chart_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (chart->window), 500, 400);
  gtk_window_set_child (GTK_WINDOW (chart->window), GTK_WIDGET (chart->view));
  hoso_chart_view_take_plot (chart->view, plot);
  gtk_window_present (GTK_WINDOW (chart->window));
  hoso_driver_wait_for (TITLE);
  hoso_driver_settle (200);
}

static void
close_chart (Chart *chart)
{
  gpointer weak = chart->view;

  g_object_add_weak_pointer (G_OBJECT (chart->view), &weak);
  gtk_window_destroy (GTK_WINDOW (chart->window));
  hoso_driver_settle (50);
  g_assert_null (weak);
}

static void
assert_said (GtkWidget *widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
    GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, NULL);

  g_assert_cmpstr (other, ==, NULL);
}

/* What the keys come to is what a screen reader is told; without a part that is
 * read, it is told all texts. */
static void
test_reading (void)
{
  Chart chart;
  HosoSceneView *picture;
  GtkWidget *widget;
  g_autofree char *text = NULL;

  open_chart (&chart, create_plot ());
  widget = hoso_driver_find (TITLE);
  picture = HOSO_SCENE_VIEW (widget);
  text = hoso_scene_dup_text (hoso_scene_view_get_scene (picture));
  g_assert_true (gtk_widget_get_focusable (widget));
  assert_said (widget, text);
  hoso_scene_view_read (picture, 0, TRUE);
  assert_said (widget, "Shopee: 114 of 167 people, 68% (95% interval 61% – 75%)");
  hoso_scene_view_read (picture, 1, TRUE);
  assert_said (widget, "Cửa hàng: 53 of 167 people, 32% (95% interval 25% – 39%)");
  hoso_driver_settle (50);
  hoso_scene_view_read (picture, 99, TRUE);
  g_assert_cmpint (hoso_scene_view_get_read (picture), ==, -1);
  assert_said (widget, text);
  close_chart (&chart);
}

static void
test_pointer (void)
{
  Chart chart;
  HosoSceneView *picture;
  const HosoMark *mark;

  open_chart (&chart, create_plot ());
  picture = HOSO_SCENE_VIEW (hoso_driver_find (TITLE));
  mark = hoso_scene_get_mark (hoso_scene_view_get_scene (picture), 1);
  g_assert_cmpint (hoso_scene_view_find (picture, mark->area.x + 4, mark->area.y + 4), ==, 1);
  g_assert_cmpint (hoso_scene_view_find (picture, -9, -9), ==, -1);
  close_chart (&chart);
}

/* Asking how high it would be at another width leaves what is shown alone. */
static void
test_measure (void)
{
  Chart chart;
  GtkWidget *widget;
  HosoSceneView *picture;
  double width;
  int height, narrow;

  open_chart (&chart, create_plot ());
  widget = hoso_driver_find (TITLE);
  picture = HOSO_SCENE_VIEW (widget);
  width = hoso_scene_get_width (hoso_scene_view_get_scene (picture));
  height = gtk_widget_get_height (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 210, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (narrow, !=, height);
  g_assert_cmpint (gtk_widget_get_height (widget), ==, height);
  g_assert_cmpfloat (hoso_scene_get_width (hoso_scene_view_get_scene (picture)), ==, width);
  close_chart (&chart);
}

/* The kinds that the figures allow, and no others. */
static void
test_kinds (void)
{
  Chart chart;
  g_autofree char *kind = NULL;

  open_chart (&chart, create_plot ());
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (chart.view), "chart.kind", "s", "donut"));
  g_object_get (chart.view, "kind", &kind, NULL);
  g_assert_cmpstr (kind, ==, "donut");
  g_clear_pointer (&kind, g_free);
  gtk_widget_activate_action (GTK_WIDGET (chart.view), "chart.kind", "s", "heat");
  g_object_get (chart.view, "kind", &kind, NULL);
  g_assert_cmpstr (kind, ==, "donut");
  hoso_driver_settle (100);
  close_chart (&chart);
}

static void
test_table (void)
{
  Chart chart;

  open_chart (&chart, create_plot ());
  gtk_widget_activate_action (GTK_WIDGET (chart.view), "chart.copy", NULL);
  gtk_widget_activate_action (GTK_WIDGET (chart.view), "chart.copy-picture", NULL);
  hoso_driver_click ("Show as table");
  hoso_driver_wait_for ("Share of people");
  hoso_driver_wait_for ("68.3%");
  close_chart (&chart);
}

/* Tab goes through all of it and round again, also while the table is closed. */
static void
test_keys (void)
{
  Chart chart;

  open_chart (&chart, create_plot ());
  for (guint i = 0; i < 8; i++)
    g_assert_nonnull (hoso_driver_press_tab (GTK_WINDOW (chart.window)));
  close_chart (&chart);
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_file (HosoChartView *view, const char *folder, const char *format, const char *magic)
{
  g_autofree char *name = g_strconcat ("chart.", format, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;

  hoso_chart_view_export (view, format, path);
  g_assert_true (hoso_driver_wait (is_file, path, 20000));
  hoso_driver_settle (50);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, magic));
  g_unlink (path);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("hoso-charts-XXXXXX", NULL);
  Chart chart;

  open_chart (&chart, create_plot ());
  assert_file (chart.view, folder, "csv", "\xEF\xBB\xBF\"Answer\",\"People\"");
  assert_file (chart.view, folder, "svg", "<?xml");
  assert_file (chart.view, folder, "png", "\x89PNG");
  assert_file (chart.view, folder, "pdf", "%PDF");
  close_chart (&chart);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  /* Starts what the resources and the style need. */
  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_func ("/charts/reading", test_reading);
  g_test_add_func ("/charts/pointer", test_pointer);
  g_test_add_func ("/charts/measure", test_measure);
  g_test_add_func ("/charts/kinds", test_kinds);
  g_test_add_func ("/charts/table", test_table);
  g_test_add_func ("/charts/keys", test_keys);
  g_test_add_func ("/charts/files", test_files);
  return g_test_run ();
}

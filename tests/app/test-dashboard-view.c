/* The overview in the window: opened from “Today”, another period, empty, and back. */

#include "hoso-config.h"

#include "hoso-driver.h"

#include <glib/gstdio.h>

#include "hoso-lists.h"

static char *
make_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-dashboard-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, "a.hoso", NULL);
}

/* Lan buys in May and came in April; An buys in May for the first time. */
static void
add_orders (const char *workspace)
{
  static const char orders[] = "order,name,phone,date,amount\n"
                               "1,Lan,0903123456,2026-03-01,300000\n"
                               "2,Lan,0903123456,2026-04-05,300000\n"
                               "3,Lan,0903123456,2026-05-10,300000\n"
                               "4,An,0903123457,2026-05-20,100000\n";
  g_autofree char *path = g_strconcat (workspace, ".orders.csv", NULL);
  g_autoptr (GError) error = NULL;
  HosoReadOptions read = { NULL };
  HosoDb *db = hoso_session_open (workspace, TRUE, &error);
  g_autoptr (HosoSheet) sheet = NULL;
  g_autoptr (HosoImportReport) report = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, orders, -1, &error);
  sheet = hoso_lists_recognise (path, &read, NULL, &error);
  g_assert_no_error (error);
  hoso_lists_set_kind (sheet, HOSO_FILE_ORDERS);
  report = hoso_lists_run (db, path, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->added, ==, 4);
  hoso_session_close (db);
  g_remove (path);
}

static void
set_cost (const char *name, const char *text)
{
  hoso_driver_fill (name, text);
  g_signal_emit_by_name (
    gtk_widget_get_ancestor (hoso_driver_find (name), ADW_TYPE_ENTRY_ROW), "apply");
}

static void
test_open (gconstpointer application)
{
  g_autofree char *path = make_path ();
  HosoWindow *window = NULL;

  add_orders (path);
  window = hoso_driver_open ((gpointer)application, path, 1100, 800);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_wait_for ("Overview");
  hoso_driver_activate ("Overview", "today-page.overview");
  hoso_driver_wait_for ("₫400,000");
  hoso_driver_wait_for ("Before: ₫300,000 · up 33% · small sample");
  hoso_driver_wait_for ("1 of the 1 customers who ordered in the time before ordered in "
                        "this one too.");
  hoso_driver_wait_for ("New and Returning Customers by Month");
  hoso_driver_wait_for ("What to Do for Whom");
  set_cost ("Cost of “In the shop” in this month", "nhiều");
  hoso_driver_wait_for ("“nhiều” is no amount of money.");
  set_cost ("Cost of “In the shop” in this month", "50.000");
  hoso_driver_wait_for ("In the shop: cost · 1 new customer · ₫50,000 for each");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("In the shop: cost · 1 new customer");
  hoso_driver_choose ("The time that is looked at", 3);
  hoso_driver_wait_for ("₫1,000,000");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  hoso_driver_wait_for ("What the workspace holds");
  hoso_driver_close (window);
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* The report is written by a thread while the window goes on. */
static void
test_save (gconstpointer application)
{
  g_autofree char *path = make_path ();
  g_autofree char *report = g_strconcat (path, ".pdf", NULL);
  HosoWindow *window = NULL;
  g_autofree char *pdf = NULL;

  add_orders (path);
  window = hoso_driver_open ((gpointer)application, path, 1100, 800);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_wait_for ("Overview");
  hoso_driver_activate ("Overview", "today-page.overview");
  hoso_driver_wait_for ("₫400,000");
  hoso_driver_click ("Save the report as a PDF");
  hoso_driver_answer_file (report);
  g_assert_true (hoso_driver_wait (is_file, report, 20000));
  hoso_driver_wait_for ("The report was saved.");
  g_assert_true (g_file_get_contents (report, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  hoso_driver_close (window);
}

static void
test_empty (gconstpointer application)
{
  g_autofree char *path = make_path ();
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 360, 720);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_wait_for ("What the workspace holds");
  hoso_driver_activate ("What the workspace holds", "today-page.overview");
  hoso_driver_wait_for ("No Orders Yet");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL));
  hoso_driver_wait_for ("What the workspace holds");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/dashboard-view/open", application, test_open);
  g_test_add_data_func ("/dashboard-view/empty", application, test_empty);
  g_test_add_data_func ("/dashboard-view/save", application, test_save);
  return g_test_run ();
}

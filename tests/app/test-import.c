/* An import in the window, from the file to the report, and back again. */

#include "hoso-config.h"

#include "hoso-driver.h"

#define ROWS 40

static char *
write_survey (const char *folder)
{
  g_autoptr (GString) csv =
    g_string_new ("\"Timestamp\",\"Email Address\",\"How often do you buy?\","
                  "\"Why, in your words?\"\n");
  char *path = g_build_filename (folder, "Khách hàng.csv", NULL);

  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (csv,
                            "\"2025/07/%02u 9:%02u:00 AM GMT+7\",\"khach%u@example.com\",\"%s\","
                            "\"Vì da tôi khô, lần %u\"\n",
                            1 + i % 28,
                            i,
                            i,
                            i % 4 == 0 ? "Every week" : "Every month",
                            i);
  g_assert_true (g_file_set_contents (path, csv->str, csv->len, NULL));
  return path;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("hoso-import-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static HosoWindow *
open_with (HosoApplication *application, const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  g_autoptr (GFile) survey = g_file_new_for_path (file);
  HosoWindow *window = hoso_driver_open (application, path, 1100, 760);

  hoso_window_import (window, survey);
  return window;
}

static void
test_import (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = write_survey (folder);
  HosoWindow *window = open_with ((gpointer)data, folder, file);

  hoso_driver_wait_for ("How often do you buy?");
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("40 responses read for “Khách hàng”");
  hoso_driver_click ("Open Survey");
  hoso_driver_wait_for ("How often do you buy?");
  hoso_driver_wait_for ("Vì da tôi khô, lần 3");
  hoso_driver_wait_for ("Show as table");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("No Surveys Yet");
  hoso_driver_close (window);
}

static void
test_search (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = write_survey (folder);
  HosoWindow *window = open_with ((gpointer)data, folder, file);

  hoso_driver_wait_for ("How often do you buy?");
  hoso_driver_click ("Import");
  hoso_driver_click ("Open Survey");
  hoso_driver_wait_for ("Search in the answers");
  hoso_driver_fill ("Search in the questions", "WHY");
  hoso_driver_wait_gone ("How often do you buy?");
  hoso_driver_fill ("Search in the answers", "kho lan 7");
  hoso_driver_wait_gone ("Vì da tôi khô, lần 3");
  hoso_driver_wait_for ("Vì da tôi khô, lần 7");
  hoso_driver_close (window);
}

static void
test_not_a_survey (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "nothing.csv", NULL);
  HosoWindow *window;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  window = open_with ((gpointer)data, folder, file);
  hoso_driver_wait_for ("Nothing Was Imported");
  hoso_driver_click ("Close");
  hoso_driver_wait_gone ("Nothing Was Imported");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/import/to-the-report-and-back", application, test_import);
  g_test_add_data_func ("/import/search", application, test_search);
  g_test_add_data_func ("/import/not-a-survey", application, test_not_a_survey);
  return g_test_run ();
}

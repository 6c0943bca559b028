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

static char *
write_text (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* Asked once which number is the day, then never again for this form, until
 * the user starts afresh. */
static void
test_dates (gconstpointer data)
{
  static const char text[] = "Timestamp,Shop\n4/5/2026 1:00:00,Huế\n4/6/2026 1:00:00,Vinh\n";
  g_autofree char *folder = make_folder ();
  g_autofree char *file = write_text (folder, "Ngày.csv", text);
  g_autoptr (GFile) survey = g_file_new_for_path (file);
  HosoWindow *window = open_with ((gpointer)data, folder, file);

  hoso_driver_wait_for ("Which Day Is 4/5/2026?");
  hoso_driver_wait_for ("April 5, 2026");
  hoso_driver_click ("May 4, 2026");
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("2 responses read for “Ngày”");
  hoso_driver_click ("Close");
  hoso_driver_wait_gone ("2 responses read for “Ngày”");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("Undone: Import survey");
  hoso_window_import (window, survey);
  hoso_driver_wait_for ("What you corrected about this form before was applied again.");
  g_assert_null (hoso_driver_find ("May 4, 2026"));
  hoso_driver_click ("Forget It");
  hoso_driver_wait_for ("May 4, 2026");
  hoso_driver_wait_gone ("What you corrected about this form before was applied again.");
  hoso_driver_close (window);
}

/* What tells who answered, and what that would join, before the import. */
static void
test_rules (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = write_survey (folder);
  HosoWindow *window = open_with ((gpointer)data, folder, file);

  hoso_driver_wait_for ("Of 40 responses, 0 belong to customers you have. "
                        "40 are of people who are new and are added.");
  hoso_driver_click ("Add People as Customers");
  hoso_driver_wait_for ("Of 40 responses, 0 belong to customers you have. "
                        "40 are of people who are new and stay without a customer.");
  hoso_driver_choose ("Customer field filled by “Email Address”", 0);
  hoso_driver_wait_gone ("Of 40 responses, 0 belong to customers you have. "
                         "40 are of people who are new and stay without a customer.");
  hoso_driver_choose ("Customer field filled by “How often do you buy?”", 2);
  hoso_driver_wait_for ("Of 40 responses, 0 belong to customers you have.");
  hoso_driver_close (window);
}

/* One after the other. */
static void
test_several (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *first = write_text (folder, "Một.csv", "Bạn thích gì?,Vì sao?\nTrà,Ngon\n");
  g_autofree char *second = write_text (folder, "Hai.csv", "Mua ở đâu?,Bao nhiêu?\nChợ,3\n");
  g_autoptr (GFile) next = g_file_new_for_path (second);
  HosoWindow *window = open_with ((gpointer)data, folder, first);

  hoso_window_import (window, next);
  hoso_driver_wait_for ("Bạn thích gì?");
  g_assert_null (hoso_driver_find ("Mua ở đâu?"));
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("1 response read for “Một”");
  hoso_driver_click ("Next File");
  hoso_driver_wait_for ("Mua ở đâu?");
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("1 response read for “Hai”");
  hoso_driver_click ("Close");
  hoso_driver_wait_gone ("1 response read for “Hai”");
  hoso_driver_close (window);
}

/* The sheets of a workbook: another one is read, and imported, when chosen. */
static void
test_sheets (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *corpus = g_test_build_filename (G_TEST_DIST, "import", "corpus", NULL);
  g_autofree char *file = g_build_filename (corpus, "second-sheet.xlsx", NULL);
  HosoWindow *window = open_with ((gpointer)data, folder, file);

  hoso_driver_wait_for ("Bạn ở đâu?");
  hoso_driver_choose ("Sheet", 2);
  hoso_driver_wait_gone ("Bạn ở đâu?");
  hoso_driver_choose ("Sheet", 1);
  hoso_driver_wait_for ("Bạn ở đâu?");
  hoso_driver_click ("Import");
  hoso_driver_wait_for ("2 responses read for “second-sheet”");
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
  g_test_add_data_func ("/import/dates", application, test_dates);
  g_test_add_data_func ("/import/sheets", application, test_sheets);
  g_test_add_data_func ("/import/rules", application, test_rules);
  g_test_add_data_func ("/import/several", application, test_several);
  return g_test_run ();
}

/* Spellings taken together in the window: on a question's card, and among the
 * details of customers. */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-driver.h"
#include "hoso-imports.h"

static const struct
{
  guint n;
  const char *city;
} answers[] = {
  { 9, "Hà Nội" },
  { 6, "HCM" },
  { 5, "Sài Gòn" },
  { 4, "tp hcm" },
  { 3, "ha noi" },
  { 2, "Huế" },
};

static void
import_survey (HosoDb *db, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "Khảo sát.csv", NULL);
  g_autoptr (GString) csv = g_string_new ("Dấu thời gian,Bạn sống ở đâu?\n");
  g_autoptr (GError) error = NULL;
  HosoImportOptions options = { 0 };
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint k = 0; k < answers[i].n; k++, row++)
      g_string_append_printf (csv, "2026/03/02 8:%02u:%02u AM GMT+7,%s\n", row / 60, row % 60,
                              answers[i].city);
  g_assert_true (g_file_set_contents (path, csv->str, csv->len, NULL));
  draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  report = hoso_imports_run (db, path, draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add_customers (HosoDb *db)
{
  static const char *const cities[] = { "Đà Nẵng", "da nang", "Đà Nẵng", "Bình Dương" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cities); i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup_printf ("Khách %u", i);
      g_ptr_array_add (customer->fields, hoso_field_value_new ("city", cities[i]));
      g_assert_cmpint (hoso_customers_save (db, customer, &error), >, 0);
    }
}

static HosoWindow *
open_window (gconstpointer application, HosoPage page, int width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-tidy-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  HosoWindow *window;

  g_assert_no_error (error);
  import_survey (db, folder);
  add_customers (db);
  hoso_session_close (db);
  window = hoso_driver_open ((gpointer)application, path, width, 760);
  hoso_window_show_page (GTK_WIDGET (window), page, 0);
  return window;
}

static void
test_question (gconstpointer application)
{
  HosoWindow *window = open_window (application, HOSO_PAGE_SURVEYS, 1100);

  hoso_driver_click ("Khảo sát");
  hoso_driver_click ("5 spellings look alike…");
  hoso_driver_wait_for ("“HCM”, given 6 times");
  hoso_driver_fill ("They are read as", "TP. Hồ Chí Minh");
  hoso_driver_click ("Apply");
  hoso_driver_wait_for ("The answers were tidied up.");
  hoso_driver_wait_for ("Spellings…");
  hoso_driver_click ("Show as Written");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("5 spellings look alike…");
  hoso_driver_close (window);
}

static void
test_customers (gconstpointer application)
{
  HosoWindow *window = open_window (application, HOSO_PAGE_CUSTOMERS, 520);

  hoso_driver_wait_for ("Khách 0");
  hoso_driver_activate ("Search customers", "page.tidy");
  hoso_driver_click ("City or province");
  hoso_driver_wait_for ("“Đà Nẵng”, given 2 times");
  hoso_driver_click ("Apply");
  hoso_driver_wait_for ("The answers were tidied up.");
  hoso_driver_activate ("Search customers", "page.tidy");
  hoso_driver_click ("City or province");
  hoso_driver_wait_for ("“da nang”, given 1 times");
  hoso_driver_click ("Cancel");
  hoso_driver_close (window);
}

/* A province that another took in says so. */
static void
test_province (gconstpointer application)
{
  HosoWindow *window = open_window (application, HOSO_PAGE_CUSTOMERS, 520);

  hoso_driver_click ("Khách 3");
  hoso_driver_wait_for ("Bình Dương (now in TP. Hồ Chí Minh)");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/tidy-dialog/question", application, test_question);
  g_test_add_data_func ("/tidy-dialog/customers", application, test_customers);
  g_test_add_data_func ("/tidy-dialog/province", application, test_province);
  return g_test_run ();
}

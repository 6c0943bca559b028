/* The list of imports: what one changed, what it left open, and taking it back. */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-driver.h"
#include "hoso-imports.h"

#define HEADER "Dấu thời gian,Họ và tên,Email,Tỉnh thành\n"

static void
import (HosoDb *db, const char *folder, const char *name, const char *rows)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strconcat (HEADER, rows, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoDraft) draft = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  HosoImportOptions options = { 0 };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  draft = hoso_imports_recognise (path, NULL, NULL, &error);
  g_assert_no_error (error);
  report = hoso_imports_run (db, path, draft, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add_customer (HosoDb *db, const char *name, const char *email, const char *city)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();

  customer->name = g_strdup (name);
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", city));
  if (email != NULL)
    g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_EMAIL, email));
  g_assert_cmpint (hoso_customers_save (db, customer, &error), >, 0);
}

static HosoWindow *
open_window (gconstpointer application, int width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-imports-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  add_customer (db, "An", "an@shop.vn", "Vinh");
  add_customer (db, "Bình", NULL, "Sapa");
  import (db, folder, "Tháng 3.csv", "2026/03/02 8:00:00 AM GMT+7,Chi,chi@shop.vn,Huế\n");
  import (db, folder, "Tháng 4.csv",
          "2026/03/02 8:00:00 AM GMT+7,Chi,chi@shop.vn,Hà Nội\n"
          "2026/04/02 8:00:07 AM GMT+7,An,an@shop.vn,Đà Lạt\n"
          "2026/04/02 8:07:07 AM GMT+7,bình,,\n"
          "2026/04/02 8:09:07 AM GMT+7,Dư,,,thừa\n");
  hoso_session_close (db);
  return hoso_driver_open ((gpointer)application, path, width, 760);
}

static void
show_imports (HosoWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.imports", "x", G_GINT64_CONSTANT (0));
  hoso_driver_wait_for ("Tháng 3.csv");
}

static void
test_decide (gconstpointer application)
{
  HosoWindow *window = open_window (application, 360);

  show_imports (window);
  hoso_driver_wait_for ("2 to decide");
  hoso_driver_click ("Tháng 4.csv");
  hoso_driver_wait_for ("Huế → Hà Nội");
  hoso_driver_wait_for ("1 thing to look at");
  hoso_driver_click ("2 questions to decide");
  hoso_driver_click ("Take the answer: Đà Lạt");
  hoso_driver_wait_gone ("Take the answer: Đà Lạt");
  hoso_driver_click ("Undo");
  hoso_driver_click ("Keep Mine for All");
  hoso_driver_wait_gone ("Keep mine: Vinh");
  hoso_driver_click ("The same person: Bình");
  hoso_driver_wait_for ("Nothing Left to Decide");
  hoso_driver_close (window);
}

static void
test_undo (gconstpointer application)
{
  HosoWindow *window = open_window (application, 1100);

  show_imports (window);
  hoso_driver_click ("Tháng 3.csv");
  hoso_driver_click ("Undo This Import…");
  hoso_driver_click ("Undo Import");
  hoso_driver_wait_for ("This import cannot be undone: “Tháng 4.csv”, imported later, changed the "
                        "same answers.");
  hoso_driver_click ("Back");
  hoso_driver_click ("Tháng 4.csv");
  hoso_driver_wait_for ("Huế → Hà Nội");
  hoso_driver_click ("Undo This Import…");
  hoso_driver_click ("Undo Import");
  hoso_driver_wait_for ("The import was undone");
  hoso_driver_wait_gone ("Tháng 4.csv");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/imports-dialog/decide", application, test_decide);
  g_test_add_data_func ("/imports-dialog/undo", application, test_undo);
  return g_test_run ();
}

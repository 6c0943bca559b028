/* Customers who are entered twice, found, told apart, merged and taken apart again in
 * the window. */

#include "hoso-config.h"

#include "hoso-customers.h"
#include "hoso-driver.h"

static const struct
{
  const char *name;
  const char *phone;
  const char *city;
} people[] = {
  { "Nguyễn Thị Lan", "0903 123 456", "Huế" },
  { "chị Lan", "+84 903 123 456", "Đà Nẵng" },
  { "Trần Minh Khang", "0903123456", NULL },
  { "Phạm Quốc Bảo", "0912 000 111", NULL },
};

static HosoWindow *
open_window (gconstpointer application, guint n_people, int width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-duplicates-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);
  HosoWindow *window;

  g_assert_no_error (error);
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (HosoCustomer) customer = hoso_customer_new ();

      customer->name = g_strdup (people[i].name);
      g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, people[i].phone));
      if (people[i].city != NULL)
        g_ptr_array_add (customer->fields, hoso_field_value_new ("city", people[i].city));
      g_assert_cmpint (hoso_customers_save (db, customer, &error), >, 0);
    }
  hoso_session_close (db);
  window = hoso_driver_open ((gpointer)application, path, width, 760);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  return window;
}

/* The city of the second, the name of the first; then everything as it was. */
static void
test_merge (gconstpointer application)
{
  HosoWindow *window = open_window (application, 2, 1100);

  hoso_driver_wait_for ("chị Lan");
  hoso_driver_activate ("Search customers", "page.duplicates");
  hoso_driver_wait_for ("Likely one person");
  hoso_driver_click ("Merge “Nguyễn Thị Lan” and “chị Lan”…");
  hoso_driver_click ("City or province: Đà Nẵng");
  hoso_driver_click ("Merge");
  hoso_driver_wait_for ("“chị Lan” was merged into “Nguyễn Thị Lan”.");
  hoso_driver_wait_for ("Nobody Is Entered Twice");
  hoso_driver_click ("Close");
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 1);
  hoso_driver_wait_for ("Merged Into This Customer");
  hoso_driver_wait_for ("Đà Nẵng");
  hoso_driver_click ("Take back the merge of “chị Lan”");
  hoso_driver_wait_for ("The merge was taken back.");
  hoso_driver_wait_for ("Huế");
  hoso_driver_wait_for ("chị Lan");
  hoso_driver_close (window);
}

static void
test_tell_apart (gconstpointer application)
{
  HosoWindow *window = open_window (application, 3, 520);

  hoso_driver_wait_for ("chị Lan");
  hoso_driver_activate ("Search customers", "page.duplicates");
  hoso_driver_wait_for ("“Nguyễn Thị Lan” and “Trần Minh Khang” are not the same person");
  hoso_driver_click ("“Nguyễn Thị Lan” and “Trần Minh Khang” are not the same person");
  hoso_driver_click ("“chị Lan” and “Trần Minh Khang” are not the same person");
  hoso_driver_click ("“Nguyễn Thị Lan” and “chị Lan” are not the same person");
  hoso_driver_wait_for ("Nobody Is Entered Twice");
  hoso_driver_activate ("Close", "duplicates.undo");
  hoso_driver_wait_for ("Likely one person");
  hoso_driver_click ("Close");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/duplicates-dialog/merge", application, test_merge);
  g_test_add_data_func ("/duplicates-dialog/tell-apart", application, test_tell_apart);
  return g_test_run ();
}

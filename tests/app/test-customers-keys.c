/* Customers by keyboard: through the list, into the profile, and what is done to
 * several of them.
 */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "persona-workspace.h"

#include "hoso-customer-profile.h"

static HosoWindow *
open_page (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  return window;
}

static GtkWidget *
get_rows (void)
{
  return gtk_widget_get_ancestor (hoso_driver_wait_for ("Đỗ Đức"), GTK_TYPE_LIST_VIEW);
}

/* The arrows go on through the list although each shows a profile beside it, and
 * neither that nor choosing several moves the border between the two. */
static void
test_arrows (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", "Nguyễn Ánh", "Trần Thị Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);
  GtkWidget *list;
  int width;

  hoso_driver_wait_for ("3 customers");
  hoso_driver_wait_for ("Choose a Customer");
  hoso_driver_settle (300);
  list = get_rows ();
  width = gtk_widget_get_width (list);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 1, FALSE, FALSE);
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_settle (300);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  g_assert_cmpint (gtk_widget_get_width (list), ==, width);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 2, TRUE, FALSE);
  hoso_driver_wait_for ("2 Customers Chosen");
  hoso_driver_settle (500);
  g_assert_cmpint (gtk_widget_get_width (list), ==, width);
  g_assert_true (gtk_widget_has_css_class (
    gtk_widget_get_ancestor (list, ADW_TYPE_TOAST_OVERLAY), "hoso-raised"));
  hoso_driver_activate ("More for those chosen", "bulk.none");
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_close (window);
}

static gboolean
is_sensitive (gpointer name)
{
  return gtk_widget_is_sensitive (hoso_driver_wait_for (name));
}

/* A detail of several is written as in the form; a segment needs a name. */
static void
test_bulk_field (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", "Nguyễn Ánh", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_wait_for ("2 customers");
  gtk_widget_activate_action (get_rows (), "list.select-all", NULL);
  hoso_driver_wait_for ("2 Customers Chosen");
  hoso_driver_activate ("More for those chosen", "bulk.field");
  hoso_driver_wait_for ("Clear Detail");
  hoso_driver_click ("Female");
  hoso_driver_click ("Change");
  hoso_driver_wait_for ("2 customers were changed.");
  hoso_driver_activate ("More for those chosen", "bulk.segment");
  g_assert_false (is_sensitive ("Make Segment"));
  hoso_driver_fill ("Name of the segment", "Khách quen");
  g_assert_true (is_sensitive ("Make Segment"));
  hoso_driver_click ("Cancel");
  hoso_driver_activate ("More for those chosen", "bulk.none");
  hoso_driver_click ("Đỗ Đức");
  hoso_driver_wait_for ("Female");
  hoso_driver_close (window);
}

/* Tab leads from any row into the profile, Enter too; a table takes the focus that
 * the rows had. */
static void
test_tab (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", "Nguyễn Ánh", "Trần Thị Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);
  GtkWidget *profile;
  GtkWidget *list;

  hoso_driver_wait_for ("3 customers");
  hoso_driver_settle (300);
  list = get_rows ();
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 0, FALSE, FALSE);
  profile = gtk_widget_get_ancestor (hoso_driver_wait_for ("Edit the customer"),
                                     HOSO_TYPE_CUSTOMER_PROFILE);
  hoso_driver_settle (300);
  g_assert_true (persona_workspace_press (list, GDK_KEY_Tab, 0));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), profile));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  gtk_widget_activate_action (list, "list.activate-item", "u", 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), profile));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  hoso_driver_activate ("Search customers", "page.table");
  hoso_driver_settle (300);
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_get_mapped (gtk_window_get_focus (GTK_WINDOW (window))));
  hoso_driver_activate ("Search customers", "page.table");
  hoso_driver_close (window);
}

/* Where a profile takes the place of the list, the arrows go through the list and
 * Enter opens one. */
static void
test_narrow (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", "Nguyễn Ánh", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 360);
  GtkWidget *list;

  hoso_driver_wait_for ("2 customers");
  hoso_driver_settle (300);
  list = get_rows ();
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_DOWN));
  persona_workspace_press (list, GDK_KEY_Down, 0);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", 1, FALSE, FALSE);
  hoso_driver_settle (500);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_null (hoso_driver_find ("Edit the customer"));
  gtk_widget_activate_action (list, "list.activate-item", "u", 1);
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/customers-keys/arrows", application, test_arrows);
  g_test_add_data_func ("/customers-keys/tab", application, test_tab);
  g_test_add_data_func ("/customers-keys/bulk-field", application, test_bulk_field);
  g_test_add_data_func ("/customers-keys/narrow", application, test_narrow);
  return g_test_run ();
}

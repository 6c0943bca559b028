/* The page “Today” by keyboard alone: a reason is opened, a step ticked, a
 * message copied.
 */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-customers.h"

#include <string.h>

/* Somebody whose birthday is today, in a year that nobody knows. */
static char *
make_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-today-XXXXXX", &error);
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "--%m-%d");
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  customer->name = g_strdup ("Trần Thị Lan");
  g_ptr_array_add (customer->fields, hoso_field_value_new ("birthday", day));
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, "0912345678"));
  g_assert_cmpint (hoso_customers_save (db, customer, &error), ==, 1);
  hoso_session_close (db);
  return path;
}

static gboolean
is_step (GtkWidget *focus, const char *name)
{
  return GTK_IS_CHECK_BUTTON (focus);
}

static gboolean
is_dated (gpointer check)
{
  GtkWidget *label = gtk_widget_get_last_child (check);

  return strstr (gtk_label_get_text (GTK_LABEL (label)), " · ") != NULL;
}

static gboolean
is_undated (gpointer check)
{
  return !is_dated (check);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer text)
{
  *(char **)text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer text)
{
  return *(char **)text != NULL;
}

static void
test_walk (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, 800, 760);
  GtkWidget *head;
  GtkWidget *row;
  GtkWidget *step;
  g_autofree char *text = NULL;

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_wait_for ("Done: Trần Thị Lan");
  head = hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_head, "Trần Thị Lan");
  row = gtk_widget_get_ancestor (head, ADW_TYPE_EXPANDER_ROW);
  /* The first one is open from the start. */
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_widget_activate (head));
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_true (gtk_widget_activate (head));
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));

  step = hoso_driver_tab_to (GTK_WINDOW (window), is_step, "a step");
  g_assert_true (is_undated (step));
  g_assert_true (gtk_widget_activate (step));
  g_assert_true (hoso_driver_wait (is_dated, step, 10000));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (step)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_true (hoso_driver_wait (is_undated, step, 10000));

  g_assert_true (gtk_widget_activate (
    hoso_driver_tab_to (GTK_WINDOW (window), hoso_driver_is_named, "Copy Message")));
  hoso_driver_wait_for ("The message was copied.");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_cb,
                                 &text);
  g_assert_true (hoso_driver_wait (is_set, &text, 10000));
  g_assert_nonnull (strstr (text, "Lan"));
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/today-page/walk", application, test_walk);
  return g_test_run ();
}

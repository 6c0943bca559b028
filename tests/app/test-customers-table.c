/* The table of customers: columns, order, widths, and rows where it is narrow. */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-customers.h"
#include "hoso-settings.h"

static void
add (HosoDb *db, const char *name, const char *phone, const char *city)
{
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GError) error = NULL;

  customer->name = g_strdup (name);
  g_ptr_array_add (customer->contacts, hoso_contact_new (HOSO_CONTACT_PHONE, phone));
  g_ptr_array_add (customer->fields, hoso_field_value_new ("city", city));
  hoso_customers_save (db, customer, &error);
  g_assert_no_error (error);
}

static char *
make_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hoso-table-XXXXXX", &error);
  char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  add (db, "Vũ Hạnh", "0912345678", "Huế");
  add (db, "Đỗ Đức", "0903111222", "Bình Dương");
  add (db, "Lê Ánh", "0988777666", "Đà Nẵng");
  hoso_session_close (db);
  return path;
}

static HosoWindow *
open_table (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_wait_for ("3 customers");
  return window;
}

static void
show_table (void)
{
  hoso_driver_click ("Show as a table");
  hoso_driver_wait_for ("Table of customers");
}

static GtkColumnView *
get_table (void)
{
  return GTK_COLUMN_VIEW (hoso_driver_wait_for ("Table of customers"));
}

static GtkColumnViewColumn *
find_column (const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (get_table ());

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column;
    }
  return NULL;
}

/* Whether the customers are in this order, by the first letters of their names. */
static gboolean
is_order (gpointer letters)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (get_table ()));
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *name = NULL;

      g_object_get (item, "name", &name, NULL);
      if (name != NULL)
        g_string_append_unichar (found, g_utf8_get_char (name));
    }
  return g_str_equal (found->str, letters);
}

/* A header that is pressed sorts; the drop-down says the same. */
static void
test_order (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_table (application, path, 1200);

  show_table ();
  hoso_driver_wait_for ("0903111222");
  g_assert_true (hoso_driver_wait (is_order, (gpointer) "LĐV", 5000));
  gtk_column_view_sort_by_column (get_table (), find_column ("Telephone"), GTK_SORT_ASCENDING);
  g_assert_true (hoso_driver_wait (is_order, (gpointer) "ĐVL", 5000));
  gtk_column_view_sort_by_column (get_table (), find_column ("Telephone"), GTK_SORT_DESCENDING);
  g_assert_true (hoso_driver_wait (is_order, (gpointer) "LVĐ", 5000));
  gtk_column_view_sort_by_column (get_table (), find_column ("Name"), GTK_SORT_ASCENDING);
  g_assert_true (hoso_driver_wait (is_order, (gpointer) "LĐV", 5000));
  hoso_driver_click ("Show as a table");
  hoso_driver_wait_gone ("Table of customers");
  hoso_driver_close (window);
}

static void
open_chooser (void)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_ancestor (
    hoso_driver_wait_for ("Columns of the table"), GTK_TYPE_MENU_BUTTON)));
}

static gboolean
has_column (gpointer title)
{
  return find_column (title) != NULL;
}

static gboolean
has_no_column (gpointer title)
{
  return find_column (title) == NULL;
}

/* Bình Dương went into Ho Chi Minh City in July 2025. */
static void
test_columns (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_table (application, path, 1200);
  g_autoptr (GSettings) settings = hoso_settings_new ();
  g_autoptr (GVariant) chosen = NULL;
  g_autofree char *text = NULL;

  show_table ();
  g_assert_null (find_column ("Province today"));
  open_chooser ();
  hoso_driver_click ("Province today");
  g_assert_true (hoso_driver_wait (has_column, (gpointer) "Province today", 5000));
  hoso_driver_wait_for ("TP. Hồ Chí Minh");
  hoso_driver_click ("Tags");
  g_assert_true (hoso_driver_wait (has_no_column, (gpointer) "Tags", 5000));

  gtk_column_view_column_set_fixed_width (find_column ("Telephone"), 222);
  hoso_driver_settle (600);
  chosen = g_settings_get_value (settings, "customers-columns");
  text = g_variant_print (chosen, FALSE);
  g_assert_nonnull (strstr (text, "('phone', 222)"));
  g_assert_nonnull (strstr (text, "'province'"));
  g_assert_null (strstr (text, "'tags'"));
  hoso_driver_click ("Show as a table");
  hoso_driver_close (window);
}

/* The profile takes the place of the table, and gives it back. */
static void
test_profile (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_table (application, path, 1200);

  show_table ();
  hoso_driver_wait_for ("Lê Ánh");
  g_signal_emit_by_name (get_table (), "activate", 0);
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_wait_gone ("Table of customers");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  hoso_driver_wait_for ("Table of customers");
  hoso_driver_click ("Show as a table");
  hoso_driver_wait_gone ("Table of customers");
  hoso_driver_close (window);
}

static void
test_narrow (gconstpointer application)
{
  g_autofree char *path = make_workspace ();
  HosoWindow *window = open_table (application, path, 360);

  g_assert_null (hoso_driver_find ("Show as a table"));
  g_assert_null (hoso_driver_find ("Table of customers"));
  hoso_driver_wait_for ("Lê Ánh");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/customers-table/order", application, test_order);
  g_test_add_data_func ("/customers-table/columns", application, test_columns);
  g_test_add_data_func ("/customers-table/profile", application, test_profile);
  g_test_add_data_func ("/customers-table/narrow", application, test_narrow);
  return g_test_run ();
}

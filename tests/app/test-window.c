/* The window: its pages, its back button, its end. */

#include "hoso-config.h"

#include "hoso-driver.h"

#include "hoso-backups.h"
#include "hoso-customers.h"
#include "hoso-date-text.h"
#include "hoso-page-header.h"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("hoso-window-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
test_pages (gconstpointer data)
{
  HosoApplication *application = (gpointer)data;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoWindow *window = hoso_driver_open (application, path, 1100, 760);

  g_assert_false (hoso_window_get_folded (window));
  for (guint i = 0; i < HOSO_N_PAGES; i++)
    {
      GtkWidget *page = hoso_window_get_page (window, i);

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window),
                                                 "win.page",
                                                 "s",
                                                 hoso_page_get_name (i)));
      hoso_driver_settle (100);
      g_assert_true (gtk_widget_get_mapped (page));
      g_assert_nonnull (strstr (gtk_window_get_title (GTK_WINDOW (window)),
                                hoso_page_view_get_title (HOSO_PAGE_VIEW (page))));
    }
  hoso_driver_close (window);
}

static GtkListBox *
get_sidebar (void)
{
  return GTK_LIST_BOX (hoso_driver_wait_for ("Pages"));
}

/* The keys that lead to a page put the focus into it, below its header; the arrows
 * in the sidebar show the page that they choose. */
static void
test_keys (gconstpointer data)
{
  HosoApplication *application = (gpointer)data;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoWindow *window = hoso_driver_open (application, path, 1100, 760);
  GtkWidget *page = hoso_window_get_page (window, HOSO_PAGE_CUSTOMERS);
  GtkWidget *focus;

  hoso_driver_settle (200);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "customers");
  hoso_driver_wait_drawn (GTK_WINDOW (window));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  g_assert_null (gtk_widget_get_ancestor (focus, HOSO_TYPE_PAGE_HEADER));

  gtk_widget_grab_focus (
    GTK_WIDGET (gtk_list_box_get_row_at_index (get_sidebar (), HOSO_PAGE_CUSTOMERS)));
  g_signal_emit_by_name (get_sidebar (), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, -1, FALSE,
                         FALSE);
  hoso_driver_settle (100);
  g_assert_true (gtk_widget_get_mapped (hoso_window_get_page (window, HOSO_PAGE_TODAY)));
  hoso_driver_close (window);
}

static void
test_narrow (gconstpointer data)
{
  HosoApplication *application = (gpointer)data;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoWindow *window = hoso_driver_open (application, path, 360, 720);
  GtkWidget *surveys = hoso_window_get_page (window, HOSO_PAGE_SURVEYS);

  hoso_driver_settle (200);
  g_assert_true (hoso_window_get_folded (window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 380);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_SURVEYS, 0);
  hoso_driver_settle (100);
  g_assert_true (gtk_widget_get_child_visible (surveys));
  hoso_driver_click ("Back");
  g_assert_true (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)),
                                          GTK_TYPE_LIST_BOX) == GTK_WIDGET (get_sidebar ()));
  hoso_driver_click ("Customers");
  g_assert_true (gtk_widget_get_mapped (hoso_window_get_page (window, HOSO_PAGE_CUSTOMERS)));
  hoso_driver_close (window);
}

static void
test_bad_workspace (gconstpointer data)
{
  HosoApplication *application = (gpointer)data;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.hoso", NULL);
  HosoWindow *window;

  g_assert_true (g_file_set_contents (path, "this is no workspace, but long enough", -1, NULL));
  window = hoso_window_new (GTK_APPLICATION (application));
  hoso_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  hoso_driver_wait_for ("The Workspace Did Not Open");
  g_assert_null (hoso_window_get_workspace (window));
  hoso_driver_close (window);
}

/* A workspace with one customer that a copy was kept of, and then ruined. */
static char *
make_ruined (const char *folder, gint64 *at)
{
  char *path = g_build_filename (folder, "shop.hoso", NULL);
  g_autoptr (HosoCustomer) customer = hoso_customer_new ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  HosoDb *db = hoso_session_open (path, TRUE, &error);

  g_assert_no_error (error);
  customer->name = g_strdup ("Lê Lan");
  hoso_customers_save (db, customer, &error);
  g_assert_true (hoso_backups_keep (db, NULL, NULL, NULL, &error));
  hoso_session_close (db);
  backups = hoso_backups_list (path, &error);
  *at = ((HosoBackup *)backups->pdata[0])->at;
  g_assert_true (g_file_set_contents (path, "ruined by something else", -1, &error));
  return path;
}

static HosoWindow *
open_ruined (HosoApplication *application, const char *path)
{
  HosoWindow *window = hoso_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 720);
  hoso_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  hoso_driver_wait_for ("The Workspace Did Not Open");
  hoso_driver_wait_for ("Start With an Empty Workspace");
  return window;
}

static void
test_restore (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  gint64 at;
  g_autofree char *path = make_ruined (folder, &at);
  g_autofree char *old = g_strconcat (path, ".old", NULL);
  HosoWindow *window = open_ruined ((gpointer)data, path);
  g_autofree char *date = hoso_date_text_dup_unix (at);
  g_autofree char *label = g_strdup_printf ("Restore the Backup of %s", date);

  hoso_driver_click (label);
  hoso_driver_wait_gone ("The Workspace Did Not Open");
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_wait_for ("Lê Lan");
  g_assert_true (g_file_test (old, G_FILE_TEST_EXISTS));
  hoso_driver_close (window);
}

static void
test_anew (gconstpointer data)
{
  g_autofree char *folder = make_folder ();
  gint64 at;
  g_autofree char *path = make_ruined (folder, &at);
  g_autofree char *aside = g_strconcat (path, ".damaged", NULL);
  HosoWindow *window = open_ruined ((gpointer)data, path);

  hoso_driver_click ("Start With an Empty Workspace");
  hoso_driver_wait_gone ("The Workspace Did Not Open");
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  hoso_driver_wait_for ("No Customers Yet");
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  hoso_driver_close (window);
}

/* Themes lose icons over the years; what is lost is drawn as a broken picture. */
static void
assert_icons (const char *folder, GRegex *names)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint found = 0;
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, file, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_file_get_contents (full, &text, NULL, NULL))
        continue;
      for (g_regex_match (names, text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL), found++)
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          if (!gtk_icon_theme_has_icon (theme, name))
            g_error ("%s: no theme has the icon %s", file, name);
        }
    }
  g_assert_cmpuint (found, >, 10);
}

static void
test_icons (gconstpointer data)
{
  g_autoptr (GRegex) names = g_regex_new ("[\">]([a-z0-9-]+-symbolic)[\"<]", 0, 0, NULL);

  assert_icons ("src/app", names);
  assert_icons ("ui", names);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/window/pages", application, test_pages);
  g_test_add_data_func ("/window/keys", application, test_keys);
  g_test_add_data_func ("/window/narrow", application, test_narrow);
  g_test_add_data_func ("/window/bad-workspace", application, test_bad_workspace);
  g_test_add_data_func ("/window/restore", application, test_restore);
  g_test_add_data_func ("/window/anew", application, test_anew);
  g_test_add_data_func ("/window/icons", application, test_icons);
  return g_test_run ();
}

/* Customers in the window: adding, editing, finding, deleting and undoing. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "persona-workspace.h"

#include "hoso-bulk-view.h"
#include "hoso-bulk-work.h"
#include "hoso-customers.h"
#include "hoso-lists.h"
#include "hoso-photo-button.h"

static HosoWindow *
open_page (gconstpointer application, const char *path, int width)
{
  HosoWindow *window = hoso_driver_open ((gpointer)application, path, width, 760);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 0);
  return window;
}

static void
activate (HosoWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* An action of the widget of that name, or of what holds it. */
static void
activate_at (const char *name, const char *action)
{
  GtkWidget *widget = hoso_driver_wait_for (name);

  g_assert_true (gtk_widget_activate_action (widget, action, NULL));
}

static GtkWidget *
get_rows (void)
{
  return gtk_widget_get_ancestor (hoso_driver_wait_for ("Đỗ Đức"), GTK_TYPE_LIST_VIEW);
}

static void
test_add (gconstpointer application)
{
  const char *const none[] = { NULL };
  g_autofree char *path = persona_workspace_make_people (none);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_wait_for ("No Customers Yet");
  hoso_driver_click ("Add a Customer");
  hoso_driver_wait_for ("Occupation");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("A customer needs a name.");

  hoso_driver_fill ("Name", "  Nguyễn Thị Ánh ");
  hoso_driver_fill ("Phone", "0912 345 678");
  hoso_driver_fill ("Occupation", "Kế toán");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The customer was added.");
  hoso_driver_wait_for ("1 customer");
  hoso_driver_wait_for ("Nguyễn Thị Ánh");
  hoso_driver_wait_for ("Copy “0912 345 678”");
  hoso_driver_wait_for ("Kế toán");

  activate (window, "win.undo");
  hoso_driver_wait_for ("No Customers Yet");
  activate (window, "win.redo");
  hoso_driver_wait_for ("1 customer");
  hoso_driver_close (window);
}

static AdwAvatar *
find_avatar (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwAvatar *found = ADW_IS_AVATAR (child) ? ADW_AVATAR (child) : find_avatar (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Where the faces of one customer are: the list, and the profile beside it. */
typedef struct
{
  GtkWidget *places[2];
  gboolean photo; /* what is waited for */
} Faces;

static gboolean
show_photo (gpointer data)
{
  const Faces *faces = data;

  for (guint i = 0; i < G_N_ELEMENTS (faces->places); i++)
    {
      AdwAvatar *face = find_avatar (faces->places[i]);

      if (face == NULL || (adw_avatar_get_custom_image (face) != NULL) != faces->photo)
        return FALSE;
    }
  return TRUE;
}

static void
wait_for_faces (Faces *faces, gboolean photo)
{
  faces->photo = photo;
  g_assert_true (hoso_driver_wait (show_photo, faces, 5000));
}

/* A photo that is chosen is seen wherever the customer is, until it is removed. */
static void
test_photo (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 120, 90);
  g_autoptr (GdkTexture) picture = NULL;
  GtkWidget *button;
  Faces faces;

  gdk_pixbuf_fill (pixels, 0x2060a0ff);
  picture = gdk_texture_new_for_pixbuf (pixels);
  hoso_driver_wait_for ("1 customer");
  faces.places[0] = get_rows ();
  hoso_driver_click ("Đỗ Đức");
  button =
    gtk_widget_get_ancestor (hoso_driver_wait_for ("Choose a photo"), HOSO_TYPE_PHOTO_BUTTON);
  faces.places[1] = button;
  wait_for_faces (&faces, FALSE);
  g_signal_emit_by_name (button, "chosen", picture);
  hoso_driver_wait_for ("The photo was changed.");
  wait_for_faces (&faces, TRUE);
  activate (window, "win.undo");
  wait_for_faces (&faces, FALSE);
  activate (window, "win.redo");
  wait_for_faces (&faces, TRUE);
  hoso_driver_click ("Remove the photo");
  wait_for_faces (&faces, FALSE);
  hoso_driver_close (window);
}

static void
test_edit (gconstpointer application)
{
  const char *const names[] = { "Lê Văn Tám", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_click ("Lê Văn Tám");
  hoso_driver_click ("Edit the customer");
  hoso_driver_wait_for ("Occupation");
  hoso_driver_fill ("Name", "Lê Văn Chín");
  hoso_driver_click ("Save");
  hoso_driver_wait_for ("The customer was changed.");
  hoso_driver_wait_gone ("Lê Văn Tám");
  hoso_driver_wait_for ("Lê Văn Chín");

  hoso_driver_fill ("New note", "Thích mùi hoa nhài");
  hoso_driver_click ("Add Note");
  hoso_driver_wait_for ("Delete the note");
  g_assert_nonnull (hoso_driver_find ("Thích mùi hoa nhài"));
  hoso_driver_click ("Delete the note");
  hoso_driver_wait_gone ("Thích mùi hoa nhài");
  activate (window, "win.undo");
  hoso_driver_wait_for ("Thích mùi hoa nhài");
  hoso_driver_close (window);
}

static void
test_search (gconstpointer application)
{
  const char *const names[] = { "Đỗ Đức", "Nguyễn Ánh", "Trần Thị Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_wait_for ("3 customers");
  hoso_driver_fill ("Search customers", "duc");
  hoso_driver_wait_for ("2 found");
  hoso_driver_wait_gone ("Nguyễn Ánh");
  hoso_driver_wait_for ("Đỗ Đức");
  hoso_driver_fill ("Search customers", "zzz");
  hoso_driver_wait_for ("Nobody Found");
  hoso_driver_click ("Show All Customers");
  hoso_driver_wait_for ("3 customers");
  hoso_driver_close (window);
}

static void
test_delete (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", "Vũ Lan", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_click ("Vũ Hạnh");
  hoso_driver_wait_for ("Edit the customer");
  activate_at ("Edit the customer", "customer.remove");
  hoso_driver_wait_for ("“Vũ Hạnh” was deleted.");
  hoso_driver_wait_for ("1 customer");
  hoso_driver_wait_for ("Choose a Customer");
  activate (window, "win.undo");
  hoso_driver_wait_for ("2 customers");
  hoso_driver_wait_for ("Vũ Hạnh");
  hoso_driver_close (window);
}

static void
choose_all (HosoWindow *window)
{
  activate_at ("Edit the customer", "page.several");
  hoso_driver_wait_for ("More for those chosen");
  activate_at ("More for those chosen", "bulk.all");
}

/* What follows the choice of a file. */
static void export(const char *file)
{
  GtkWidget *button = hoso_driver_wait_for ("Export those chosen");
  GtkWidget *view = gtk_widget_get_ancestor (button, HOSO_TYPE_BULK_VIEW);
  HosoWindow *window = HOSO_WINDOW (gtk_widget_get_root (view));
  g_autoptr (GArray) ids = hoso_bulk_view_dup_selected (HOSO_BULK_VIEW (view));

  hoso_bulk_work_export (view, hoso_window_get_workspace (window), ids, HOSO_CUSTOMERS_VCARD,
                         file);
}

static void
test_bulk (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", "Vũ Lan", "Đỗ Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file = g_build_filename (folder, "out.vcf", NULL);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_click ("Vũ Hạnh");
  hoso_driver_wait_for ("Edit the customer");
  choose_all (window);
  hoso_driver_wait_for ("3 chosen");

  hoso_driver_click ("Tag those chosen");
  hoso_driver_wait_for ("Tag 3 Customers");
  hoso_driver_click ("Add a tag");
  hoso_driver_fill ("New tag", "VIP");
  g_signal_emit_by_name (hoso_driver_find ("New tag"), "activate");
  hoso_driver_click ("Tag");
  hoso_driver_wait_for ("3 customers were tagged.");

  activate_at ("More for those chosen", "bulk.segment");
  hoso_driver_wait_for ("Make a Segment of 3 Customers");
  hoso_driver_fill ("Name of the segment", "Tết");
  hoso_driver_click ("Make Segment");
  hoso_driver_wait_for ("A segment of 3 customers was made.");

  export(file);
  hoso_driver_wait_for ("3 customers were exported to “out.vcf”.");
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));

  activate_at ("More for those chosen", "bulk.copy");
  hoso_driver_wait_for ("3 customers were copied.");

  hoso_driver_click ("Delete those chosen");
  hoso_driver_wait_for ("3 customers were deleted.");
  hoso_driver_wait_for ("No Customers Yet");
  activate (window, "win.undo");
  hoso_driver_wait_for ("3 customers");
  hoso_driver_close (window);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)done = TRUE;
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_LIST_VIEW (widget))
    return GTK_IS_LIST_VIEW (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (find_list (child) != NULL)
      return find_list (child);
  return NULL;
}

/* A profile that is asked for from another page: the list beside it is not empty. */
static void
test_reached (gconstpointer application)
{
  g_auto (GStrv) names = g_new0 (char *, 301);
  g_autofree char *path = NULL;
  HosoWindow *window;
  GtkWidget *list;
  GtkWidget *line;

  for (guint i = 0; i < 300; i++)
    names[i] = g_strdup_printf ("Khách %03u", i);
  path = persona_workspace_make_people ((const char *const *)names);
  window = hoso_driver_open ((gpointer)application, path, 1200, 760);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  hoso_driver_settle (1000);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_CUSTOMERS, 150);
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_settle (500);
  list = find_list (hoso_window_get_page (window, HOSO_PAGE_CUSTOMERS));
  line = gtk_widget_pick (list, 60, gtk_widget_get_height (list) / 2.0, GTK_PICK_DEFAULT);
  g_assert_nonnull (line);
  g_assert_true (line != list);
  g_assert_nonnull (hoso_driver_find ("Khách 149"));
  hoso_driver_close (window);
}

/* What a drag of the list’s first line would give as @mime_type. */
static char *
drag_out (GtkWidget *list, const char *mime_type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  g_autoptr (GdkContentProvider) content = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DRAG_SOURCE (controller))
        g_signal_emit_by_name (controller, "prepare", 60.0, 20.0, &content);
    }
  g_assert_nonnull (content);
  gdk_content_provider_write_mime_type_async (content, mime_type, stream, 0, NULL, written_cb,
                                              &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The line under the pointer alone, or all that are chosen with it. */
static void
test_drag (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", "Vũ Lan", "Đỗ Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);
  GtkWidget *list;
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;
  g_autofree char *table = NULL;

  hoso_driver_wait_for ("3 customers");
  list = get_rows ();
  hoso_driver_settle (100);
  one = drag_out (list, "text/vcard");
  g_assert_true (g_str_has_prefix (one, "BEGIN:VCARD"));
  g_assert_nonnull (strstr (one, "FN:Đỗ Đức"));
  g_assert_null (strstr (one, "FN:Vũ Lan"));

  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  all = drag_out (list, "text/vcard");
  g_assert_nonnull (strstr (all, "FN:Đỗ Đức"));
  g_assert_nonnull (strstr (all, "FN:Vũ Lan"));
  table = drag_out (list, "text/plain;charset=utf-8");
  g_assert_false (g_str_has_prefix (table, "\xEF\xBB\xBF"));
  g_assert_nonnull (strstr (table, "Vũ Hạnh"));
  hoso_driver_close (window);
}

#define MANY 5001

static char *
make_many (void)
{
  const char *const none[] = { NULL };
  char *path = persona_workspace_make_people (none);
  g_autofree char *list = g_strconcat (path, ".csv", NULL);
  g_autoptr (GString) text = g_string_new ("Tên khách hàng\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoSheet) sheet = NULL;
  g_autoptr (HosoImportReport) report = NULL;
  HosoDb *db = hoso_session_open (path, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, i == 0 ? "Đỗ Đức\n" : "Vũ %u Hạnh\n", i);
  g_assert_true (g_file_set_contents (list, text->str, -1, NULL));
  sheet = hoso_lists_recognise (list, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_lists_set_kind (sheet, HOSO_FILE_CUSTOMERS);
  report = hoso_lists_run (db, list, sheet, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  hoso_session_close (db);
  return path;
}

static gboolean
is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Nothing is cut off silently: both ways out say how many are too many, and lead to a
 * file. */
static void
test_too_many (gconstpointer application)
{
  g_autofree char *path = make_many ();
  g_autofree char *file = g_strconcat (path, ".out.csv", NULL);
  HosoWindow *window = open_page (application, path, 1200);
  GtkWidget *list;
  g_autoptr (GListModel) controllers = NULL;

  hoso_driver_wait_for ("5,001 customers");
  list = get_rows ();
  hoso_driver_settle (200);
  gtk_selection_model_select_all (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_true (gtk_widget_activate_action (list, "bulk.copy", NULL));
  hoso_driver_wait_for ("Too Many to Copy or Drag");
  hoso_driver_click ("Cancel");
  hoso_driver_wait_gone ("Too Many to Copy or Drag");

  controllers = gtk_widget_observe_controllers (list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GdkContentProvider) content = NULL;

      if (GTK_IS_DRAG_SOURCE (controller))
        g_signal_emit_by_name (controller, "prepare", 60.0, 20.0, &content);
      g_assert_null (content);
    }
  hoso_driver_wait_for ("Too Many to Copy or Drag");
  hoso_driver_click ("Export…");
  hoso_driver_answer_file (file);
  g_assert_true (hoso_driver_wait (is_there, file, 10000));
  hoso_driver_close (window);
}

/* Asked once for all of them; no undo brings them back. */
static void
test_erase (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", "Vũ Lan", "Đỗ Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 1200);

  hoso_driver_click ("Vũ Hạnh");
  hoso_driver_wait_for ("Edit the customer");
  activate_at ("Edit the customer", "page.several");
  activate_at ("More for those chosen", "bulk.none");
  activate_at ("Edit the customer", "page.several");
  hoso_driver_wait_for ("Press each customer to choose");
  activate_at ("More for those chosen", "bulk.all");
  hoso_driver_wait_for ("3 chosen");
  activate_at ("More for those chosen", "bulk.erase");
  hoso_driver_wait_for ("Erase 3 Customers for Good?");
  hoso_driver_click ("Erase for Good");
  hoso_driver_wait_for ("No Customers Yet");
  activate (window, "win.undo");
  hoso_driver_settle (300);
  g_assert_nonnull (hoso_driver_find ("No Customers Yet"));
  hoso_driver_close (window);
}

/* In the drop-down that the label of that name belongs to. */
static void
choose (const char *name, guint place)
{
  GtkLabel *label = GTK_LABEL (hoso_driver_wait_for (name));

  g_object_set (gtk_label_get_mnemonic_widget (label), "selected", place, NULL);
}

static void
test_options (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", "Vũ Lan", "Đỗ Đức", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 360);
  GtkMenuButton *button;

  hoso_driver_wait_for ("3 customers");
  button = GTK_MENU_BUTTON (gtk_widget_get_ancestor (
    hoso_driver_wait_for ("Order and filter of the list"), GTK_TYPE_MENU_BUTTON));
  gtk_menu_button_popup (button);
  hoso_driver_wait_for ("Show Everyone");
  choose ("Type", 1);
  hoso_driver_wait_for ("3 found");
  choose ("Type", 2);
  hoso_driver_wait_for ("Nobody Found");
  hoso_driver_click ("Show Everyone");
  hoso_driver_wait_for ("3 customers");
  gtk_menu_button_popdown (button);
  hoso_driver_wait_gone ("Show Everyone");
  hoso_driver_close (window);
}

static void
test_narrow (gconstpointer application)
{
  const char *const names[] = { "Vũ Hạnh", NULL };
  g_autofree char *path = persona_workspace_make_people (names);
  HosoWindow *window = open_page (application, path, 360);

  hoso_driver_click ("Vũ Hạnh");
  hoso_driver_wait_for ("Edit the customer");
  hoso_driver_wait_gone ("Search customers");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 380);
  activate (window, "win.back");
  hoso_driver_wait_for ("Search customers");
  hoso_driver_wait_gone ("Edit the customer");
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/customers-page/add", application, test_add);
  g_test_add_data_func ("/customers-page/photo", application, test_photo);
  g_test_add_data_func ("/customers-page/edit", application, test_edit);
  g_test_add_data_func ("/customers-page/search", application, test_search);
  g_test_add_data_func ("/customers-page/delete", application, test_delete);
  g_test_add_data_func ("/customers-page/bulk", application, test_bulk);
  g_test_add_data_func ("/customers-page/reached", application, test_reached);
  g_test_add_data_func ("/customers-page/drag", application, test_drag);
  g_test_add_data_func ("/customers-page/too-many", application, test_too_many);
  g_test_add_data_func ("/customers-page/erase", application, test_erase);
  g_test_add_data_func ("/customers-page/options", application, test_options);
  g_test_add_data_func ("/customers-page/narrow", application, test_narrow);
  return g_test_run ();
}

/* The page “Journeys”: a map edited by the keyboard. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "hoso-emotion-cell.h"
#include "hoso-export-dialog.h"
#include "hoso-journey-editor.h"
#include "hoso-journey.h"
#include "hoso-text-cell.h"
#include "persona-workspace.h"

#define PAIN "Consideration, Reads reviews, Pain point"
#define EMOTION "Consideration, Reads reviews, Emotion curve"
#define STEP "Consideration, step “Reads reviews”"

static HosoWindow *
open_journey (HosoApplication *application, int width, int height)
{
  g_autofree char *path = persona_workspace_make (TRUE);
  HosoWindow *window = hoso_driver_open (application, path, width, height);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_JOURNEYS, 0);
  hoso_driver_click ("The journey of Lan");
  hoso_driver_wait_for (PAIN);
  return window;
}

static GtkTextView *
get_focused_view (HosoWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  return GTK_TEXT_VIEW (focus);
}

/* In place of what the edited cell says. */
static void
type (HosoWindow *window, const char *text, guint keyval)
{
  GtkTextView *view = get_focused_view (window);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  g_assert_true (persona_workspace_press (GTK_WIDGET (view), keyval, 0));
}

static gboolean
is_undone (gpointer cell)
{
  return *hoso_text_cell_get_text (cell) == '\0';
}

static gboolean
is_without_feeling (gpointer cell)
{
  return hoso_emotion_cell_get_emotion (cell) == HOSO_EMOTION_NONE;
}

static gboolean
can_undo (gpointer window)
{
  g_autofree char *name = NULL;

  g_object_get (hoso_window_get_workspace (window), "undo-name", &name, NULL);
  return g_strcmp0 (name, "Edit cell") == 0;
}

static void
test_cell (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);
  GtkWidget *cell = hoso_driver_wait_for (PAIN);

  gtk_widget_grab_focus (cell);
  g_assert_true (persona_workspace_press (cell, GDK_KEY_Return, 0));
  type (window, "Lost", GDK_KEY_Escape);
  g_assert_cmpstr (hoso_text_cell_get_text (HOSO_TEXT_CELL (cell)), ==, "");
  g_assert_true (gtk_widget_is_focus (cell));

  g_assert_true (persona_workspace_press (cell, GDK_KEY_F2, 0));
  type (window, "Đánh giá giả", GDK_KEY_Return);
  g_assert_cmpstr (hoso_text_cell_get_text (HOSO_TEXT_CELL (cell)), ==, "Đánh giá giả");

  g_assert_true (hoso_driver_wait (can_undo, window, 5000));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_true (hoso_driver_wait (is_undone, cell, 5000));
  hoso_driver_close (window);
}

/* What is being typed when the page is left is kept. */
static void
test_leaving (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);
  GtkWidget *cell = hoso_driver_wait_for (PAIN);

  gtk_widget_grab_focus (cell);
  g_assert_true (persona_workspace_press (cell, GDK_KEY_Return, 0));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_focused_view (window)), "Chưa tin", -1);
  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_TODAY, 0);
  g_assert_true (hoso_driver_wait (can_undo, window, 5000));
  g_assert_cmpstr (hoso_text_cell_get_text (HOSO_TEXT_CELL (cell)), ==, "Chưa tin");
  hoso_driver_close (window);
}

static void
test_emotion (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);
  GtkWidget *cell = hoso_driver_wait_for (EMOTION);

  gtk_widget_grab_focus (cell);
  g_assert_true (persona_workspace_press (cell, GDK_KEY_2, 0));
  g_assert_cmpint (hoso_emotion_cell_get_emotion (HOSO_EMOTION_CELL (cell)), ==, 2);
  hoso_driver_settle (300);
  g_assert_cmpint (hoso_emotion_cell_get_emotion (HOSO_EMOTION_CELL (cell)), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_true (hoso_driver_wait (is_without_feeling, cell, 5000));

  g_assert_true (persona_workspace_press (cell, GDK_KEY_minus, 0));
  g_assert_cmpint (hoso_emotion_cell_get_emotion (HOSO_EMOTION_CELL (cell)), ==, -1);
  g_assert_true (persona_workspace_press (cell, GDK_KEY_Delete, 0));
  g_assert_true (is_without_feeling (cell));
  hoso_driver_settle (300);
  hoso_driver_close (window);
}

static void
test_keys (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);
  GtkWidget *cell = hoso_driver_wait_for (PAIN);

  gtk_widget_grab_focus (cell);
  g_assert_true (persona_workspace_press (cell, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_is_focus (
    hoso_driver_find ("Consideration, Sends a message to ask, Pain point")));
  persona_workspace_press (gtk_window_get_focus (GTK_WINDOW (window)), GDK_KEY_Left, 0);
  g_assert_true (gtk_widget_is_focus (cell));
  persona_workspace_press (cell, GDK_KEY_Down, 0);
  g_assert_true (
    gtk_widget_is_focus (hoso_driver_find ("Consideration, Reads reviews, Opportunity")));

  gtk_widget_grab_focus (hoso_driver_find (STEP));
  g_assert_true (persona_workspace_press (hoso_driver_find (STEP), GDK_KEY_Left, GDK_ALT_MASK));
  hoso_driver_wait_for ("Awareness, step “Reads reviews”");
  hoso_driver_settle (200);
  g_assert_true (gtk_widget_is_focus (hoso_driver_find ("Awareness, step “Reads reviews”")));
  hoso_driver_close (window);
}

static void
test_structure (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);

  hoso_driver_click ("Add a stage");
  hoso_driver_wait_for ("Stage “New stage”");
  hoso_driver_settle (300);
  type (window, "Giới thiệu", GDK_KEY_Return);
  hoso_driver_wait_for ("Stage “Giới thiệu”");
  hoso_driver_click ("Add Step");
  hoso_driver_wait_for ("Giới thiệu, step “New step”");
  hoso_driver_settle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_gone ("Giới thiệu, step “New step”");
  hoso_driver_close (window);
}

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
test_export (gconstpointer data)
{
  static const char *const formats[] = { "pdf", "png", "svg", "csv", "json" };
  HosoWindow *window = open_journey ((gpointer)data, 1100, 760);
  GtkWidget *editor = gtk_widget_get_ancestor (hoso_driver_wait_for (PAIN),
                                               HOSO_TYPE_JOURNEY_EDITOR);
  g_autofree char *folder = g_dir_make_tmp ("hoso-journey-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/map.%s", folder, formats[i]);

      hoso_journey_editor_export (HOSO_JOURNEY_EDITOR (editor), formats[i], path);
      g_assert_true (hoso_driver_wait (is_written, path, 10000));
    }
  hoso_driver_wait_for ("The journey was exported");
  hoso_driver_close (window);
}

static void
test_delete (gconstpointer data)
{
  HosoWindow *window = open_journey ((gpointer)data, 360, 720);
  GtkWidget *cell = hoso_driver_wait_for (PAIN);

  g_assert_true (gtk_widget_activate_action (cell, "journey.delete", NULL));
  hoso_driver_wait_for ("No Journeys Yet");
  hoso_driver_click ("Undo");
  hoso_driver_wait_for ("The journey of Lan");
  hoso_driver_close (window);
}

static void
test_file_names (void)
{
  static const HosoExportFormat formats[] = { { "pdf", "" }, { "png", "" }, { NULL, NULL } };
  static const struct
  {
    const char *path;
    guint filter;
    const char *expected;
  } cases[] = {
    { "/a.b/Lan", 0, "/a.b/Lan.pdf" },
    { "/a/Lan.pdf", 0, "/a/Lan.pdf" },
    { "/a/Lan.PNG", 0, "/a/Lan.PNG" },
    { "/a/Lan.pdf", 1, "/a/Lan.png" },
    { "/a/Lan 2.0", 1, "/a/Lan 2.0.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *format;
      g_autofree char *path =
        hoso_export_dialog_dup_path (cases[i].path, formats, cases[i].filter, &format);

      g_assert_cmpstr (path, ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/journeys-page/cell", application, test_cell);
  g_test_add_data_func ("/journeys-page/leaving", application, test_leaving);
  g_test_add_data_func ("/journeys-page/emotion", application, test_emotion);
  g_test_add_data_func ("/journeys-page/keys", application, test_keys);
  g_test_add_data_func ("/journeys-page/structure", application, test_structure);
  g_test_add_data_func ("/journeys-page/export", application, test_export);
  g_test_add_data_func ("/journeys-page/delete", application, test_delete);
  g_test_add_func ("/journeys-page/file-names", test_file_names);
  return g_test_run ();
}

/* The page “Personas”: from a segment to an exported card. */

#include "hoso-config.h"

#include "hoso-driver.h"
#include "hoso-persona-editor.h"
#include "hoso-photo-button.h"
#include "persona-workspace.h"

#define STATEMENT "Statement “What matters to you: Natural products”"

static HosoWindow *
open_personas (HosoApplication *application, int width, int height)
{
  g_autofree char *path = persona_workspace_make (FALSE);
  HosoWindow *window = hoso_driver_open (application, path, width, height);

  hoso_window_show_page (GTK_WIDGET (window), HOSO_PAGE_PERSONAS, 0);
  hoso_driver_wait_for ("No Personas Yet");
  hoso_driver_click ("Make a Persona");
  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_wait_for (STATEMENT);
  return window;
}

static GtkWidget *
get_editor (void)
{
  return gtk_widget_get_ancestor (hoso_driver_wait_for ("Short biography"),
                                  HOSO_TYPE_PERSONA_EDITOR);
}

static void
test_texts (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);

  hoso_driver_fill ("Name", "Nguyễn Thị Minh Khai");
  hoso_driver_fill ("Short biography", "Mua mỹ phẩm\nmỗi tuần.");
  g_assert_true (gtk_widget_activate_action (get_editor (), "persona.save", NULL));
  hoso_driver_wait_for ("Card of Nguyễn Thị Minh Khai");
  hoso_driver_settle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_settle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_for ("Card of " PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_close (window);
}

static void
test_statements (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);
  GtkWidget *entry = hoso_driver_wait_for ("Add to “Psychology and decision”");

  gtk_editable_set_text (GTK_EDITABLE (entry), "Sợ hàng giả");
  g_signal_emit_by_name (entry, "apply");
  hoso_driver_wait_for ("Statement “Sợ hàng giả”");
  hoso_driver_wait_for ("Assumption");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");

  hoso_driver_settle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_gone ("Statement “Sợ hàng giả”");
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
  static const char *const formats[] = { "pdf", "png", "svg", "json" };
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);
  g_autofree char *folder = g_dir_make_tmp ("hoso-card-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/card.%s", folder, formats[i]);

      hoso_persona_editor_export (HOSO_PERSONA_EDITOR (get_editor ()), formats[i], path);
      g_assert_true (hoso_driver_wait (is_written, path, 10000));
    }
  hoso_driver_wait_for ("The card was exported");
  hoso_driver_close (window);
}

static GtkWidget *
find_photo_button (void)
{
  return gtk_widget_get_ancestor (hoso_driver_wait_for ("Choose a photo"), HOSO_TYPE_PHOTO_BUTTON);
}

static void
test_photo (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);
  g_autoptr (GBytes) pixels = g_bytes_new_take (g_malloc0 (40 * 30 * 4), 40 * 30 * 4);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (40, 30, GDK_MEMORY_DEFAULT, pixels, 160);

  g_assert_null (hoso_driver_find ("Remove the photo"));
  g_signal_emit_by_name (find_photo_button (), "chosen", texture);
  hoso_driver_wait_for ("Remove the photo");
  hoso_driver_click ("Remove the photo");
  hoso_driver_wait_gone ("Remove the photo");
  hoso_driver_close (window);
}

static void
test_bad_photo (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);
  g_autofree char *folder = g_dir_make_tmp ("hoso-photo-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "face.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  g_signal_emit_by_name (find_photo_button (), "chosen", file);
  hoso_driver_wait_for ("That Did Not Work");
  hoso_driver_click ("Close");
  hoso_driver_close (window);
}

static void
test_delete (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 360, 720);

  g_assert_true (gtk_widget_activate_action (get_editor (), "persona.delete", NULL));
  hoso_driver_wait_for ("No Personas Yet");
  hoso_driver_settle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  hoso_driver_wait_gone ("No Personas Yet");
  hoso_driver_click (PERSONA_WORKSPACE_SEGMENT);
  hoso_driver_wait_for ("Short biography");
  hoso_driver_close (window);
}

static void
test_journey (gconstpointer data)
{
  HosoWindow *window = open_personas ((gpointer)data, 1100, 760);

  g_assert_true (gtk_widget_activate_action (get_editor (), "persona.journey", NULL));
  hoso_driver_wait_for ("Consideration, Reads reviews, Pain point");
  g_assert_true (gtk_widget_get_mapped (hoso_window_get_page (window, HOSO_PAGE_JOURNEYS)));
  hoso_driver_close (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  hoso_driver_init ();

  g_autoptr (HosoApplication) application = hoso_driver_start ();

  g_test_add_data_func ("/personas-page/texts", application, test_texts);
  g_test_add_data_func ("/personas-page/statements", application, test_statements);
  g_test_add_data_func ("/personas-page/export", application, test_export);
  g_test_add_data_func ("/personas-page/photo", application, test_photo);
  g_test_add_data_func ("/personas-page/bad-photo", application, test_bad_photo);
  g_test_add_data_func ("/personas-page/delete", application, test_delete);
  g_test_add_data_func ("/personas-page/journey", application, test_journey);
  return g_test_run ();
}

/* Uses the window as a person does. */

#include "hoso-driver.h"

#include <dlfcn.h>
#include <string.h>
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#define WAIT_MS 20000
#define MAX_TABS 200

/* --- Waiting --- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds; FALSE where it never did. */
gboolean
hoso_driver_wait (HosoDriverCondition condition, gpointer data, guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  guint wake = g_timeout_add (10, wake_cb, NULL);
  gboolean held = condition (data);

  while (!held && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      held = condition (data);
    }
  g_source_remove (wake);
  return held;
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* See hoso-driver.h. */
void
hoso_driver_settle (guint milliseconds)
{
  hoso_driver_wait (never, NULL, milliseconds);
}

static void
painted_cb (GdkFrameClock *clock, gpointer painted)
{
  *(gboolean *)painted = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* A person acts on what is on the screen.  Newer GTK shows a row or a page no
 * earlier than in the frame after the one that asked for it, and what is not
 * shown takes no focus. */
void
hoso_driver_wait_drawn (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  for (guint i = 0; i < 2; i++)
    {
      gboolean painted = FALSE;
      gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
      gboolean in_time;

      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      in_time = hoso_driver_wait (is_true, &painted, WAIT_MS);
      g_signal_handler_disconnect (clock, id);
      if (!in_time)
        g_error ("the window is not drawn");
    }
}

/* Newer GTK warns where widgets of libadwaita, such as its dialogs of older kinds,
 * contradict themselves about their size.  All other warnings end the test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n, gpointer data)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        (g_str_has_prefix (fields[i].value, "Trying to measure ") ||
         strstr (fields[i].value, " reported min ") != NULL))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n, data);
}

#ifdef __SANITIZE_ADDRESS__
/* The file chooser asks a library for folders in the cloud, which loses the names of
 * two folders that are not there as soon as the session bus answers.  Here it is asked
 * once, for all choosers, and not watched. */
static void
ask_for_clouds (void)
{
  gpointer (*ask) (void) =
    (gpointer (*) (void))dlsym (RTLD_DEFAULT, "cloud_providers_collector_dup_singleton");

  if (ask == NULL)
    return;
  __lsan_disable ();
  ask ();
  hoso_driver_settle (200);
  __lsan_enable ();
}
#endif

/* --- The program --- */

/* See hoso-driver.h. */
gboolean
hoso_driver_init (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
#ifdef __SANITIZE_ADDRESS__
  ask_for_clouds ();
#endif
  return TRUE;
}

/* Registered, without a window; free with g_object_unref(). */
HosoApplication *
hoso_driver_start (void)
{
  HosoApplication *application = hoso_application_new (G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static gboolean
is_open (gpointer window)
{
  return hoso_window_get_workspace (window) != NULL;
}

/* See hoso-driver.h. */
HosoWindow *
hoso_driver_open (HosoApplication *application, const char *path, int width, int height)
{
  HosoWindow *window = hoso_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  hoso_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (hoso_driver_wait (is_open, window, WAIT_MS));
  return window;
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *)data == NULL;
}

/* See hoso-driver.h. */
void
hoso_driver_close (HosoWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  if (!hoso_driver_wait (is_null, &weak, WAIT_MS))
    g_error ("the window is still there, with %u references", G_OBJECT (window)->ref_count);
}

/* --- Finding --- */

static gboolean
has_label (GtkWidget *widget, const char *name)
{
  g_autofree char *found = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL,
                                              name,
                                              NULL);
  return found == NULL;
}

/* A mnemonic's underline is not said. */
static gboolean
is_said_as (const char *label, const char *name)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (const char *c = label; c != NULL && *c != '\0'; c++)
    if (*c != '_')
      g_string_append_c (said, *c);
  return g_str_equal (said->str, name);
}

static gboolean
has_name (GtkWidget *widget, const char *name)
{
  if (has_label (widget, name))
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name);
  if (GTK_IS_BUTTON (widget))
    return is_said_as (gtk_button_get_label (GTK_BUTTON (widget)), name);
  if (ADW_IS_PREFERENCES_ROW (widget))
    return is_said_as (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name);
  return FALSE;
}

/* Rows that are scrolled out of sight count: a person would scroll. */
static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) &&
         (gtk_widget_get_child_visible (widget) ||
          g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget"));
}

static GtkWidget *
find_below (GtkWidget *widget, const char *name)
{
  if (!is_shown (widget))
    return NULL;
  if (has_name (widget, name))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_below (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Dialogues come before the windows below them. */
GtkWidget *
hoso_driver_find (const char *name)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
      {
        g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);
        gboolean above = gtk_window_get_transient_for (window) != NULL;
        GtkWidget *found = above == (pass == 0) ? find_below (GTK_WIDGET (window), name) : NULL;

        if (found != NULL)
          return found;
      }
  return NULL;
}

static gboolean
is_found (gpointer name)
{
  return hoso_driver_find (name) != NULL;
}

static gboolean
is_not_found (gpointer name)
{
  return hoso_driver_find (name) == NULL;
}

static void
add_shown (GtkWidget *widget, GString *text)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (text, "%s“%s”", text->len > 0 ? ", " : "",
                            gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_shown (child, text);
}

/* The labels of all windows, for the message of a test that fails. */
static char *
dup_shown (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      add_shown (window, text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The widget of that name, as soon as it is shown. */
GtkWidget *
hoso_driver_wait_for (const char *name)
{
  if (!hoso_driver_wait (is_found, (gpointer)name, WAIT_MS))
    {
      g_autofree char *shown = dup_shown ();

      g_error ("not showing: %s; showing: %s", name, shown);
    }
  return hoso_driver_find (name);
}

/* See hoso-driver.h. */
void
hoso_driver_wait_gone (const char *name)
{
  if (!hoso_driver_wait (is_not_found, (gpointer)name, WAIT_MS))
    g_error ("still showing: %s", name);
}

/* --- Using --- */

/* A label is pressed where the button or row that holds it is. */
static GtkWidget *
find_pressable (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_CHECK_BUTTON (widget) ||
        GTK_IS_MENU_BUTTON (widget) || GTK_IS_EXPANDER (widget) || GTK_IS_FLOW_BOX_CHILD (widget) ||
        g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget") ||
        g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
      return widget;
  return NULL;
}

static gboolean
is_ready (gpointer name)
{
  GtkWidget *found = hoso_driver_find (name);
  GtkWidget *widget = found != NULL ? find_pressable (found) : NULL;

  return widget != NULL && gtk_widget_is_sensitive (widget);
}

/* Waits until it can be pressed, then presses it. */
void
hoso_driver_click (const char *name)
{
  GtkWidget *widget;

  if (!hoso_driver_wait (is_ready, (gpointer)name, WAIT_MS))
    g_error ("cannot be pressed: %s", name);
  widget = find_pressable (hoso_driver_find (name));
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else if (!gtk_widget_activate (widget))
    g_error ("does nothing when pressed: %s", name);
  hoso_driver_settle (50);
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_editable (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* See hoso-driver.h. */
void
hoso_driver_fill (const char *name, const char *text)
{
  GtkWidget *widget = hoso_driver_wait_for (name);
  GtkWidget *editable = NULL;

  for (; widget != NULL && editable == NULL; widget = gtk_widget_get_parent (widget))
    editable = find_editable (widget);
  if (editable == NULL)
    g_error ("holds no text: %s", name);

  if (GTK_IS_TEXT_VIEW (editable))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editable)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (editable), text);
  hoso_driver_settle (50);
}

/* See hoso-driver.h. */
void
hoso_driver_choose (const char *name, guint position)
{
  GtkWidget *widget = hoso_driver_wait_for (name);

  while (widget != NULL && !GTK_IS_DROP_DOWN (widget) && !ADW_IS_COMBO_ROW (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL)
    g_error ("offers no choice: %s", name);

  g_object_set (widget, "selected", position, NULL);
  hoso_driver_settle (50);
}

/* See hoso-driver.h. */
GtkWidget *
hoso_driver_press_tab (GtkWindow *window)
{
  hoso_driver_wait_drawn (window);
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  return gtk_window_get_focus (window);
}

/* See hoso-driver.h. */
gboolean
hoso_driver_is_named (GtkWidget *focus, const char *name)
{
  return focus == hoso_driver_find (name);
}

/* See hoso-driver.h. */
gboolean
hoso_driver_is_head (GtkWidget *focus, const char *name)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, ADW_TYPE_EXPANDER_ROW);

  return row != NULL && GTK_IS_LIST_BOX_ROW (focus) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), name);
}

/* See hoso-driver.h.  @name is handed to @is_there, and told where it never holds. */
GtkWidget *
hoso_driver_tab_to (GtkWindow *window, HosoDriverFocusTest is_there, const char *name)
{
  for (guint i = 0; i < MAX_TABS; i++)
    {
      GtkWidget *focus = hoso_driver_press_tab (window);

      if (focus != NULL && is_there (focus, name))
        return focus;
    }
  g_error ("the Tab key does not get to: %s", name);
}

/* See hoso-driver.h. */
void
hoso_driver_activate (const char *name_inside, const char *action)
{
  if (!gtk_widget_activate_action (hoso_driver_wait_for (name_inside), action, NULL))
    g_error ("no such action: %s", action);
  hoso_driver_settle (50);
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

static gboolean
is_choosing (gpointer data)
{
  return find_chooser () != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return find_chooser () == NULL;
}

static gboolean
has_chosen (gpointer path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (find_chooser ());

  return file != NULL && g_str_equal (g_file_peek_path (file), path);
}

/* Where a file is saved, its whole path is typed: GTK 4.18 complains of a button of
 * its own where the folder is changed before the first one is listed. */
static void
point_at (GtkFileChooser *chooser, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (chooser, path);
  else
    gtk_file_chooser_set_file (chooser, file, NULL);
}

/* See hoso-driver.h. */
void
hoso_driver_answer_file (const char *path)
{
  GtkFileChooser *chooser;

  if (!hoso_driver_wait (is_choosing, NULL, WAIT_MS))
    g_error ("asks for no file: %s", path);
  chooser = find_chooser ();
  /* A folder that it began to list before may still come in between. */
  for (guint i = 0; i < 20 && find_chooser () == chooser; i++)
    {
      point_at (chooser, path);
      if (!hoso_driver_wait (has_chosen, (gpointer)path, WAIT_MS))
        g_error ("cannot be chosen: %s", path);
      hoso_driver_settle (200);
      if (!has_chosen ((gpointer)path))
        continue;
      gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);
      hoso_driver_wait (is_answered, NULL, 1000);
    }
  if (find_chooser () == chooser)
    g_error ("does not close: %s", path);
  hoso_driver_settle (50);
}

/* --- Pictures --- */

/* See hoso-driver.h. */
gboolean
hoso_driver_save_picture (GtkWindow *window, const char *path)
{
  int width = gtk_widget_get_width (GTK_WIDGET (window));
  int height = gtk_widget_get_height (GTK_WIDGET (window));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL || renderer == NULL)
    return FALSE;

  texture = gsk_renderer_render_texture (renderer,
                                         node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  return gdk_texture_save_to_png (texture, path);
}

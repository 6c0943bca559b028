/* The window's commands, keys, drops and toasts.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-window-private.h"

#include "hoso-import-dialog.h"
#include "hoso-imports-dialog.h"
#include "hoso-list-dialog.h"
#include "hoso-list-work.h"

#include <glib/gi18n-lib.h>

/* --- Toasts and errors, from anywhere inside --- */

/* A dialogue speaks through the window below it. */
static HosoWindow *
find_window (GtkWidget *inside)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (inside));

  while (GTK_IS_WINDOW (root) && !HOSO_IS_WINDOW (root))
    root = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return HOSO_IS_WINDOW (root) ? HOSO_WINDOW (root) : NULL;
}

static void
add_toast (GtkWidget *inside, const char *title, gboolean undo)
{
  HosoWindow *self = find_window (inside);

  if (self == NULL)
    return;

  g_autofree char *markup = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Says that something was done.  @title is plain text. */
void
hoso_window_toast (GtkWidget *inside, const char *title)
{
  add_toast (inside, title, FALSE);
}

/* Says that the user changed something, with a button that takes it back. */
void
hoso_window_toast_undo (GtkWidget *inside, const char *title)
{
  add_toast (inside, title, TRUE);
}

/* Shows the error's sentence; says nothing of work that was cancelled. */
void
hoso_window_show_error (GtkWidget *inside, const GError *error)
{
  GtkWidget *dialog;
  GtkRoot *root = gtk_widget_get_root (inside);

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   _ ("That Did Not Work"),
                                   error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Shows a page, and of it the thing with that id where it is not 0. */
void
hoso_window_show_page (GtkWidget *inside, HosoPage page, gint64 id)
{
  HosoWindow *self = find_window (inside);

  if (self == NULL)
    return;

  hoso_window_set_page (self, page);
  hoso_page_view_show_item (HOSO_PAGE_VIEW (self->pages[page]), id);
}

/* Shows all imports, or the one with that id and what is to decide about it. */
void
hoso_window_show_imports (GtkWidget *inside, gint64 import)
{
  HosoWindow *self = find_window (inside);

  if (self != NULL && self->workspace != NULL)
    gtk_window_present (
      GTK_WINDOW (hoso_imports_dialog_new (GTK_WINDOW (self), self->workspace, import)));
}

/* --- Undo and redo --- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hoso_workspace_undo_finish (HOSO_WORKSPACE (source), result, &error);

  if (name == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was taken back, for example “Add customer”. */
  g_autofree char *title = g_strdup_printf (_ ("Undone: %s"), name);

  hoso_window_toast (GTK_WIDGET (self), title);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hoso_workspace_undo_finish (HOSO_WORKSPACE (source), result, &error);

  if (name == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: %s is what was done again, for example “Add customer”. */
  g_autofree char *title = g_strdup_printf (_ ("Done again: %s"), name);

  hoso_window_toast_undo (GTK_WIDGET (self), title);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  hoso_workspace_undo_async (self->workspace, undone_cb, g_object_ref (self));
}

static void
redo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  hoso_workspace_redo_async (self->workspace, redone_cb, g_object_ref (self));
}

static void
undo_names_changed_cb (HosoWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  if (self->workspace != NULL)
    g_object_get (self->workspace, "undo-name", &undo, "redo-name", &redo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}

/* Keeps the two actions enabled exactly while there is a step to take. */
void
hoso_window_follow_undo (HosoWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import", self->workspace != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.imports", self->workspace != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.backups", self->workspace != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fields", self->workspace != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-link", self->workspace != NULL);
  undo_names_changed_cb (self);
  if (self->workspace == NULL)
    return;

  g_signal_connect_object (self->workspace,
                           "notify",
                           G_CALLBACK (undo_names_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

/* --- Files --- */

/* A dialogue that gave way to another one has closed already. */
static void
import_closed_cb (HosoWindow *self, GtkWidget *dialog)
{
  if (self->importing != dialog)
    return;
  self->importing = NULL;
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    hoso_window_import_pending (self);
}

static void
show_waiting (HosoWindow *self)
{
  guint waiting = g_list_length (self->pending);

  if (HOSO_IS_IMPORT_DIALOG (self->importing))
    hoso_import_dialog_set_waiting (HOSO_IMPORT_DIALOG (self->importing), waiting);
  else if (HOSO_IS_LIST_DIALOG (self->importing))
    hoso_list_dialog_set_waiting (HOSO_LIST_DIALOG (self->importing), waiting);
}

/* In place of the dialogue that is there, if any. */
static void
show_import (HosoWindow *self, GtkWidget *dialog)
{
  GtkWidget *before = self->importing;

  self->importing = dialog;
  g_signal_connect_object (dialog, "unrealize", G_CALLBACK (import_closed_cb), self,
                           G_CONNECT_SWAPPED);
  show_waiting (self);
  gtk_window_present (GTK_WINDOW (dialog));
  if (before != NULL)
    gtk_window_destroy (GTK_WINDOW (before));
}

/* The user says that a list is a survey. */
static void
list_is_survey_cb (HosoWindow *self, HosoListDialog *dialog)
{
  show_import (self, hoso_import_dialog_new (GTK_WINDOW (self), self->workspace,
                                             hoso_list_dialog_get_file (dialog)));
}

/* A file that cannot be read says so in the dialogue of surveys. */
static void
list_recognised_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoWindow) self = data;
  g_autoptr (HosoSheet) sheet = hoso_list_recognise_finish (result, NULL);
  g_autoptr (GFile) file = g_steal_pointer (&self->opening);
  GtkWidget *dialog;

  if (self->workspace == NULL || file == NULL)
    return;
  if (sheet == NULL || sheet->kind == HOSO_FILE_SURVEY)
    {
      show_import (self, hoso_import_dialog_new (GTK_WINDOW (self), self->workspace, file));
      return;
    }
  dialog = hoso_list_dialog_new (GTK_WINDOW (self), self->workspace, file,
                                 g_steal_pointer (&sheet));
  g_signal_connect_object (dialog, "survey", G_CALLBACK (list_is_survey_cb), self,
                           G_CONNECT_SWAPPED);
  show_import (self, dialog);
}

/* What the head of the file says decides which dialogue it gets. */
static void
begin_import (HosoWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      show_import (self, hoso_import_dialog_new (GTK_WINDOW (self), self->workspace, file));
      return;
    }
  self->opening = g_object_ref (file);
  hoso_list_recognise_async (path, NULL, list_recognised_cb, g_object_ref (self));
}

/* Imports the next of the files that wait, where none is being imported. */
void
hoso_window_import_pending (HosoWindow *self)
{
  if (self->workspace == NULL)
    return;

  while (self->importing == NULL && self->opening == NULL && self->pending != NULL)
    {
      g_autoptr (GFile) file = self->pending->data;

      self->pending = g_list_delete_link (self->pending, self->pending);
      if (!hoso_window_take_remote_file (self, file))
        begin_import (self, file);
    }
  show_waiting (self);
}

/* See hoso-window.h. */
void
hoso_window_import (HosoWindow *self, GFile *file)
{
  g_return_if_fail (HOSO_IS_WINDOW (self));

  self->pending = g_list_append (self->pending, g_object_ref (file));
  hoso_window_import_pending (self);
}

static void
open_files (HosoWindow *self, GFile **files, int n_files)
{
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), files,
                      n_files, "");
}

static void
import_response_cb (GtkNativeDialog *native, int response, HosoWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));

      hoso_window_import (self, file);
    }
  g_object_unref (native);
}

static void
workspace_response_cb (GtkNativeDialog *native, int response, HosoWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        hoso_window_open (self, path);
    }
  g_object_unref (native);
}

static void
add_filter (GtkFileChooserNative *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
}

/* The chooser owns itself until it was answered. */
static void
import_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Import a File"), GTK_WINDOW (widget),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);

  add_filter (chooser, _ ("Surveys, customers or orders (CSV, ZIP, XLSX, vCard)"),
              (const char *[]){ "csv", "tsv", "txt", "zip", "xlsx", "vcf", NULL });
  add_filter (chooser, _ ("All files"), (const char *[]){ NULL });
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_response_cb), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
choose_workspace (GtkWidget *widget,
                  GtkFileChooserAction action,
                  const char *title,
                  const char *accept)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (widget), action, accept, NULL);

  add_filter (chooser, _ ("Workspaces"), (const char *[]){ "hoso", NULL });
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Customers.hoso"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (workspace_response_cb), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_workspace (widget, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Workspace"), _ ("_Open"));
}

static void
new_workspace_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_workspace (widget, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Start a New Workspace"),
                    _ ("_Create"));
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, HosoWindow *self)
{
  GSList *files;

  if (G_VALUE_HOLDS_STRING (value))
    return hoso_window_take_link (self, g_value_get_string (value));

  files = g_value_get_boxed (value);
  for (GSList *l = files; l != NULL; l = l->next)
    open_files (self, (GFile **)&l->data, 1);
  return files != NULL;
}

/* Files and links dropped anywhere on the window that no widget inside takes. */
void
hoso_window_add_drop_target (HosoWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- Navigation --- */

static void
page_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);
  HosoPage page;

  if (!hoso_page_from_name (g_variant_get_string (parameter, NULL), &page))
    return;
  hoso_window_set_page (self, page);
  hoso_page_view_focus (HOSO_PAGE_VIEW (self->pages[page]));
}

/* For rows and links: a page's name and an id. */
static void
show_item_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *page_name;
  HosoPage page;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &page_name, &id);
  if (hoso_page_from_name (page_name, &page))
    hoso_window_show_page (widget, page, id);
}

/* An import's id, or 0 for the list. */
static void
imports_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_window_show_imports (widget, g_variant_get_int64 (parameter));
}

static void
back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_window_go_back (HOSO_WINDOW (widget));
}

/* Ctrl+N and Ctrl+F mean what the shown page says they do. */
static void
new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_widget_activate_action_variant (self->pages[self->page], "page.new", NULL);
}

static void
search_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_widget_activate_action_variant (self->pages[self->page], "page.search", NULL);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;
  const GdkModifierType shift = GDK_SHIFT_MASK;
  const GdkModifierType alt = GDK_ALT_MASK;

  for (guint i = 0; i < HOSO_N_PAGES; i++)
    {
      const char *page = hoso_page_get_name (i);

      gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, ctrl, "win.page", "s", page);
      gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, alt, "win.page", "s", page);
    }

  /* Class bindings, not accelerators: an entry's own Ctrl+Z comes first. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, ctrl, "win.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, ctrl | shift, "win.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_i, ctrl, "win.import", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_h, ctrl, "win.imports", "x",
                                       G_GINT64_CONSTANT (0));
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, ctrl, "win.open-workspace", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, ctrl, "win.new", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, ctrl, "win.search", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, alt, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Back, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_w, ctrl, "window.close", NULL);
}

/* To be called from class_init. */
void
hoso_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_activated);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_activated);
  gtk_widget_class_install_action (klass, "win.import", NULL, import_activated);
  gtk_widget_class_install_action (klass, "win.open-workspace", NULL, open_activated);
  gtk_widget_class_install_action (klass, "win.new-workspace", NULL, new_workspace_activated);
  gtk_widget_class_install_action (klass, "win.page", "s", page_activated);
  gtk_widget_class_install_action (klass, "win.show-item", "(sx)", show_item_activated);
  gtk_widget_class_install_action (klass, "win.imports", "x", imports_activated);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_activated);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_activated);
  gtk_widget_class_install_action (klass, "win.search", NULL, search_activated);
  hoso_window_install_link_actions (klass);
  hoso_window_install_backup_actions (klass);
  hoso_window_install_rescue_actions (klass);
  bind_keys (klass);
}

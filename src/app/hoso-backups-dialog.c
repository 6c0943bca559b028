/* The copies of a workspace, by date and size, with a button that puts each back;
 * and what else is done with the whole: save, export, check.  What is restored
 * can be taken back, since a copy of what was there is kept first.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-backups-dialog.h"

#include "hoso-backup-work.h"
#include "hoso-date-text.h"
#include "hoso-export-dialog.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define POLL_MS 100

struct _HosoBackupsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack; /* “list” or “working” */
  AdwPreferencesGroup *group;
  GtkLabel *doing;
  GtkProgressBar *progress;

  HosoWorkspace *workspace;
  GCancellable *cancellable; /* of what runs */
  HosoBackupRun *run;        /* or NULL */
  GPtrArray *rows;           /* of GtkWidget, borrowed from the group */
  GtkFileChooserNative *chooser;
  guint poll;
};

G_DEFINE_FINAL_TYPE (HosoBackupsDialog, hoso_backups_dialog, ADW_TYPE_WINDOW)

static const HosoExportFormat copy_formats[] = {
  { "hoso", N_ ("Hoso workspace") },
  { NULL },
};

static const HosoExportFormat export_formats[] = {
  { "zip", N_ ("ZIP with JSON and pictures") },
  { NULL },
};

/* --- The list --- */

static GtkWidget *
make_row (const HosoBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore"));
  g_autofree char *date = hoso_date_text_dup_unix (backup->at);
  g_autofree char *size = g_format_size (backup->size);
  /* Translators: %s is a date and time. */
  g_autofree char *name = g_strdup_printf (_ ("Restore the copy of %s"), date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), date);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", backup->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.restore");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_backups (HosoBackupsDialog *self, const GPtrArray *backups)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MAX (1, backups->len); i++)
    {
      GtkWidget *row;

      if (backups->len > 0)
        row = make_row (g_ptr_array_index (backups, i));
      else
        {
          row = adw_action_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No copies yet"));
        }
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoBackupsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL)
    return;
  if (backups == NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
  else
    show_backups (self, backups);
}

static void
list_backups (HosoBackupsDialog *self)
{
  hoso_workspace_read_async (self->workspace, hoso_backup_work_list,
                             g_strdup (hoso_workspace_get_path (self->workspace)), g_free,
                             (GDestroyNotify)g_ptr_array_unref, NULL, listed_cb,
                             g_object_ref (self));
}

/* --- Work --- */

static gboolean
poll_cb (gpointer data)
{
  HosoBackupsDialog *self = data;
  double fraction = hoso_backup_run_get_fraction (self->run);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);
  return G_SOURCE_CONTINUE;
}

static void
say (HosoBackupsDialog *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_findings (HosoBackupsDialog *self, char **sentences)
{
  g_autofree char *body = g_strjoinv ("\n", sentences);
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _ ("The Workspace Was Checked"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_result (HosoBackupsDialog *self, HosoBackupKind kind, char **sentences)
{
  switch (kind)
    {
    case HOSO_BACKUP_KEEP:
    case HOSO_BACKUP_SAVE:
      say (self, _ ("The copy was made."));
      break;
    case HOSO_BACKUP_RESTORE:
      say (self, _ ("Restored. What was there before is the newest copy."));
      break;
    case HOSO_BACKUP_EXPORT:
      say (self, _ ("Everything was exported."));
      break;
    case HOSO_BACKUP_CHECK:
      show_findings (self, sentences);
      break;
    }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoBackupsDialog) self = data;
  g_autoptr (HosoBackupRun) run = g_steal_pointer (&self->run);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sentences =
    hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->workspace == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, "list");
  if (sentences == NULL)
    hoso_window_show_error (GTK_WIDGET (self), error);
  else
    show_result (self, hoso_backup_run_get_kind (run), sentences);
  list_backups (self);
}

static void
start (HosoBackupsDialog *self, HosoBackupKind kind, const char *path, const char *doing)
{
  if (self->run != NULL)
    return;
  self->run = hoso_backup_run_new (kind, path);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->doing, doing);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "working");
  self->poll = g_timeout_add (POLL_MS, poll_cb, self);
  hoso_backup_run_start (self->run, self->workspace, self->cancellable, done_cb,
                         g_object_ref (self));
}

static void
restore (HosoBackupsDialog *self, const char *path)
{
  start (self, HOSO_BACKUP_RESTORE, path, _ ("Restoring the copy…"));
}

/* --- Commands --- */

static void
keep_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (HOSO_BACKUPS_DIALOG (widget), HOSO_BACKUP_KEEP, NULL, _ ("Making a copy…"));
}

static void
save_chosen_cb (GtkWidget *inside, const char *format, const char *path)
{
  start (HOSO_BACKUPS_DIALOG (inside), HOSO_BACKUP_SAVE, path, _ ("Making a copy…"));
}

/* "shop 2026-11-22" */
static char *
dup_name (HosoBackupsDialog *self)
{
  g_autofree char *base = g_path_get_basename (hoso_workspace_get_path (self->workspace));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%F");

  if (g_str_has_suffix (base, ".hoso"))
    base[strlen (base) - strlen (".hoso")] = '\0';
  return g_strdup_printf ("%s %s", base, day);
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name = dup_name (HOSO_BACKUPS_DIALOG (widget));

  hoso_export_dialog_show (widget, _ ("Save a Copy"), name, copy_formats, save_chosen_cb);
}

static void
export_chosen_cb (GtkWidget *inside, const char *format, const char *path)
{
  start (HOSO_BACKUPS_DIALOG (inside), HOSO_BACKUP_EXPORT, path, _ ("Exporting everything…"));
}

static void
export_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *name = dup_name (HOSO_BACKUPS_DIALOG (widget));

  hoso_export_dialog_show (widget, _ ("Export Everything"), name, export_formats,
                           export_chosen_cb);
}

static void
check_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start (HOSO_BACKUPS_DIALOG (widget), HOSO_BACKUP_CHECK, NULL, _ ("Checking the workspace…"));
}

static void
cancel_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (HOSO_BACKUPS_DIALOG (widget)->cancellable);
}

/* A path. */
static void
restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  restore (HOSO_BACKUPS_DIALOG (widget), g_variant_get_string (parameter, NULL));
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, HosoBackupsDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    restore (self, path);
  g_clear_object (&self->chooser);
}

static void
restore_file_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoBackupsDialog *self = HOSO_BACKUPS_DIALOG (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser =
    gtk_file_chooser_native_new (_ ("Restore From a File"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Restore"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Hoso workspace"));
  gtk_file_filter_add_suffix (filter, "hoso");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- The widget --- */

static void
hoso_backups_dialog_dispose (GObject *object)
{
  HosoBackupsDialog *self = HOSO_BACKUPS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_BACKUPS_DIALOG);
  G_OBJECT_CLASS (hoso_backups_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "backups.keep", NULL, keep_activated);
  gtk_widget_class_install_action (klass, "backups.save", NULL, save_activated);
  gtk_widget_class_install_action (klass, "backups.restore", "s", restore_activated);
  gtk_widget_class_install_action (klass, "backups.restore-file", NULL, restore_file_activated);
  gtk_widget_class_install_action (klass, "backups.export", NULL, export_activated);
  gtk_widget_class_install_action (klass, "backups.check", NULL, check_activated);
  gtk_widget_class_install_action (klass, "backups.cancel", NULL, cancel_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_backups_dialog_class_init (HosoBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_backups_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoBackupsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HosoBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoBackupsDialog, group);
  gtk_widget_class_bind_template_child (widget_class, HosoBackupsDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, HosoBackupsDialog, progress);
  install_actions (widget_class);
}

static void
hoso_backups_dialog_init (HosoBackupsDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* For the workspace that @parent shows. */
GtkWidget *
hoso_backups_dialog_new (GtkWindow *parent, HosoWorkspace *workspace)
{
  HosoBackupsDialog *self =
    g_object_new (HOSO_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  list_backups (self);
  return GTK_WIDGET (self);
}

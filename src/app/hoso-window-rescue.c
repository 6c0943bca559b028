/* A workspace that did not open: says why, and offers what can be done about it.
 * The damaged file stays, whatever is chosen.  Main thread only, but for the work
 * on files.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-window-private.h"

#include "hoso-date-text.h"
#include "hoso-error.h"
#include "hoso-rescue.h"

#include <glib/gi18n-lib.h>

/* --- Looking for a copy --- */

static void
find_backup (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  HosoBackup *backup = hoso_rescue_find_backup (path, cancellable, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify)hoso_backup_free);
  else
    g_task_return_error (task, error);
}

static void
offer_backup (HosoWindow *self, const HosoBackup *backup)
{
  g_autofree char *date = hoso_date_text_dup_unix (backup->at);
  /* Translators: %s is a day and a time. */
  g_autofree char *label = g_strdup_printf (_ ("_Restore the Backup of %s"), date);
  GtkWidget *text;

  g_free (self->backup);
  self->backup = g_strdup (backup->path);
  gtk_button_set_label (GTK_BUTTON (self->restore_button), label);
  text = gtk_button_get_child (GTK_BUTTON (self->restore_button));
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (self->restore_button, TRUE);
  gtk_widget_set_visible (self->anew_button, TRUE);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HosoWindow *self = HOSO_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (HosoBackup) backup = g_task_propagate_pointer (G_TASK (result), &error);

  if (backup != NULL)
    offer_backup (self, backup);
  else if (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    g_debug ("%s", error->message);
}

/* See hoso-window-private.h. */
void
hoso_window_show_failure (HosoWindow *self, const GError *error)
{
  gboolean damaged = g_error_matches (error, HOSO_ERROR, HOSO_ERROR_CORRUPT);
  g_autofree char *text = g_markup_escape_text (error->message, -1);
  g_autofree char *more = g_strdup_printf (
    "%s\n\n%s", text,
    _ ("Whatever you choose, the damaged file stays beside the workspace that takes its place."));
  g_autoptr (GTask) task = NULL;

  adw_status_page_set_description (self->failure, damaged ? more : text);
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_widget_set_visible (self->anew_button, damaged);
  gtk_stack_set_visible_child_name (self->stage, "failed");
  /* A file that is no workspace any more may have been one. */
  if (!damaged && !g_error_matches (error, HOSO_ERROR, HOSO_ERROR_FORMAT))
    return;
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, find_backup);
}

/* --- Doing it --- */

typedef struct
{
  char *path;
  char *backup; /* or NULL to begin anew */
} Rescue;

static void
rescue_free (Rescue *rescue)
{
  g_free (rescue->path);
  g_free (rescue->backup);
  g_free (rescue);
}

static void
rescue (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Rescue *asked = data;
  GError *error = NULL;
  g_autofree char *aside = NULL;
  gboolean done;

  if (asked->backup != NULL)
    done = hoso_backups_restore (asked->path, asked->backup, NULL, NULL, cancellable, &error);
  else
    done = (aside = hoso_rescue_set_aside (asked->path, &error)) != NULL;
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
rescued_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  HosoWindow *self = HOSO_WINDOW (source);
  g_autofree char *path = g_strdup (self->path);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hoso_window_open (self, path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hoso_window_show_failure (self, error);
}

static void
start (HosoWindow *self, const char *backup)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, rescued_cb, NULL);
  Rescue *asked = g_new0 (Rescue, 1);

  asked->path = g_strdup (self->path);
  asked->backup = g_strdup (backup);
  g_task_set_task_data (task, asked, (GDestroyNotify)rescue_free);
  gtk_stack_set_visible_child_name (self->stage, "loading");
  g_task_run_in_thread (task, rescue);
}

static void
restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace == NULL && self->backup != NULL)
    start (self, self->backup);
}

static void
anew_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace == NULL)
    start (self, NULL);
}

/* To be called from class_init. */
void
hoso_window_install_rescue_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.restore-backup", NULL, restore_activated);
  gtk_widget_class_install_action (klass, "win.start-anew", NULL, anew_activated);
}

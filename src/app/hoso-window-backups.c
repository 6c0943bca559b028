/* The window's commands on the whole workspace.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-window-private.h"

#include "hoso-backups-dialog.h"
#include "hoso-fields-dialog.h"

/* "list" shows the copies; "check" and "export" begin at once. */
static void
backups_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  GtkWidget *dialog;

  if (self->workspace == NULL)
    return;
  dialog = hoso_backups_dialog_new (GTK_WINDOW (self), self->workspace);
  gtk_window_present (GTK_WINDOW (dialog));
  if (g_str_equal (what, "check"))
    gtk_widget_activate_action (dialog, "backups.check", NULL);
  else if (g_str_equal (what, "export"))
    gtk_widget_activate_action (dialog, "backups.export", NULL);
}

static void
fields_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoWindow *self = HOSO_WINDOW (widget);

  if (self->workspace != NULL)
    gtk_window_present (
      GTK_WINDOW (hoso_fields_dialog_new (GTK_WINDOW (self), self->workspace)));
}

/* To be called from class_init. */
void
hoso_window_install_backup_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.backups", "s", backups_activated);
  gtk_widget_class_install_action (klass, "win.fields", NULL, fields_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_b, GDK_CONTROL_MASK, "win.backups", "s",
                                       "list");
}

/* Where the fields of the profile are added, named, ordered, retired and brought
 * back, by the groups that the profile shows.  Each change is stored at once, as
 * one step that can be taken back, and the list shown anew.  Main thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-fields-dialog.h"

#include "hoso-fields-add.h"
#include "hoso-fields-list.h"
#include "hoso-window.h"
#include "hoso-write.h"

#include <glib/gi18n-lib.h>

struct _HosoFieldsDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwComboRow *kind;
  HosoFieldsAdd *add;
  HosoFieldsList *list;

  HosoWorkspace *workspace;  /* NULL once disposed of */
  GCancellable *cancellable; /* of the loading */
  GPtrArray *fields;         /* of HosoField, NULL until loaded */
};

G_DEFINE_FINAL_TYPE (HosoFieldsDialog, hoso_fields_dialog, ADW_TYPE_WINDOW)

/* --- Changing --- */

static void
toast (HosoFieldsDialog *self, const char *title, gboolean undo)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  AdwToast *shown = adw_toast_new (markup);

  if (undo)
    {
      adw_toast_set_button_label (shown, _ ("_Undo"));
      adw_toast_set_action_name (shown, "fields.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, shown);
}

/* What moved is seen where it went. */
static const char *
get_sentence (HosoFieldsStep step)
{
  switch (step)
    {
    case HOSO_FIELDS_STEP_ADD:
      return _ ("The field was added.");
    case HOSO_FIELDS_STEP_RENAME:
      return _ ("The field was renamed.");
    case HOSO_FIELDS_STEP_OPTIONS:
      return _ ("The choices were changed.");
    case HOSO_FIELDS_STEP_GROUP:
      return _ ("The field is in another group now.");
    case HOSO_FIELDS_STEP_QUESTION:
      return _ ("The field answers another question now.");
    case HOSO_FIELDS_STEP_RETIRE:
      return _ ("The field was retired.");
    case HOSO_FIELDS_STEP_RESTORE:
      return _ ("The field is back.");
    case HOSO_FIELDS_STEP_UP:
    case HOSO_FIELDS_STEP_DOWN:
      return NULL;
    }

  g_assert_not_reached ();
}

static void
changed_cb (GtkWidget *inside, gpointer result)
{
  HosoFieldsDialog *self = HOSO_FIELDS_DIALOG (inside);
  HosoFieldsStep step = (HosoFieldsStep)(GPOINTER_TO_INT (result) - 1);
  const char *sentence = result != NULL ? get_sentence (step) : NULL;

  if (self->workspace == NULL || sentence == NULL)
    return;
  toast (self, sentence, TRUE);
  if (step == HOSO_FIELDS_STEP_ADD)
    hoso_fields_add_clear (self->add);
}

/* Takes over @change. */
static void
run (HosoFieldsDialog *self, HosoFieldsChange *change)
{
  hoso_write (GTK_WIDGET (self), self->workspace, hoso_fields_run, change,
              (GDestroyNotify)hoso_fields_change_free, changed_cb);
}

static const char *
get_kind (HosoFieldsDialog *self)
{
  return adw_combo_row_get_selected (self->kind) == 1 ? "b2b" : "b2c";
}

/* Added for the kind of customers that is shown. */
static void
added_cb (HosoFieldsDialog *self, HosoField *field)
{
  g_free (field->kind);
  field->kind = g_strdup (get_kind (self));
  run (self, hoso_fields_change_new_add (field));
}

static void
list_changed_cb (HosoFieldsDialog *self, HosoFieldsChange *change)
{
  run (self, change);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hoso_workspace_undo_finish (HOSO_WORKSPACE (source), result, &error);
  g_autofree char *title = NULL;

  if (self->workspace == NULL)
    return;
  if (name == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: %s is what was taken back, for example “Add customer”. */
  title = g_strdup_printf (_ ("Undone: %s"), name);
  toast (self, title, FALSE);
}

static void
undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoFieldsDialog *self = HOSO_FIELDS_DIALOG (widget);

  hoso_workspace_undo_async (self->workspace, undone_cb, g_object_ref (self));
}

static void
open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_fields_add_open (HOSO_FIELDS_DIALOG (widget)->add);
}

/* --- Loading --- */

static void
kind_changed_cb (HosoFieldsDialog *self)
{
  if (self->fields != NULL)
    hoso_fields_list_show (self->list, self->fields, get_kind (self));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoFieldsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (self->workspace == NULL || fields == NULL)
    {
      g_clear_pointer (&fields, g_ptr_array_unref);
      if (self->workspace != NULL)
        hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = fields;
  hoso_fields_list_show (self->list, self->fields, get_kind (self));
}

static void
load (HosoFieldsDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_fields_load, NULL, NULL,
                             (GDestroyNotify)g_ptr_array_unref, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* --- The widget --- */

static void
hoso_fields_dialog_dispose (GObject *object)
{
  HosoFieldsDialog *self = HOSO_FIELDS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_FIELDS_DIALOG);
  G_OBJECT_CLASS (hoso_fields_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "fields.open", NULL, open_activated);
  gtk_widget_class_install_action (klass, "fields.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "fields.open", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "fields.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_fields_dialog_class_init (HosoFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_fields_dialog_dispose;
  g_type_ensure (HOSO_TYPE_FIELDS_ADD);
  g_type_ensure (HOSO_TYPE_FIELDS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-fields-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoFieldsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, HosoFieldsDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoFieldsDialog, add);
  gtk_widget_class_bind_template_child (widget_class, HosoFieldsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_changed_cb);
  install_actions (widget_class);
}

static void
hoso_fields_dialog_init (HosoFieldsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-fields-dialog.h. */
GtkWidget *
hoso_fields_dialog_new (GtkWindow *parent, HosoWorkspace *workspace)
{
  HosoFieldsDialog *self = g_object_new (HOSO_TYPE_FIELDS_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

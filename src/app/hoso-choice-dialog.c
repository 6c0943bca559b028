/* Asks for one of a list of things.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-choice-dialog.h"

struct _HosoChoiceDialog
{
  AdwWindow parent_instance;

  GtkLabel *body;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];
static GQuark id_quark;

G_DEFINE_FINAL_TYPE (HosoChoiceDialog, hoso_choice_dialog, ADW_TYPE_WINDOW)

static void
row_activated_cb (HosoChoiceDialog *self, GtkListBoxRow *row)
{
  gint64 *id = g_object_get_qdata (G_OBJECT (row), id_quark);

  g_signal_emit (self, signals[CHOSEN], 0, *id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hoso_choice_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_CHOICE_DIALOG);
  G_OBJECT_CLASS (hoso_choice_dialog_parent_class)->dispose (object);
}

static void
hoso_choice_dialog_class_init (HosoChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_choice_dialog_dispose;
  id_quark = g_quark_from_static_string ("hoso-choice-id");
  signals[CHOSEN] = g_signal_new ("chosen", HOSO_TYPE_CHOICE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoChoiceDialog, body);
  gtk_widget_class_bind_template_child (widget_class, HosoChoiceDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_choice_dialog_init (HosoChoiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Above the window that @inside is in; present it once it is filled. */
HosoChoiceDialog *
hoso_choice_dialog_new (GtkWidget *inside, const char *title, const char *body)
{
  HosoChoiceDialog *self = g_object_new (HOSO_TYPE_CHOICE_DIALOG,
                                         "title", title,
                                         "transient-for", gtk_widget_get_root (inside),
                                         NULL);

  gtk_label_set_text (self->body, body);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return self;
}

/* See hoso-choice-dialog.h. */
void
hoso_choice_dialog_add (HosoChoiceDialog *self, gint64 id, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_if_fail (HOSO_IS_CHOICE_DIALOG (self));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_qdata_full (G_OBJECT (row), id_quark, g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (self->list, row);
}

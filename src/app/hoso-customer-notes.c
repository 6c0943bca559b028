/* The notes on a customer: a field for a new one, the others below, newest
 * first.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-notes.h"

#include "hoso-customer.h"
#include "hoso-date-text.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerNotes
{
  AdwBin parent_instance;

  GtkTextView *draft;
  GtkListBox *list;
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoCustomerNotes, hoso_customer_notes, ADW_TYPE_BIN)

static char *
dup_draft (HosoCustomerNotes *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->draft), &start, &end);
  return g_strstrip (gtk_text_iter_get_text (&start, &end));
}

static void
draft_changed_cb (HosoCustomerNotes *self)
{
  g_autofree char *text = dup_draft (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notes.add", *text != '\0');
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerNotes *self = HOSO_CUSTOMER_NOTES (widget);
  g_autofree char *text = dup_draft (self);

  if (*text != '\0')
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, text);
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVED], 0, g_variant_get_int64 (parameter));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_remove_button (gint64 note)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Delete the note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Delete the note"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "notes.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", note);
  return button;
}

static GtkWidget *
make_row (const HosoNote *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *text = make_label (note->text);
  g_autofree char *date = hoso_date_text_dup_unix (note->at);
  GtkWidget *caption = make_label (date);

  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_remove_button (note->id));
  gtk_widget_add_css_class (box, "hoso-property");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
hoso_customer_notes_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_CUSTOMER_NOTES);
  G_OBJECT_CLASS (hoso_customer_notes_parent_class)->dispose (object);
}

static void
hoso_customer_notes_class_init (HosoCustomerNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_customer_notes_dispose;
  signals[SIGNAL_ADDED] = g_signal_new ("added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-customer-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerNotes, draft);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerNotes, list);
  gtk_widget_class_install_action (widget_class, "notes.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "notes.remove", "x", remove_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "notes.add",
                                       NULL);
}

static void
hoso_customer_notes_init (HosoCustomerNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->draft), "changed",
                           G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  draft_changed_cb (self);
}

/* See hoso-customer-notes.h. */
void
hoso_customer_notes_set_notes (HosoCustomerNotes *self, GPtrArray *list)
{
  GtkWidget *row;

  g_return_if_fail (HOSO_IS_CUSTOMER_NOTES (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; list != NULL && i < list->len; i++)
    gtk_list_box_append (self->list, make_row (list->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), list != NULL && list->len > 0);
}

/* See hoso-customer-notes.h. */
void
hoso_customer_notes_clear_draft (HosoCustomerNotes *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_NOTES (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->draft), "", -1);
}

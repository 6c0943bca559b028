/* The form that adds or edits a customer.  Saving is one step; what the form
 * does not show (fields of the other kind, notes) stays as it was.  Main
 * thread only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-form.h"

#include "hoso-contact-rows.h"
#include "hoso-customer-work.h"
#include "hoso-customers.h"
#include "hoso-entry-row.h"
#include "hoso-field-rows.h"
#include "hoso-gauge-view.h"
#include "hoso-reveal.h"
#include "hoso-tag-box.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HosoCustomerForm
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwComboRow *kind;
  AdwEntryRow *name;
  GtkRevealer *name_missing;
  HosoContactRows *contacts;
  HosoTagBox *tags;
  HosoGaugeView *gauge;
  HosoFieldRows *fields;
  GtkToggleButton *all;

  HosoWorkspace *workspace;
  gint64 id;
  HosoCustomerData *data; /* or NULL while loading */
  char *before;           /* what the form said when it opened, or NULL */
  gboolean saving;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HosoCustomerForm, hoso_customer_form, ADW_TYPE_WINDOW)

/* --- Showing --- */

static HosoCustomerKind
get_kind (HosoCustomerForm *self)
{
  return adw_combo_row_get_selected (self->kind) == 1 ? HOSO_CUSTOMER_COMPANY
                                                      : HOSO_CUSTOMER_PERSON;
}

static void
fields_changed_cb (HosoCustomerForm *self)
{
  HosoCustomerKind kind = get_kind (self);
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify)hoso_field_value_free);
  HosoProfileGauge gauge;

  if (self->data == NULL)
    return;
  hoso_field_rows_take_values (self->fields, values);
  hoso_profile_gauge_init (&gauge, self->data->fields[kind], values);
  hoso_gauge_view_show (self->gauge, &gauge, NULL);
}

static void
kind_changed_cb (HosoCustomerForm *self)
{
  if (self->data == NULL)
    return;
  hoso_field_rows_set_all (self->fields, gtk_toggle_button_get_active (self->all));
  hoso_field_rows_set_fields (self->fields, self->data->fields[get_kind (self)],
                              self->data->values);
  fields_changed_cb (self);
}

/* What the quick form leaves out begins further up, in the first group. */
static void
all_toggled_cb (HosoCustomerForm *self)
{
  kind_changed_cb (self);
  if (self->data != NULL && gtk_toggle_button_get_active (self->all))
    hoso_field_rows_focus_more (self->fields);
}

/* All of the row is shown, also its second line of choices. */
static void
focus_changed_cb (HosoCustomerForm *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row =
    focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  if (focus != NULL)
    hoso_reveal (row != NULL ? row : focus);
}

/* The first field that answers the question, in the quick form where it has one. */
static void
question_asked_cb (HosoCustomerForm *self, guint question)
{
  GPtrArray *fields = self->data->fields[get_kind (self)];
  const HosoField *first = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_strcmp0 (field->question, hoso_field_questions[question]) == 0 &&
          (first == NULL || (field->quick && !first->quick)))
        first = field;
    }
  if (first == NULL)
    return;
  if (!first->quick)
    gtk_toggle_button_set_active (self->all, TRUE);
  hoso_field_rows_focus (self->fields, first->key);
}

/* Most customers are of the kind that is chosen. */
static void
name_entered_cb (HosoCustomerForm *self)
{
  hoso_contact_rows_focus (self->contacts);
}

static void
name_changed_cb (HosoCustomerForm *self)
{
  gtk_revealer_set_reveal_child (self->name_missing, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
}

static HosoCustomer *
make_customer (HosoCustomerForm *self)
{
  HosoCustomer *customer = hoso_customer_new ();
  GPtrArray *tags = hoso_tag_box_get_tags (self->tags);

  customer->id = self->id;
  customer->kind = get_kind (self);
  customer->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  customer->photo = self->data->customer->photo;
  hoso_contact_rows_take_contacts (self->contacts, customer->contacts);
  hoso_field_rows_take_values (self->fields, customer->fields);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (customer->tags, g_strdup (tags->pdata[i]));
  return customer;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* All that the form says, in any fixed order. */
static char *
dup_state (HosoCustomerForm *self)
{
  g_autoptr (HosoCustomer) customer = make_customer (self);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup_printf ("%d %s", customer->kind, customer->name));
  for (guint i = 0; i < customer->contacts->len; i++)
    {
      const HosoContact *contact = customer->contacts->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("contact %d %s", contact->kind, contact->value));
    }
  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];

      g_ptr_array_add (lines, g_strdup_printf ("field %s %s", value->key, value->value));
    }
  for (guint i = 0; i < customer->tags->len; i++)
    g_ptr_array_add (lines, g_strconcat ("tag ", customer->tags->pdata[i], NULL));
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

static void
show_data (HosoCustomerForm *self, HosoCustomerData *data)
{
  const HosoCustomer *customer = data->customer;

  self->data = data;
  adw_combo_row_set_selected (self->kind, customer->kind == HOSO_CUSTOMER_COMPANY);
  gtk_editable_set_text (GTK_EDITABLE (self->name), customer->name != NULL ? customer->name : "");
  hoso_contact_rows_set_contacts (self->contacts, customer->contacts);
  hoso_tag_box_set_suggestions (self->tags, (const char *const *)data->tags);
  hoso_tag_box_set_tags (self->tags, customer->tags);
  hoso_field_rows_set_values (self->fields, customer->fields);
  kind_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  self->before = dup_state (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerForm) self = data;
  g_autoptr (GError) error = NULL;
  HosoCustomerData *loaded = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (loaded != NULL && self->workspace != NULL)
    show_data (self, loaded);
  else if (loaded != NULL)
    hoso_customer_data_free (loaded);
  else if (self->workspace != NULL)
    {
      hoso_window_show_error (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), error);
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* --- Saving --- */

/* On the writing thread. */
static gpointer
save_customer (HosoDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 id = hoso_customers_save (db, data, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->saving = FALSE;
  if (id == NULL)
    {
      hoso_window_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (parent != NULL && self->id == 0)
    {
      hoso_window_show_page (GTK_WIDGET (parent), HOSO_PAGE_CUSTOMERS, *id);
      hoso_window_toast_undo (GTK_WIDGET (parent), _ ("The customer was added."));
    }
  else if (parent != NULL)
    hoso_window_toast_undo (GTK_WIDGET (parent), _ ("The customer was changed."));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerForm *self = HOSO_CUSTOMER_FORM (widget);
  g_autoptr (HosoCustomer) customer = NULL;

  if (self->data == NULL || self->saving)
    return;

  customer = make_customer (self);
  if (*customer->name == '\0')
    {
      gtk_revealer_set_reveal_child (self->name_missing, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }

  if (!hoso_field_rows_check (self->fields))
    return;

  self->saving = TRUE;
  hoso_workspace_write_async (self->workspace, save_customer, g_steal_pointer (&customer),
                              (GDestroyNotify)hoso_customer_free, g_free, NULL, saved_cb,
                              g_object_ref (self));
}

/* --- Closing --- */

static void
discard_answered_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *self)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (self);
  else if (g_str_equal (response, "save"))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

/* Escape is near other keys: what was typed is not lost without a question. */
static gboolean
hoso_customer_form_close_request (GtkWindow *window)
{
  HosoCustomerForm *self = HOSO_CUSTOMER_FORM (window);
  g_autofree char *state = self->before != NULL ? dup_state (self) : NULL;
  GtkWidget *dialog;

  if (g_strcmp0 (state, self->before) == 0)
    return GTK_WINDOW_CLASS (hoso_customer_form_parent_class)->close_request (window);

  dialog = adw_message_dialog_new (window, _ ("Save the Customer?"),
                                   _ ("What you wrote here is not saved yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On Writing"),
                                    "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  /* The answer may end the form, and the dialog is not done with it yet. */
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), FALSE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* --- The widget --- */

static void
hoso_customer_form_dispose (GObject *object)
{
  HosoCustomerForm *self = HOSO_CUSTOMER_FORM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->data, hoso_customer_data_free);
  g_clear_pointer (&self->before, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMER_FORM);
  G_OBJECT_CLASS (hoso_customer_form_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *klass)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;

  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, ctrl, "form.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Return, ctrl, "form.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Enter, ctrl, "form.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hoso_customer_form_class_init (HosoCustomerFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_customer_form_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hoso_customer_form_close_request;

  g_type_ensure (HOSO_TYPE_CONTACT_ROWS);
  g_type_ensure (HOSO_TYPE_FIELD_ROWS);
  g_type_ensure (HOSO_TYPE_GAUGE_VIEW);
  g_type_ensure (HOSO_TYPE_TAG_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-customer-form.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, kind);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, name);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, name_missing);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, contacts);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, tags);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, fields);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, gauge);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerForm, all);
  gtk_widget_class_bind_template_callback (widget_class, fields_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_activated);
  bind_keys (widget_class);
}

static void
hoso_customer_form_init (HosoCustomerForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_entry_row_set_name (self->name, _ ("Name"));
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}

/* See hoso-customer-form.h. */
GtkWidget *
hoso_customer_form_new (GtkWindow *parent, HosoWorkspace *workspace, gint64 customer)
{
  HosoCustomerForm *self = g_object_new (HOSO_TYPE_CUSTOMER_FORM, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = customer;
  gtk_window_set_title (GTK_WINDOW (self),
                        customer == 0 ? _ ("Add a Customer") : _ ("Edit the Customer"));
  hoso_workspace_read_async (workspace, hoso_customer_data_read_for_editing,
                             g_memdup2 (&customer, sizeof customer), g_free,
                             (GDestroyNotify)hoso_customer_data_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}

/* Everything that is known of one customer, with the commands on it.  What is
 * shown stays while it is read again, so that nothing flickers.  Main thread
 * only.
 */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-customer-profile.h"

#include "hoso-customer-consents.h"
#include "hoso-customer-erase.h"
#include "hoso-customer-everything.h"
#include "hoso-customer-form.h"
#include "hoso-customer-merges.h"
#include "hoso-customer-next.h"
#include "hoso-customer-people.h"
#include "hoso-customer-sections.h"
#include "hoso-customer-standing.h"
#include "hoso-customer-values.h"
#include "hoso-customer-work.h"
#include "hoso-error.h"
#include "hoso-focus-place.h"
#include "hoso-format.h"
#include "hoso-gauge-view.h"
#include "hoso-photo-button.h"
#include "hoso-purchase-form.h"
#include "hoso-relation-dialog.h"
#include "hoso-tag-box.h"
#include "hoso-timeline-view.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

struct _HosoCustomerProfile
{
  AdwBin parent_instance;

  GtkStack *stack; /* “nobody”, “profile” or “several” */
  AdwStatusPage *chosen;
  GtkScrolledWindow *scroller;
  HosoPhotoButton *photo;
  GtkLabel *name;
  GtkLabel *facts;
  HosoTagBox *tags;
  HosoCustomerStanding *standing;
  HosoCustomerNext *next;
  HosoGaugeView *gauge;
  GtkBox *sections;
  GtkLabel *summary;
  HosoTimelineView *timeline;
  HosoCustomerConsents *consents;
  HosoCustomerMerges *merges;

  HosoWorkspace *workspace; /* or NULL */
  gint64 id;
  gboolean several;       /* are chosen: nobody is shown */
  HosoCustomerData *data; /* or NULL while loading */
  GCancellable *cancellable;
};

enum
{
  SIGNAL_GONE,
  N_SIGNALS,
};

typedef enum
{
  PROP_NAME = 1,
} HosoCustomerProfileProperty;

static guint signals[N_SIGNALS];
static GParamSpec *properties[PROP_NAME + 1];

G_DEFINE_FINAL_TYPE (HosoCustomerProfile, hoso_customer_profile, ADW_TYPE_BIN)

/* --- Showing --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_section (GtkBox *box, GtkWidget *section)
{
  if (section != NULL)
    gtk_box_append (box, section);
}

static void
show_sections (HosoCustomerProfile *self)
{
  static const char *const groups[] = { "identity", "need", "behaviour", "belief", "conditions" };
  const HosoCustomer *customer = self->data->customer;
  GPtrArray *fields = self->data->fields[customer->kind];
  HosoFocusPlace *place = hoso_focus_place_new (GTK_WIDGET (self->sections));

  clear_box (self->sections);
  add_section (self->sections, hoso_customer_contacts_new (customer));
  add_section (self->sections, hoso_customer_people_new (customer));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_section (self->sections,
                 hoso_customer_values_new (customer, fields, self->data->earlier, groups[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->sections),
                          gtk_widget_get_first_child (GTK_WIDGET (self->sections)) != NULL);
  hoso_focus_place_restore (place, GTK_WIDGET (self->sections));
}

static void
show_gauge (HosoCustomerProfile *self)
{
  const HosoCustomer *customer = self->data->customer;
  HosoProfileGauge gauge;

  hoso_profile_gauge_init (&gauge, self->data->fields[customer->kind], customer->fields);
  hoso_gauge_view_show (self->gauge, &gauge, self->data->questions[customer->kind]);
}

static void
show_facts (HosoCustomerProfile *self)
{
  const HosoCustomer *customer = self->data->customer;
  const char *city = hoso_customer_get_field (customer, "city");
  g_autofree char *purchases = hoso_customer_dup_purchase_facts (customer);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (parts,
                   (gpointer)(customer->kind == HOSO_CUSTOMER_COMPANY ? _ ("Company")
                                                                      : _ ("Person")));
  if (city != NULL)
    g_ptr_array_add (parts, (gpointer)city);
  if (purchases != NULL)
    g_ptr_array_add (parts, purchases);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **)parts->pdata);
  gtk_label_set_text (self->facts, text);
}

static void
clear (HosoCustomerProfile *self)
{
  g_clear_pointer (&self->data, hoso_customer_data_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/* One who is still read leaves the one before. */
static void
show_page (HosoCustomerProfile *self)
{
  if (self->several)
    gtk_stack_set_visible_child_name (self->stack, "several");
  else if (self->id == 0)
    gtk_stack_set_visible_child_name (self->stack, "nobody");
  else if (self->data != NULL)
    gtk_stack_set_visible_child_name (self->stack, "profile");
}

static void
show_data (HosoCustomerProfile *self, HosoCustomerData *data)
{
  const HosoCustomer *customer = data->customer;

  clear (self);
  self->data = data;
  gtk_label_set_text (self->name, customer->name);
  hoso_photo_button_set_photo (self->photo, data->photo, customer->name);
  hoso_tag_box_set_suggestions (self->tags, (const char *const *)data->tags);
  hoso_tag_box_set_tags (self->tags, customer->tags);
  show_facts (self);
  hoso_customer_standing_show (self->standing, customer->id);
  hoso_customer_next_show (self->next, customer->id);
  hoso_customer_consents_show (self->consents, self->workspace, customer->id);
  hoso_customer_merges_show (self->merges, self->workspace, customer->id);
  show_gauge (self);
  show_sections (self);
  gtk_label_set_text (self->summary, data->summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), *data->summary != '\0');
  hoso_timeline_view_show (self->timeline, customer->id);
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HosoCustomerProfile) self = data;
  g_autoptr (GError) error = NULL;
  HosoCustomerData *loaded = hoso_workspace_call_finish (HOSO_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    g_clear_pointer (&loaded, hoso_customer_data_free);
  else if (loaded != NULL)
    show_data (self, loaded);
  else if (g_error_matches (error, HOSO_ERROR, HOSO_ERROR_NOT_FOUND))
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
  else
    hoso_window_show_error (GTK_WIDGET (self), error);
}

/* --- Commands --- */

static void
edit_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    gtk_window_present (GTK_WINDOW (hoso_customer_form_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace, self->id)));
}

static void
question_asked_cb (HosoCustomerProfile *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customer.edit", NULL);
}

static void
restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);
  const char *key;
  const char *value;

  g_variant_get (parameter, "(&s&s)", &key, &value);
  if (self->data != NULL)
    hoso_customer_work_restore_value (self->workspace, self->id, key, value,
                                      GTK_WIDGET (gtk_widget_get_root (widget)));
}

static const HosoRelation *
find_relation (HosoCustomerProfile *self, gint64 id)
{
  for (guint i = 0; self->data != NULL && i < self->data->customer->relations->len; i++)
    {
      const HosoRelation *relation = self->data->customer->relations->pdata[i];

      if (relation->id == id)
        return relation;
    }
  return NULL;
}

static void
add_relation_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    gtk_window_present (GTK_WINDOW (
      hoso_relation_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace,
                                self->data->customer, NULL)));
}

static void
edit_relation_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);
  const HosoRelation *relation = find_relation (self, g_variant_get_int64 (parameter));

  if (relation != NULL)
    gtk_window_present (GTK_WINDOW (
      hoso_relation_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->workspace,
                                self->data->customer, relation)));
}

static void
remove_relation_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);
  const HosoRelation *relation = find_relation (self, g_variant_get_int64 (parameter));

  if (relation != NULL)
    hoso_customer_work_remove_relation (self->workspace, relation,
                                        GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    hoso_customer_work_remove (self->workspace, self->data->customer,
                               GTK_WIDGET (gtk_widget_get_root (widget)));
}

static void
add_contact_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (HOSO_CUSTOMER_PROFILE (widget)->timeline),
                              "timeline.add", NULL);
}

static void
add_task_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (HOSO_CUSTOMER_PROFILE (widget)->timeline),
                              "timeline.add-task", NULL);
}

static void
erase_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    hoso_customer_erase_ask (widget, self->workspace, &self->id, 1, self->data->customer->name);
}

static void
everything_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    hoso_customer_everything_ask (GTK_WIDGET (gtk_widget_get_root (widget)), self->workspace,
                                  self->id, self->data->customer->name);
}

static void
show_purchase_form (HosoCustomerProfile *self, const HosoPurchase *purchase)
{
  gtk_window_present (GTK_WINDOW (
    hoso_purchase_form_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->workspace,
                            self->id, purchase)));
}

static void
add_purchase_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);

  if (self->data != NULL)
    show_purchase_form (self, NULL);
}

static void
edit_purchase_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->data != NULL && i < self->data->customer->purchases->len; i++)
    {
      const HosoPurchase *purchase = self->data->customer->purchases->pdata[i];

      if (purchase->id == id)
        {
          show_purchase_form (self, purchase);
          return;
        }
    }
}

static void
paste_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hoso_photo_button_paste (HOSO_CUSTOMER_PROFILE (widget)->photo);
}

static void
tags_changed_cb (HosoCustomerProfile *self)
{
  if (self->data != NULL)
    hoso_customer_work_set_tags (self->workspace, self->id, hoso_tag_box_get_tags (self->tags),
                                 GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
photo_chosen_cb (HosoCustomerProfile *self, GObject *chosen)
{
  if (self->data != NULL)
    hoso_customer_work_set_photo (self->workspace, self->id, chosen,
                                  GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
}

/* --- The widget --- */

static void
hoso_customer_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (object);

  switch ((HosoCustomerProfileProperty)id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->data != NULL ? self->data->customer->name : NULL);
      break;
    }
}

static void
hoso_customer_profile_dispose (GObject *object)
{
  HosoCustomerProfile *self = HOSO_CUSTOMER_PROFILE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, hoso_customer_data_free);
  g_clear_object (&self->workspace);
  /* A bound child of the bin itself would be unparented twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HOSO_TYPE_CUSTOMER_PROFILE);
  G_OBJECT_CLASS (hoso_customer_profile_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-customer-profile.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, stack);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, chosen);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, scroller);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, photo);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, name);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, facts);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, tags);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, standing);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, next);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, gauge);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, sections);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, summary);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, timeline);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, consents);
  gtk_widget_class_bind_template_child (widget_class, HosoCustomerProfile, merges);
  gtk_widget_class_bind_template_callback (widget_class, tags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, photo_chosen_cb);
}

static void
hoso_customer_profile_class_init (HosoCustomerProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hoso_customer_profile_get_property;
  object_class->dispose = hoso_customer_profile_dispose;
  properties[PROP_NAME] = g_param_spec_string ("customer-name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[SIGNAL_GONE] = g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (HOSO_TYPE_PHOTO_BUTTON);
  g_type_ensure (HOSO_TYPE_TAG_BOX);
  g_type_ensure (HOSO_TYPE_TIMELINE_VIEW);
  g_type_ensure (HOSO_TYPE_GAUGE_VIEW);
  g_type_ensure (HOSO_TYPE_CUSTOMER_NEXT);
  g_type_ensure (HOSO_TYPE_CUSTOMER_STANDING);
  g_type_ensure (HOSO_TYPE_CUSTOMER_CONSENTS);
  g_type_ensure (HOSO_TYPE_CUSTOMER_MERGES);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "customer.edit", NULL, edit_activated);
  gtk_widget_class_install_action (widget_class, "customer.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "customer.add-relation", NULL,
                                   add_relation_activated);
  gtk_widget_class_install_action (widget_class, "customer.edit-relation", "x",
                                   edit_relation_activated);
  gtk_widget_class_install_action (widget_class, "customer.remove-relation", "x",
                                   remove_relation_activated);
  gtk_widget_class_install_action (widget_class, "customer.restore-value", "(ss)",
                                   restore_activated);
  gtk_widget_class_install_action (widget_class, "customer.add-contact", NULL,
                                   add_contact_activated);
  gtk_widget_class_install_action (widget_class, "customer.add-task", NULL, add_task_activated);
  gtk_widget_class_install_action (widget_class, "customer.erase", NULL, erase_activated);
  gtk_widget_class_install_action (widget_class, "customer.everything", NULL,
                                   everything_activated);
  gtk_widget_class_install_action (widget_class, "customer.add-purchase", NULL,
                                   add_purchase_activated);
  gtk_widget_class_install_action (widget_class, "customer.edit-purchase", "x",
                                   edit_purchase_activated);
  gtk_widget_class_install_action (widget_class, "customer.paste-photo", NULL, paste_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "customer.add-contact", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "customer.paste-photo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "customer.edit",
                                       NULL);
}

static void
hoso_customer_profile_init (HosoCustomerProfile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hoso_photo_button_set_photo (self->photo, NULL, "?");
}

/* See hoso-customer-profile.h. */
void
hoso_customer_profile_set_workspace (HosoCustomerProfile *self, HosoWorkspace *workspace)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_PROFILE (self));

  hoso_customer_profile_show (self, 0);
  hoso_customer_standing_set_workspace (self->standing, workspace);
  hoso_customer_next_set_workspace (self->next, workspace);
  hoso_timeline_view_set_workspace (self->timeline, workspace);
  g_set_object (&self->workspace, workspace);
}

static void
load (HosoCustomerProfile *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->id == 0 || self->workspace == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  hoso_workspace_read_async (self->workspace, hoso_customer_data_read,
                             g_memdup2 (&self->id, sizeof self->id), g_free,
                             (GDestroyNotify)hoso_customer_data_free, self->cancellable, loaded_cb,
                             g_object_ref (self));
}

/* See hoso-customer-profile.h. */
void
hoso_customer_profile_reload (HosoCustomerProfile *self)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_PROFILE (self));

  hoso_customer_standing_forget (self->standing);
  hoso_customer_next_forget (self->next);
  load (self);
}

/* See hoso-customer-profile.h. */
void
hoso_customer_profile_show (HosoCustomerProfile *self, gint64 customer)
{
  g_return_if_fail (HOSO_IS_CUSTOMER_PROFILE (self));

  if (customer != 0 && customer == self->id)
    return;

  clear (self);
  self->id = customer;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  hoso_timeline_view_show (self->timeline, 0);
  if (customer == 0)
    show_page (self);
  load (self);
}

/* See hoso-customer-profile.h. */
void
hoso_customer_profile_show_several (HosoCustomerProfile *self, int n)
{
  g_autofree char *number = hoso_format_integer (MAX (n, 0), hoso_format_get_language ());
  g_autofree char *title = NULL;

  g_return_if_fail (HOSO_IS_CUSTOMER_PROFILE (self));

  self->several = n >= 0;
  show_page (self);
  if (n < 0)
    return;
  /* Translators: %s is how many customers are chosen. */
  title = g_strdup_printf (ngettext ("%s Customer Chosen", "%s Customers Chosen", (guint)n),
                           number);
  adw_status_page_set_title (self->chosen, title);
}

/* The id shown, or 0. */
gint64
hoso_customer_profile_get_customer (HosoCustomerProfile *self)
{
  return self->id;
}

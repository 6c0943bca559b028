/* The contacts of a customer, to be edited: one row each, and a menu that adds
 * more.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-contact-rows.h"

#include "hoso-contact.h"
#include "hoso-entry-row.h"
#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

struct _HosoContactRows
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* of AdwEntryRow, borrowed */
};

G_DEFINE_FINAL_TYPE (HosoContactRows, hoso_contact_rows, ADW_TYPE_BIN)

static const char *
get_label (HosoContactKind kind)
{
  g_autofree char *key = g_strconcat ("contact.", hoso_contact_kind_get_name (kind), NULL);

  return hoso_name_get (key, hoso_format_get_language ());
}

static void
remove_cb (GtkWidget *button, HosoContactRows *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);

  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (self->group, row);
}

static GtkInputPurpose
get_purpose (HosoContactKind kind)
{
  switch (kind)
    {
    case HOSO_CONTACT_PHONE:
    case HOSO_CONTACT_ZALO:
      return GTK_INPUT_PURPOSE_PHONE;
    case HOSO_CONTACT_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case HOSO_CONTACT_FACEBOOK:
    case HOSO_CONTACT_ADDRESS:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
  g_return_val_if_reached (GTK_INPUT_PURPOSE_FREE_FORM);
}

static GtkWidget *
add_row (HosoContactRows *self, HosoContactKind kind, const char *value)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s is “Phone”, “Address” or the like. */
  g_autofree char *name = g_strdup_printf (_ ("Remove: %s"), get_label (kind));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_label (kind));
  hoso_entry_row_set_name (ADW_ENTRY_ROW (row), get_label (kind));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), get_purpose (kind));
  gtk_editable_set_text (GTK_EDITABLE (row), value);
  g_object_set_data (G_OBJECT (row), "kind", GUINT_TO_POINTER (kind));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  g_signal_connect (row, "entry-activated", G_CALLBACK (hoso_entry_row_go_on), NULL);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoContactKind kind;

  if (hoso_contact_kind_from_name (g_variant_get_string (parameter, NULL), &kind))
    gtk_widget_grab_focus (add_row (HOSO_CONTACT_ROWS (widget), kind, ""));
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint kind = 0; kind < HOSO_CONTACT_N_KINDS; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (get_label (kind), NULL);

      g_menu_item_set_action_and_target (item, "contacts.add", "s",
                                         hoso_contact_kind_get_name (kind));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Add a contact"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a contact"), -1);
  return button;
}

static void
hoso_contact_rows_finalize (GObject *object)
{
  g_ptr_array_unref (HOSO_CONTACT_ROWS (object)->rows);
  G_OBJECT_CLASS (hoso_contact_rows_parent_class)->finalize (object);
}

static void
hoso_contact_rows_class_init (HosoContactRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_contact_rows_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "contacts.add", "s", add_activated);
}

static void
hoso_contact_rows_init (HosoContactRows *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Contacts"));
  adw_preferences_group_set_header_suffix (self->group, make_add_button ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/* See hoso-contact-rows.h. */
void
hoso_contact_rows_set_contacts (HosoContactRows *self, GPtrArray *contacts)
{
  g_return_if_fail (HOSO_IS_CONTACT_ROWS (self));

  while (self->rows->len > 0)
    adw_preferences_group_remove (self->group,
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  for (guint i = 0; i < contacts->len; i++)
    {
      const HosoContact *contact = contacts->pdata[i];

      add_row (self, contact->kind, contact->value);
    }
  if (contacts->len == 0)
    {
      add_row (self, HOSO_CONTACT_PHONE, "");
      add_row (self, HOSO_CONTACT_EMAIL, "");
    }
}

/* See hoso-contact-rows.h. */
void
hoso_contact_rows_take_contacts (HosoContactRows *self, GPtrArray *contacts)
{
  g_return_if_fail (HOSO_IS_CONTACT_ROWS (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      gpointer row = self->rows->pdata[i];
      g_autofree char *value = g_strdup (gtk_editable_get_text (row));
      HosoContactKind kind = GPOINTER_TO_UINT (g_object_get_data (row, "kind"));

      if (*g_strstrip (value) != '\0')
        g_ptr_array_add (contacts, hoso_contact_new (kind, value));
    }
}

/* See hoso-contact-rows.h. */
void
hoso_contact_rows_focus (HosoContactRows *self)
{
  g_return_if_fail (HOSO_IS_CONTACT_ROWS (self));

  if (self->rows->len > 0)
    gtk_widget_child_focus (self->rows->pdata[0], GTK_DIR_TAB_FORWARD);
}

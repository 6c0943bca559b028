/* The row in which a field is added to the profile: its name, type, choices and
 * group.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-fields-add.h"

#include "hoso-entry-row.h"
#include "hoso-fields-work.h"
#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

struct _HosoFieldsAdd
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *name;
  AdwComboRow *type;
  AdwEntryRow *options;
  AdwComboRow *group;
};

G_DEFINE_FINAL_TYPE (HosoFieldsAdd, hoso_fields_add, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static HosoFieldType
get_type_of_field (HosoFieldsAdd *self)
{
  return (HosoFieldType)adw_combo_row_get_selected (self->type);
}

/* What the owner adds is there to be filled, so it is in the quick form. */
static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoFieldsAdd *self = HOSO_FIELDS_ADD (widget);
  HosoField *field = hoso_field_new (NULL, get_type_of_field (self));

  field->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  field->quick = TRUE;
  g_free (field->group);
  field->group = g_strdup (hoso_field_groups[adw_combo_row_get_selected (self->group)]);
  if (hoso_field_type_has_options (get_type_of_field (self)))
    field->options =
      hoso_fields_split_options (gtk_editable_get_text (GTK_EDITABLE (self->options)));
  g_signal_emit (self, signals[SIGNAL_ADDED], 0, field);
}

static void
entered_cb (HosoFieldsAdd *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "fields.add", NULL);
}

static void
changed_cb (HosoFieldsAdd *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "fields.add", *g_strstrip (name) != '\0');
}

static void
type_changed_cb (HosoFieldsAdd *self)
{
  HosoFieldType type = get_type_of_field (self);
  const char *title =
    type == HOSO_FIELD_SCALE ? _ ("Lowest; highest") : _ ("Choices, with “;” between");

  gtk_widget_set_visible (GTK_WIDGET (self->options), hoso_field_type_has_options (type));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->options), title);
  hoso_entry_row_set_name (self->options, title);
}

static void
hoso_fields_add_class_init (HosoFieldsAddClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "fields.add", NULL, add_activated);
}

/* --- Parts --- */

static AdwEntryRow *
add_entry (HosoFieldsAdd *self, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (entry), title);
  g_signal_connect_object (entry, "entry-activated", G_CALLBACK (entered_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
  return ADW_ENTRY_ROW (entry);
}

static void
append_name (GtkStringList *list, const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  gtk_string_list_append (list, hoso_name_get (name, hoso_format_get_language ()));
}

/* Takes over @list. */
static AdwComboRow *
add_combo (HosoFieldsAdd *self, const char *title, GtkStringList *list)
{
  g_autoptr (GtkStringList) owned = list;
  GtkWidget *combo = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (owned));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), combo);
  return ADW_COMBO_ROW (combo);
}

static void
add_button (HosoFieldsAdd *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Add"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, 8);
  gtk_widget_set_margin_bottom (button, 8);
  gtk_widget_set_margin_end (button, 12);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "fields.add");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
hoso_fields_add_init (HosoFieldsAdd *self)
{
  GtkStringList *types = gtk_string_list_new (NULL);
  GtkStringList *groups = gtk_string_list_new (NULL);

  for (guint i = 0; i < HOSO_N_FIELD_TYPES; i++)
    append_name (types, "field-type.", hoso_field_type_get_name ((HosoFieldType)i));
  for (guint i = 0; hoso_field_groups[i] != NULL; i++)
    append_name (groups, "group.", hoso_field_groups[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Add Field"));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self),
                               gtk_image_new_from_icon_name ("list-add-symbolic"));
  self->name = add_entry (self, _ ("Name of the field"));
  self->type = add_combo (self, _ ("Type"), types);
  self->options = add_entry (self, _ ("Choices, with “;” between"));
  self->group = add_combo (self, _ ("Group"), groups);
  add_button (self);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->type, "notify::selected", G_CALLBACK (type_changed_cb), self,
                           G_CONNECT_SWAPPED);
  type_changed_cb (self);
  changed_cb (self);
}

/* See hoso-fields-add.h. */
void
hoso_fields_add_open (HosoFieldsAdd *self)
{
  g_return_if_fail (HOSO_IS_FIELDS_ADD (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* See hoso-fields-add.h. */
void
hoso_fields_add_clear (HosoFieldsAdd *self)
{
  g_return_if_fail (HOSO_IS_FIELDS_ADD (self));

  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->options), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

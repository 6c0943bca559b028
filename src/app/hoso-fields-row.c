/* One field of the profile: its name and its type; opened, it can be renamed, its
 * choices changed, or the field retired.  Alt with Up or Down moves it.  Main
 * thread only.
 */

#include "hoso-config.h"

#include "hoso-fields-row.h"

#include "hoso-entry-row.h"
#include "hoso-format.h"
#include "hoso-names.h"

#include <glib/gi18n-lib.h>

struct _HosoFieldsRow
{
  AdwExpanderRow parent_instance;

  char *key;
  GtkWidget *up;
  GtkWidget *down;
};

G_DEFINE_FINAL_TYPE (HosoFieldsRow, hoso_fields_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
ask (HosoFieldsRow *self, HosoFieldsStep step, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, hoso_fields_change_new (step, self->key, text));
}

static void
name_applied_cb (HosoFieldsRow *self, GtkEditable *entry)
{
  ask (self, HOSO_FIELDS_STEP_RENAME, gtk_editable_get_text (entry));
}

static void
options_applied_cb (HosoFieldsRow *self, GtkEditable *entry)
{
  ask (self, HOSO_FIELDS_STEP_OPTIONS, gtk_editable_get_text (entry));
}

static void
up_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (HOSO_FIELDS_ROW (widget), HOSO_FIELDS_STEP_UP, NULL);
}

static void
down_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (HOSO_FIELDS_ROW (widget), HOSO_FIELDS_STEP_DOWN, NULL);
}

static void
retire_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (HOSO_FIELDS_ROW (widget), HOSO_FIELDS_STEP_RETIRE, NULL);
}

static void
hoso_fields_row_finalize (GObject *object)
{
  g_free (HOSO_FIELDS_ROW (object)->key);
  G_OBJECT_CLASS (hoso_fields_row_parent_class)->finalize (object);
}

static void
hoso_fields_row_class_init (HosoFieldsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hoso_fields_row_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "field.up", NULL, up_activated);
  gtk_widget_class_install_action (widget_class, "field.down", NULL, down_activated);
  gtk_widget_class_install_action (widget_class, "field.retire", NULL, retire_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "field.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "field.down",
                                       NULL);
}

static void
hoso_fields_row_init (HosoFieldsRow *self)
{
}

/* --- Parts --- */

static GtkWidget *
append_button (GtkBox *box, const char *icon, const char *action, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_name (button, action);
  gtk_box_append (box, button);
  return button;
}

static void
add_buttons (HosoFieldsRow *self, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: %s is the name of a field. */
  g_autofree char *up = g_strdup_printf (_ ("Move “%s” up"), label);
  /* Translators: %s is the name of a field. */
  g_autofree char *down = g_strdup_printf (_ ("Move “%s” down"), label);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "linked");
  self->up = append_button (GTK_BOX (box), "pan-up-symbolic", "field.up", up);
  self->down = append_button (GTK_BOX (box), "pan-down-symbolic", "field.down", down);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), box);
}

static void
add_entry (HosoFieldsRow *self, const char *title, const char *text, GCallback applied)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (entry), title);
  g_signal_connect_object (entry, "apply", applied, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
}

/* What a combo chooses of, by key. */
#define KEYS_KEY "hoso-keys"

/* As hoso_field_questions, and none of them. */
static const char *const questions[] = { "who", "why", "channel", "barrier", "return", "none",
                                         NULL };

static void
chosen_cb (HosoFieldsRow *self, GParamSpec *pspec, AdwComboRow *combo)
{
  const char *const *keys = g_object_get_data (G_OBJECT (combo), KEYS_KEY);
  guint place = adw_combo_row_get_selected (combo);

  if (place < g_strv_length ((char **)keys))
    ask (self, keys == questions ? HOSO_FIELDS_STEP_QUESTION : HOSO_FIELDS_STEP_GROUP,
         keys[place]);
}

/* @keys are static; their names begin with @prefix. */
static void
add_combo (HosoFieldsRow *self,
           const char *title,
           const char *const *keys,
           const char *prefix,
           const char *chosen)
{
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (prefix, keys[i], NULL);

      gtk_string_list_append (names, g_str_equal (keys[i], "none")
                                       ? _ ("None of the five")
                                       : hoso_name_get (name, hoso_format_get_language ()));
      if (g_strcmp0 (keys[i], chosen != NULL ? chosen : "none") == 0)
        place = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (combo), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), place);
  g_object_set_data (G_OBJECT (combo), KEYS_KEY, (gpointer)keys);
  g_signal_connect_object (combo, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), combo);
}

static void
add_retire (HosoFieldsRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Retire This Field"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("It leaves forms and profiles; what is in it is kept."));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "field.retire");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static const char *
get_type_name (const HosoField *field)
{
  g_autofree char *name = g_strconcat ("field-type.", field->type, NULL);

  return g_intern_string (hoso_name_get (name, hoso_format_get_language ()));
}

static void
add_options (HosoFieldsRow *self, const HosoField *field)
{
  HosoFieldType type = hoso_field_get_type_of (field);
  g_autofree char *text = field->options != NULL ? g_strjoinv ("; ", field->options)
                                                 : g_strdup ("");

  if (hoso_field_type_has_options (type))
    add_entry (self,
               type == HOSO_FIELD_SCALE ? _ ("Lowest; highest") : _ ("Choices, with “;” between"),
               text, G_CALLBACK (options_applied_cb));
}

/* Copies what it needs of @field. */
GtkWidget *
hoso_fields_row_new (const HosoField *field)
{
  HosoFieldsRow *self = g_object_new (HOSO_TYPE_FIELDS_ROW, NULL);
  g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());
  g_autofree char *title = g_markup_escape_text (label, -1);

  self->key = g_strdup (field->key);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), get_type_name (field));
  add_buttons (self, label);
  add_entry (self, _ ("Name"), label, G_CALLBACK (name_applied_cb));
  add_options (self, field);
  add_combo (self, _ ("Group"), hoso_field_groups, "group.", field->group);
  add_combo (self, _ ("Question it answers"), questions, "core.", field->question);
  add_retire (self);
  return GTK_WIDGET (self);
}

/* See hoso-fields-row.h. */
const char *
hoso_fields_row_get_key (HosoFieldsRow *self)
{
  g_return_val_if_fail (HOSO_IS_FIELDS_ROW (self), NULL);

  return self->key;
}

/* See hoso-fields-row.h. */
void
hoso_fields_row_set_place (HosoFieldsRow *self, gboolean first, gboolean last)
{
  g_return_if_fail (HOSO_IS_FIELDS_ROW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.up", !first);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "field.down", !last);
}

/* See hoso-fields-row.h. */
void
hoso_fields_row_focus (HosoFieldsRow *self, const char *part)
{
  g_return_if_fail (HOSO_IS_FIELDS_ROW (self));

  if (g_strcmp0 (part, "field.up") == 0 && gtk_widget_grab_focus (self->up))
    return;
  if (g_strcmp0 (part, "field.down") == 0 && gtk_widget_grab_focus (self->down))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* The fields of a customer, to be edited, in their groups.  Choices and what
 * others have there are offered behind each row; any text may be written.  Main
 * thread only.
 */

#include "hoso-config.h"

#include "hoso-field-rows.h"

#include "hoso-customer.h"
#include "hoso-entry-row.h"
#include "hoso-field.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-suggest-button.h"

#include <glib/gi18n-lib.h>

struct _HosoFieldRows
{
  AdwBin parent_instance;

  GtkBox *box;
  GHashTable *values; /* key → value as written */
};

G_DEFINE_FINAL_TYPE (HosoFieldRows, hoso_field_rows, ADW_TYPE_BIN)

static void
changed_cb (GtkEditable *row, HosoFieldRows *self)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  g_hash_table_insert (self->values, g_strdup (key), g_strdup (gtk_editable_get_text (row)));
}

/* The options of the field, then what else is in use; NULL for nothing. */
static char **
dup_suggestions (const HosoField *field, GHashTable *suggestions)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  char **used = g_hash_table_lookup (suggestions, field->key);

  for (guint i = 0; field->options != NULL && field->options[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (field->options[i]));
  for (guint i = 0; used != NULL && used[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (all, used[i], g_str_equal, NULL))
      g_ptr_array_add (all, g_strdup (used[i]));
  if (all->len == 0)
    return NULL;
  g_ptr_array_add (all, NULL);
  return (char **)g_ptr_array_steal (all, NULL);
}

static GtkWidget *
make_row (HosoFieldRows *self, const HosoField *field, GHashTable *suggestions)
{
  g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());
  GtkWidget *row = adw_entry_row_new ();
  g_auto (GStrv) choices = dup_suggestions (field, suggestions);
  const char *value = g_hash_table_lookup (self->values, field->key);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  hoso_entry_row_set_name (ADW_ENTRY_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (field->key), g_free);
  if (g_strcmp0 (field->type, "number") == 0)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
  else if (choices != NULL)
    {
      /* Translators: %s is the name of a field, for example “City”. */
      g_autofree char *name = g_strdup_printf (_ ("Choices: %s"), label);
      GtkWidget *button = hoso_suggest_button_new (GTK_EDITABLE (row),
                                                   (const char *const *)choices, name);

      gtk_widget_add_css_class (button, "flat");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
    }
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, 0);
  return row;
}

static void
add_group (HosoFieldRows *self, const char *name, GPtrArray *fields, GHashTable *suggestions)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_strcmp0 (field->group, name) != 0)
        continue;
      if (group == NULL)
        {
          g_autofree char *key = g_strconcat ("group.", name, NULL);

          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           hoso_name_get (key, hoso_format_get_language ()));
          gtk_box_append (self->box, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_row (self, field, suggestions));
    }
}

static void
hoso_field_rows_finalize (GObject *object)
{
  g_hash_table_unref (HOSO_FIELD_ROWS (object)->values);
  G_OBJECT_CLASS (hoso_field_rows_parent_class)->finalize (object);
}

static void
hoso_field_rows_class_init (HosoFieldRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_field_rows_finalize;
}

static void
hoso_field_rows_init (HosoFieldRows *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_set_values (HosoFieldRows *self, GPtrArray *values)
{
  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  g_hash_table_remove_all (self->values);
  for (guint i = 0; i < values->len; i++)
    {
      const HosoFieldValue *value = values->pdata[i];

      g_hash_table_insert (self->values, g_strdup (value->key), g_strdup (value->value));
    }
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_set_fields (HosoFieldRows *self, GPtrArray *fields, GHashTable *suggestions)
{
  static const char *const groups[] = { "identity", "need", "behaviour", "belief", "conditions" };
  GtkWidget *child;

  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, groups[i], fields, suggestions);
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_take_values (HosoFieldRows *self, GPtrArray *values)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *text = g_strstrip (g_strdup (value));

      if (*text != '\0')
        g_ptr_array_add (values, hoso_field_value_new (key, text));
    }
}

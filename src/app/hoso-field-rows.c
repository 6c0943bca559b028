/* The fields of a customer, to be edited, in their groups.  Those of the quick
 * form come first to mind; the others are shown where they have a value, or on
 * demand.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-field-rows.h"

#include "hoso-customer.h"
#include "hoso-field-editor.h"
#include "hoso-format.h"
#include "hoso-names.h"

struct _HosoFieldRows
{
  AdwBin parent_instance;

  GtkBox *box;
  GHashTable *values; /* key → value as written */
  GHashTable *people; /* key → name of the customer that the value means */
  GPtrArray *fields;  /* of HosoField, or NULL */
  GPtrArray *rows;    /* of GtkWidget, borrowed, one for each that is shown */
  gboolean all;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HosoFieldRows, hoso_field_rows, ADW_TYPE_BIN)

static void
edited_cb (const HosoField *field, const char *text, gpointer owner)
{
  HosoFieldRows *self = owner;

  g_hash_table_insert (self->values, g_strdup (field->key), g_strdup (text));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_filled (HosoFieldRows *self, const char *key)
{
  const char *value = g_hash_table_lookup (self->values, key);

  return value != NULL && *value != '\0';
}

static void
add_row (HosoFieldRows *self,
         AdwPreferencesGroup *group,
         const HosoField *field,
         GHashTable *suggestions)
{
  const HosoFieldEditing editing = {
    .field = field,
    .value = g_hash_table_lookup (self->values, field->key),
    .person_name = g_hash_table_lookup (self->people, field->key),
    .others = g_hash_table_lookup (suggestions, field->key),
    .edited = edited_cb,
    .owner = self,
  };
  GtkWidget *row = hoso_field_editor_new (&editing);
  GtkWidget *message = hoso_field_editor_get_message (row);

  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (field->key), g_free);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
  if (message != NULL)
    adw_preferences_group_add (group, message);
}

static void
add_group (HosoFieldRows *self, const char *name, GHashTable *suggestions)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const HosoField *field = self->fields->pdata[i];

      if (g_strcmp0 (field->group, name) != 0 ||
          !(self->all || field->quick || is_filled (self, field->key)))
        continue;
      if (group == NULL)
        {
          g_autofree char *key = g_strconcat ("group.", name, NULL);

          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group),
                                           hoso_name_get (key, hoso_format_get_language ()));
          gtk_box_append (self->box, group);
        }
      add_row (self, ADW_PREFERENCES_GROUP (group), field, suggestions);
    }
}

static void
hoso_field_rows_finalize (GObject *object)
{
  HosoFieldRows *self = HOSO_FIELD_ROWS (object);

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (hoso_field_rows_parent_class)->finalize (object);
}

static void
hoso_field_rows_class_init (HosoFieldRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_field_rows_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hoso_field_rows_init (HosoFieldRows *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_set_values (HosoFieldRows *self, GPtrArray *values)
{
  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  g_hash_table_remove_all (self->values);
  g_hash_table_remove_all (self->people);
  for (guint i = 0; i < values->len; i++)
    {
      const HosoFieldValue *value = values->pdata[i];

      g_hash_table_insert (self->values, g_strdup (value->key), g_strdup (value->value));
      if (value->person_name != NULL)
        g_hash_table_insert (self->people, g_strdup (value->key), g_strdup (value->person_name));
    }
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_set_fields (HosoFieldRows *self, GPtrArray *fields, GHashTable *suggestions)
{
  GPtrArray *before = self->fields;
  GtkWidget *child;

  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  self->fields = g_ptr_array_ref (fields);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&before, g_ptr_array_unref);
  for (guint i = 0; hoso_field_groups[i] != NULL; i++)
    add_group (self, hoso_field_groups[i], suggestions);
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_set_all (HosoFieldRows *self, gboolean all)
{
  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  self->all = all;
}

/* See hoso-field-rows.h. */
gboolean
hoso_field_rows_check (HosoFieldRows *self)
{
  GtkWidget *wrong = NULL;

  g_return_val_if_fail (HOSO_IS_FIELD_ROWS (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!hoso_field_editor_check (self->rows->pdata[i]) && wrong == NULL)
      wrong = self->rows->pdata[i];
  if (wrong != NULL)
    hoso_field_editor_focus (wrong);
  return wrong == NULL;
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_focus (HosoFieldRows *self, const char *key)
{
  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (g_object_get_data (self->rows->pdata[i], "key"), key) == 0)
      hoso_field_editor_focus (self->rows->pdata[i]);
}

/* See hoso-field-rows.h. */
void
hoso_field_rows_focus_more (HosoFieldRows *self)
{
  g_return_if_fail (HOSO_IS_FIELD_ROWS (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *key = g_object_get_data (self->rows->pdata[i], "key");

      if (!hoso_field_editor_is_quick (self->rows->pdata[i]) && !is_filled (self, key))
        {
          hoso_field_editor_focus (self->rows->pdata[i]);
          return;
        }
    }
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

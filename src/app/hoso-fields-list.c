/* The fields of the profile, by the groups that it shows, and those that were
 * retired.  Shown anew, the list keeps the focus on the field that had it.  Main
 * thread only.
 */

#include "hoso-config.h"

#include "hoso-fields-list.h"

#include "hoso-fields-row.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-reveal.h"

#include <glib/gi18n-lib.h>

struct _HosoFieldsList
{
  AdwBin parent_instance;

  GtkBox *box;
  const char *kind; /* of the customers whose fields are shown, interned */
  GPtrArray *rows;  /* of HosoFieldsRow, borrowed from the groups */
  char *restored;   /* the key of what gets the focus next, or NULL */
};

G_DEFINE_FINAL_TYPE (HosoFieldsList, hoso_fields_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_changed_cb (HosoFieldsList *self, HosoFieldsChange *change)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
}

static void
restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HosoFieldsList *self = HOSO_FIELDS_LIST (widget);

  g_free (self->restored);
  self->restored = g_variant_dup_string (parameter, NULL);
  row_changed_cb (self, hoso_fields_change_new (HOSO_FIELDS_STEP_RESTORE, self->restored, NULL));
}

static void
hoso_fields_list_finalize (GObject *object)
{
  HosoFieldsList *self = HOSO_FIELDS_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->restored);
  G_OBJECT_CLASS (hoso_fields_list_parent_class)->finalize (object);
}

static void
hoso_fields_list_class_init (HosoFieldsListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hoso_fields_list_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "fields.restore", "s",
                                   restore_activated);
}

static void
hoso_fields_list_init (HosoFieldsList *self)
{
  self->rows = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/* --- Showing --- */

static GtkWidget *
append_group (HosoFieldsList *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->box, group);
  return group;
}

static gboolean
is_shown (HosoFieldsList *self, const HosoField *field, gboolean retired)
{
  return field->retired == retired &&
         (g_str_equal (field->kind, "both") || g_str_equal (field->kind, self->kind));
}

static void
show_group (HosoFieldsList *self, GPtrArray *fields, const char *name)
{
  g_autofree char *key = g_strconcat ("group.", name, NULL);
  GtkWidget *group = NULL;
  guint from = self->rows->len;

  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];
      GtkWidget *row;

      if (!is_shown (self, field, FALSE) || !g_str_equal (field->group, name))
        continue;
      if (group == NULL)
        group = append_group (self, hoso_name_get (key, hoso_format_get_language ()));
      row = hoso_fields_row_new (field);
      g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = from; i < self->rows->len; i++)
    hoso_fields_row_set_place (self->rows->pdata[i], i == from, i + 1 == self->rows->len);
}

static GtkWidget *
make_retired_row (const HosoField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Bring Back"));
  g_autofree char *label = hoso_field_dup_label (field, hoso_format_get_language ());
  g_autofree char *title = g_markup_escape_text (label, -1);
  /* Translators: %s is the name of a field. */
  g_autofree char *name = g_strdup_printf (_ ("Bring “%s” back"), label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", field->key);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "fields.restore");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_retired (HosoFieldsList *self, GPtrArray *fields)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      if (!is_shown (self, fields->pdata[i], TRUE))
        continue;
      if (group == NULL)
        group = append_group (self, _ ("Retired Fields"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 make_retired_row (fields->pdata[i]));
    }
}

/* The key of the row that has the focus, and in @index its place; NULL for none. */
static char *
dup_focused (HosoFieldsList *self, guint *index, char **part)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    if (gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      {
        *index = i;
        *part = g_strdup (gtk_widget_get_name (focus));
        return g_strdup (hoso_fields_row_get_key (self->rows->pdata[i]));
      }
  return NULL;
}

/* The row of that key; where it is gone, the one that took its place. */
static HosoFieldsRow *
find_row (HosoFieldsList *self, const char *key, guint index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (hoso_fields_row_get_key (self->rows->pdata[i]), key))
      return self->rows->pdata[i];
  return self->rows->len > 0 ? self->rows->pdata[MIN (index, self->rows->len - 1)] : NULL;
}

static GtkAdjustment *
get_adjustment (HosoFieldsList *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

/* See hoso-fields-list.h. */
void
hoso_fields_list_show (HosoFieldsList *self, GPtrArray *fields, const char *kind)
{
  double value = gtk_adjustment_get_value (get_adjustment (self));
  guint index = 0;
  g_autofree char *part = NULL;
  g_autofree char *restored = g_steal_pointer (&self->restored);
  g_autofree char *focused = dup_focused (self, &index, &part);
  const char *key = restored != NULL ? restored : focused;
  GtkWidget *child;
  GtkWidget *focus;
  HosoFieldsRow *row;

  g_return_if_fail (HOSO_IS_FIELDS_LIST (self));

  self->kind = g_intern_string (kind);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; hoso_field_groups[i] != NULL; i++)
    show_group (self, fields, hoso_field_groups[i]);
  show_retired (self, fields);
  row = key != NULL ? find_row (self, key, index) : NULL;
  if (row == NULL)
    return;
  hoso_fields_row_focus (row, part);
  gtk_adjustment_set_value (get_adjustment (self), value);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    hoso_reveal (focus);
}

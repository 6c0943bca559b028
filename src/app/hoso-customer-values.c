/* What the fields of a customer hold, as people of the interface's language read
 * it.  Where it came from, when, and what was there before is behind a button.
 * What the customer said is plain text everywhere.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-customer-values.h"

#include "hoso-date-text.h"
#include "hoso-field-text.h"
#include "hoso-format.h"
#include "hoso-names.h"
#include "hoso-property-row.h"
#include "hoso-province.h"

#include <glib/gi18n-lib.h>

/* Earlier values shown of one field. */
#define MAX_EARLIER 8
#define POPOVER_CHARS 36

static const char *
get_name (const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  return g_intern_string (hoso_name_get (name, hoso_format_get_language ()));
}

/* A place in a province that another one took in says which. */
static char *
dup_place (const char *text)
{
  const HosoProvince *province = hoso_province_find (text);
  const HosoProvince *now = province != NULL ? hoso_province_get_now (province) : NULL;

  if (now == NULL || now == province)
    return g_strdup (text);
  /* Translators: a place as it was written, then the province that it is in
   * since July 2025. */
  return g_strdup_printf (_ ("%s (now in %s)"), text, now->name);
}

static char *
dup_shown (const HosoField *field, const HosoFieldValue *value)
{
  static const char *const places[] = { "address", "area", NULL };

  if (value->person_name != NULL)
    return g_strdup (value->person_name);
  if (field != NULL && hoso_field_get_type_of (field) == HOSO_FIELD_PERSON)
    return g_strdup (_ ("Somebody who was deleted"));
  if (g_strv_contains (places, value->key) ||
      (field != NULL && hoso_field_get_type_of (field) == HOSO_FIELD_PLACE))
    return dup_place (value->value);
  return field != NULL ? hoso_field_format (field, value->value, hoso_format_get_language ())
                       : g_strdup (value->value);
}

/* “Survey “Spring 2026”, 3 May 2026”. */
static char *
dup_source (const HosoFieldValue *value)
{
  const char *source = value->source != NULL ? get_name ("source.", value->source) : "";
  g_autofree char *date = hoso_date_text_dup_unix (value->set_at);

  if (value->source_title != NULL)
    /* Translators: where a value came from: the kind of source, its name, the day. */
    return g_strdup_printf (_ ("%s “%s”, %s"), source, value->source_title, date);
  /* Translators: where a value came from: the kind of source, the day. */
  return g_strdup_printf (_ ("%s, %s"), source, date);
}

static const HosoField *
find_field (GPtrArray *fields, const char *key)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const HosoField *field = fields->pdata[i];

      if (g_str_equal (field->key, key))
        return field;
    }
  return NULL;
}

/* Values of fields that the template does not know belong to the identity. */
static gboolean
is_of_group (const HosoField *field, const char *group)
{
  return g_str_equal (field != NULL && field->group != NULL ? field->group : "identity", group);
}

static char *
dup_label (const HosoField *field, const HosoFieldValue *value)
{
  if (field != NULL)
    return hoso_field_dup_label (field, hoso_format_get_language ());
  return g_strdup (value->title != NULL ? value->title : get_name ("field.", value->key));
}

/* --- What is behind the button --- */

static GtkWidget *
make_line (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), POPOVER_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "caption");
    }
  return label;
}

static void
close_cb (GtkWidget *button)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
}

static GtkWidget *
make_restore (const HosoFieldValue *value, const char *shown)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  /* Translators: %s is an earlier value of a field. */
  g_autofree char *name = g_strdup_printf (_ ("Take “%s” back"), shown);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "customer.restore-value");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", value->key, value->value);
  g_signal_connect_after (button, "clicked", G_CALLBACK (close_cb), NULL);
  return button;
}

static GtkWidget *
make_earlier (const HosoField *field, const HosoFieldValue *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *shown = dup_shown (field, value);
  g_autofree char *source = dup_source (value);

  gtk_box_append (GTK_BOX (texts), make_line (shown, FALSE));
  gtk_box_append (GTK_BOX (texts), make_line (source, TRUE));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_restore (value, shown));
  return box;
}

static GtkWidget *
make_details (const HosoField *field,
              const HosoFieldValue *value,
              const char *source,
              GPtrArray *earlier)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *definition =
    field != NULL ? hoso_field_dup_definition (field, hoso_format_get_language ()) : NULL;
  guint n = 0;

  if (definition != NULL)
    gtk_box_append (GTK_BOX (box), make_line (definition, TRUE));
  gtk_box_append (GTK_BOX (box), make_line (source, FALSE));
  for (guint i = 0; i < earlier->len && n < MAX_EARLIER; i++)
    {
      const HosoFieldValue *before = earlier->pdata[i];

      if (!g_str_equal (before->key, value->key) || g_str_equal (before->value, value->value))
        continue;
      if (n++ == 0)
        {
          GtkWidget *heading = make_line (_ ("Before"), FALSE);

          gtk_widget_add_css_class (heading, "heading");
          gtk_box_append (GTK_BOX (box), heading);
        }
      gtk_box_append (GTK_BOX (box), make_earlier (field, before));
    }
  return box;
}

/* --- Rows --- */

static GtkWidget *
make_row (const HosoField *field, const HosoFieldValue *value, GPtrArray *earlier)
{
  g_autofree char *label = dup_label (field, value);
  g_autofree char *source = dup_source (value);
  g_autofree char *text = dup_shown (field, value);
  GtkWidget *row = hoso_property_row_new (label, text);

  if (value->person != 0)
    {
      /* Translators: %s is the name of a customer. */
      g_autofree char *name = g_strdup_printf (_ ("Show “%s”"), text);

      hoso_property_row_add_link (row, "customers", value->person, name);
    }
  hoso_property_row_add_source (row, source, make_details (field, value, source, earlier));
  return row;
}

/* See hoso-customer-values.h. */
GtkWidget *
hoso_customer_values_new (const HosoCustomer *customer,
                          GPtrArray *fields,
                          GPtrArray *earlier,
                          const char *group)
{
  GtkWidget *widget = NULL;

  for (guint i = 0; i < customer->fields->len; i++)
    {
      const HosoFieldValue *value = customer->fields->pdata[i];
      const HosoField *field = find_field (fields, value->key);

      if (value->retired || !is_of_group (field, group))
        continue;
      if (widget == NULL)
        {
          g_autofree char *title = g_markup_escape_text (get_name ("group.", group), -1);

          widget = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (widget), title);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (widget), make_row (field, value, earlier));
    }
  return widget;
}

/* One thing that two customers have differently: both side by side, one chosen.
 * Main thread only.
 */

#include "hoso-config.h"

#include "hoso-merge-row.h"

#include <glib/gi18n-lib.h>

#include "hoso-format.h"
#include "hoso-names.h"

struct _HosoMergeRow
{
  GtkListBoxRow parent_instance;

  GtkCheckButton *choices[2];
};

G_DEFINE_FINAL_TYPE (HosoMergeRow, hoso_merge_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_name (const char *prefix, const char *key)
{
  g_autofree char *name = g_strconcat (prefix, key, NULL);

  return g_strdup (hoso_name_get (name, hoso_format_get_language ()));
}

static char *
dup_title (const HosoMergeDifference *difference)
{
  switch (difference->subject)
    {
    case HOSO_MERGE_NAME:
      return g_strdup (_ ("Name"));
    case HOSO_MERGE_PHOTO:
      return g_strdup (_ ("Picture"));
    case HOSO_MERGE_CONTACT:
      return dup_name ("contact.", hoso_contact_kind_get_name (difference->contact));
    case HOSO_MERGE_FIELD:
      return difference->title != NULL ? g_strdup (difference->title)
                                       : dup_name ("field.", difference->key);
    }
  g_assert_not_reached ();
}

/* A picture has no words of its own. */
static const char *
get_value (const HosoMergeDifference *difference, guint i)
{
  if (difference->subject != HOSO_MERGE_PHOTO)
    return difference->values[i];
  return i == 0 ? _ ("The first picture") : _ ("The second picture");
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkCheckButton *
make_choice (const char *title, const char *value)
{
  GtkWidget *choice = gtk_check_button_new ();
  g_autofree char *name = g_strdup_printf ("%s: %s", title, value);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), make_label (value));
  gtk_widget_set_valign (choice, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_CHECK_BUTTON (choice);
}

static void
hoso_merge_row_class_init (HosoMergeRowClass *klass)
{
}

static void
hoso_merge_row_init (HosoMergeRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/* The first of both is chosen until the user says otherwise. */
GtkWidget *
hoso_merge_row_new (const HosoMergeDifference *difference)
{
  HosoMergeRow *self = g_object_new (HOSO_TYPE_MERGE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *title = dup_title (difference);
  GtkWidget *label = make_label (title);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_set_homogeneous (GTK_BOX (both), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->choices); i++)
    {
      self->choices[i] = make_choice (title, get_value (difference, i));
      gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->choices[i]));
    }
  gtk_check_button_set_group (self->choices[1], self->choices[0]);
  gtk_check_button_set_active (self->choices[0], TRUE);
  gtk_box_append (GTK_BOX (box), both);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

gboolean
hoso_merge_row_takes_other (HosoMergeRow *self)
{
  return gtk_check_button_get_active (self->choices[1]);
}

/* Two customers who look like one: who they are, why, and what to do.  Main thread
 * only.
 */

#include "hoso-config.h"

#include "hoso-duplicate-row.h"

#include <glib/gi18n-lib.h>

#include "hoso-wrap-box.h"

/* From here on hardly anything else explains it. */
#define VERY_LIKELY 0.9

struct _HosoDuplicateRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *likelihood;
  GtkLabel *first_name;
  GtkLabel *first_facts;
  GtkLabel *second_name;
  GtkLabel *second_facts;
  GtkLabel *reasons;
  GtkWidget *merge;
  GtkWidget *apart;

  gint64 ids[2];
};

G_DEFINE_FINAL_TYPE (HosoDuplicateRow, hoso_duplicate_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
describe_score (double score)
{
  if (score >= VERY_LIKELY)
    return _ ("Very likely one person");
  return score >= HOSO_DUPLICATES_LIKELY ? _ ("Likely one person") : _ ("Perhaps one person");
}

static void
show_facts (GtkLabel *label, const HosoCustomerRow *row)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (row->phone != NULL)
    g_ptr_array_add (lines, row->phone);
  if (row->email != NULL)
    g_ptr_array_add (lines, row->email);
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **)lines->pdata);
  gtk_label_set_text (label, *text != '\0' ? text : _ ("No phone number or e-mail"));
}

static void
set_target (GtkWidget *button, const char *format, const HosoDuplicate *duplicate)
{
  g_autofree char *name =
    g_strdup_printf (format, duplicate->customers[0]->name, duplicate->customers[1]->name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", duplicate->customers[0]->id,
                                    duplicate->customers[1]->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
hoso_duplicate_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HOSO_TYPE_DUPLICATE_ROW);
  G_OBJECT_CLASS (hoso_duplicate_row_parent_class)->dispose (object);
}

static void
hoso_duplicate_row_class_init (HosoDuplicateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hoso_duplicate_row_dispose;
  g_type_ensure (HOSO_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hoso/Hoso/ui/hoso-duplicate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, likelihood);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, first_name);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, first_facts);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, second_name);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, second_facts);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, reasons);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, merge);
  gtk_widget_class_bind_template_child (widget_class, HosoDuplicateRow, apart);
}

static void
hoso_duplicate_row_init (HosoDuplicateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* See hoso-duplicate-row.h. */
GtkWidget *
hoso_duplicate_row_new (const HosoDuplicate *duplicate)
{
  HosoDuplicateRow *self = g_object_new (HOSO_TYPE_DUPLICATE_ROW, NULL);
  g_autofree char *reasons = g_strjoinv (" · ", duplicate->reasons);

  for (guint i = 0; i < G_N_ELEMENTS (self->ids); i++)
    self->ids[i] = duplicate->customers[i]->id;
  gtk_label_set_text (self->likelihood, describe_score (duplicate->score));
  gtk_label_set_text (self->first_name, duplicate->customers[0]->name);
  gtk_label_set_text (self->second_name, duplicate->customers[1]->name);
  show_facts (self->first_facts, duplicate->customers[0]);
  show_facts (self->second_facts, duplicate->customers[1]);
  gtk_label_set_text (self->reasons, reasons);
  /* Translators: both are names of customers. */
  set_target (self->merge, _ ("Merge “%1$s” and “%2$s”…"), duplicate);
  /* Translators: both are names of customers. */
  set_target (self->apart, _ ("“%1$s” and “%2$s” are not the same person"), duplicate);
  return GTK_WIDGET (self);
}

/* Whether @customer is one of the two. */
gboolean
hoso_duplicate_row_has (HosoDuplicateRow *self, gint64 customer)
{
  return self->ids[0] == customer || self->ids[1] == customer;
}

/* Charts of a segment beside everybody.  The first few are made, the others
 * when they are asked for.  Main thread only.
 */

#include "hoso-config.h"

#include "hoso-comparison-list.h"

#include "hoso-chart-view.h"
#include "hoso-segments.h"

#include <glib/gi18n-lib.h>

/* Charts made at once. */
#define STEP 12

struct _HosoComparisonList
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkWidget *more;
  GPtrArray *comparisons; /* of HosoComparison, or NULL */
  guint shown;
  char *all_label;
  char *source;
};

G_DEFINE_FINAL_TYPE (HosoComparisonList, hoso_comparison_list, ADW_TYPE_BIN)

/* Bars differ by chance too: say where that is all there is. */
static GtkWidget *
make_alike (void)
{
  GtkWidget *label =
    gtk_label_new (_ ("No clear difference: chance alone can make bars so unlike."));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_card (HosoComparisonList *self, HosoComparison *comparison)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (comparison->title);
  GtkWidget *chart = hoso_chart_view_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (title, "heading");
  hoso_chart_view_set_data (HOSO_CHART_VIEW (chart),
                            &(HosoChartData){
                              .title = comparison->title,
                              .unit = self->source != NULL ? HOSO_PLOT_RESPONDENTS
                                                           : HOSO_PLOT_CUSTOMERS,
                              .tally = g_steal_pointer (&comparison->inside),
                              .all = g_steal_pointer (&comparison->all),
                              .inside_label = _ ("This segment"),
                              .all_label = self->all_label,
                              .source = self->source,
                            });
  gtk_box_append (GTK_BOX (card), title);
  if (!(comparison->telling > 0.0))
    gtk_box_append (GTK_BOX (card), make_alike ());
  gtk_box_append (GTK_BOX (card), chart);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "hoso-card");
  return card;
}

static void
show_more (HosoComparisonList *self)
{
  guint end = self->comparisons != NULL ? MIN (self->shown + STEP, self->comparisons->len) : 0;

  for (; self->shown < end; self->shown++)
    gtk_box_append (self->box, make_card (self, self->comparisons->pdata[self->shown]));
  gtk_widget_set_visible (self->more,
                          self->comparisons != NULL && self->shown < self->comparisons->len);
}

static void
hoso_comparison_list_dispose (GObject *object)
{
  HosoComparisonList *self = HOSO_COMPARISON_LIST (object);

  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_clear_pointer (&self->all_label, g_free);
  g_clear_pointer (&self->source, g_free);
  G_OBJECT_CLASS (hoso_comparison_list_parent_class)->dispose (object);
}

static void
hoso_comparison_list_class_init (HosoComparisonListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hoso_comparison_list_dispose;
}

static void
hoso_comparison_list_init (HosoComparisonList *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->more = gtk_button_new_with_mnemonic (_ ("Show _More"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->more, "pill");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (show_more), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (outer), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (outer), self->more);
  adw_bin_set_child (ADW_BIN (self), outer);
}

/* See hoso-comparison-list.h. */
void
hoso_comparison_list_take (HosoComparisonList *self,
                           GPtrArray *comparisons,
                           const char *all_label,
                           const char *source)
{
  GtkWidget *child;

  g_return_if_fail (HOSO_IS_COMPARISON_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_pointer (&self->comparisons, g_ptr_array_unref);
  g_free (self->all_label);
  g_free (self->source);
  self->comparisons = comparisons;
  self->all_label = g_strdup (all_label);
  self->source = g_strdup (source);
  self->shown = 0;
  show_more (self);
}

/* What the workspace holds: one button for each page.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-today-counts.h"

#include "hoso-format.h"
#include "hoso-window.h"

#include <glib/gi18n-lib.h>

static void
add_count (GtkFlowBox *counts, HosoPage page, guint64 n, const char *label)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  g_autofree char *name = g_strdup_printf ("%s %s", number, label);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *figure = gtk_label_new (number);
  GtkWidget *caption = gtk_label_new (label);

  gtk_widget_add_css_class (figure, "title-1");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "hoso-count");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hoso_page_get_name (page));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_flow_box_append (counts, button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* See hoso-today-counts.h. */
void
hoso_today_counts_fill (GtkFlowBox *counts, const HosoOverview *overview)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (counts))) != NULL)
    gtk_flow_box_remove (counts, child);

  add_count (counts, HOSO_PAGE_CUSTOMERS, overview->customers,
             ngettext ("customer", "customers", overview->customers));
  add_count (counts, HOSO_PAGE_SURVEYS, overview->surveys,
             ngettext ("survey", "surveys", overview->surveys));
  add_count (counts, HOSO_PAGE_SEGMENTS, overview->segments,
             ngettext ("segment", "segments", overview->segments));
  add_count (counts, HOSO_PAGE_PERSONAS, overview->personas,
             ngettext ("persona", "personas", overview->personas));
  add_count (counts, HOSO_PAGE_JOURNEYS, overview->journeys,
             ngettext ("journey", "journeys", overview->journeys));
}

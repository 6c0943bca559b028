/* What an import did, in numbers.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-import-facts.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

static void
add_fact (GtkListBox *list, const char *title, guint64 n)
{
  g_autofree char *number = hoso_format_integer (n, hoso_format_get_language ());
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (number);

  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (list, row);
}

/* Nothing for what did not happen. */
static void
add_count (GtkListBox *list, const char *title, guint64 n)
{
  if (n > 0)
    add_fact (list, title, n);
}

static void
add_response_facts (GtkListBox *list, const HosoImportReport *report)
{
  add_fact (list, _ ("Responses added"), report->added);
  add_fact (list, _ ("Responses updated"), report->updated);
  add_fact (list, _ ("Responses that were here already"), report->unchanged);
  add_count (list, _ ("Answers tidied up as before"), report->tidied);
}

static void
add_order_facts (GtkListBox *list, const HosoImportReport *report)
{
  add_fact (list, _ ("Orders added"), report->orders_added);
  add_count (list, _ ("Orders updated"), report->orders_updated);
  add_count (list, _ ("Orders without a customer"), report->orders_anonymous);
  add_count (list, _ ("Products added"), report->products_added);
  add_count (list, _ ("Rows that were here already"), report->unchanged);
}

static void
add_customer_facts (GtkListBox *list, const HosoImportReport *report)
{
  add_count (list, _ ("Customers updated"), report->updated);
  add_count (list, _ ("Rows that were here already"), report->unchanged);
}

/* See hoso-import-facts.h. */
void
hoso_import_facts_fill (GtkListBox *list, const HosoImportReport *report)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  switch (report->kind)
    {
    case HOSO_FILE_SURVEY:
      add_response_facts (list, report);
      break;
    case HOSO_FILE_CUSTOMERS:
      add_customer_facts (list, report);
      break;
    case HOSO_FILE_ORDERS:
      add_order_facts (list, report);
      break;
    }
  add_fact (list, _ ("Lines refused"), report->rejected);
  add_fact (list, _ ("Customers added"), report->customers_added);
  add_fact (list, _ ("Customers recognised"), report->customers_matched);
}

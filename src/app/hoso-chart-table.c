/* Fills a grid with the numbers of a chart.  Main thread only. */

#define G_LOG_DOMAIN "hoso-app"

#include "hoso-config.h"

#include "hoso-chart-table.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>

/* A label each: more would take seconds to make, and nobody reads them here. */
#define MAX_CELLS 2400
#define TEXT_CHARS 30
#define HEAD_CHARS 16
/* A label is never narrower, or the height for its narrowest shape would be kept free. */
#define MIN_TEXT_CHARS 20
#define MIN_HEAD_CHARS 12

static void
add_cell (GtkGrid *grid, const HosoPlotCell *cell, guint column, guint row)
{
  GtkWidget *label = gtk_label_new (cell->text);
  gboolean first = column == 0;
  int chars = (int)g_utf8_strlen (cell->text, -1);

  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : 1);
  gtk_label_set_justify (GTK_LABEL (label), first ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             MIN (chars, first ? MIN_TEXT_CHARS : MIN_HEAD_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), first ? TEXT_CHARS : HEAD_CHARS);
  gtk_label_set_selectable (GTK_LABEL (label), first && row > 0);
  gtk_widget_set_hexpand (label, first);
  gtk_widget_set_valign (label, row == 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  gtk_grid_attach (grid, label, (int)column, (int)row, 1, 1);
}

static void
add_rest (GtkGrid *grid, guint row, guint hidden, guint n_columns)
{
  g_autofree char *number = hoso_format_integer (hidden, hoso_format_get_language ());
  /* Translators: %s is how many rows of a table are not shown. */
  g_autofree char *text = g_strdup_printf (
    ngettext ("%s more row is in the table that you copy or export.",
              "%s more rows are in the table that you copy or export.", hidden),
    number);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid, label, 0, (int)row, (int)n_columns, 1);
}

void
hoso_chart_table_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/* See hoso-chart-table.h. */
void
hoso_chart_table_fill (GtkGrid *grid, const HosoPlotTable *table)
{
  guint n_rows = hoso_plot_table_get_n_rows (table);
  guint shown = MIN (n_rows, MAX (2, MAX_CELLS / MAX (1, table->n_columns)));

  hoso_chart_table_clear (grid);
  for (guint row = 0; row < shown; row++)
    for (guint column = 0; column < table->n_columns; column++)
      add_cell (grid, hoso_plot_table_get (table, row, column), column, row);
  if (shown < n_rows)
    add_rest (grid, shown, n_rows - shown, table->n_columns);
}

/* The numbers of a plot in rows and columns: its twin for those who cannot see
 * it, and for spreadsheets.
 */

#pragma once

#include "hoso-plot.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;  /* as shown */
  char *plain; /* a number as spreadsheets read it; NULL where the cell is text */
} HosoPlotCell;

typedef struct
{
  guint n_columns;
  GArray *cells; /* of HosoPlotCell, row after row, the headings first */
} HosoPlotTable;

HosoPlotTable *hoso_plot_table_new (const HosoPlot *plot, const char *language);
void hoso_plot_table_free (HosoPlotTable *table);
guint hoso_plot_table_get_n_rows (const HosoPlotTable *table);
const HosoPlotCell *
hoso_plot_table_get (const HosoPlotTable *table, guint row, guint column);
/* Tabs between cells, a line for each row. */
char *hoso_plot_table_dup_text (const HosoPlotTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoPlotTable, hoso_plot_table_free)

G_END_DECLS

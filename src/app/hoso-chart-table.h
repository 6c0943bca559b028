/* The numbers of a chart as rows of labels. */

#pragma once

#include <gtk/gtk.h>

#include "hoso-plot-table.h"

G_BEGIN_DECLS

/* Replaces what is in @grid. */
void hoso_chart_table_fill (GtkGrid *grid, const HosoPlotTable *table);
void hoso_chart_table_clear (GtkGrid *grid);

G_END_DECLS

/* A chart with its numbers as a table below. */

#pragma once

#include <adwaita.h>

#include "hoso-plot.h"

G_BEGIN_DECLS

#define HOSO_TYPE_CHART_VIEW (hoso_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (HosoChartView, hoso_chart_view, HOSO, CHART_VIEW, AdwBin)

/* Counted answers.  The view takes the tallies and copies the strings. */
typedef struct
{
  const char *title;        /* of the question or field */
  HosoPlotUnit unit;        /* whom the tallies count */
  HosoTally *tally;         /* taken */
  HosoTally *all;           /* taken; NULL without a comparison */
  const char *inside_label; /* of the two sides of a comparison */
  const char *all_label;
  const char *source; /* as in HosoPlot */
  const char *date;
} HosoChartData;

GtkWidget *hoso_chart_view_new (void);
/* Takes @plot; NULL clears. */
void hoso_chart_view_take_plot (HosoChartView *view, HosoPlot *plot);
/* The same for counted answers; NULL clears. */
void hoso_chart_view_set_data (HosoChartView *view, const HosoChartData *data);
/* What the exporting dialog calls: writes to @path as "png", "svg", "pdf" or "csv". */
void hoso_chart_view_export (HosoChartView *view, const char *format, const char *path);

G_END_DECLS

/* Draws plots: from figures to a list of shapes. */

#pragma once

#include "hoso-palette.h"
#include "hoso-plot.h"

G_BEGIN_DECLS

typedef struct
{
  const char *language; /* of numbers and sentences */
  HosoColours colours;
  double width;   /* points */
  guint max_bars; /* the rest becomes one, “… others”, or is said to be missing; 0 for all */
} HosoPlotLook;

HosoScene *hoso_plot_layout (const HosoPlot *plot, const HosoPlotLook *look);

G_END_DECLS

/* Axes of plots with columns and lines. */

#pragma once

#include "hoso-plot-frame.h"

G_BEGIN_DECLS

typedef struct
{
  HosoRect area;
  double top; /* the value at the upper end */
} HosoPlotAxis;

void hoso_plot_axis_add (HosoPlotFrame *frame, double most, double height, HosoPlotAxis *axis);
double hoso_plot_axis_get_y (const HosoPlotAxis *axis, double value);
void hoso_plot_axis_add_names (HosoPlotFrame *frame, const double *xs, char **names, guint n);

G_END_DECLS

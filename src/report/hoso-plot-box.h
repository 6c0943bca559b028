/* A box with whiskers: half of all numbers lie in the box. */

#pragma once

#include "hoso-plot-frame.h"

G_BEGIN_DECLS

/* Where values stand. */
typedef struct
{
  double from;
  double to;
  double x;
  double width;
} HosoPlotScale;

void hoso_plot_box_add (HosoPlotFrame *frame,
                        const HosoSpread *spread,
                        const HosoPlotScale *scale,
                        guint row,
                        const char *label);
char *hoso_plot_box_dup_reading (const HosoSpread *spread, const char *language);
HosoScene *hoso_plot_layout_box (const HosoPlot *plot, const HosoPlotLook *look);

G_END_DECLS

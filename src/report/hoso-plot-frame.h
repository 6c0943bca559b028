/* What all plots share while they are laid out: the palette, the pen's height,
 * axes, legends, readings, and the base, date and source below.
 */

#pragma once

#include "hoso-plot-layout.h"
#include "hoso-scene-mark.h"

G_BEGIN_DECLS

#define HOSO_PLOT_TEXT 12.0
#define HOSO_PLOT_FIGURE 11.0
#define HOSO_PLOT_NOTE 10.0
#define HOSO_PLOT_GAP 12.0

typedef struct
{
  const HosoPlot *plot;
  const HosoPlotLook *look;
  const HosoPalette *palette;
  HosoScene *scene;
  double width;
  gboolean narrow;
  double y; /* where the next line begins */
} HosoPlotFrame;

void hoso_plot_frame_begin (HosoPlotFrame *frame, const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_frame_end (HosoPlotFrame *frame, const GPtrArray *notes);
void hoso_plot_frame_add_nothing (HosoPlotFrame *frame);
HosoTextStyle
hoso_plot_frame_get_style (const HosoPlotFrame *frame, double size, int weight, HosoAlign align);
double hoso_plot_frame_add_text (
  HosoPlotFrame *frame, const char *text, const HosoTextStyle *style, double x, double width);
HosoPaint hoso_plot_frame_get_data_paint (const HosoPlotFrame *frame, guint64 base);
void hoso_plot_paint_small (HosoPaint *paint, const HosoPalette *palette);
void hoso_plot_frame_add_legend (HosoPlotFrame *frame, const char *const *labels, guint n);
void hoso_plot_frame_add_label (HosoPlotFrame *frame, const HosoRect *area, const char *text);

/* The least of 1, 2, 5 times a power of ten that is not below @value, at least 1. */
double hoso_plot_round_up (double value);

G_END_DECLS

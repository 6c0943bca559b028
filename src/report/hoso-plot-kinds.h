/* The layout of each kind of plot, in a file each. */

#pragma once

#include "hoso-plot-frame.h"

G_BEGIN_DECLS

HosoScene *hoso_plot_layout_bars (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_histogram (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_heat (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_rfm (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_pareto (const HosoPlot *plot, const HosoPlotLook *look);

HosoScene *hoso_plot_layout_stacked (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_donut (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_line (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_funnel (const HosoPlot *plot, const HosoPlotLook *look);
HosoScene *hoso_plot_layout_flow (const HosoPlot *plot, const HosoPlotLook *look);

G_END_DECLS

/* Hands a plot to the layout of its kind.  Thread-safe; the scenes belong to the
 * caller. */

#include "hoso-plot-layout.h"

#include "hoso-chart.h"
#include "hoso-plot-box.h"
#include "hoso-plot-kinds.h"

HosoScene *
hoso_plot_layout_bars (const HosoPlot *plot, const HosoPlotLook *look)
{
  return hoso_chart_layout (&(HosoChart){
    .kind = plot->all != NULL ? HOSO_CHART_PAIRS : HOSO_CHART_BARS,
    .unit = plot->unit,
    .tally = plot->tally,
    .all = plot->all,
    .inside_label = plot->inside_label,
    .all_label = plot->all_label,
    .source = plot->source,
    .date = plot->date,
    .language = look->language,
    .colours = look->colours,
    .width = look->width,
    .max_bars = look->max_bars,
  });
}

/* The picture with its base, its date and its source (S161, W18), as high as it
 * must be; its marks can be read one by one (W25).  Free with hoso_scene_unref(). */
HosoScene *
hoso_plot_layout (const HosoPlot *plot, const HosoPlotLook *look)
{
  switch (plot->kind)
    {
    case HOSO_PLOT_HISTOGRAM:
      return hoso_plot_layout_histogram (plot, look);
    case HOSO_PLOT_BOX:
      return hoso_plot_layout_box (plot, look);
    case HOSO_PLOT_HEAT:
      return hoso_plot_layout_heat (plot, look);
    case HOSO_PLOT_RFM:
      return hoso_plot_layout_rfm (plot, look);
    case HOSO_PLOT_PARETO:
      return hoso_plot_layout_pareto (plot, look);
    case HOSO_PLOT_STACKED:
    case HOSO_PLOT_SHARES:
      return hoso_plot_layout_stacked (plot, look);
    case HOSO_PLOT_DONUT:
      return hoso_plot_layout_donut (plot, look);
    case HOSO_PLOT_LINE:
      return hoso_plot_layout_line (plot, look);
    case HOSO_PLOT_FUNNEL:
      return hoso_plot_layout_funnel (plot, look);
    case HOSO_PLOT_FLOW:
      return hoso_plot_layout_flow (plot, look);
    case HOSO_PLOT_BARS:
    case HOSO_PLOT_PAIRS:
      break;
    }
  return hoso_plot_layout_bars (plot, look);
}

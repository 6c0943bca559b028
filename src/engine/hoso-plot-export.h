/* Plots as files. */

#pragma once

#include "hoso-plot-layout.h"

G_BEGIN_DECLS

/* @format: "svg", "png", "pdf", or "csv" for the numbers. */
gboolean hoso_plot_export (const HosoPlot *plot,
                           const HosoPlotLook *look,
                           const char *format,
                           const char *path,
                           GError **error);

/* The numbers alone, as such a file has them. */
char *hoso_plot_export_dup_csv (const HosoPlot *plot, const char *language);

G_END_DECLS

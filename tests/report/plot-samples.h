/* A plot of each kind with any number of parts, for tests, pictures and
 * benchmarks. */

#pragma once

#include "hoso-plot.h"

G_BEGIN_DECLS

#define PLOT_SAMPLE_KINDS (HOSO_PLOT_LINE + 1)

/* @n: how many answers, rows, groups or months; @people: of a row, or of all. */
HosoPlot *plot_sample (HosoPlotKind kind, guint n, guint64 people);

G_END_DECLS

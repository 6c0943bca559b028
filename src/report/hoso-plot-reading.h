/* The sentences of plots: figures, shares with their intervals, bases. */

#pragma once

#include "hoso-plot.h"

G_BEGIN_DECLS

/* n people of a base, to be said in one sentence. */
typedef struct
{
  const char *label;
  guint64 n;
  guint64 base;
} HosoPlotShare;

char *hoso_plot_dup_count (guint64 n, const char *language);
char *hoso_plot_dup_share (guint64 n, guint64 base, const char *language);
char *hoso_plot_dup_interval (guint64 n, guint64 base, const char *language);
char *hoso_plot_read_share (const HosoPlotShare *share, HosoPlotUnit unit, const char *language);
char *hoso_plot_read_count (const char *label, guint64 n, const char *language);
char *hoso_plot_dup_base (const HosoPlot *plot, const char *language);
char *hoso_plot_dup_period (const char *period, gboolean brief, const char *language);
char *hoso_plot_dup_bin (const HosoSpread *spread, guint bin, const char *language);
char *hoso_plot_dup_number (const HosoSpread *spread, double value, const char *language);
char *hoso_plot_dup_nps (const HosoSpread *spread, const char *language);

G_END_DECLS

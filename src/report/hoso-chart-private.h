/* Between the parts of the chart: what is to be drawn, before it has a place. */

#pragma once

#include "hoso-chart.h"

G_BEGIN_DECLS

/* One option: how many of the group chose it, and how many of all. */
typedef struct
{
  char *label;
  guint64 n[2];
  gboolean other;
  gboolean mentions; /* n counts choices of several options, not people */
} HosoChartRow;

GPtrArray *hoso_chart_collect_rows (const HosoChart *chart);
double hoso_chart_get_scale (GPtrArray *rows, const HosoTally *const *tallies, guint n_series);
char *hoso_chart_dup_count (const HosoChartRow *row,
                            guint series,
                            const HosoTally *tally,
                            const char *language);
char *hoso_chart_dup_percent (const HosoChartRow *row,
                              guint series,
                              const HosoTally *tally,
                              const char *language);
GPtrArray *hoso_chart_collect_notes (const HosoChart *chart);
char *hoso_chart_dup_base (const HosoTally *tally, HosoPlotUnit unit, const char *language);

G_END_DECLS

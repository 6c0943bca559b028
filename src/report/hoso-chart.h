/* Charts of counted answers, laid out for any width. */

#pragma once

#include "hoso-palette.h"
#include "hoso-plot.h"

G_BEGIN_DECLS

/* Below SMALL figures are a hint only; below TINY people are counted, never
 * expressed as per cent. */
#define HOSO_BASE_SMALL 30
#define HOSO_BASE_TINY 10

typedef enum
{
  HOSO_CHART_BARS,  /* shares of people; several choices may pass 100 % together */
  HOSO_CHART_PAIRS, /* a segment beside all */
} HosoChartKind;

typedef struct
{
  HosoChartKind kind;
  HosoPlotUnit unit;
  const HosoTally *tally;   /* of the segment, in pairs */
  const HosoTally *all;     /* NULL for HOSO_CHART_BARS */
  const char *inside_label; /* legend of pairs, or NULL */
  const char *all_label;
  const char *source;   /* survey or file name, or NULL */
  const char *date;     /* of the answers, shown in the source line, or NULL */
  const char *language; /* of numbers and the base line */
  HosoColours colours;
  double width;   /* points */
  guint max_bars; /* the rest becomes one bar, “… others”; 0 for all */
} HosoChart;

/* The picture with its base, date and source line (S161, W18); bars of fewer
 * than 30 people are hatched.  The scene's text is its table twin. */
HosoScene *hoso_chart_layout (const HosoChart *chart);

G_END_DECLS

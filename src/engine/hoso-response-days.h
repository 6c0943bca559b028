/* When a survey was answered, as a plot. */

#pragma once

#include "hoso-plot.h"
#include "hoso-types.h"

G_BEGIN_DECLS

/* Responses by day, or by month where they came over more than two months.  Free
 * with hoso_plot_free(); NULL with @error set. */
HosoPlot *hoso_response_days_plot (HosoDb *db,
                                   const HosoSurvey *survey,
                                   const char *language,
                                   GError **error);

G_END_DECLS

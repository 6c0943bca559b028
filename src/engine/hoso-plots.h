/* Plots of what is in a workspace. */

#pragma once

#include "hoso-crosstab.h"
#include "hoso-plot.h"
#include "hoso-value-figures.h"

G_BEGIN_DECLS

/* Each with its base, source and date; free with hoso_plot_free(). */
HosoPlot *hoso_plots_of_question (const HosoSurvey *survey,
                                  const HosoQuestion *question,
                                  HosoTally *tally,
                                  const char *language);
HosoPlot *hoso_plots_of_crosstab (const HosoCrosstab *table, const char *language);
HosoPlot *hoso_plots_of_rfm (const HosoValueFigures *figures, const char *language);
HosoPlot *hoso_plots_of_pareto (const HosoValueFigures *figures, const char *language);
/* Orders and buyers by month. */
HosoPlot *hoso_plots_of_orders (const HosoValueFigures *figures, const char *language);
HosoPlot *hoso_plots_of_types (const HosoValueFigures *figures, const char *language);

G_END_DECLS

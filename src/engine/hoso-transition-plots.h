/* Plots of how customers go from type to type. */

#pragma once

#include "hoso-plot.h"
#include "hoso-transitions.h"

G_BEGIN_DECLS

/* From each type at date @from to each at date @to; types that nobody has are left
 * away.  Both need a history; free with hoso_plot_free(). */
HosoPlot *hoso_plots_of_transitions (const HosoTransitions *transitions,
                                     guint from,
                                     guint to,
                                     const char *language);
/* How many have each type at the end of each month from @from to @to. */
HosoPlot *hoso_plots_of_type_months (const HosoTransitions *transitions,
                                     guint from,
                                     guint to,
                                     const char *language);

G_END_DECLS

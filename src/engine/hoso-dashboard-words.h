/* The figures of the dashboard in words of the interface: the same in the window, on
 * paper and for screen readers. */

#pragma once

#include "hoso-dashboard.h"

G_BEGIN_DECLS

typedef struct
{
  const char *key; /* static */
  char *title;
  char *value;
  char *before;   /* beside the period before, or NULL */
  char *year;     /* beside the same a year ago, or NULL */
  char *note;     /* what is counted, of whom */
  gboolean small; /* too few to build on */
} HosoDashboardFigure;

void hoso_dashboard_figure_free (HosoDashboardFigure *figure);
/* Of HosoDashboardFigure. */
GPtrArray *hoso_dashboard_dup_figures (const HosoDashboard *dashboard);

/* One line of a table of groups. */
typedef struct
{
  const char *name; /* borrowed from the dashboard */
  char *members;
  char *buyers;
  char *revenue;
  char *each; /* for each member */
  char *share;
  double part; /* of all revenue of the period, 0 to 1 */
} HosoDashboardLine;

void hoso_dashboard_line_free (HosoDashboardLine *line);
/* Of HosoDashboardLine, with the most revenue first; groups without members are left
 * out. */
GPtrArray *hoso_dashboard_dup_lines (const HosoDashboard *dashboard, const GPtrArray *groups);

/* All are freed with g_free(). */
char *hoso_dashboard_dup_span (HosoDayRange span);
/* The three spans, a line each, and where the figures come from. */
char *hoso_dashboard_dup_head (const HosoDashboard *dashboard);
/* How many of the type there are, and with how many the shop was in touch. */
char *hoso_dashboard_dup_care (const HosoDashboardAdvice *advice);
char *hoso_dashboard_dup_overlap (const HosoDashboard *dashboard); /* or NULL */
const char *hoso_dashboard_get_period_name (HosoPeriod period);
/* New and returning customers by month; the caller frees it. */
HosoPlot *hoso_dashboard_make_plot (const HosoDashboard *dashboard);

G_END_DECLS

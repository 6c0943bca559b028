/* Pictures of what customers are worth: the RFM grid and Pareto's curve. */

#pragma once

#include "hoso-rfm.h"
#include "hoso-scene.h"

G_BEGIN_DECLS

typedef struct
{
  const guint64 *counts; /* HOSO_RFM_STEPS rows of recency 1 to 5, each of as many
                            of frequency; for the RFM grid */
  const double *curve;   /* as hoso_concentration_curve() gives; for Pareto's curve */
  guint64 n_customers;   /* with orders */
  const char *source;    /* or NULL */
  const char *date;      /* ISO 8601, or NULL */
  const char *language;
  gboolean dark;
  double width; /* points */
} HosoValueChart;

/* Five by five cells, the darker the more customers; in wide pictures each says
 * its group. */
HosoScene *hoso_value_chart_layout_rfm (const HosoValueChart *chart);
/* How much of all money the best customers bring, with the first fifth marked. */
HosoScene *hoso_value_chart_layout_pareto (const HosoValueChart *chart);

G_END_DECLS

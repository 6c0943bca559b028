/* Gamma-Gamma: what a customer's purchases are worth on average (Fader and
 * Hardie 2013, note 025).  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint purchases; /* that the mean is of, >= 1 */
  double mean;     /* > 0, in any unit of money */
  double weight;
} HosoSpending;

#define HOSO_GAMMA_GAMMA_PARAMETERS 3

typedef struct
{
  double p;
  double q; /* > 1, so that the population has a mean */
  double gamma;
  double errors[HOSO_GAMMA_GAMMA_PARAMETERS];
  double log_likelihood;
  guint iterations;
  gboolean converged;
} HosoGammaGamma;

/* With @prior, a weak one that keeps small shops away from the bounds. */
HosoGammaGamma hoso_gamma_gamma_fit (const HosoSpending *spending, guint n, gboolean prior);
/* The mean of all customers, and of one after @purchases with @mean; 0
 * purchases give the former. */
double hoso_gamma_gamma_population_mean (const HosoGammaGamma *model);
double hoso_gamma_gamma_mean (const HosoGammaGamma *model, guint purchases, double mean);
/* Sorts @spending and joins equal rows; returns how many are left. */
guint hoso_spending_merge (HosoSpending *spending, guint n);

G_END_DECLS

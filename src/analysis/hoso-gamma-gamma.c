/* Gamma-Gamma (Fader and Hardie 2013, note 025, “The Gamma-Gamma model of
 * monetary value”).  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-gamma-gamma.h"

#include "hoso-minimise.h"
#include "hoso-special.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  const HosoSpending *spending;
  guint n;
  gboolean prior;
  double centre[HOSO_GAMMA_GAMMA_PARAMETERS];
} Fit;

/* What depends on the purchases alone, kept while they stay the same. */
typedef struct
{
  guint purchases;
  double constant;
  double by_p;
  double by_q;
} Common;

static Common
make_common (double p, double q, double gamma, guint purchases)
{
  double px = p * purchases;
  double both = hoso_special_digamma (px + q);
  Common common = { .purchases = purchases };

  common.constant = hoso_special_lgamma (px + q) - hoso_special_lgamma (px) -
                    hoso_special_lgamma (q) + q * log (gamma) + px * log (purchases);
  common.by_p = purchases * (both - hoso_special_digamma (px) + log (purchases));
  common.by_q = both - hoso_special_digamma (q) + log (gamma);

  return common;
}

/* The log-likelihood, equation 1a of the note; adds to @by, if wanted. */
static double
get_sum (double p, double q, double gamma, const HosoSpending *spending, guint n, double *by)
{
  Common common = { .purchases = 0 };
  double sum = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double x = spending[i].purchases;
      double w = spending[i].weight;
      double m = spending[i].mean;
      double log_m = log (m);
      double log_all = log (gamma + m * x);

      if (spending[i].purchases != common.purchases)
        common = make_common (p, q, gamma, spending[i].purchases);
      sum += w * (common.constant + (p * x - 1.0) * log_m - (p * x + q) * log_all);
      if (by == NULL)
        continue;
      by[0] += w * (common.by_p + x * (log_m - log_all));
      by[1] += w * (common.by_q - log_all);
      by[2] += w * (q / gamma - (p * x + q) / (gamma + m * x));
    }

  return sum;
}

/* The unknowns are ln p, ln (q - 1) and ln gamma. */
static double
objective (const double *x, double *gradient, gconstpointer data)
{
  const Fit *fit = data;
  double by[HOSO_GAMMA_GAMMA_PARAMETERS] = { 0.0 };
  double sum;

  sum = -get_sum (exp (x[0]), 1.0 + exp (x[1]), exp (x[2]), fit->spending, fit->n, by);
  for (guint i = 0; i < HOSO_GAMMA_GAMMA_PARAMETERS; i++)
    {
      double off = fit->prior ? x[i] - fit->centre[i] : 0.0;

      gradient[i] = -by[i] * exp (x[i]) + off;
      sum += 0.5 * off * off;
    }

  return sum;
}

static double
get_mean (const HosoSpending *spending, guint n)
{
  double sum = 0.0;
  double weight = 0.0;

  for (guint i = 0; i < n; i++)
    {
      sum += spending[i].weight * spending[i].mean;
      weight += spending[i].weight;
    }

  return weight > 0.0 ? sum / weight : 0.0;
}

/* The prior is normal in the unknowns, with deviation 1 around ln 5, ln 2 and
 * the logarithm of the customers' mean.  Nobody gives @converged FALSE. */
HosoGammaGamma
hoso_gamma_gamma_fit (const HosoSpending *spending, guint n, gboolean prior)
{
  HosoGammaGamma model = { .p = 1.0, .q = 2.0, .gamma = 1.0 };
  Fit fit = { spending, n, prior, { log (5.0), log (2.0), 0.0 } };
  double mean = get_mean (spending, n);
  double x[HOSO_GAMMA_GAMMA_PARAMETERS] = { 0.0 };
  double scale[HOSO_GAMMA_GAMMA_PARAMETERS];
  HosoMinimum minimum;

  if (!(mean > 0.0))
    return model;

  fit.centre[2] = x[2] = log (mean);
  minimum = hoso_minimise (objective, &fit, x, HOSO_GAMMA_GAMMA_PARAMETERS);
  model.p = scale[0] = exp (x[0]);
  model.q = 1.0 + exp (x[1]);
  scale[1] = model.q - 1.0;
  model.gamma = scale[2] = exp (x[2]);
  for (guint i = 0; i < HOSO_GAMMA_GAMMA_PARAMETERS; i++)
    model.errors[i] = scale[i] * sqrt (fmax (0.0, minimum.covariance[i][i]));
  model.iterations = minimum.iterations;
  model.converged = minimum.converged;
  model.log_likelihood = get_sum (model.p, model.q, model.gamma, spending, n, NULL);

  return model;
}

double
hoso_gamma_gamma_population_mean (const HosoGammaGamma *model)
{
  return model->p * model->gamma / (model->q - 1.0);
}

/* Equation 5 of the note: the customer's own mean, shrunk to everybody's. */
double
hoso_gamma_gamma_mean (const HosoGammaGamma *model, guint purchases, double mean)
{
  return model->p * (model->gamma + mean * purchases) / (model->p * purchases + model->q - 1.0);
}

static int
compare_spending (const void *a, const void *b)
{
  const HosoSpending *first = a;
  const HosoSpending *second = b;

  if (first->purchases != second->purchases)
    return first->purchases < second->purchases ? -1 : 1;

  return (first->mean > second->mean) - (first->mean < second->mean);
}

guint
hoso_spending_merge (HosoSpending *spending, guint n)
{
  guint kept = 0;

  if (n == 0)
    return 0;

  qsort (spending, n, sizeof (HosoSpending), compare_spending);
  for (guint i = 1; i < n; i++)
    {
      if (compare_spending (&spending[kept], &spending[i]) == 0)
        spending[kept].weight += spending[i].weight;
      else
        spending[++kept] = spending[i];
    }

  return kept + 1;
}

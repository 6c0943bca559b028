/* Fitting the purchase models, and what can be asked of a fitted one.  Pure
 * functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-buying-model.h"

#include "hoso-beta-geometric.h"
#include "hoso-minimise.h"
#include "hoso-pareto.h"

#include <math.h>

/* The parameters' logarithms are the unknowns, so that all stay positive; the
 * prior is normal in them. */
typedef struct
{
  HosoBuyingKind kind;
  const HosoBuyer *buyers;
  guint n_buyers;
  gboolean prior;
  double centre[HOSO_BUYING_PARAMETERS];
} Fit;

static double
get_sum (HosoBuyingKind kind,
         const double *parameters,
         const HosoBuyer *buyers,
         guint n_buyers,
         double *gradient)
{
  if (kind == HOSO_BUYING_PARETO)
    return hoso_pareto_sum (parameters, buyers, n_buyers, gradient);

  return hoso_beta_geometric_sum (kind, parameters, buyers, n_buyers, gradient);
}

static double
objective (const double *x, double *gradient, gconstpointer data)
{
  const Fit *fit = data;
  double parameters[HOSO_BUYING_PARAMETERS];
  double by[HOSO_BUYING_PARAMETERS] = { 0.0 };
  double sum;

  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    parameters[i] = exp (x[i]);
  sum = -get_sum (fit->kind, parameters, fit->buyers, fit->n_buyers, by);

  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    {
      double off = fit->prior ? x[i] - fit->centre[i] : 0.0;

      gradient[i] = -by[i] * parameters[i] + off;
      sum += 0.5 * off * off;
    }

  return sum;
}

/* What the prior expects: half a purchase in five mean ages, and as many who
 * leave as customers of shops in print do. */
static void
set_centre (Fit *fit, double mean_age)
{
  double scale = mean_age > 0.0 ? mean_age / 5.0 : 1.0;

  fit->centre[0] = log (0.5);
  fit->centre[1] = log (scale);
  fit->centre[2] = fit->kind == HOSO_BUYING_PARETO ? log (0.5) : 0.0;
  fit->centre[3] = fit->kind == HOSO_BUYING_PARETO ? log (scale) : log (2.0);
}

/* Nobody, or nobody who was watched for any time, gives the start unfitted with
 * @converged FALSE. */
HosoBuyingModel
hoso_buying_fit (HosoBuyingKind kind, const HosoBuyer *buyers, guint n_buyers, gboolean prior)
{
  Fit fit = { kind, buyers, n_buyers, prior, { 0.0 } };
  HosoBuyingModel model = { .kind = kind };
  HosoMinimum minimum;
  double mean_age = hoso_buyers_mean_age (buyers, n_buyers);
  double start = mean_age > 0.0 ? log (mean_age / 5.0) : 0.0;
  double x[] = { 0.0, start, 0.0, kind == HOSO_BUYING_PARETO ? start : log (2.0) };

  set_centre (&fit, mean_age);
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    model.parameters[i] = exp (x[i]);
  if (mean_age <= 0.0)
    return model;

  minimum = hoso_minimise (objective, &fit, x, HOSO_BUYING_PARAMETERS);
  model.iterations = minimum.iterations;
  model.converged = minimum.converged;
  for (guint i = 0; i < HOSO_BUYING_PARAMETERS; i++)
    {
      model.parameters[i] = exp (x[i]);
      model.errors[i] = model.parameters[i] * sqrt (fmax (0.0, minimum.covariance[i][i]));
    }
  model.log_likelihood = get_sum (kind, model.parameters, buyers, n_buyers, NULL);

  return model;
}

double
hoso_buying_log_likelihood (const HosoBuyingModel *model, const HosoBuyer *buyer)
{
  HosoBuyer one = *buyer;

  one.weight = 1.0;

  return get_sum (model->kind, model->parameters, &one, 1, NULL);
}

double
hoso_buying_alive (const HosoBuyingModel *model, const HosoBuyer *buyer)
{
  return model->kind == HOSO_BUYING_PARETO ? hoso_pareto_alive (model, buyer)
                                           : hoso_beta_geometric_alive (model, buyer);
}

/* @time > 0. */
double
hoso_buying_again (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  return model->kind == HOSO_BUYING_PARETO ? hoso_pareto_again (model, buyer, time)
                                           : hoso_beta_geometric_again (model, buyer, time);
}

/* @time > 0. */
double
hoso_buying_expected (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  return model->kind == HOSO_BUYING_PARETO ? hoso_pareto_expected (model, buyer, time)
                                           : hoso_beta_geometric_expected (model, buyer, time);
}

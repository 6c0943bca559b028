/* Pareto/NBD (Schmittlein, Morrison, Colombo 1987; the likelihood as in Fader
 * and Hardie's note “A note on deriving the Pareto/NBD model”, 2005).  What it
 * gives to those who left is a positive integral, taken here by adaptive
 * Gauss-Kronrod steps: the usual difference of two 2F1 cancels.  Pure functions,
 * thread-safe.
 */

#include "hoso-config.h"

#include "hoso-pareto.h"

#include "hoso-special.h"

#include <math.h>
#include <string.h>

enum
{
  R,
  ALPHA,
  S,
  BETA
};

#define GAP 1e-6
#define MAX_DEPTH 30
#define TOLERANCE 1e-12

/* The value, then the four derivatives over the value's sign and scale. */
enum
{
  VALUE,
  LOG_ALPHA, /* times ln (alpha + u) */
  BY_ALPHA,  /* over (alpha + u) */
  LOG_BETA,  /* times ln (beta + u) */
  BY_BETA,   /* over (beta + u) */
  N_MOMENTS
};

typedef struct
{
  const double *p;
  double start; /* alpha + the last purchase */
  double power; /* r + s + x */
  gboolean moments;
} Integrand;

/* Nodes and weights of Kronrod's 15 points, and of Gauss's 7 among them
 * (Piessens et al. 1983, QUADPACK, qk15). */
static const double nodes[8] = { 0.991455371120812639206854697526329,
                                 0.949107912342758524526189684047851,
                                 0.864864423359769072789712788640926,
                                 0.741531185599394439863864773280788,
                                 0.586087235467691130294144691693013,
                                 0.405845151377397166906606412076961,
                                 0.207784955007898467600689403773245,
                                 0.0 };
static const double kronrod[8] = { 0.022935322010529224963732008058970,
                                   0.063092092629978553290700663189204,
                                   0.104790010322250183839876322541518,
                                   0.140653259715525918745189590510238,
                                   0.169004726639267902826583426598550,
                                   0.190350578064785409913256402421014,
                                   0.204432940075298892414161999234649,
                                   0.209482141084727828012999174891714 };
static const double gauss[4] = { 0.129484966168869693270611432679082,
                                 0.279705391489276667901467771423780,
                                 0.381830050505118944950369775488975,
                                 0.417959183673469387755102040816327 };

/* With q = ((alpha + last) / (alpha + u))^power the integrand is smooth. */
static void
add_node (const Integrand *integrand, double q, double weight, double *sums)
{
  const double *p = integrand->p;
  double root = pow (q, 1.0 / integrand->power);
  double alpha_u = integrand->start / root;
  double beta_u = alpha_u - p[ALPHA] + p[BETA];
  double value = weight * pow (beta_u * root, -(p[S] + 1.0));

  sums[VALUE] += value;
  if (!integrand->moments)
    return;
  sums[LOG_ALPHA] += value * log (alpha_u);
  sums[BY_ALPHA] += value / alpha_u;
  sums[LOG_BETA] += value * log (beta_u);
  sums[BY_BETA] += value / beta_u;
}

/* Adds the integral from @low to @high to @sums, halving where the two rules
 * disagree. */
static void
integrate (const Integrand *integrand, double low, double high, guint depth, double *sums)
{
  double centre = 0.5 * (low + high);
  double half = 0.5 * (high - low);
  double fine[N_MOMENTS] = { 0.0 };
  double coarse[N_MOMENTS] = { 0.0 };

  for (guint i = 0; i < 8; i++)
    for (int side = i == 7 ? 1 : -1; side <= 1; side += 2)
      {
        double here[N_MOMENTS] = { 0.0 };

        add_node (integrand, centre + side * half * nodes[i], half, here);
        for (guint j = 0; j < N_MOMENTS; j++)
          {
            fine[j] += kronrod[i] * here[j];
            coarse[j] += i % 2 == 1 ? gauss[i / 2] * here[j] : 0.0;
          }
      }

  if (depth < MAX_DEPTH && fabs (fine[VALUE] - coarse[VALUE]) > TOLERANCE * fine[VALUE])
    {
      integrate (integrand, low, centre, depth + 1, sums);
      integrate (integrand, centre, high, depth + 1, sums);
      return;
    }
  for (guint j = 0; j < N_MOMENTS; j++)
    sums[j] += fine[j];
}

/* ln of the integral of s (alpha + u)^-(r + x) (beta + u)^-(s + 1) over u from
 * the last purchase to the end; @means gets the moments over the value.
 * @buyer->age > @buyer->last; @means stays as it is where that is hardly so. */
static double
integrate_left (const double *p, const HosoBuyer *buyer, double *means)
{
  double x = buyer->repeats;
  Integrand integrand = { p, p[ALPHA] + buyer->last, p[R] + p[S] + x, means != NULL };
  double end = pow (integrand.start / (p[ALPHA] + buyer->age), integrand.power);
  double sums[N_MOMENTS] = { 0.0 };
  double scale;

  /* A small beta makes a narrow peak at its start: cut there. */
  if (p[BETA] > buyer->last && p[BETA] < buyer->age)
    {
      double cut = pow (integrand.start / (p[ALPHA] + p[BETA]), integrand.power);

      integrate (&integrand, end, cut, 0, sums);
      integrate (&integrand, cut, 1.0, 0, sums);
    }
  else
    integrate (&integrand, end, 1.0, 0, sums);

  /* The last purchase was now, but for the last digit. */
  if (!(sums[VALUE] > 0.0))
    return -INFINITY;

  scale = log (p[S]) + (1.0 - p[R] - x) * log (integrand.start) - log (integrand.power);
  for (guint j = 0; means != NULL && j < N_MOMENTS; j++)
    means[j] = sums[j] / sums[VALUE];

  return scale + log (sums[VALUE]);
}

/* One customer's log-likelihood without the weight; @gradient is added to. */
static double
get_term (const double *p, const HosoBuyer *buyer, double *gradient)
{
  double x = buyer->repeats;
  double means[N_MOMENTS] = { 0.0 };
  double alpha_t = log (p[ALPHA] + buyer->age);
  double beta_t = log (p[BETA] + buyer->age);
  double alive = -(p[R] + x) * alpha_t - p[S] * beta_t;
  double gone = -INFINITY;
  double both;
  double left;

  if (buyer->age > buyer->last)
    gone = integrate_left (p, buyer, gradient != NULL ? means : NULL);
  both = hoso_special_log_add (alive, gone);
  left = exp (gone - both);

  if (gradient != NULL)
    {
      double w = buyer->weight;

      gradient[R] += w * (hoso_special_digamma (p[R] + x) - hoso_special_digamma (p[R]) +
                          log (p[ALPHA]) - (1.0 - left) * alpha_t - left * means[LOG_ALPHA]);
      gradient[ALPHA] += w * (p[R] / p[ALPHA] -
                              (p[R] + x) * ((1.0 - left) / (p[ALPHA] + buyer->age) +
                                            left * means[BY_ALPHA]));
      gradient[S] += w * (log (p[BETA]) - (1.0 - left) * beta_t +
                          left * (1.0 / p[S] - means[LOG_BETA]));
      gradient[BETA] += w * (p[S] / p[BETA] - (1.0 - left) * p[S] / (p[BETA] + buyer->age) -
                             left * (p[S] + 1.0) * means[BY_BETA]);
    }

  return hoso_special_lgamma (p[R] + x) - hoso_special_lgamma (p[R]) + p[R] * log (p[ALPHA]) +
         p[S] * log (p[BETA]) + both;
}

double
hoso_pareto_sum (const double *parameters,
                 const HosoBuyer *buyers,
                 guint n_buyers,
                 double *gradient)
{
  double sum = 0.0;

  for (guint i = 0; i < n_buyers; i++)
    sum += buyers[i].weight * get_term (parameters, &buyers[i], gradient);

  return sum;
}

double
hoso_pareto_alive (const HosoBuyingModel *model, const HosoBuyer *buyer)
{
  const double *p = model->parameters;
  double alive = -(p[R] + buyer->repeats) * log (p[ALPHA] + buyer->age) -
                 p[S] * log (p[BETA] + buyer->age);

  if (!(buyer->age > buyer->last))
    return 1.0;

  return 1.0 / (1.0 + exp (integrate_left (p, buyer, NULL) - alive));
}

/* What somebody who is still there does next is a Pareto/NBD of its own, with
 * the parameters that the past has left. */
double
hoso_pareto_again (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  const double *p = model->parameters;
  double next[] = { p[R] + buyer->repeats, p[ALPHA] + buyer->age, p[S], p[BETA] + buyer->age };
  HosoBuyer none = { 0, 0.0, time, 1.0 };

  return hoso_pareto_alive (model, buyer) * -expm1 (get_term (next, &none, NULL));
}

/* Equation 41 of Fader and Hardie's note. */
double
hoso_pareto_expected (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  const double *p = model->parameters;
  double s = fabs (p[S] - 1.0) < GAP ? 1.0 + copysign (GAP, p[S] - 1.0) : p[S];
  double beta_t = p[BETA] + buyer->age;

  return hoso_pareto_alive (model, buyer) * (p[R] + buyer->repeats) * beta_t /
         ((p[ALPHA] + buyer->age) * (s - 1.0)) *
         (1.0 - exp ((s - 1.0) * log (beta_t / (beta_t + time))));
}

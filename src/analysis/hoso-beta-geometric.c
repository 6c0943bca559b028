/* BG/NBD (Fader, Hardie, Lee 2005) and MBG/NBD (Batislam, Denizel, Filiztekin
 * 2007).  They differ in whether somebody can leave right after the first
 * purchase: “extra” is 1 where that is so.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-beta-geometric.h"

#include "hoso-special.h"

#include <math.h>

enum
{
  R,
  ALPHA,
  A,
  B
};

/* Nearer to 1 than this, a - 1 cancels. */
#define A_GAP 1e-6

/* What depends on the repeats alone, kept while they stay the same. */
typedef struct
{
  guint repeats;
  double constant;  /* of the log-likelihood */
  double leave;     /* 1 over what the chance to have left falls with */
  double log_leave; /* -INFINITY for somebody who cannot have left */
  double by_r;
  double by_a;
  double by_b;
} Common;

typedef struct
{
  double log_age; /* ln (alpha + age) */
  double log_last;
  double left; /* the probability to have left */
} Branches;

static guint
get_extra (HosoBuyingKind kind)
{
  return kind == HOSO_BUYING_MBG ? 1 : 0;
}

static gboolean
can_have_left (HosoBuyingKind kind, guint repeats)
{
  return repeats + get_extra (kind) > 0;
}

static Common
make_common (HosoBuyingKind kind, const double *p, guint repeats)
{
  double x = repeats;
  double stays = p[B] + x + get_extra (kind);
  double both = p[A] + stays;
  double sum = p[A] + p[B];
  Common common = { .repeats = repeats };

  common.constant = hoso_special_lgamma (p[R] + x) - hoso_special_lgamma (p[R]) +
                    p[R] * log (p[ALPHA]) + hoso_special_lgamma (sum) -
                    hoso_special_lgamma (p[B]) + hoso_special_lgamma (stays) -
                    hoso_special_lgamma (both);
  common.leave = can_have_left (kind, repeats) ? 1.0 / (stays - 1.0) : 0.0;
  common.log_leave = log (p[A] * common.leave);
  common.by_r =
    hoso_special_digamma (p[R] + x) - hoso_special_digamma (p[R]) + log (p[ALPHA]);
  common.by_a = hoso_special_digamma (sum) - hoso_special_digamma (both);
  common.by_b = common.by_a - hoso_special_digamma (p[B]) + hoso_special_digamma (stays);

  return common;
}

/* Adds @buyer's part of the gradient. */
static void
add_gradient (const double *p,
              const Common *common,
              const HosoBuyer *buyer,
              const Branches *at,
              double *gradient)
{
  double w = buyer->weight;
  double slope =
    (1.0 - at->left) / (p[ALPHA] + buyer->age) + at->left / (p[ALPHA] + buyer->last);

  gradient[R] += w * (common->by_r - (1.0 - at->left) * at->log_age - at->left * at->log_last);
  gradient[ALPHA] += w * (p[R] / p[ALPHA] - (p[R] + buyer->repeats) * slope);
  gradient[A] += w * (common->by_a + at->left / p[A]);
  gradient[B] += w * (common->by_b - at->left * common->leave);
}

/* Both branches of the likelihood, stayed and left, are added on a logarithmic
 * scale; equations 4 of Fader, Hardie, Lee and 9 of Batislam et al. */
double
hoso_beta_geometric_sum (HosoBuyingKind kind,
                         const double *parameters,
                         const HosoBuyer *buyers,
                         guint n_buyers,
                         double *gradient)
{
  Common common = { .repeats = G_MAXUINT };
  Branches at = { 0.0, 0.0, 0.0 };
  double age = -1.0;
  double sum = 0.0;

  for (guint i = 0; i < n_buyers; i++)
    {
      const HosoBuyer *buyer = &buyers[i];
      double power = parameters[R] + buyer->repeats;
      double odds; /* of having left, as a logarithm */

      if (buyer->repeats != common.repeats)
        common = make_common (kind, parameters, buyer->repeats);
      if (buyer->age != age)
        at.log_age = log (parameters[ALPHA] + buyer->age);
      age = buyer->age;
      at.log_last = log (parameters[ALPHA] + buyer->last);

      odds = common.log_leave + power * (at.log_age - at.log_last);
      at.left = 1.0 / (1.0 + exp (-odds));
      sum += buyer->weight *
             (common.constant - power * at.log_age + hoso_special_log_add (0.0, odds));
      if (gradient != NULL)
        add_gradient (parameters, &common, buyer, &at, gradient);
    }

  return sum;
}

/* The odds of having left. */
static double
get_odds (const HosoBuyingModel *model, const HosoBuyer *buyer)
{
  const double *p = model->parameters;
  double x = buyer->repeats;

  if (!can_have_left (model->kind, buyer->repeats))
    return 0.0;

  return p[A] / (p[B] + x + get_extra (model->kind) - 1.0) *
         exp ((p[R] + x) * log ((p[ALPHA] + buyer->age) / (p[ALPHA] + buyer->last)));
}

double
hoso_beta_geometric_alive (const HosoBuyingModel *model, const HosoBuyer *buyer)
{
  return 1.0 / (1.0 + get_odds (model, buyer));
}

double
hoso_beta_geometric_again (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  const double *p = model->parameters;
  double until = p[ALPHA] + buyer->age;
  double none = exp ((p[R] + buyer->repeats) * log (until / (until + time)));

  return (1.0 - none) * hoso_beta_geometric_alive (model, buyer);
}

/* Equation 10 of Fader, Hardie, Lee, with Euler's transformation of 2F1: the
 * printed form overflows and converges slowly for frequent buyers. */
double
hoso_beta_geometric_expected (const HosoBuyingModel *model, const HosoBuyer *buyer, double time)
{
  const double *p = model->parameters;
  double a = fabs (p[A] - 1.0) < A_GAP ? 1.0 + copysign (A_GAP, p[A] - 1.0) : p[A];
  double until = p[ALPHA] + buyer->age;
  double extra = get_extra (model->kind);
  double c = a + p[B] + buyer->repeats + extra - 1.0;
  double series;

  series = hoso_special_2f1 (a + p[B] + extra - 1.0 - p[R], a - 1.0, c, time / (until + time));

  return c / (a - 1.0) * (1.0 - exp ((a - 1.0) * log (until / (until + time))) * series) *
         hoso_beta_geometric_alive (model, buyer);
}

/* Equation 8 of Fader, Hardie, Lee. */
double
hoso_beta_geometric_count (const HosoBuyingModel *model, guint n, double time)
{
  const double *p = model->parameters;
  double stayed = log (p[ALPHA] / (p[ALPHA] + time));
  double bought = log (time / (p[ALPHA] + time));
  double base = hoso_special_lgamma (p[A] + p[B]) - hoso_special_lgamma (p[B]);
  double sum = 0.0;
  double term;

  term = hoso_special_lgamma (p[R] + n) - hoso_special_lgamma (p[R]) -
         hoso_special_lgamma (n + 1.0) + p[R] * stayed + n * bought;
  term = exp (base + hoso_special_lgamma (p[B] + n) - hoso_special_lgamma (p[A] + p[B] + n) + term);
  for (guint j = 0; j < n; j++)
    sum += exp (hoso_special_lgamma (p[R] + j) - hoso_special_lgamma (p[R]) -
                hoso_special_lgamma (j + 1.0) + p[R] * stayed + j * bought);
  if (n > 0)
    term += exp (base + log (p[A]) + hoso_special_lgamma (p[B] + n - 1.0) -
                 hoso_special_lgamma (p[A] + p[B] + n)) *
            (1.0 - sum);

  return term;
}

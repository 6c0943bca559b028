/* “Buy till you die”: how often customers buy again, and whether they still do.
 * Pure functions.
 *
 *   HOSO_BUYING_MBG     MBG/NBD, Batislam, Denizel, Filiztekin 2007 (IJRM 24):
 *                       a customer may stay away after any purchase, the first
 *                       included; what Hoso shows is made with this one
 *   HOSO_BUYING_BG      BG/NBD, Fader, Hardie, Lee 2005 (Marketing Science 24):
 *                       takes everybody who bought once for a customer for ever
 *   HOSO_BUYING_PARETO  Pareto/NBD, Schmittlein, Morrison, Colombo 1987
 *
 * All times are in the unit of the buyers that the model was fitted to.
 */

#pragma once

#include "hoso-buyer.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_BUYING_MBG,
  HOSO_BUYING_BG,
  HOSO_BUYING_PARETO,
} HosoBuyingKind;

#define HOSO_BUYING_PARAMETERS 4

typedef struct
{
  HosoBuyingKind kind;
  double parameters[HOSO_BUYING_PARAMETERS]; /* r, alpha, a, b or r, alpha, s, beta */
  double errors[HOSO_BUYING_PARAMETERS];     /* standard errors, 0 where unknown */
  double log_likelihood;                     /* without the prior */
  guint iterations;
  gboolean converged;
} HosoBuyingModel;

/* With @prior, a weak one that keeps small shops away from the bounds; without,
 * plain maximum likelihood.  @buyers are best merged. */
HosoBuyingModel hoso_buying_fit (HosoBuyingKind kind,
                                 const HosoBuyer *buyers,
                                 guint n_buyers,
                                 gboolean prior);

/* One customer's term of the log-likelihood. */
double hoso_buying_log_likelihood (const HosoBuyingModel *model, const HosoBuyer *buyer);
/* The probability that the customer has not left, now. */
double hoso_buying_alive (const HosoBuyingModel *model, const HosoBuyer *buyer);
/* The probability of one purchase or more in the next @time. */
double hoso_buying_again (const HosoBuyingModel *model, const HosoBuyer *buyer, double time);
/* How many purchases to expect in the next @time. */
double hoso_buying_expected (const HosoBuyingModel *model, const HosoBuyer *buyer, double time);

G_END_DECLS

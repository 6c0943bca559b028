/* BG/NBD and MBG/NBD; see hoso-buying-model.h, which calls these. */

#pragma once

#include "hoso-buying-model.h"
#include "hoso-minimise.h"

G_BEGIN_DECLS

/* The log-likelihood of @buyers; @gradient, if wanted, by the parameters. */
double hoso_beta_geometric_sum (HosoBuyingKind kind,
                                const double *parameters,
                                const HosoBuyer *buyers,
                                guint n_buyers,
                                double *gradient);
double hoso_beta_geometric_alive (const HosoBuyingModel *model, const HosoBuyer *buyer);
double hoso_beta_geometric_again (const HosoBuyingModel *model,
                                  const HosoBuyer *buyer,
                                  double time);
double hoso_beta_geometric_expected (const HosoBuyingModel *model,
                                     const HosoBuyer *buyer,
                                     double time);
/* BG/NBD only: the probability of exactly @n purchases within @time of the
 * first one. */
double hoso_beta_geometric_count (const HosoBuyingModel *model, guint n, double time);

G_END_DECLS

/* Pareto/NBD; see hoso-buying-model.h, which calls these. */

#pragma once

#include "hoso-buying-model.h"

G_BEGIN_DECLS

/* The log-likelihood of @buyers; @gradient, if wanted, by the parameters. */
double hoso_pareto_sum (const double *parameters,
                        const HosoBuyer *buyers,
                        guint n_buyers,
                        double *gradient);
double hoso_pareto_alive (const HosoBuyingModel *model, const HosoBuyer *buyer);
double hoso_pareto_again (const HosoBuyingModel *model, const HosoBuyer *buyer, double time);
double hoso_pareto_expected (const HosoBuyingModel *model, const HosoBuyer *buyer, double time);

G_END_DECLS

/* What a customer will bring, in money of today.  Pure functions. */

#pragma once

#include "hoso-buying-model.h"

G_BEGIN_DECLS

typedef struct
{
  double time;     /* how far ahead, in the model's unit */
  double step;     /* purchases within one step are paid at its middle */
  double discount; /* for one step: 0.01 makes 1 worth 1/1.01 a step later */
} HosoValueHorizon;

/* @mean: what one of the customer's purchases brings. */
double hoso_customer_value (const HosoBuyingModel *model,
                            const HosoBuyer *buyer,
                            double mean,
                            const HosoValueHorizon *horizon);

G_END_DECLS

/* What a customer will bring, in money of today: the purchases to expect in
 * each step of the horizon, times what one brings, discounted.  Pure functions,
 * thread-safe.
 */

#include "hoso-config.h"

#include "hoso-customer-value.h"

#include <math.h>

/* @horizon->step > 0; the last step may be shorter. */
double
hoso_customer_value (const HosoBuyingModel *model,
                     const HosoBuyer *buyer,
                     double mean,
                     const HosoValueHorizon *horizon)
{
  double before = 0.0;
  double value = 0.0;
  double start = 0.0;

  g_return_val_if_fail (horizon->step > 0.0, 0.0);

  while (start < horizon->time * (1.0 - 1e-12))
    {
      double end = fmin (start + horizon->step, horizon->time);
      double expected = hoso_buying_expected (model, buyer, end);
      double middle = 0.5 * (start + end) / horizon->step;

      value += mean * (expected - before) * exp (-middle * log1p (horizon->discount));
      before = expected;
      start = end;
    }

  return value;
}

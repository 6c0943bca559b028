/* How numbers are spread.  Pure functions. */

#pragma once

#include "hoso-spread.h"

G_BEGIN_DECLS

HosoSpread *hoso_distribution_find (double *values, gsize n_values);
void hoso_distribution_widen (HosoSpread *spread, int first, int last);

G_END_DECLS

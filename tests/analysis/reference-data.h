/* Data sets in print, read from the folder that HOSO_TEST_DATA names. */

#pragma once

#include "hoso-buyer.h"
#include "hoso-gamma-gamma.h"

G_BEGIN_DECLS

/* Rows of fields, quotes taken off, without the heading; NULL after having
 * skipped the test where the folder is not there. */
GPtrArray *reference_data_read (const char *name);
double reference_data_number (GPtrArray *rows, guint row, guint column);

/* The 2,357 customers of CDNOW's sample up to 1997-09-30, in weeks. */
HosoBuyer *reference_data_cdnow (guint *n_buyers);

G_END_DECLS

/* What the purchase models know of a customer.  Pure functions. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are in one unit for all, days or weeks, and count from the customer's
 * first purchase. */
typedef struct
{
  guint repeats; /* purchases after the first; those of one day are one */
  double last;   /* time of the latest of them, 0 without */
  double age;    /* time of the end of what was watched, >= last */
  double weight; /* how many customers look like this */
} HosoBuyer;

/* @days: ascending days of purchases, the same day more than once allowed;
 * @end: the last day watched, >= the last of @days; @unit: days in a unit. */
HosoBuyer hoso_buyer_from_days (const gint *days, guint n_days, gint end, double unit);
/* Sorts @buyers and joins equal ones; returns how many are left. */
guint hoso_buyers_merge (HosoBuyer *buyers, guint n_buyers);
double hoso_buyers_mean_age (const HosoBuyer *buyers, guint n_buyers);

G_END_DECLS

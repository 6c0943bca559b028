/* The shop at a glance: a period beside the one before and the same a year ago, groups
 * and segments by the money they brought, and what to do for whom.
 */

#pragma once

#include "hoso-customer-type.h"
#include "hoso-plot.h"
#include "hoso-trade.h"
#include "hoso-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Months of the picture, that of the last day included. */
#define HOSO_DASHBOARD_MONTHS 13
/* A group of fewer is not called the best. */
#define HOSO_DASHBOARD_MIN_GROUP 10

typedef struct
{
  HosoPeriod period;
  gint today;           /* since 1970-01-01: later orders do not count */
  gint as_of;           /* G_MININT: the day of the latest order, at most today */
  gint offset;          /* seconds east of UTC */
  const char *language; /* of the advice: "vi" or "en"; NULL is the interface's */
} HosoDashboardPlan;

/* Customers, and what they brought in the period. */
typedef struct
{
  gint64 segment; /* 0 for a type */
  char *name;
  guint64 members;
  guint64 buyers;    /* of them, who ordered in the period */
  guint64 contacted; /* of a type: of them, with whom the shop was in touch in the period */
  gint64 revenue;
} HosoDashboardGroup;

/* What to do for a type of customers. */
typedef struct
{
  HosoCustomerType type;
  guint64 members;
  guint64 contacted; /* of them, in the period */
  char **steps;
} HosoDashboardAdvice;

typedef struct
{
  HosoPeriod period;
  gint as_of;
  gint first_day;    /* of all orders; G_MAXINT without any */
  char *currency;    /* or NULL */
  guint64 customers; /* in the workspace */
  HosoTrade now;
  HosoTrade before;
  HosoTrade year;
  GPtrArray *types;    /* of HosoDashboardGroup, by HosoCustomerType, at the end */
  GPtrArray *segments; /* of HosoDashboardGroup, with today's members */
  gint best_type;      /* most money for each member, -1 */
  gint best_segment;
  guint64 in_several; /* customers in two segments or more */
  guint64 in_none;
  gint64 none_revenue;
  gint first_month; /* months since year 0 */
  guint64 n_months;
  guint64 fresh[HOSO_DASHBOARD_MONTHS]; /* who ordered for the first time, by month */
  guint64 again[HOSO_DASHBOARD_MONTHS]; /* and who had ordered before it */
  double value;                         /* of a customer in a year; NAN without a model */
  guint value_sample;                   /* customers it is the mean of */
  gboolean value_small;
  GPtrArray *advice; /* of HosoDashboardAdvice */
  GArray *channels;  /* of HosoChannelCost: through which those who are new came */
} HosoDashboard;

HosoDashboard *hoso_dashboard_load (HosoDb *db,
                                    const HosoDashboardPlan *plan,
                                    GCancellable *cancellable,
                                    GError **error);
void hoso_dashboard_free (HosoDashboard *dashboard);
/* The orders reach back over all of @span. */
gboolean hoso_dashboard_covers (const HosoDashboard *dashboard, HosoDayRange span);
/* The time before is the same a year ago. */
gboolean hoso_dashboard_is_yearly (const HosoDashboard *dashboard);
/* Now, with the clock and the zone of this computer. */
void hoso_dashboard_plan_init (HosoDashboardPlan *plan, HosoPeriod period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HosoDashboard, hoso_dashboard_free)

G_END_DECLS

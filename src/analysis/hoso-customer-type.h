/* The seven types of customers: which fit, and which one is shown.  Pure
 * functions. */

#pragma once

#include "hoso-rfm.h"

G_BEGIN_DECLS

typedef enum
{
  HOSO_TYPE_POTENTIAL, /* has not bought yet */
  HOSO_TYPE_NEW,
  HOSO_TYPE_LOYAL,
  HOSO_TYPE_CASUAL,
  HOSO_TYPE_LOST,
  HOSO_TYPE_COMPLAINING,
  HOSO_TYPE_ADVOCATE,
} HosoCustomerType;

#define HOSO_TYPE_COUNT (HOSO_TYPE_ADVOCATE + 1)
#define HOSO_TYPE_NEVER (-1)

/* The owner's thresholds. */
typedef struct
{
  HosoCustomerType order[HOSO_TYPE_COUNT]; /* the first that fits is shown */
  gint new_days;                           /* bought once, fewer days ago; 0: the usual gap */
  gint lost_days;                          /* quiet for so many days; 0: by the usual gap */
  double lost_gaps;                        /* quiet for so many usual gaps, where lost_days is 0 */
  double lost_again;                       /* and less probable than this to buy again */
  gint complaint_days;                     /* complained so many days ago at most */
  gint referrals;                          /* brought so many customers at least */
} HosoTypeRules;

/* What is known of one customer at a date. */
typedef struct
{
  guint orders;
  gint quiet;     /* days since the latest order, HOSO_TYPE_NEVER */
  gint known;     /* days since the first order, HOSO_TYPE_NEVER */
  gint complaint; /* days since the latest complaint, HOSO_TYPE_NEVER */
  guint referrals;
  double usual_gap; /* days between orders, 0 where unknown */
  double shop_gap;
  double again; /* probability to buy again soon, NAN where unknown */
  HosoRfmGroup group;
} HosoTypeFigures;

typedef struct
{
  HosoCustomerType type;
  guint marks; /* one bit for each type that fits, the one shown included */
} HosoTypeVerdict;

void hoso_type_rules_init (HosoTypeRules *rules);
HosoTypeVerdict hoso_type_judge (const HosoTypeRules *rules, const HosoTypeFigures *figures);
/* The days without an order from which on this customer counts as lost; 0 where
 * nothing is known to measure by. */
double hoso_type_lost_after (const HosoTypeRules *rules, const HosoTypeFigures *figures);
/* The days after the first order for which somebody is new. */
double hoso_type_new_until (const HosoTypeRules *rules, const HosoTypeFigures *figures);
const char *hoso_type_get_key (HosoCustomerType type);
gboolean hoso_type_from_key (const char *key, HosoCustomerType *type);

G_END_DECLS

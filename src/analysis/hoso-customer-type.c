/* The seven types of customers.  Several may fit; the owner's order says which
 * is shown, the others stay as marks.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-customer-type.h"

#include <math.h>

/* Where nobody has bought twice yet, somebody is new for a month. */
#define NEW_DAYS 30.0

static const char *const keys[HOSO_TYPE_COUNT] = {
  [HOSO_TYPE_POTENTIAL] = "potential",
  [HOSO_TYPE_NEW] = "new",
  [HOSO_TYPE_LOYAL] = "loyal",
  [HOSO_TYPE_CASUAL] = "casual",
  [HOSO_TYPE_LOST] = "lost",
  [HOSO_TYPE_COMPLAINING] = "complaining",
  [HOSO_TYPE_ADVOCATE] = "advocate",
};

/* What asks for an answer first stands first. */
void
hoso_type_rules_init (HosoTypeRules *rules)
{
  *rules = (HosoTypeRules){
    .order = { HOSO_TYPE_COMPLAINING, HOSO_TYPE_LOST, HOSO_TYPE_ADVOCATE, HOSO_TYPE_NEW,
               HOSO_TYPE_LOYAL, HOSO_TYPE_CASUAL, HOSO_TYPE_POTENTIAL },
    .lost_gaps = 3.0,
    .lost_again = 0.1,
    .complaint_days = 90,
    .referrals = 1,
  };
}

double
hoso_type_lost_after (const HosoTypeRules *rules, const HosoTypeFigures *figures)
{
  double gap = figures->usual_gap > 0.0 ? figures->usual_gap : figures->shop_gap;

  return rules->lost_days > 0 ? rules->lost_days : gap * rules->lost_gaps;
}

double
hoso_type_new_until (const HosoTypeRules *rules, const HosoTypeFigures *figures)
{
  if (rules->new_days > 0)
    return rules->new_days;

  return figures->shop_gap > 0.0 ? figures->shop_gap : NEW_DAYS;
}

/* The owner's own number of days decides alone. */
static gboolean
is_lost (const HosoTypeRules *rules, const HosoTypeFigures *figures)
{
  double after = hoso_type_lost_after (rules, figures);

  if (figures->orders == 0 || after <= 0.0 || figures->quiet < after)
    return FALSE;

  return rules->lost_days > 0 || isnan (figures->again) || figures->again < rules->lost_again;
}

static gboolean
is_new (const HosoTypeRules *rules, const HosoTypeFigures *figures)
{
  return figures->orders == 1 && figures->known < hoso_type_new_until (rules, figures);
}

static gboolean
is_loyal (const HosoTypeFigures *figures)
{
  return figures->orders > 1 &&
         (figures->group == HOSO_RFM_CHAMPIONS || figures->group == HOSO_RFM_LOYAL);
}

static gboolean
fits (const HosoTypeRules *rules, const HosoTypeFigures *figures, HosoCustomerType type)
{
  switch (type)
    {
    case HOSO_TYPE_POTENTIAL:
      return figures->orders == 0;
    case HOSO_TYPE_NEW:
      return is_new (rules, figures);
    case HOSO_TYPE_LOYAL:
      return is_loyal (figures);
    case HOSO_TYPE_CASUAL:
      return figures->orders > 0 && !is_new (rules, figures) && !is_loyal (figures) &&
             !is_lost (rules, figures);
    case HOSO_TYPE_LOST:
      return is_lost (rules, figures);
    case HOSO_TYPE_COMPLAINING:
      return figures->complaint >= 0 && figures->complaint <= rules->complaint_days;
    case HOSO_TYPE_ADVOCATE:
      return rules->referrals > 0 && figures->referrals >= (guint)rules->referrals;
    }

  g_return_val_if_reached (FALSE);
}

/* One of potential, new, loyal, casual and lost always fits. */
HosoTypeVerdict
hoso_type_judge (const HosoTypeRules *rules, const HosoTypeFigures *figures)
{
  HosoTypeVerdict verdict = { HOSO_TYPE_CASUAL, 0 };

  for (guint i = HOSO_TYPE_COUNT; i > 0; i--)
    {
      if (fits (rules, figures, rules->order[i - 1]))
        {
          verdict.type = rules->order[i - 1];
          verdict.marks |= 1u << rules->order[i - 1];
        }
    }

  return verdict;
}

const char *
hoso_type_get_key (HosoCustomerType type)
{
  g_return_val_if_fail ((guint)type < HOSO_TYPE_COUNT, NULL);

  return keys[type];
}

/* FALSE where @key is none. */
gboolean
hoso_type_from_key (const char *key, HosoCustomerType *type)
{
  for (guint i = 0; i < HOSO_TYPE_COUNT; i++)
    {
      if (g_strcmp0 (key, keys[i]) == 0)
        {
          *type = (HosoCustomerType)i;
          return TRUE;
        }
    }

  return FALSE;
}

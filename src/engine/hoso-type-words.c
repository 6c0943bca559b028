/* Why a customer has its type, in words: whole sentences for each type, with the
 * numbers that the judgement was made from.
 */

#include "hoso-config.h"

#include "hoso-customer-types.h"

#include "hoso-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const HosoTypeRules *rules;
  const HosoTypeFigures *figures;
  const HosoTypedCustomer *customer;
  const char *language;
} Words;

static char *
dup_days (const Words *words, double days)
{
  return hoso_format_integer ((gint64)ceil (days), words->language);
}

/* “25 days ago”. */
static char *
dup_ago (const Words *words)
{
  g_autofree char *days = dup_days (words, words->figures->quiet);

  return g_strdup_printf (
    ngettext ("%s day ago", "%s days ago", (gulong)words->figures->quiet), days);
}

static char *
describe_new (const Words *words)
{
  g_autofree char *known = dup_days (words, words->figures->known);
  g_autofree char *limit = dup_days (words, hoso_type_new_until (words->rules, words->figures));

  /* Translators: both are numbers of days. */
  return g_strdup_printf (ngettext ("New: first order %s day ago; somebody is new for %s days.",
                                    "New: first order %s days ago; somebody is new for %s days.",
                                    (gulong)words->figures->known),
                          known, limit);
}

static char *
describe_loyal (const Words *words)
{
  g_autofree char *orders = hoso_format_integer (words->figures->orders, words->language);
  g_autofree char *quiet = dup_ago (words);

  /* Translators: the number of orders, then “25 days ago”; the scores are 1 to 5. */
  return g_strdup_printf (
    ngettext (
      "Loyal: %s order, the latest %s; recency %d of 5, frequency %d of 5.",
      "Loyal: %s orders, the latest %s; recency %d of 5, frequency %d of 5.",
      words->figures->orders),
    orders, quiet, words->customer->score.recency, words->customer->score.frequency);
}

/* Quiet for long, but who buys so seldom may well come back. */
static char *
describe_quiet (const Words *words, const char *orders, const char *quiet)
{
  g_autofree char *chance = hoso_format_percent (words->figures->again, 0, words->language);

  /* Translators: the number of orders, “25 days ago”, and a share such as 35%. */
  return g_strdup_printf (ngettext ("Casual: %s order, the latest %s; chance of "
                                    "another in the next 3 months: %s.",
                                    "Casual: %s orders, the latest %s; chance of "
                                    "another in the next 3 months: %s.",
                                    words->figures->orders),
                          orders, quiet, chance);
}

static char *
describe_casual (const Words *words)
{
  double after = hoso_type_lost_after (words->rules, words->figures);
  g_autofree char *orders = hoso_format_integer (words->figures->orders, words->language);
  g_autofree char *quiet = dup_ago (words);
  g_autofree char *limit = dup_days (words, after);

  if (!(after > 0.0))
    /* Translators: the number of orders, then “25 days ago”. */
    return g_strdup_printf (ngettext ("Casual: %s order, the latest %s.",
                                      "Casual: %s orders, the latest %s.",
                                      words->figures->orders),
                            orders, quiet);
  if (words->figures->quiet >= after)
    return describe_quiet (words, orders, quiet);

  /* Translators: the number of orders, “25 days ago”, and a number of days. */
  return g_strdup_printf (
    ngettext ("Casual: %s order, the latest %s; may be lost from %s days on.",
              "Casual: %s orders, the latest %s; may be lost from %s days on.",
              words->figures->orders),
    orders, quiet, limit);
}

static char *
describe_lost (const Words *words)
{
  const HosoTypeFigures *figures = words->figures;
  gboolean own = figures->usual_gap > 0.0;
  double gap = own ? figures->usual_gap : figures->shop_gap;
  g_autofree char *quiet = dup_days (words, figures->quiet);
  g_autofree char *limit = dup_days (words, words->rules->lost_days);
  g_autofree char *times = NULL;
  g_autofree char *usual = NULL;
  g_autofree char *chance = NULL;

  if (words->rules->lost_days > 0)
    /* Translators: both are numbers of days. */
    return g_strdup_printf (ngettext ("Lost: %s day without an order; your limit is %s.",
                                      "Lost: %s days without an order; your limit is %s.",
                                      (gulong)figures->quiet),
                            quiet, limit);

  times = hoso_format_number (figures->quiet / gap, 1, words->language);
  usual = dup_days (words, gap);
  if (isnan (figures->again))
    return g_strdup_printf (
      own ? /* Translators: days, a number such as 3.4, days. */
        _ ("Lost: %s days without an order, %s times this customer’s usual %s days.")
          : /* Translators: days, a number such as 3.4, days. */
        _ ("Lost: %s days without an order, %s times the shop’s usual %s days."),
      quiet, times, usual);

  chance = hoso_format_percent (figures->again, 0, words->language);
  return g_strdup_printf (
    own ? /* Translators: days, a number such as 3.4, days, and a share such as 4%. */
      _ ("Lost: %s days without an order, %s times this customer’s usual %s days; "
         "chance of an order in the next 3 months: %s.")
        : /* Translators: days, a number such as 3.4, days, and a share such as 4%. */
      _ ("Lost: %s days without an order, %s times the shop’s usual %s days; "
         "chance of an order in the next 3 months: %s."),
    quiet, times, usual, chance);
}

static char *
describe_complaining (const Words *words)
{
  g_autofree char *days = dup_days (words, words->figures->complaint);
  g_autofree char *limit = dup_days (words, words->rules->complaint_days);

  /* Translators: both are numbers of days. */
  return g_strdup_printf (
    ngettext ("Complaining: last complaint %s day ago; your limit is %s days.",
              "Complaining: last complaint %s days ago; your limit is %s days.",
              (gulong)words->figures->complaint),
    days, limit);
}

static char *
describe_advocate (const Words *words)
{
  g_autofree char *referrals = hoso_format_integer (words->figures->referrals, words->language);
  g_autofree char *limit = hoso_format_integer (words->rules->referrals, words->language);

  /* Translators: both are numbers of people that a customer brought. */
  return g_strdup_printf (ngettext ("Advocate: has referred %s time; your limit is %s.",
                                    "Advocate: has referred %s times; your limit is %s.",
                                    words->figures->referrals),
                          referrals, limit);
}

char *
hoso_customer_types_dup_reason (const HosoCustomerTypes *types, const HosoTypedCustomer *customer)
{
  Words words = { &types->rules, &customer->figures, customer, hoso_format_get_language () };

  switch (customer->verdict.type)
    {
    case HOSO_TYPE_POTENTIAL:
      return g_strdup (_ ("Potential: no order yet."));
    case HOSO_TYPE_NEW:
      return describe_new (&words);
    case HOSO_TYPE_LOYAL:
      return describe_loyal (&words);
    case HOSO_TYPE_CASUAL:
      return describe_casual (&words);
    case HOSO_TYPE_LOST:
      return describe_lost (&words);
    case HOSO_TYPE_COMPLAINING:
      return describe_complaining (&words);
    case HOSO_TYPE_ADVOCATE:
      return describe_advocate (&words);
    }

  g_return_val_if_reached (NULL);
}

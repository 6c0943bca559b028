/* Periods of the calendar.  Pure functions, thread-safe.
 *
 * A period that is not over yet is compared with as much of the other one: the 1st
 * to the 20th of May with the 1st to the 20th of April.  One that ends with a month
 * is compared up to the end of the other month, whichever day that is.
 */

#include "hoso-config.h"

#include "hoso-period.h"

#include "hoso-time.h"

#define DAYS 30

static const char *const keys[HOSO_PERIOD_COUNT] = {
  [HOSO_PERIOD_30_DAYS] = "30-days",
  [HOSO_PERIOD_MONTH] = "month",
  [HOSO_PERIOD_QUARTER] = "quarter",
  [HOSO_PERIOD_YEAR] = "year",
  [HOSO_PERIOD_LAST_MONTH] = "last-month",
  [HOSO_PERIOD_LAST_QUARTER] = "last-quarter",
  [HOSO_PERIOD_LAST_YEAR] = "last-year",
};

static int
get_months (HosoPeriod period)
{
  switch (period)
    {
    case HOSO_PERIOD_MONTH:
    case HOSO_PERIOD_LAST_MONTH:
      return 1;
    case HOSO_PERIOD_QUARTER:
    case HOSO_PERIOD_LAST_QUARTER:
      return 3;
    case HOSO_PERIOD_YEAR:
    case HOSO_PERIOD_LAST_YEAR:
      return 12;
    case HOSO_PERIOD_30_DAYS:
      return 0;
    }
  g_return_val_if_reached (0);
}

/* The first day of the month that is @months after that of @day, which may be less
 * than 0. */
static gint
find_first (gint day, int months)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (day, &year, &month, &rest);
  months += year * 12 + month - 1;
  return (gint)hoso_days_from_civil (months / 12, months % 12 + 1, 1);
}

/* The same day of another month, or its last one. */
static gint
shift (gint day, int months)
{
  gint first = find_first (day, months);
  gint last = find_first (day, months + 1) - 1;
  gint place = day - find_first (day, 0);

  if (day + 1 == find_first (day, 1))
    return last;
  return MIN (first + place, last);
}

/* Up to @as_of, or the whole one before. */
HosoDayRange
hoso_period_find (HosoPeriod period, gint as_of)
{
  int months = get_months (period);
  int year;
  int month;
  int day;
  gint from;

  if (months == 0)
    return (HosoDayRange){ as_of - DAYS + 1, as_of };
  hoso_civil_from_days (as_of, &year, &month, &day);
  from = find_first (as_of, -((month - 1) % months));
  if (period >= HOSO_PERIOD_LAST_MONTH)
    return (HosoDayRange){ find_first (from, -months), from - 1 };
  return (HosoDayRange){ from, as_of };
}

HosoDayRange
hoso_period_before (HosoPeriod period, HosoDayRange span)
{
  int months = get_months (period);

  if (months == 0)
    return (HosoDayRange){ span.from - DAYS, span.to - DAYS };
  return (HosoDayRange){ find_first (span.from, -months), shift (span.to, -months) };
}

HosoDayRange
hoso_period_year_before (HosoPeriod period, HosoDayRange span)
{
  gint to = shift (span.to, -12);

  if (get_months (period) == 0)
    return (HosoDayRange){ to - DAYS + 1, to };
  return (HosoDayRange){ find_first (span.from, -12), to };
}

const char *
hoso_period_get_key (HosoPeriod period)
{
  g_return_val_if_fail ((guint)period < HOSO_PERIOD_COUNT, NULL);

  return keys[period];
}

/* FALSE where @key is none. */
gboolean
hoso_period_from_key (const char *key, HosoPeriod *period)
{
  for (guint i = 0; i < HOSO_PERIOD_COUNT; i++)
    if (g_strcmp0 (key, keys[i]) == 0)
      {
        *period = (HosoPeriod)i;
        return TRUE;
      }
  return FALSE;
}

/* When the sample's customers buy, complain and leave.
 *
 * MBG/NBD (Batislam, Denizel and Filiztekin 2007, International Journal of Research in
 * Marketing 24:201): each buys at random by an own rate, and may leave after any order,
 * the first one too.  The time between orders is counted in days of season: before Tết
 * they are worth two, after it a quarter.  Who saves money waits for the 15th or the end
 * of the month, when the shop gives a discount.  A badly answered complaint makes most
 * leave, so that a little more leave than the model says; of 100 orders 4 are cancelled
 * or returned, so that a little less is bought.
 */

#include "hoso-config.h"

#include "sample-making.h"

#include "hoso-lunar.h"
#include "hoso-purchase.h"
#include "hoso-time.h"

#define HOUR 3600

gboolean
sample_is_before_tet (gint day)
{
  HosoLunarDate lunar;

  return hoso_lunar_from_days (SAMPLE_OPENED + day, &lunar) && lunar.month == 12 &&
         lunar.day >= 8;
}

gboolean
sample_is_before_womens_day (gint day)
{
  int year;
  int month;
  int rest;

  hoso_civil_from_days (SAMPLE_OPENED + day, &year, &month, &rest);
  return month == 3 && rest <= 8;
}

/* What a day is worth: 1 for most. */
static double
get_season (gint day)
{
  HosoLunarDate lunar;
  int year;
  int month;
  int rest;

  hoso_civil_from_days (SAMPLE_OPENED + day, &year, &month, &rest);
  if (month >= 11 && rest >= month - 1 && rest <= month + 1)
    return 3.5;
  if (sample_is_before_tet (day))
    return 2.0;
  if (sample_is_before_womens_day (day) || (month == 10 && rest >= 14 && rest <= 20))
    return 1.7;
  if (hoso_lunar_from_days (SAMPLE_OPENED + day, &lunar) && lunar.month == 1 &&
      lunar.day <= 10)
    return 0.25;
  return 0.9;
}

/* The days of season that passed before each day, and how likely a first order is: the
 * shop grows to three times as many a day. */
void
sample_make_calendar (Sample *sample)
{
  for (gint day = 0; day < SAMPLE_DAYS; day++)
    {
      double season = get_season (day);

      sample->season[day + 1] = sample->season[day] + season;
      sample->first_orders[day] = season * (0.5 + (double)day / SAMPLE_DAYS);
    }
}

/* The day on which @passed days of season have passed; SAMPLE_DAYS for none yet. */
static gint
find_day (const Sample *sample, double passed)
{
  gint low = 0;
  gint high = SAMPLE_DAYS;

  while (low < high)
    {
      gint middle = (low + high) / 2;

      if (sample->season[middle + 1] > passed)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The next 15th or first of the month, where it is near. */
static gint
wait_for_discount (gint day)
{
  for (gint waited = 0; waited < 6; waited++)
    {
      int year;
      int month;
      int rest;

      hoso_civil_from_days (SAMPLE_OPENED + day + waited, &year, &month, &rest);
      if (rest == 15 || rest >= 30)
        return day + waited;
    }
  return day;
}

static guint
draw_status (Sample *sample, const SamplePerson *person, gint day)
{
  static const double chances[HOSO_PURCHASE_N_STATUSES] = {
    [HOSO_PURCHASE_DONE] = 0.96, [HOSO_PURCHASE_CANCELLED] = 0.025, [HOSO_PURCHASE_RETURNED] = 0.015
  };

  if (person->occasion != SAMPLE_ANY_TIME)
    return HOSO_PURCHASE_DONE;
  if (day >= SAMPLE_DAYS - 3 && sample_happens (sample, 0.3))
    return HOSO_PURCHASE_PENDING;
  return sample_pick_weighted (sample, chances, HOSO_PURCHASE_N_STATUSES);
}

/* Returns FALSE where the customer leaves because of what came of it. */
static gboolean
add_order (Sample *sample, guint number, gint day, gboolean *owned)
{
  SamplePerson *person = &g_array_index (sample->people, SamplePerson, number);
  SampleOrder order = { .person = number, .day = day };

  order.second = 8 * HOUR + (gint)hoso_random_below (&sample->random, 14 * HOUR);
  order.status = draw_status (sample, person, day);
  sample_fill_basket (sample, person, &order, owned);
  order.returned = order.status == HOSO_PURCHASE_DONE && sample_happens (sample, 0.02);
  order.complained = day < SAMPLE_DAYS - 5 && sample_happens (sample, 0.03);
  order.lost = order.complained && sample_happens (sample, 0.4);
  if (order.lost)
    person->unhappy = TRUE;
  person->last = day;
  g_array_append_val (sample->orders, order);
  return !order.lost || sample_happens (sample, 0.2);
}

static void
live (Sample *sample, guint number)
{
  const SamplePerson *person = &g_array_index (sample->people, SamplePerson, number);
  g_autofree gboolean *owned = g_new0 (gboolean, sample_get_n_products ());
  double passed = sample->season[person->start];
  gint before = person->start - 1;
  gint day = person->start;

  while (day < SAMPLE_DAYS)
    {
      if (person->habit == SAMPLE_THRIFTY && sample_happens (sample, 0.5))
        day = wait_for_discount (day);
      day = MAX (day, before + 1);
      if (day >= SAMPLE_DAYS || !add_order (sample, number, day, owned) ||
          sample_happens (sample, person->leaving))
        return;
      before = day;
      passed += 7.0 * sample_draw_exponential (sample) / person->rate;
      day = find_day (sample, passed);
    }
}

/* Twice a year, a fortnight and more apart: early in the last lunar month and shortly
 * before Tết, or before 8 March and in most years before 14 February. */
static void
live_by_season (Sample *sample, guint number, gboolean tet)
{
  static const int starts[][3] = { { 2024, 1, 11 }, { 2024, 12, 31 }, { 2026, 1, 19 } };
  g_autofree gboolean *owned = g_new0 (gboolean, sample_get_n_products ());

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gint first = tet ? (gint)hoso_days_from_civil (starts[i][0], starts[i][1], starts[i][2])
                       : (gint)hoso_days_from_civil (2024 + (int)i, 2, 8);

      first += (gint)hoso_random_below (&sample->random, 5) - SAMPLE_OPENED;
      if (tet || i != 1)
        add_order (sample, number, first, owned);
      first += (tet ? 17 : 22) + (gint)hoso_random_below (&sample->random, 4);
      add_order (sample, number, first, owned);
    }
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const SampleOrder *first = a;
  const SampleOrder *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->second != second->second)
    return first->second < second->second ? -1 : 1;
  return (first->person > second->person) - (first->person < second->person);
}

static gboolean
may_refer (const SamplePerson *person, const SamplePerson *other)
{
  return person->occasion == SAMPLE_ANY_TIME && !person->abroad &&
         person->habit == SAMPLE_LOYAL && person->start + 30 < other->start &&
         other->start < person->last && person->rate > 0.1;
}

/* One in fourteen was brought by somebody who is fond of the shop. */
static void
find_referrer (Sample *sample, guint number)
{
  SamplePerson *person = &g_array_index (sample->people, SamplePerson, number);

  sample_seed (sample, 6, number);
  if (person->occasion != SAMPLE_ANY_TIME || !sample_happens (sample, 1.0 / 14))
    return;
  for (guint tries = 0; tries < 50 && person->referrer == 0; tries++)
    {
      guint other = hoso_random_below (&sample->random, sample->people->len);
      SamplePerson *friend = &g_array_index (sample->people, SamplePerson, other);

      if (!may_refer (friend, person))
        continue;
      person->referrer = other + 1;
      friend->recommends = TRUE;
    }
}

void
sample_make_lives (Sample *sample)
{
  sample_make_calendar (sample);
  for (guint i = 0; i < SAMPLE_CUSTOMERS; i++)
    {
      SamplePerson person = { 0 };

      sample_make_person (sample, i, &person);
      g_array_append_val (sample->people, person);
      sample_seed (sample, 2, i);
      if (person.occasion == SAMPLE_ANY_TIME)
        live (sample, i);
      else if (person.occasion != SAMPLE_NEVER)
        live_by_season (sample, i, person.occasion == SAMPLE_BEFORE_TET);
    }
  for (guint i = 0; i < SAMPLE_CUSTOMERS; i++)
    find_referrer (sample, i);
  g_array_sort (sample->orders, compare_orders);
}

/* Customers whose orders gather in one part of the year.
 *
 * The year is a circle: the visits of each customer are angles on it, and Rayleigh’s
 * test says how probable it is that they point one way by chance (Rayleigh 1919;
 * series by Greenwood and Durand 1955, Annals of Mathematical Statistics 26:233, as in
 * Mardia and Jupp 2000, Directional Statistics, 6.3.1).  Both calendars are tried, since
 * Tết moves by a month against the sun, and all tests are corrected together by
 * Benjamini and Hochberg.  Beyond chance is not enough: one month must have had orders
 * in three years at least.  Pure functions, thread-safe.
 */

#include "hoso-config.h"

#include "hoso-season.h"

#include "hoso-association.h"
#include "hoso-lunar.h"
#include "hoso-time.h"

#include <math.h>

#define MAX_P 0.05
/* From so many angles on the first term of the series is exact to four digits. */
#define MANY 50
#define MAX_VISITS 512

/* One day in one calendar. */
typedef struct
{
  float angle; /* radians */
  gint16 year;
  gint8 month;
} CalendarDay;

typedef struct
{
  gint first;
  gint n_days;
  CalendarDay *days[2]; /* solar, lunar */
} Calendars;

double
hoso_rayleigh (const double *angles, guint n, double *length, double *mean)
{
  double x = 0.0;
  double y = 0.0;
  double z;
  double series;

  for (guint i = 0; i < n; i++)
    {
      x += cos (angles[i]);
      y += sin (angles[i]);
    }
  *length = n > 0 ? hypot (x, y) / n : 0.0;
  *mean = atan2 (y, x);
  z = n * *length * *length;
  if (n == 0 || n >= MANY)
    return exp (-z);

  series = 1.0 + (2.0 * z - z * z) / (4.0 * n) -
           (24.0 * z - 132.0 * z * z + 76.0 * pow (z, 3) - 9.0 * pow (z, 4)) / (288.0 * n * n);

  return CLAMP (exp (-z) * series, 0.0, 1.0);
}

/* --- The calendars --- */

static CalendarDay
read_solar (gint day)
{
  int year;
  int month;
  int rest;
  gint64 begun;
  gint64 end;

  hoso_civil_from_days (day, &year, &month, &rest);
  begun = hoso_days_from_civil (year, 1, 1);
  end = hoso_days_from_civil (year + 1, 1, 1);

  return (CalendarDay){ (float)(2.0 * G_PI * (double)(day - begun) / (double)(end - begun)),
                        (gint16)year, (gint8)month };
}

/* Outside of what the lunar calendar knows, no month: such days are left out. */
static CalendarDay
read_lunar (gint day)
{
  HosoLunarDate date;
  HosoLunarDate tet = { 0, 1, 1, FALSE };
  gint64 begun;
  gint64 end;

  if (!hoso_lunar_from_days (day, &date))
    return (CalendarDay){ 0 };
  tet.year = date.year;
  if (!hoso_lunar_to_days (&tet, &begun))
    return (CalendarDay){ 0 };
  tet.year++;
  if (!hoso_lunar_to_days (&tet, &end))
    return (CalendarDay){ 0 };

  return (CalendarDay){ (float)(2.0 * G_PI * (double)(day - begun) / (double)(end - begun)),
                        (gint16)date.year, (gint8)date.month };
}

/* Each day once: asking the calendar for every order would take longer. */
static void
calendars_init (Calendars *calendars, const HosoLedger *ledger)
{
  gint first = G_MAXINT;
  gint last = G_MININT;

  for (guint i = 0; i < ledger->n_customers; i++)
    {
      first = MIN (first, ledger->days[ledger->starts[i]]);
      last = MAX (last, ledger->days[ledger->starts[i + 1] - 1]);
    }
  *calendars = (Calendars){ first, ledger->n_customers > 0 ? last - first + 1 : 0, { NULL } };
  for (guint k = 0; k < 2; k++)
    calendars->days[k] = g_new0 (CalendarDay, calendars->n_days + 1);
  for (gint i = 0; i < calendars->n_days; i++)
    {
      calendars->days[0][i] = read_solar (first + i);
      calendars->days[1][i] = read_lunar (first + i);
    }
}

/* --- One customer --- */

/* The latest visits, each by its first day. */
static guint
find_visits (const HosoLedger *ledger, guint customer, gint *visits)
{
  guint start = ledger->starts[customer];
  guint end = ledger->starts[customer + 1];
  guint n = 0;
  gint before = G_MININT;

  if (end - start > MAX_VISITS)
    start = end - MAX_VISITS;
  for (guint i = start; i < end; i++)
    {
      if (before != G_MININT && ledger->days[i] - before < HOSO_SEASON_VISIT)
        continue;
      before = ledger->days[i];
      visits[n++] = before;
    }

  return n;
}

/* Years with a visit in @month, and how many of the latest follow each other. */
static void
count_years (const CalendarDay *const *days, guint n, int month, HosoSeason *season)
{
  gint latest = G_MININT;

  season->month = month;
  season->years = 0;
  season->in_month = 0;
  season->in_a_row = 0;
  for (guint i = 0; i < n; i++)
    {
      if (days[i]->month != month)
        continue;
      season->in_month++;
      if (days[i]->year == latest)
        continue;
      season->years++;
      season->in_a_row = days[i]->year == latest + 1 ? season->in_a_row + 1 : 1;
      latest = days[i]->year;
    }
}

/* The month with the most years. */
static void
find_month (const CalendarDay *const *days, guint n, HosoSeason *season)
{
  HosoSeason best = { 0 };

  for (int month = 1; month <= 12; month++)
    {
      count_years (days, n, month, season);
      if (season->years > best.years ||
          (season->years == best.years && season->in_month > best.in_month))
        best = *season;
    }
  season->month = best.month;
  season->years = best.years;
  season->in_month = best.in_month;
  season->in_a_row = best.in_a_row;
}

/* Tests one customer in one calendar; FALSE where there is too little to test. */
static gboolean
test_customer (const Calendars *calendars,
               const gint *visits,
               guint n_visits,
               gboolean lunar,
               HosoSeason *season)
{
  const CalendarDay *days[MAX_VISITS];
  double angles[MAX_VISITS];
  double mean;
  guint n = 0;

  for (guint i = 0; i < n_visits; i++)
    {
      const CalendarDay *day = &calendars->days[lunar][visits[i] - calendars->first];

      if (day->month == 0)
        continue;
      days[n] = day;
      angles[n++] = day->angle;
    }
  season->lunar = lunar;
  season->visits = n;
  if (n < HOSO_SEASON_MIN_VISITS ||
      days[n - 1]->year - days[0]->year < HOSO_SEASON_MIN_YEARS - 1)
    return FALSE;
  season->p = hoso_rayleigh (angles, n, &season->length, &mean);
  find_month (days, n, season);

  return TRUE;
}

/* More years, more visits in the month, or nearer together; corrected p often tie. */
static gboolean
is_clearer (const HosoSeason *season, const HosoSeason *than)
{
  if (season->years != than->years)
    return season->years > than->years;
  if (season->in_month != than->in_month)
    return season->in_month > than->in_month;

  return season->length > than->length;
}

/* Of two tests of one customer the clearer one; above chance and with a month. */
static void
keep_clear (GArray *seasons)
{
  guint kept = 0;

  for (guint i = 0; i < seasons->len; i++)
    {
      HosoSeason *season = &g_array_index (seasons, HosoSeason, i);
      HosoSeason *before = kept > 0 ? &g_array_index (seasons, HosoSeason, kept - 1) : NULL;

      if (season->p > MAX_P || season->years < HOSO_SEASON_MIN_YEARS)
        continue;
      if (before == NULL || before->customer != season->customer)
        g_array_index (seasons, HosoSeason, kept++) = *season;
      else if (is_clearer (season, before))
        *before = *season;
    }
  g_array_set_size (seasons, kept);
}

/* See hoso-season.h; free with g_array_unref(). */
GArray *
hoso_seasons_find (const HosoLedger *ledger)
{
  GArray *seasons = g_array_new (FALSE, FALSE, sizeof (HosoSeason));
  g_autofree double *p = NULL;
  Calendars calendars;
  gint visits[MAX_VISITS];

  calendars_init (&calendars, ledger);
  for (guint i = 0; i < ledger->n_customers; i++)
    {
      guint n = find_visits (ledger, i, visits);

      for (guint lunar = 0; n >= HOSO_SEASON_MIN_VISITS && lunar < 2; lunar++)
        {
          HosoSeason season = { .customer = i };

          if (test_customer (&calendars, visits, n, lunar == 1, &season))
            g_array_append_val (seasons, season);
        }
    }
  p = g_new (double, seasons->len + 1);
  for (guint i = 0; i < seasons->len; i++)
    p[i] = g_array_index (seasons, HosoSeason, i).p;
  hoso_false_discovery_adjust (p, seasons->len);
  for (guint i = 0; i < seasons->len; i++)
    g_array_index (seasons, HosoSeason, i).p = p[i];
  keep_clear (seasons);
  g_free (calendars.days[0]);
  g_free (calendars.days[1]);

  return seasons;
}

/* The Vietnamese lunar calendar by its rules of today: a month begins on the
 * day, at UTC+7, of the new moon; month 11 holds the winter solstice; where 13
 * months lie between two months 11, the first without a principal solar term
 * is the leap month.  New moons and the sun's longitude are those of J. Meeus,
 * “Astronomical Algorithms”, 2nd edition, chapters 49 and 25.
 *
 * Vietnam has kept its own time in the calendar since 1968; earlier calendars
 * were printed for UTC+8 and differ from these by a day now and then.
 * Values, thread-safe.
 */

#include "hoso-lunar.h"

#include "hoso-time.h"

#include <math.h>

#define EPOCH 2440588 /* the Julian day number of 1970-01-01 */
#define ZONE (7.0 / 24)
#define MEAN_MONTH 29.530588861
#define FIRST_NEW_MOON 2451550.09766 /* number 0, 2000-01-06 */
#define MAX_MONTHS 13
#define WINTER 9 /* the twelfth of the ecliptic that begins at the solstice */

/* One term of a series: a coefficient, its power of the orbit's eccentricity
 * and the multiples of the sun's and moon's anomalies and moon's latitude. */
typedef struct
{
  double size;
  int eccentricity;
  int sun;
  int moon;
  int latitude;
} Term;

/* From one month 11 to the next: when each month begins, as Julian day numbers,
 * with the beginning of the next month 11 behind them. */
typedef struct
{
  gint64 starts[MAX_MONTHS + 1];
  int n;
  int leap; /* the place of the leap month, or -1 */
} Span;

static double
sine (double degrees)
{
  return sin (degrees * (G_PI / 180));
}

/* Seconds from Universal to Dynamical Time in a Julian day: what was observed
 * up to 2020 and what is expected then, straight lines between. */
static double
get_delta (double julian)
{
  static const double deltas[] = { -3, 10, 21, 24, 24, 29, 33, 40, 51, 57, 64,
                                   66, 69, 71, 74, 78, 82, 87, 92, 97, 103, 109 };
  double decades = (julian - 2415020.5) / 3652.425;
  int i = CLAMP ((int)floor (decades), 0, (int)G_N_ELEMENTS (deltas) - 2);

  return deltas[i] + (decades - i) * (deltas[i + 1] - deltas[i]);
}

static double
sum_lunar_terms (double t, double sun, double moon, double latitude)
{
  static const Term terms[] = {
    { -0.40720, 0, 0, 1, 0 },
    { 0.17241, 1, 1, 0, 0 },
    { 0.01608, 0, 0, 2, 0 },
    { 0.01039, 0, 0, 0, 2 },
    { 0.00739, 1, -1, 1, 0 },
    { -0.00514, 1, 1, 1, 0 },
    { 0.00208, 2, 2, 0, 0 },
    { -0.00111, 0, 0, 1, -2 },
    { -0.00057, 0, 0, 1, 2 },
    { 0.00056, 1, 1, 2, 0 },
    { -0.00042, 0, 0, 3, 0 },
    { 0.00042, 1, 1, 0, 2 },
    { 0.00038, 1, 1, 0, -2 },
    { -0.00024, 1, -1, 2, 0 },
    { -0.00007, 0, 2, 1, 0 },
    { 0.00004, 0, 0, 2, -2 },
    { 0.00004, 0, 3, 0, 0 },
    { 0.00003, 0, 1, 1, -2 },
    { 0.00003, 0, 0, 2, 2 },
    { -0.00003, 0, 1, 1, 2 },
    { 0.00003, 0, -1, 1, 2 },
    { -0.00002, 0, -1, 1, -2 },
    { -0.00002, 0, 1, 3, 0 },
    { 0.00002, 0, 0, 4, 0 },
  };
  double e = 1 - 0.002516 * t - 0.0000074 * t * t;
  double powers[] = { 1, e, e * e };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    sum += terms[i].size * powers[terms[i].eccentricity] *
           sine (terms[i].sun * sun + terms[i].moon * moon + terms[i].latitude * latitude);

  return sum;
}

static double
sum_planets (double k, double t)
{
  static const struct
  {
    double size;
    double angle;
    double rate;
  } planets[] = {
    { 0.000165, 251.88, 0.016321 },
    { 0.000164, 251.83, 26.651886 },
    { 0.000126, 349.42, 36.412478 },
    { 0.000110, 84.66, 18.206239 },
    { 0.000062, 141.74, 53.303771 },
    { 0.000060, 207.14, 2.453732 },
    { 0.000056, 154.84, 7.306860 },
    { 0.000047, 34.52, 27.261239 },
    { 0.000042, 207.19, 0.121824 },
    { 0.000040, 291.34, 1.844379 },
    { 0.000037, 161.72, 24.198154 },
    { 0.000035, 239.56, 25.513099 },
    { 0.000023, 331.55, 3.592518 },
  };
  double sum = 0.000325 * sine (299.77 + 0.107408 * k - 0.009173 * t * t);

  for (guint i = 0; i < G_N_ELEMENTS (planets); i++)
    sum += planets[i].size * sine (planets[i].angle + planets[i].rate * k);

  return sum;
}

/* The Julian day number at UTC+7 on which new moon number @k falls. */
static gint64
get_new_moon (int k)
{
  double t = k / 1236.85;
  double julian = FIRST_NEW_MOON + MEAN_MONTH * k +
                  t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073));
  double sun = 2.5534 + 29.10535670 * k + t * t * (-0.0000014 - 0.00000011 * t);
  double moon =
    201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058));
  double latitude =
    160.7108 + 390.67050284 * k + t * t * (-0.0016118 + t * (-0.00000227 + t * 0.000000011));
  double node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + 0.00000215 * t);

  julian += sum_lunar_terms (t, sun, moon, latitude) - 0.00017 * sine (node) + sum_planets (k, t);
  julian -= get_delta (julian) / 86400;

  return (gint64)floor (julian + 0.5 + ZONE);
}

/* The sun's apparent longitude as a day begins at UTC+7, in twelfths of the
 * ecliptic from the spring equinox: 0 to 11. */
static int
get_sector (gint64 day)
{
  double julian = (double)day - 0.5 - ZONE;
  double t = (julian + get_delta (julian) / 86400 - 2451545) / 36525;
  double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
  double anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
  double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sine (anomaly) +
                  (0.019993 - t * 0.000101) * sine (2 * anomaly) + 0.000289 * sine (3 * anomaly);
  double apparent = mean + centre - 0.00569 - 0.00478 * sine (125.04 - 1934.136 * t);
  double turns = apparent / 360;

  return (int)floor ((turns - floor (turns)) * 12);
}

/* The number of the new moon that begins month 11 of a year: the last one in
 * the year before which the solstice has not been. */
static int
find_eleventh (int year)
{
  gint64 last = hoso_days_from_civil (year, 12, 31) + EPOCH;
  int k = (int)floor (((double)last + 1 - FIRST_NEW_MOON) / MEAN_MONTH);
  gint64 day = get_new_moon (k);

  while (day > last || get_sector (day) == WINTER)
    day = get_new_moon (--k);

  return k;
}

/* The months from month 11 of the year before @year to that of @year. */
static void
fill_span (Span *span, int year)
{
  int first = find_eleventh (year - 1);

  span->n = find_eleventh (year) - first;
  span->leap = -1;

  for (int i = 0; i <= span->n; i++)
    span->starts[i] = get_new_moon (first + i);

  for (int i = 1; span->n == MAX_MONTHS && span->leap < 0 && i < MAX_MONTHS; i++)
    {
      if (get_sector (span->starts[i]) == get_sector (span->starts[i + 1]))
        span->leap = i;
    }
}

/* The number of the month at place @i of a span, which begins with month 11. */
static int
get_number (const Span *span, int i)
{
  int regular = i - (span->leap >= 0 && i >= span->leap);

  return (regular + 10) % 12 + 1;
}

/* The place of a month in a span, or -1 if its year has no such leap month. */
static int
find_place (const Span *span, int month, gboolean leap)
{
  for (int i = 0; i < span->n; i++)
    {
      if (get_number (span, i) == month && (i == span->leap) == (leap != FALSE))
        return i;
    }

  return -1;
}

static gboolean
is_computed (int year)
{
  return year >= HOSO_LUNAR_FIRST_YEAR && year <= HOSO_LUNAR_LAST_YEAR;
}

/* Where a month of a lunar year begins, as days since 1970-01-01, and how many
 * days it has; 0 if that year lacks the leap month. */
static int
find_month (int year, int month, gboolean leap, gint64 *start)
{
  Span span;
  int place;

  fill_span (&span, year + (month >= 11));
  place = find_place (&span, month, leap);
  if (place < 0)
    return 0;

  *start = span.starts[place] - EPOCH;

  return (int)(span.starts[place + 1] - span.starts[place]);
}

/* The lunar date of a day, counted from 1970-01-01.  FALSE leaves @lunar alone:
 * the day is outside the lunar years 1900 to 2100. */
gboolean
hoso_lunar_from_days (gint64 days, HosoLunarDate *lunar)
{
  gint64 julian = days + EPOCH;
  int year, month, day;
  int place;
  Span span;

  g_return_val_if_fail (lunar != NULL, FALSE);

  hoso_civil_from_days (days, &year, &month, &day);
  if (year < HOSO_LUNAR_FIRST_YEAR || year > HOSO_LUNAR_LAST_YEAR + 1)
    return FALSE;

  fill_span (&span, year);
  if (julian >= span.starts[span.n])
    fill_span (&span, ++year);

  place = span.n - 1;
  while (span.starts[place] > julian)
    place--;

  month = get_number (&span, place);
  year -= month >= 11;
  if (!is_computed (year))
    return FALSE;

  lunar->year = year;
  lunar->month = month;
  lunar->day = (int)(julian - span.starts[place]) + 1;
  lunar->leap = place == span.leap;

  return TRUE;
}

/* The day of a lunar date, counted from 1970-01-01.  FALSE leaves @days alone:
 * there is no such day, or it is outside the lunar years 1900 to 2100. */
gboolean
hoso_lunar_to_days (const HosoLunarDate *lunar, gint64 *days)
{
  gint64 start;

  g_return_val_if_fail (lunar != NULL && days != NULL, FALSE);

  if (!is_computed (lunar->year) || lunar->month < 1 || lunar->month > 12 || lunar->day < 1 ||
      lunar->day > find_month (lunar->year, lunar->month, lunar->leap, &start))
    return FALSE;

  *days = start + lunar->day - 1;

  return TRUE;
}

/* The month that a lunar year, 1900 to 2100, has twice; 0 if none. */
int
hoso_lunar_get_leap_month (int year)
{
  g_return_val_if_fail (is_computed (year), 0);

  for (int later = 0; later <= 1; later++)
    {
      Span span;
      int month;

      fill_span (&span, year + later);
      month = span.leap < 0 ? 0 : get_number (&span, span.leap);
      if (month > 0 && (month >= 11) == later)
        return month;
    }

  return 0;
}

/* 29 or 30; 0 if the lunar year, 1900 to 2100, has no such month. */
int
hoso_lunar_get_month_length (int year, int month, gboolean leap)
{
  gint64 start;

  g_return_val_if_fail (is_computed (year), 0);

  return month < 1 || month > 12 ? 0 : find_month (year, month, leap, &start);
}

/* The day on which what once was on @born is kept in lunar @year (the year of
 * @born is not looked at).  A day of a leap month is kept in the ordinary month
 * of that number where the year has no such leap month; the 30th on the 29th
 * where the month is that short.  FALSE leaves @days alone: @born is no month
 * and day, or the year is not among 1900 to 2100. */
gboolean
hoso_lunar_anniversary (const HosoLunarDate *born, int year, gint64 *days)
{
  gint64 start;
  int length;

  g_return_val_if_fail (born != NULL && days != NULL, FALSE);

  if (!is_computed (year) || born->month < 1 || born->month > 12 || born->day < 1 ||
      born->day > 30)
    return FALSE;

  length = born->leap ? find_month (year, born->month, TRUE, &start) : 0;
  if (length == 0)
    length = find_month (year, born->month, FALSE, &start);

  *days = start + MIN (born->day, length) - 1;

  return TRUE;
}

/* The first day on or after @from on which @born is kept; see
 * hoso_lunar_anniversary(). */
gboolean
hoso_lunar_next_anniversary (const HosoLunarDate *born, gint64 from, gint64 *days)
{
  HosoLunarDate today;

  g_return_val_if_fail (born != NULL && days != NULL, FALSE);

  if (!hoso_lunar_from_days (from, &today))
    return FALSE;

  for (int year = today.year; year <= today.year + 1; year++)
    {
      gint64 kept;

      if (hoso_lunar_anniversary (born, year, &kept) && kept >= from)
        {
          *days = kept;
          return TRUE;
        }
    }

  return FALSE;
}

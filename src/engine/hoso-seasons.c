/* Customers who buy in one season.  Computes; reads no workspace and may run on any
 * thread that holds the book.
 */

#include "hoso-config.h"

#include "hoso-seasons.h"

#include "hoso-format.h"
#include "hoso-lunar.h"
#include "hoso-time.h"

#include <glib/gi18n-lib.h>

HosoSeasons *
hoso_seasons_new (const HosoOrderBook *book)
{
  HosoSeasons *seasons = g_new0 (HosoSeasons, 1);
  g_autoptr (GArray) found = hoso_seasons_find (&book->ledger);

  seasons->buyers = book->ledger.n_customers;
  seasons->customers = g_array_new (FALSE, FALSE, sizeof (HosoSeasonalCustomer));
  for (guint i = 0; i < found->len; i++)
    {
      const HosoSeason *season = &g_array_index (found, HosoSeason, i);
      HosoSeasonalCustomer one = { hoso_order_book_get_customer (book, season->customer),
                                   *season };

      g_array_append_val (seasons->customers, one);
    }

  return seasons;
}

void
hoso_seasons_free (HosoSeasons *seasons)
{
  g_array_unref (seasons->customers);
  g_free (seasons);
}

static int
compare_customers (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const HosoSeasonalCustomer *)a)->customer;
  gint64 second = ((const HosoSeasonalCustomer *)b)->customer;

  return (first > second) - (first < second);
}

const HosoSeasonalCustomer *
hoso_seasons_find_customer (const HosoSeasons *seasons, gint64 customer)
{
  HosoSeasonalCustomer wanted = { .customer = customer };
  guint place;

  if (!g_array_binary_search (seasons->customers, &wanted, compare_customers, &place))
    return NULL;

  return &g_array_index (seasons->customers, HosoSeasonalCustomer, place);
}

/* The first day of the month in lunar @year. */
static gboolean
get_lunar_day (int year, int month, gint64 *day)
{
  HosoLunarDate date = { year, month, 1, FALSE };

  return hoso_lunar_to_days (&date, day);
}

gboolean
hoso_season_get_next (const HosoSeason *season, gint day, gint *next)
{
  HosoLunarDate lunar;
  int year;
  int month;
  int rest;
  gint64 begins;

  if (season->lunar)
    {
      if (!hoso_lunar_from_days (day, &lunar) ||
          !get_lunar_day (lunar.year, season->month, &begins) ||
          (begins < day && !get_lunar_day (lunar.year + 1, season->month, &begins)))
        return FALSE;
      *next = (gint)begins;
      return TRUE;
    }

  hoso_civil_from_days (day, &year, &month, &rest);
  begins = hoso_days_from_civil (year, season->month, 1);
  if (begins < day)
    begins = hoso_days_from_civil (year + 1, season->month, 1);
  *next = (gint)begins;

  return TRUE;
}

static char *
dup_month (const HosoSeason *season)
{
  return g_strdup_printf (season->lunar ? /* Translators: %d is the number of a month. */
                            _ ("lunar month %d")
                                        : /* Translators: %d is the number of a month. */
                            _ ("month %d"),
                          season->month);
}

char *
hoso_season_dup_words (const HosoSeason *season)
{
  const char *language = hoso_format_get_language ();
  g_autofree char *month = dup_month (season);
  g_autofree char *years = hoso_format_integer (season->years, language);
  g_autofree char *in_a_row = hoso_format_integer (season->in_a_row, language);
  g_autofree char *in_month = hoso_format_integer (season->in_month, language);
  g_autofree char *visits = hoso_format_integer (season->visits, language);

  if (season->in_a_row >= HOSO_SEASON_MIN_YEARS)
    /* Translators: a month such as “lunar month 12”, a number of years, of visits in
     * that month, and of all visits. */
    return g_strdup_printf (_ ("Buys in %s, %s years in a row; %s of %s visits were in it."),
                            month, in_a_row, in_month, visits);

  /* Translators: a month such as “lunar month 12”, a number of years, of visits in that
   * month, and of all visits. */
  return g_strdup_printf (_ ("Buys in %s, in %s different years; %s of %s visits were in it."),
                          month, years, in_month, visits);
}
